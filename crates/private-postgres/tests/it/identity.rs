//! As root, as an ordinary user, and below closed directories.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::Path;
use std::process::Command;

use private_postgres::StartError;

use crate::scene::{NOBODY, Scene, address, is_root, left_out, own_uid, socket_dir, text};
use crate::sql::ask;

/// Lets the program of a scene run as an ordinary user: as nobody, if we are root.
fn ordinary(scene: &Scene, order: &str) -> (Command, u32) {
    let run = scene.run(order);
    if !is_root() {
        return (run, own_uid());
    }
    let mut command = Command::new("setpriv");
    command.args([format!("--reuid={NOBODY}"), format!("--regid={NOBODY}")]);
    command
        .arg("--clear-groups")
        .arg("--")
        .arg(run.get_program())
        .args(run.get_args());
    (command, NOBODY)
}

#[test]
fn an_ordinary_user_starts_one_and_root_can_use_and_stop_it() {
    let scene = Scene::new();
    let (mut up, user) = ordinary(&scene, "up");
    chown(&scene.root, Some(user), None).unwrap();
    let address = address(&up.env_remove("XDG_RUNTIME_DIR").output().unwrap());
    assert_eq!(scene.owner(), user);
    assert_eq!(ask(socket_dir(&address), "select 1"), ["1"]);

    let (running, _) = scene.start();
    assert!(running.is_reused());
    running.stop().unwrap();
    let (running, _) = scene.start();
    assert_eq!(scene.owner(), user);
    assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
}

#[test]
fn root_lets_another_account_run_it() {
    if !is_root() {
        return left_out("root lets another account run it");
    }
    let scene = Scene::new();
    let (running, _) = scene.start();
    assert_ne!(scene.owner(), 0);
    let status = fs::read_to_string(format!("/proc/{}/status", scene.pid())).unwrap();
    let line = |name: &str| {
        let found = status.lines().find_map(|line| line.strip_prefix(name));
        found
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let uid = scene.owner();
    assert_eq!(line("Uid:"), format!("{uid} {uid} {uid} {uid}"));
    assert_eq!(line("Groups:"), "");
    assert_eq!(
        line("CapEff:"),
        "0000000000000000",
        "where nothing is closed, no right is given"
    );
    assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
}

#[test]
fn a_checkout_below_a_closed_directory_starts() {
    let scene = Scene::with_data_dir("closed/checkout/.data/pg");
    let closed = scene.root.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let (running, _) = scene.start();
    assert_eq!(running.data_dir(), scene.data_dir);
    assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
    running.stop().unwrap();
    let (running, _) = scene.start();
    assert_eq!(ask(running.socket_dir(), "select 1"), ["1"]);
}

#[test]
fn a_server_installed_below_a_closed_directory_is_refused_to_root() {
    if !is_root() {
        return left_out("a server installed below a closed directory is refused");
    }
    let scene = Scene::new();
    let closed = scene.root.join("closed");
    fs::create_dir_all(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    for program in ["initdb", "pg_ctl", "postgres"] {
        let text = "#!/bin/sh\necho 'postgres (PostgreSQL) 17.1'\n";
        fs::write(closed.join(program), text).unwrap();
        fs::set_permissions(closed.join(program), Permissions::from_mode(0o755)).unwrap();
    }
    let postgres = scene.postgres().bin_dir(Some(closed));
    let error = postgres.start(|_| {}).unwrap_err();
    assert!(matches!(error, StartError::OutOfReach { .. }), "{error}");
}

#[test]
fn where_the_right_to_pass_cannot_be_given_the_cluster_lies_elsewhere() {
    if !is_root() {
        return left_out("the cluster lies elsewhere where the right to pass cannot be given");
    }
    let scene = Scene::with_data_dir("closed/checkout/.data/pg");
    let closed = scene.root.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let up = scene.up();
    let mut limited = Command::new("setpriv");
    limited.args(["--bounding-set=-dac_read_search", "--"]);
    limited.arg(up.get_program()).args(up.get_args());

    let first = address(&limited.output().unwrap());
    let data_dir = ask(socket_dir(&first), "show data_directory").remove(0);
    let second = address(&limited.output().unwrap());
    assert!(
        scene.postgres().stop().unwrap(),
        "it is found to be stopped"
    );
    fs::remove_dir_all(&data_dir).unwrap();
    // Only if this was the last one.
    let _ = fs::remove_dir("/var/lib/private-postgres");
    assert!(
        data_dir.starts_with("/var/lib/private-postgres/"),
        "{data_dir}"
    );
    assert_eq!(first, second);
    assert!(!scene.data_dir.exists());
}

#[test]
fn a_cluster_of_somebody_else_is_refused() {
    if !is_root() {
        return left_out("a cluster of somebody else is refused");
    }
    let scene = Scene::new();
    scene.start();
    if scene.owner() == NOBODY {
        chown(&scene.data_dir, Some(1), Some(1)).unwrap();
    }
    let (mut up, _) = ordinary(&scene, "up");
    let output = up.output().unwrap();
    assert!(!output.status.success());
    let message = text(&output.stderr);
    assert!(
        message.contains(&format!("belongs to user {}", scene.owner())),
        "{message}"
    );
    let (mut down, _) = ordinary(&scene, "down");
    let output = down.output().unwrap();
    assert!(!output.status.success(), "it must not look stopped");
}

#[test]
fn a_cluster_of_root_is_refused() {
    if !is_root() {
        return left_out("a cluster of root is refused");
    }
    let scene = Scene::new();
    scene.start().0.stop().unwrap();
    chown(&scene.data_dir, Some(0), Some(0)).unwrap();
    let error = scene.postgres().start(|_| {}).unwrap_err();
    assert!(matches!(error, StartError::OwnedByRoot(_)), "{error}");
}

#[test]
fn a_socket_directory_of_somebody_else_is_refused() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    let dir = running.socket_dir().to_owned();
    running.stop().unwrap();

    std::os::unix::fs::symlink(Path::new("/tmp"), &dir).unwrap();
    let error = scene.postgres().start(|_| {}).unwrap_err();
    fs::remove_file(&dir).unwrap();
    assert!(matches!(error, StartError::NotOurs { .. }), "{error}");
    if !is_root() {
        return left_out("a socket directory of another user is refused");
    }
    fs::create_dir(&dir).unwrap();
    chown(&dir, Some(12_345), None).unwrap();
    let error = scene.postgres().start(|_| {}).unwrap_err();
    fs::remove_dir(&dir).unwrap();
    assert!(
        matches!(error, StartError::NotOurs { owner: 12_345, .. }),
        "{error}"
    );
}

#[test]
fn a_socket_directory_left_open_or_not_yet_given_away_is_taken() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    let dir = running.socket_dir().to_owned();
    running.stop().unwrap();

    // As root it belongs to root: so it does if root is killed when it has just made it.
    fs::create_dir(&dir).unwrap();
    fs::set_permissions(&dir, Permissions::from_mode(0o755)).unwrap();
    let (running, _) = scene.start();
    assert_eq!(running.socket_dir(), dir);
    let found = fs::metadata(&dir).unwrap();
    assert_eq!((found.uid(), found.mode() & 0o777), (scene.owner(), 0o700));
}
