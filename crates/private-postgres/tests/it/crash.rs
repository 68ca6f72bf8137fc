//! What was killed at a bad moment must not hinder the next start.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use private_postgres::Progress;

use crate::scene::{Scene, kill_9, socket_dir};
use crate::sql::ask;

/// A scene whose server has data and was killed without warning.
fn killed() -> Scene {
    let scene = Scene::new();
    let (running, _) = scene.start();
    ask(
        running.socket_dir(),
        "create table kept as select 42 as answer",
    );
    kill_9(scene.pid());
    scene
}

fn comes_back(scene: &Scene) {
    let (running, _) = scene.start();
    assert!(!running.is_reused());
    assert_eq!(ask(running.socket_dir(), "select answer from kept"), ["42"]);
}

/// Makes the server's record name this process.
fn record(scene: &Scene, pid: u32) {
    let text = fs::read_to_string(scene.pid_file()).unwrap();
    let (_, rest) = text.split_once('\n').unwrap();
    fs::write(scene.pid_file(), format!("{pid}\n{rest}")).unwrap();
}

#[test]
fn it_survives_kill_9_of_the_postmaster() {
    comes_back(&killed());
}

#[test]
fn it_survives_kill_9_of_the_postmaster_during_a_long_query() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    ask(
        running.socket_dir(),
        "create table kept as select 42 as answer",
    );
    let socket_dir = running.socket_dir().to_owned();
    let query = thread::spawn(move || {
        ask(
            &socket_dir,
            "select count(*) from generate_series(1, 5000000)",
        )
    });
    let busy = "select count(*) from pg_stat_activity where query like '%generate' || '_series%'";
    while ask(running.socket_dir(), busy) != ["1"] {}
    kill_9(scene.pid());
    comes_back(&scene);
    // What became of the query does not matter.
    let _ = query.join();
}

#[test]
fn it_survives_a_dead_postmaster_that_nobody_takes_note_of() {
    let scene = killed();
    let mut zombie = Command::new("true").uid(scene.owner()).spawn().unwrap();
    record(&scene, zombie.id());
    comes_back(&scene);
    zombie.wait().unwrap();
}

#[test]
fn it_survives_a_process_id_that_was_given_to_another() {
    let scene = killed();
    let mut other = Command::new("sleep")
        .arg("600")
        .uid(scene.owner())
        .spawn()
        .unwrap();
    record(&scene, other.id());
    comes_back(&scene);
    assert!(
        other.try_wait().unwrap().is_none(),
        "the other process was left alone"
    );
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn it_survives_the_sweeping_of_its_socket() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    ask(
        running.socket_dir(),
        "create table kept as select 42 as answer",
    );
    fs::remove_dir_all(running.socket_dir()).unwrap();
    comes_back(&scene);
}

#[test]
fn a_server_outlives_the_process_that_started_it() {
    let scene = Scene::new();
    killed_while(&scene, Progress::Ready, Duration::ZERO);
    let pid = scene.pid();
    let (running, _) = scene.start();
    assert!(running.is_reused());
    assert_eq!(scene.pid(), pid);
}

#[test]
fn a_cluster_removed_under_its_server_is_made_anew() {
    let scene = Scene::new();
    let (old, _) = scene.start();
    let pid = scene.pid();
    fs::remove_dir_all(&scene.data_dir).unwrap();
    let (new, told) = scene.start();
    assert!(told.contains(&Progress::Initialising));
    assert_eq!(ask(new.socket_dir(), "select 1"), ["1"]);
    // By itself it ends within a minute.
    kill_9(pid);
    fs::remove_dir_all(old.socket_dir()).unwrap();
}

/// Starts in another process and kills it as soon as it says that this has begun.
fn killed_while(scene: &Scene, moment: Progress, pause: Duration) {
    let mut child: Child = scene
        .up()
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let reached = lines
        .map_while(Result::ok)
        .any(|line| line == moment.to_string());
    assert!(reached, "{moment}");
    sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn it_survives_kill_9_of_the_app_while_the_cluster_is_made() {
    let scene = Scene::new();
    for pause in [5, 150] {
        killed_while(&scene, Progress::Initialising, Duration::from_millis(pause));
    }
    let (running, _) = scene.start();
    assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
}

#[test]
fn it_survives_kill_9_of_the_app_while_the_server_starts() {
    let scene = Scene::new();
    for pause in [0, 5, 20, 50] {
        killed_while(&scene, Progress::Starting, Duration::from_millis(pause));
        let (running, _) = scene.start();
        assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
        running.stop().unwrap();
    }
}

#[test]
fn a_copy_of_a_running_cluster_gets_its_own_server() {
    let scene = Scene::new();
    let (original, _) = scene.start();
    ask(original.socket_dir(), "checkpoint");
    let copy_dir = scene.root.join("copy");
    let copied = Command::new("cp")
        .arg("-a")
        .args([&scene.data_dir, &copy_dir])
        .status()
        .unwrap();
    assert!(copied.success());

    let copy = Scene::postgres_in(&copy_dir);
    let running = copy.start(|_| {}).unwrap();
    assert_ne!(running.socket_dir(), original.socket_dir());
    assert_eq!(
        ask(running.socket_dir(), "show data_directory"),
        [copy_dir.to_str().unwrap()]
    );
    running.stop().unwrap();
    assert_eq!(
        ask(original.socket_dir(), "select 1"),
        ["1"],
        "the original runs on"
    );
}

#[test]
fn a_start_while_the_server_stops_waits_for_its_end() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    let pid = scene.pid();
    let stop = Command::new("/bin/sh")
        .args(["-c", &format!("kill -INT {pid}")])
        .status()
        .unwrap();
    assert!(stop.success());
    let begun = Instant::now();
    // Until the server has read the signal it still answers.
    while scene.pid_file().exists() && begun.elapsed() < Duration::from_millis(5) {}
    let (again, _) = scene.start();
    assert_eq!(ask(again.socket_dir(), "select 1"), ["1"]);
    assert_eq!(running.url(), again.url());
    assert_eq!(socket_dir(&again.url()), again.socket_dir());
}
