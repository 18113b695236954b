//! One call: who asks, for what, and how it is answered.

use std::{future::Future, str::FromStr};

use axum::{
    Json,
    body::{Body, Bytes, HttpBody},
    extract::{FromRequestParts, RawPathParams, Request, State},
    response::{IntoResponse, Response},
};
use domain::{
    actor::{Actor, Tenant},
    id::{AccountId, RequestId},
    list::Page,
};
use futures::future::BoxFuture;
use http::{
    HeaderMap, Method, StatusCode,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    request::Parts,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use service::{Ctx, Key, Reply};

use crate::{
    auth,
    error::{Problem, Result},
    expand::Paths,
    form::{self, Form},
    idempotency, list,
    params::Params,
    request_id,
    upload::{self, Upload},
    wire::{self, Viewer, Wire},
};

/// A call that was understood so far: the key is valid, the parameters are decoded.
pub struct Call {
    /// The context of the request.
    pub ctx: Ctx,
    /// Who acts.
    pub actor: Actor,
    /// What was sent.
    pub params: Params,
    /// The ids in the path, the outer one first.
    ids: Vec<String>,
    /// The file of an upload.
    upload: Option<Upload>,
    /// The idempotency key of a POST.
    key: Option<Key>,
    /// Which references of the answer to replace by what they point at.
    pub expand: Paths,
}

/// What a call is answered with.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    body: Content,
    replayed: bool,
}

#[derive(Debug)]
enum Content {
    Json(Value),
    File {
        kind: &'static str,
        name: String,
        bytes: Vec<u8>,
    },
}

/// How the body of a POST is read.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// As a form of at most so many bytes.
    Form(usize),
    /// As parts with a file among them.
    Upload,
}

/// Makes a handler of an operation.
pub fn op<F, Fut>(
    run: F,
) -> impl Fn(State<Ctx>, Request) -> BoxFuture<'static, Response> + Clone + Send + Sync + 'static
where
    F: Fn(Call) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer>> + Send + 'static,
{
    handler(Reading::Form(form::MAX_BODY), run)
}

/// The same for long texts: with a body of at most `most` bytes.
pub fn long<F, Fut>(
    most: usize,
    run: F,
) -> impl Fn(State<Ctx>, Request) -> BoxFuture<'static, Response> + Clone + Send + Sync + 'static
where
    F: Fn(Call) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer>> + Send + 'static,
{
    handler(Reading::Form(most), run)
}

/// The same for an upload.
pub fn upload<F, Fut>(
    run: F,
) -> impl Fn(State<Ctx>, Request) -> BoxFuture<'static, Response> + Clone + Send + Sync + 'static
where
    F: Fn(Call) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer>> + Send + 'static,
{
    handler(Reading::Upload, run)
}

fn handler<F, Fut>(
    reading: Reading,
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
                let (call, sent) = Call::read(ctx, &id, request, reading).await?;
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
        reading: Reading,
    ) -> Result<(Self, Vec<(String, String)>)> {
        let ctx = ctx.for_request(id.as_str());
        let (mut parts, body) = request.into_parts();
        let actor = auth::actor(&ctx, &parts.headers).await?;
        let ids = path_ids(&mut parts).await?;
        let query = parts.uri.query().unwrap_or_default().as_bytes().to_vec();
        let mut form = form::decode(&[&query])?;
        let mut upload = None;
        match reading {
            _ if parts.method != Method::POST => {}
            Reading::Form(most) => read_form(&mut form, &parts.headers, body, most).await?,
            Reading::Upload => upload = read_upload(&mut form, &parts.headers, body).await?,
        }
        let mut recognised = form.pairs.clone();
        if let Some(upload) = &upload {
            recognised.push(("file".to_owned(), upload.digest()));
        }
        let path = parts.uri.path();
        let account = actor.account().map(AccountId::as_str);
        let key = idempotency::key(&parts.method, path, &parts.headers, account, &recognised)?;
        let mut params = Params::new(form.root);
        let expand = Paths::read(&mut params)?;
        Ok((
            Self {
                ctx,
                actor,
                params,
                ids,
                upload,
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

    /// Whose objects the call sees: of the connected account that it acts for, else of the platform.
    pub fn owner(&self) -> &AccountId {
        self.actor.account().unwrap_or(&self.tenant().platform)
    }

    /// The id in the path as a typed one. Anything else is an object that is not there.
    pub fn id<T: FromStr>(&self, kind: &str) -> Result<T> {
        self.id_at(0, kind)
    }

    /// The second id in the path: of something that belongs to the object of the first.
    pub fn inner_id<T: FromStr>(&self, kind: &str) -> Result<T> {
        self.id_at(1, kind)
    }

    fn id_at<T: FromStr>(&self, at: usize, kind: &str) -> Result<T> {
        let text = self.ids.get(at).map(String::as_str).unwrap_or_default();
        text.parse().map_err(|_| Problem::no_such(kind, text))
    }

    /// The inner id of the path as it was sent, for what has several kinds of ids.
    pub fn inner_text(&self) -> &str {
        self.ids.get(1).map_or("", String::as_str)
    }

    /// The file of an upload, which must be there.
    pub fn file(&mut self) -> Result<Upload> {
        self.upload.take().ok_or_else(|| Problem::missing("file"))
    }

    /// Ends the reading of parameters of a call that is answered with a `T`: refuses what was not
    /// read, and paths to expand that the answer will not have.
    pub fn finish<T: Wire>(&self) -> Result<()> {
        self.params.finish()?;
        self.expand.check(T::FIELDS)
    }

    /// The same for a call that is answered with a list of `T`.
    pub fn finish_list<T: Wire>(&self) -> Result<()> {
        self.params.finish()?;
        self.expand.check_list(T::FIELDS)
    }

    /// The idempotency key for a use case, where the call has one.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// By whom the answer is seen.
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer::new(&self.ctx, &self.actor)
    }

    /// Answers with one object.
    pub async fn show<T: Wire>(&self, it: &T) -> Result<Answer> {
        let body = wire::whole_one(&self.ctx, &self.actor, it).await?;
        self.answer(body).await
    }

    /// Answers with the bytes of a file, of the media type `kind`.
    pub fn give(&self, kind: &'static str, name: String, bytes: Vec<u8>) -> Answer {
        Answer {
            status: StatusCode::OK,
            body: Content::File { kind, name, bytes },
            replayed: false,
        }
    }

    /// Answers with a page of a list.
    pub async fn page<T: Wire>(&self, url: &str, page: Page<T>) -> Result<Answer> {
        let items: Vec<_> = page.items.iter().collect();
        let data = wire::whole(&self.ctx, &self.actor, &items).await?;
        self.answer(list::of(url, page.has_more, data)).await
    }

    /// Answers with what a mutation came to, now or when its key was first used.
    pub async fn settle<T: Wire>(&self, reply: Reply<T>) -> Result<Answer> {
        self.outcome(reply, Ok).await
    }

    /// Answers with what a try came to, which may be a problem that is remembered like an answer.
    pub async fn outcome<T, U: Wire>(
        &self,
        reply: Reply<T>,
        read: impl Fn(T) -> Result<U>,
    ) -> Result<Answer> {
        let replayed = reply.replayed;
        let it = read(reply.value).map_err(|problem| problem.replayed(replayed))?;
        let answer = self.show(&it).await?;
        Ok(Answer { replayed, ..answer })
    }

    async fn answer(&self, mut body: Value) -> Result<Answer> {
        self.expand.apply(&self.ctx, &self.actor, &mut body).await?;
        Ok(Answer {
            status: StatusCode::OK,
            body: Content::Json(body),
            replayed: false,
        })
    }
}

/// Adds the parameters of a form's body.
async fn read_form(form: &mut Form, headers: &HeaderMap, body: Body, most: usize) -> Result<()> {
    let body = read_body(body, most).await?;
    check_encoding(headers, &body)?;
    for (name, value) in form::decode(&[&body])?.pairs {
        form.add(name, value)?;
    }
    Ok(())
}

/// The whole body of at most `most` bytes. One that says to be larger is not begun, so that a client
/// that asked before sending it need not send it.
pub async fn read_body(body: Body, most: usize) -> Result<Bytes> {
    let told = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if told > most {
        return Err(Problem::too_large(most));
    }
    let bytes = axum::body::to_bytes(body, most).await;
    bytes.map_err(|_| Problem::too_large(most))
}

/// Adds the fields of an upload's body, and answers its file.
async fn read_upload(form: &mut Form, headers: &HeaderMap, body: Body) -> Result<Option<Upload>> {
    let (fields, file) = upload::read(headers, body).await?;
    for (name, value) in fields {
        form.add(name, value)?;
    }
    Ok(file)
}

/// The parameters of the path. One that is not UTF-8 names nothing that is there.
async fn path_ids(parts: &mut Parts) -> Result<Vec<String>> {
    let path = parts.uri.path().to_owned();
    match RawPathParams::from_request_parts(parts, &()).await {
        Ok(params) => Ok(params.iter().map(|(_, value)| value.to_owned()).collect()),
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
        let mut response = match self.body {
            Content::Json(body) => (self.status, Json(body)).into_response(),
            Content::File { kind, name, bytes } => {
                let name = utf8_percent_encode(&name, NON_ALPHANUMERIC);
                let as_file = format!("attachment; filename*=UTF-8''{name}");
                let headers = [
                    (CONTENT_TYPE, kind.to_owned()),
                    (CONTENT_DISPOSITION, as_file),
                ];
                (self.status, headers, bytes).into_response()
            }
        };
        if self.replayed {
            idempotency::mark(response.headers_mut());
        }
        response
    }
}
