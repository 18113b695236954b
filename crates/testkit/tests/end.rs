//! A story fails at its end when a job failed or was left over, unless it says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use domain::{id::AccountId, task::Task};
use testkit::World;

/// How a story ends on each engine: well, or with these words.
async fn endings(story: impl AsyncFn(&World)) -> Vec<Result<(), String>> {
    let mut endings = Vec::new();
    let worlds = [Some(World::sqlite().await), World::postgres().await];
    for world in worlds.into_iter().flatten() {
        story(&world).await;
        let ending = tokio::spawn(World::end(Arc::new(world), Ok(()))).await;
        endings.push(ending.map_err(|error| {
            let panic = error.into_panic();
            let text = panic.downcast_ref::<String>().cloned();
            text.or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string()))
                .expect("words")
        }));
    }
    endings
}

async fn is_told(why: &str, story: impl AsyncFn(&World)) {
    for ending in endings(story).await {
        let told = ending.expect_err("the story ended well");
        assert!(told.contains(why), "{told}");
    }
}

async fn enqueue(w: &World) {
    let task = Task::RefreshAccount {
        account: AccountId::from_suffix("nobody"),
    };
    w.enqueue(&w.tenant(), &[task], w.ctx.wall()).await;
}

/// A job that is done at the second try.
async fn stumble(w: &World) {
    enqueue(w).await;
    w.refuse("jobs", "UPDATE", "NEW.state = 'done'").await;
    service::runner::take_turns(&w.ctx).await.unwrap();
    w.allow("jobs").await;
    w.advance(domain::time::DAY).await;
    assert_eq!(w.jobs().await.last().unwrap().state, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_failed_once_and_was_done_later_is_told() {
    is_told("refresh_account: ", stumble).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_is_due_and_was_left_over_is_told() {
    is_told("refresh_account: left over", enqueue).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_story_that_leaves_jobs_ends_well() {
    let leaves = async |w: &World| {
        w.leaves_jobs();
        stumble(w).await;
        enqueue(w).await;
    };
    assert!(endings(leaves).await.iter().all(Result::is_ok));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_story_that_says_so_and_leaves_none_is_told() {
    let nothing = "no job failed or was left over";
    is_told(nothing, async |w: &World| w.leaves_jobs()).await;
}
