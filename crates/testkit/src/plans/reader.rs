//! A thread that reads plans: connections live in the runtime that made them, and every test has
//! one of its own.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
};

use tokio::sync::oneshot;

use super::{Statement, postgres, rule, sqlite};
use crate::database;

/// What plans came to.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// What is wrong.
    pub faults: Vec<String>,
    /// The engines' names and the indexes that are used there.
    pub indexes: BTreeSet<(String, String)>,
}

/// Statements, and where to send what their plans come to.
type Question = (Vec<Statement>, oneshot::Sender<Answer>);

/// Reads the plans of statements.
pub(super) async fn read(statements: Vec<Statement>) -> Answer {
    let (answer, answered) = oneshot::channel();
    ask((statements, answer));
    answered.await.expect("the reader of plans answers")
}

fn ask(question: Question) {
    static READER: Mutex<Option<Sender<Question>>> = Mutex::new(None);
    let mut reader = READER.lock().unwrap_or_else(PoisonError::into_inner);
    let sender = reader.get_or_insert_with(|| {
        let (sender, questions) = channel();
        std::thread::spawn(move || work(questions));
        sender
    });
    sender.send(question).expect("the reader of plans listens");
}

fn work(questions: Receiver<Question>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut schemas = Schemas::default();
    for (statements, answer) in questions {
        let _ = answer.send(runtime.block_on(schemas.read(&statements)));
    }
}

/// Of each engine the schema without statistics and the one with them, once they are needed.
#[derive(Default)]
struct Schemas {
    sqlite: Option<[sqlite::Schema; 2]>,
    postgres: Option<[postgres::Schema; 2]>,
}

impl Schemas {
    async fn read(&mut self, statements: &[Statement]) -> Answer {
        let mut answer = Answer::default();
        for statement in statements {
            for statistics in [false, true] {
                let plan = match self.plan(statement, statistics).await {
                    Ok(plan) => plan,
                    Err(error) => {
                        let fault = format!("{}\n  {}\n  {error}", statement.site, statement.text);
                        answer.faults.push(fault);
                        continue;
                    }
                };
                answer
                    .faults
                    .extend(rule::fault(statement, &plan, statistics));
                let indexes = plan.reads.into_iter().filter_map(|read| read.index);
                let engine = &statement.engine;
                answer
                    .indexes
                    .extend(indexes.map(|index| (engine.clone(), index)));
            }
        }
        answer
    }

    async fn plan(&mut self, statement: &Statement, statistics: bool) -> sqlx::Result<rule::Plan> {
        if statement.engine == "sqlite" {
            if self.sqlite.is_none() {
                let both = [
                    sqlite::Schema::open(false).await?,
                    sqlite::Schema::open(true).await?,
                ];
                self.sqlite = Some(both);
            }
            let both = self.sqlite.as_mut().expect("it was opened");
            both[usize::from(statistics)].plan(statement).await
        } else {
            if self.postgres.is_none() {
                let server = database::server();
                let both = [
                    postgres::Schema::open(&server, false).await?,
                    postgres::Schema::open(&server, true).await?,
                ];
                self.postgres = Some(both);
            }
            let both = self.postgres.as_mut().expect("it was opened");
            both[usize::from(statistics)].plan(statement).await
        }
    }
}
