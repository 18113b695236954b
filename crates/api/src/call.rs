//! One call: who asks, for what, and how it is answered.

use std::{future::Future, str::FromStr};

use axum::{
    Json,
    extract::{FromRequestParts, RawPathParams, Request, State},
    response::{IntoResponse, Response},
};
use domain::{
    actor::{Actor, Tenant},
    id::RequestId,
    list::Page,
};
use futures::future::BoxFuture;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header::CONTENT_TYPE, request::Parts};
use serde_json::Value;
use service::{Ctx, Idempotency, Reply, Stored, idempotent::Render};

use crate::{
    auth,
    error::{Problem, Result},
    expand::{Paths, Shape},
    form, idempotency, list,
    params::Params,
    request_id,
};

/// A call that was understood so far: the key is valid, the parameters are decoded.
pub struct Call {
    /// The context of the request.
    pub ctx: Ctx,
    /// Who acts.
    pub actor: Actor,
    /// What was sent.
    pub params: Params,
    /// The id in the path, where the path has one.
    id: Option<String>,
    /// The idempotency key of a POST.
    key: Option<idempotency::Key>,
    /// Which references of the answer to replace by what they point at.
    expand: Paths,
}

/// What a call is answered with.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    body: Value,
    replayed: bool,
}

/// Makes a handler of an operation.
pub fn op<F, Fut>(
    run: F,
) -> impl Fn(State<Ctx>, Request) -> BoxFuture<'static, Response> + Clone + Send + Sync + 'static
where
    F: Fn(Call) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer>> + Send + 'static,
{
    move |State(ctx), request| {
        let run = run.clone();
        Box::pin(async move {
            let id = request_id::of(request.extensions(), &ctx);
            let mut pairs = Vec::new();
            let outcome = async {
                let (call, sent) = Call::read(ctx, &id, request).await?;
                pairs = sent;
                run(call).await
            }
            .await;
            match outcome {
                Ok(answer) => answer.into_response(),
                Err(problem) => finish(problem.resolve(&pairs), &id),
            }
        })
    }
}

/// Our own faults are logged here, and only here.
fn finish(problem: Problem, id: &RequestId) -> Response {
    if let Some(cause) = problem.cause() {
        tracing::error!(request = %id, error = ?cause, "an operation failed");
    }
    problem.into_response()
}

impl Call {
    async fn read(
        ctx: Ctx,
        id: &RequestId,
        request: Request,
    ) -> Result<(Self, Vec<(String, String)>)> {
        let ctx = ctx.for_request(id.as_str());
        let (mut parts, body) = request.into_parts();
        let actor = auth::actor(&ctx, &parts.headers).await?;
        let path_id = path_id(&mut parts).await?;
        let query = parts.uri.query().unwrap_or_default().as_bytes().to_vec();
        let body = if parts.method == Method::POST {
            let body = axum::body::to_bytes(body, form::MAX_BODY).await;
            let body = body.map_err(|_| Problem::too_large())?;
            check_encoding(&parts.headers, &body)?;
            body
        } else {
            Default::default()
        };
        let form = form::decode(&[&query, &body])?;
        let path = parts.uri.path();
        let account = match &actor {
            Actor::Key {
                on_behalf: Some(account),
                ..
            } => Some(account.as_str()),
            _ => None,
        };
        let key = idempotency::Key::of(&parts.method, path, &parts.headers, account, &form.pairs)?;
        let mut params = Params::new(form.root);
        let expand = Paths::read(&mut params)?;
        Ok((
            Self {
                ctx,
                actor,
                params,
                id: path_id,
                key,
                expand,
            },
            form.pairs,
        ))
    }

    /// Platform and mode.
    pub fn tenant(&self) -> &Tenant {
        self.actor.tenant()
    }

    /// The id in the path as a typed one. Anything else is an object that is not there.
    pub fn id<T: FromStr>(&self, kind: &str) -> Result<T> {
        let text = self.id.as_deref().unwrap_or_default();
        text.parse().map_err(|_| Problem::no_such(kind, text))
    }

    /// Ends the reading of parameters: refuses what was not read, and paths to expand that the
    /// answer will not have.
    pub fn finish(&self, shape: Shape) -> Result<()> {
        self.params.finish()?;
        self.expand.check(shape)
    }

    /// The idempotency key for a use case, where the call has one.
    pub fn key<'a, T>(&'a self, render: Render<'a, T>) -> Option<Idempotency<'a, T>> {
        self.key.as_ref().map(|key| key.with(render))
    }

    /// Answers with one object.
    pub async fn show(self, body: Value) -> Result<Answer> {
        let body = self.expanded(body).await?;
        Ok(Answer {
            status: StatusCode::OK,
            body,
            replayed: false,
        })
    }

    /// Answers with a page of a list.
    pub async fn page<T>(
        self,
        url: &str,
        page: Page<T>,
        item: impl FnMut(T) -> Value,
    ) -> Result<Answer> {
        let body = list::wire(url, page, item);
        self.show(body).await
    }

    /// Answers with what a mutation came to, now or when its key was first used.
    pub async fn settle<T>(self, reply: Reply<T>, wire: impl Fn(&T) -> Value) -> Result<Answer> {
        match reply {
            Reply::Fresh(value) => {
                let body = wire(&value);
                self.show(body).await
            }
            Reply::Replayed(stored) => self.replay(stored).await,
        }
    }

    async fn replay(self, stored: Stored) -> Result<Answer> {
        let status = StatusCode::from_u16(stored.status);
        let body = serde_json::from_str(&stored.body);
        let (Ok(status), Ok(body)) = (status, body) else {
            return Err(Problem::internal());
        };
        let body = if status.is_success() {
            self.expanded(body).await?
        } else {
            body
        };
        Ok(Answer {
            status,
            body,
            replayed: true,
        })
    }

    async fn expanded(&self, mut body: Value) -> Result<Value> {
        self.expand.apply(&self.ctx, &self.actor, &mut body).await?;
        Ok(body)
    }
}

/// The only parameter of the path. One that is not UTF-8 names nothing that is there.
async fn path_id(parts: &mut Parts) -> Result<Option<String>> {
    let path = parts.uri.path().to_owned();
    match RawPathParams::from_request_parts(parts, &()).await {
        Ok(params) => Ok(params.iter().next().map(|(_, value)| value.to_owned())),
        Err(_) => Err(Problem::unknown_url(parts.method.as_str(), &path)),
    }
}

fn check_encoding(headers: &HeaderMap, body: &[u8]) -> Result<()> {
    let kind = headers
        .get(CONTENT_TYPE)
        .map(|value| value.to_str().unwrap_or("unknown"));
    let essence = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    match essence {
        _ if body.is_empty() => Ok(()),
        None | Some("") => Ok(()),
        Some(kind) if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") => Ok(()),
        Some(_) => Err(Problem::bad_request(
            "Send parameters form-encoded (Content-Type: application/x-www-form-urlencoded), \
             not as JSON or in another encoding.",
        )),
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        if self.replayed {
            let headers = response.headers_mut();
            headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}
