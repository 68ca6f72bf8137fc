//! Where there is nothing to start, the message says what to do.

use std::fs;

use private_postgres::StartError;

use crate::scene::Scene;

#[test]
fn a_named_directory_without_a_server_is_not_replaced_by_another() {
    let scene = Scene::new();
    let postgres = scene.postgres().bin_dir(Some("/nonexistent/bin".into()));
    let message = postgres.start(|_| {}).unwrap_err().to_string();
    for hint in ["/nonexistent/bin", "initdb", "PG_BINDIR"] {
        assert!(message.contains(hint), "{hint} is not in: {message}");
    }
    assert!(!scene.data_dir.exists());
}

#[test]
fn a_directory_with_other_content_is_refused_and_left_alone() {
    let scene = Scene::new();
    fs::create_dir_all(&scene.data_dir).unwrap();
    let letter = scene.data_dir.join("letter.txt");
    fs::write(&letter, "dear").unwrap();
    let error = scene.postgres().start(|_| {}).unwrap_err();
    assert!(matches!(error, StartError::NotACluster(_)), "{error}");
    assert_eq!(fs::read_to_string(letter).unwrap(), "dear");
}

#[test]
fn an_empty_directory_is_taken() {
    let scene = Scene::new();
    fs::create_dir_all(&scene.data_dir).unwrap();
    assert!(!scene.start().0.is_reused());
}

#[test]
fn a_cluster_of_another_version_names_the_version_it_needs() {
    let scene = Scene::new();
    scene.start().0.stop().unwrap();
    fs::write(scene.data_dir.join("PG_VERSION"), "99\n").unwrap();
    let message = scene.postgres().start(|_| {}).unwrap_err().to_string();
    assert!(
        message.contains("made by Postgres 99, but what is installed is"),
        "{message}"
    );
}

#[test]
fn a_server_that_cannot_start_shows_its_log() {
    let scene = Scene::new();
    scene.start().0.stop().unwrap();
    let settings = scene.data_dir.join("postgresql.auto.conf");
    fs::write(settings, "nonsense = 1\n").unwrap();
    let error = scene.postgres().start(|_| {}).unwrap_err();
    assert!(matches!(error, StartError::StartFailed { .. }), "{error}");
    assert!(
        error
            .to_string()
            .contains("unrecognized configuration parameter"),
        "{error}"
    );
}

#[test]
fn a_cluster_without_our_role_is_refused() {
    let scene = Scene::new();
    let (running, _) = scene.start();
    crate::sql::ask(running.socket_dir(), "create role other superuser login");
    // A role cannot rename itself, but the catalogue can be told.
    let rename = "update pg_authid set rolname = 'renamed' where rolname = 'rumo_admin'";
    crate::sql::ask(running.socket_dir(), rename);
    let error = scene.postgres().start(|_| {}).unwrap_err();
    assert!(matches!(error, StartError::Refused { .. }), "{error}");
    assert!(
        error.to_string().contains("\"rumo_admin\" does not exist"),
        "{error}"
    );
}
