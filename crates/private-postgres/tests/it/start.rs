//! The ordinary ways to start, start again, and stop.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::thread;

use private_postgres::Progress;

use crate::scene::{Scene, address, socket_dir, text};
use crate::sql::ask;

#[test]
fn it_starts_from_nothing() {
    let scene = Scene::new();
    let (running, told) = scene.start();
    use Progress::{Finding, Initialising, Ready, Starting};
    assert_eq!(told, [Finding, Initialising, Starting, Ready]);
    assert!(!running.is_reused());
    assert_eq!(running.data_dir(), scene.data_dir);
    assert_eq!(
        ask(running.socket_dir(), "select current_user"),
        ["rumo_admin"]
    );
    assert_eq!(ask(running.socket_dir(), "show is_superuser"), ["on"]);
    let expected = format!(
        "postgres://rumo_admin@localhost:5432/postgres?host={}",
        running.socket_dir().display()
    );
    assert_eq!(running.url(), expected);
}

#[test]
fn it_can_only_be_reached_through_its_private_directory() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    assert_eq!(ask(running.socket_dir(), "show listen_addresses"), [""]);
    let mode = fs::metadata(running.socket_dir())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
    let host_rules = "select distinct auth_method from pg_hba_file_rules where type = 'host'";
    assert_eq!(ask(running.socket_dir(), host_rules), ["reject"]);
}

#[test]
fn it_knows_the_letters_of_every_language() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    assert_eq!(
        ask(running.socket_dir(), "select upper('são, дом')"),
        ["SÃO, ДОМ"]
    );
    assert_eq!(ask(running.socket_dir(), "show server_encoding"), ["UTF8"]);
}

#[test]
fn a_second_start_reuses_the_server() {
    let scene = Scene::new();
    let (first, _) = scene.start();
    let pid = scene.pid();
    let (second, told) = scene.start();
    assert!(!told.contains(&Progress::Starting), "{told:?}");
    assert!(second.is_reused());
    assert_eq!(second.url(), first.url());
    assert_eq!(scene.pid(), pid);
}

#[test]
fn a_stopped_server_leaves_its_data_and_nothing_else() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    ask(
        running.socket_dir(),
        "create table kept as select 42 as answer",
    );
    let socket_dir = running.socket_dir().to_owned();
    running.stop().unwrap();
    assert!(!socket_dir.exists());
    assert!(
        !scene.postgres().stop().unwrap(),
        "there is nothing to stop any more"
    );

    let (running, told) = scene.start();
    assert_eq!(
        told,
        [Progress::Finding, Progress::Starting, Progress::Ready]
    );
    assert_eq!(ask(running.socket_dir(), "select answer from kept"), ["42"]);
}

#[test]
fn stopping_what_never_was_makes_nothing() {
    let scene = Scene::new();
    assert!(!scene.postgres().stop().unwrap());
    assert_eq!(fs::read_dir(&scene.root).unwrap().count(), 0);
}

#[test]
fn three_threads_at_once_share_one_server() {
    let scene = Scene::new();
    let starts: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| scene.start())).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(
        starts
            .iter()
            .filter(|(running, _)| !running.is_reused())
            .count(),
        1
    );
    assert!(
        starts
            .iter()
            .all(|(running, _)| running.url() == starts[0].0.url())
    );
    let made = |told: &Vec<Progress>| told.contains(&Progress::Initialising);
    assert_eq!(starts.iter().filter(|(_, told)| made(told)).count(), 1);
}

#[test]
fn who_must_wait_for_another_start_is_told() {
    let scene = Scene::new();
    let (first, _) = scene.start();
    let lock = File::open(scene.data_dir.with_extension("lock")).unwrap();
    lock.lock().unwrap();
    let mut lock = Some(lock);
    let running = scene.postgres().start(|progress| {
        if progress == Progress::Waiting {
            lock = None;
        }
    });
    assert!(lock.is_none());
    assert_eq!(running.unwrap().url(), first.url());
}

#[test]
fn three_processes_at_once_share_one_server() {
    let scene = Scene::new();
    let mut up = scene.up();
    up.stdout(Stdio::piped()).stderr(Stdio::piped());
    let processes: Vec<_> = (0..3).map(|_| up.spawn().unwrap()).collect();
    let outputs: Vec<_> = processes
        .into_iter()
        .map(|process| process.wait_with_output().unwrap())
        .collect();
    let addresses: Vec<_> = outputs.iter().map(address).collect();
    assert!(
        addresses.iter().all(|address| *address == addresses[0]),
        "{addresses:?}"
    );
    let made = |stderr: &[u8]| text(stderr).contains(&Progress::Initialising.to_string());
    assert_eq!(
        outputs.iter().filter(|output| made(&output.stderr)).count(),
        1
    );
    assert_eq!(ask(socket_dir(&addresses[0]), "select 1"), ["1"]);
}

#[test]
fn a_long_path_of_strange_names_is_no_hindrance() {
    let name = r#"it's "a $HOME", `false` \ 100 % ção; "#;
    let scene = Scene::with_data_dir(&format!("{name}/{}/pg & co", "long".repeat(40)));
    let (running, _) = scene.start();
    assert!(scene.data_dir.as_os_str().len() > 200);
    assert!(running.socket_dir().as_os_str().len() < 90);
    running.stop().unwrap();
    let (running, _) = scene.start();
    assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
}

#[test]
fn settings_for_another_postgres_do_not_matter_and_secrets_stay_ours() {
    let scene = Scene::new();
    let mut up = scene.up();
    up.env("PGPORT", "1")
        .env("PGDATA", "/nowhere")
        .env("PGUSER", "x")
        .env("LC_ALL", "xx_YY");
    let address = address(&up.env("SESSION_SECRET", "of the app").output().unwrap());
    assert_eq!(ask(socket_dir(&address), "show port"), ["5432"]);
    if let Ok(environment) = fs::read(format!("/proc/{}/environ", scene.pid())) {
        assert!(!text(&environment).contains("SESSION_SECRET"));
    }
}
