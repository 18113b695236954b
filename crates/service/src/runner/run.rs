//! Which use case does which task.

use domain::task::Task;

use super::{refresh, reserves, settle, sms};
use crate::{
    Ctx, Result,
    money::{disputes, payments, payouts, refunds, topups},
    queue::Job,
};

/// Does the task of a job. A task of the money lane marks its job as done in the transaction of
/// its effect; one that goes outside is settled by the lane.
pub(super) async fn run(ctx: &Ctx, job: &Job) -> Result<()> {
    match &job.task {
        Task::Settle => settle::run(ctx, job).await,
        Task::RefreshAccount { account } => refresh::run(ctx, job, account).await,
        Task::Payday { account, day } => payouts::sweep(ctx, job, account, *day).await,
        Task::SendPayout(errand) => payouts::send(ctx, job, errand).await,
        Task::ArrivePayout(errand) => payouts::arrive(ctx, job, errand).await,
        Task::RetryRefunds { account } => refunds::run_waiting(ctx, job, account).await,
        Task::AnswerRefund { refund } => refunds::run_outcome(ctx, job, refund).await,
        Task::OpenDispute {
            payment,
            reason,
            inquiry,
            ..
        } => disputes::run_opening(ctx, job, payment, *reason, *inquiry).await,
        Task::StepDispute {
            account,
            dispute,
            step,
            submissions,
        } => disputes::run_step(ctx, job, account, dispute, (*step, *submissions)).await,
        Task::AnswerTopup { topup } => topups::run_answer(ctx, job, topup).await,
        Task::ExpireAuthorisation { payment } => payments::expire(ctx, job, payment).await,
        Task::Collect {
            account,
            currency,
            since,
        } => reserves::collect(ctx, job, account, *currency, *since).await,
        Task::ReleaseReserve {
            account, currency, ..
        } => reserves::release(ctx, job, account, *currency).await,
        Task::Sms(message) => sms::run(ctx, job, message).await,
    }
}
