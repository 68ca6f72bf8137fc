//! What goes when its time is over: every job that deletes, in one list, once a minute.

use std::time::Duration;

use store::Store;

use crate::clock::Clock;
use crate::state::AppState;

/// How often. The shortest time that people are told is counted in hours.
const EVERY: Duration = Duration::from_secs(60);

/// One round after the other, for as long as the program runs.
pub async fn keep_time(state: AppState) {
    loop {
        tokio::time::sleep(EVERY).await;
        state.flush().await;
        state.limits().forget_quiet(state.clock().now());
        if let Some(store) = state.store() {
            round(store, state.clock()).await;
        }
    }
}

/// One round: deletes what has been kept long enough, and weighs the reports of visitors anew, so
/// that a sign goes when nobody reports any more. What fails is tried again in the next round.
pub async fn round(store: &Store, clock: Clock) {
    let now = clock.now();
    let jobs = [
        ("texts", store.forget_missed(clock.today()).await),
        ("sign-ins", store.forget_sign_ins(now).await),
        (
            "sums of sites",
            store.forget_site_counts(clock.today()).await,
        ),
        ("ended cases", store.forget_ended_cases(clock.today()).await),
        ("reports", store.forget_reports(now).await),
        ("signals", store.weigh_reports(now).await),
    ];
    for (job, done) in jobs {
        if let Err(error) = done {
            tracing::warn!(job, %error, "not done in this round");
        }
    }
}
