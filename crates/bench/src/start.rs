//! How long the binary takes until it answers, and what it holds when nothing happens.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use hyper::Request;
use testkit::Database;

use crate::{
    Outcome, Plan, client,
    figures::{head, median, row},
    product::Product,
    program::{MISSING, Program, mebibytes},
    told,
};

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long it has been idle when its memory is looked at.
const IDLE: Duration = Duration::from_secs(2);

/// Prints the table.
pub async fn run(plan: &Plan) -> Outcome<()> {
    if Program::find().is_none() {
        println!("{MISSING}");
        return Ok(());
    }
    let small = Database::sqlite();
    let product = Product::start(&small.address()).await?;
    product.office.sellers(&product.ctx, plan.sellers).await?;
    product.stop().await?;
    head(&["data", "first answer after", "idle memory"]);
    measure(
        plan,
        &format!("{} accounts", plan.sellers),
        &small.address(),
    )
    .await?;
    for larger in &plan.databases {
        measure(plan, larger, larger).await?;
    }
    if plan.databases.is_empty() {
        row(&["larger", "name it with --database", "-"]);
    }
    Ok(())
}

async fn measure(plan: &Plan, name: &str, database: &str) -> Outcome<()> {
    let (mut times, mut memory) = (Vec::new(), None);
    for _ in 0..plan.rounds {
        let addr = free()?;
        let start = Instant::now();
        let at = addr.to_string();
        let words = ["serve", "--addr", at.as_str(), "--database", database];
        let mut program = Program::start(&words)?;
        until_ready(addr, &mut program).await?;
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
        tokio::time::sleep(IDLE).await;
        memory = program.memory();
    }
    row(&[
        name.to_owned(),
        format!("{:.0} ms", median(times)),
        mebibytes(memory),
    ]);
    Ok(())
}

/// Asks whether it is ready until it says so.
async fn until_ready(addr: SocketAddr, program: &mut Program) -> Outcome<()> {
    let start = Instant::now();
    loop {
        let ask = Request::get("/readyz")
            .header("host", "127.0.0.1")
            .body(Default::default())
            .map_err(told("a request"))?;
        let answer = client::answer(addr, ask).await;
        match (answer, program.ended()?) {
            (Ok(_), _) => return Ok(()),
            (Err(error), None) if start.elapsed() > PATIENCE => return Err(error),
            (Err(_), None) => tokio::time::sleep(Duration::from_millis(2)).await,
            (Err(_), Some(_)) => return Err("`tributary serve` ended by itself".to_owned()),
        }
    }
}

/// An address that nobody listens at.
fn free() -> Outcome<SocketAddr> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(told("a port"))?;
    listener.local_addr().map_err(told("a port"))
}
