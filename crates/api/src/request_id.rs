//! The id of one request: in the header of the answer, in events, in the audit log and in logs.

use domain::id::RequestId;
use http::Extensions;
use service::Ctx;

/// Random characters in a request id.
const LENGTH: usize = 14;

/// A new id.
pub fn make(ctx: &Ctx) -> RequestId {
    RequestId::from_suffix(&ctx.ids.suffix(LENGTH))
}

/// The id that [`crate::headers::layer`] gave the request.
pub fn of(extensions: &Extensions, ctx: &Ctx) -> RequestId {
    extensions
        .get::<RequestId>()
        .cloned()
        .unwrap_or_else(|| make(ctx))
}
