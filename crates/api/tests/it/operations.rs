//! What is routed, as a list for those who test from outside.

use testkit::World;

/// The stories of the Python SDK must call each of these: `cargo insta review` takes a change over,
/// and `cargo xtask test --only sdk` then names what no story calls.
#[tokio::test]
async fn the_list_of_operations_is_the_one_that_the_sdk_must_call() {
    let world = World::sqlite().await;
    let table = api::table(world.ctx.clone());
    let lines = table.operations().iter();
    let lines: Vec<_> = lines
        .map(|operation| format!("{} {}", operation.method, operation.path))
        .collect();
    insta::with_settings!({
        prepend_module_to_snapshot => false,
        omit_expression => true,
        snapshot_path => "../../../../end2end/sdk",
    }, {
        insta::assert_snapshot!("operations", lines.join("\n"));
    });
}
