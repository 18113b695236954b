//! Bodies of uploads: `multipart/form-data` with one file and a few fields.

use std::convert::Infallible;

use axum::body::Body;
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::stream;
use http::{HeaderMap, header::CONTENT_TYPE};
use multer::{Constraints, Field, Multipart, SizeLimit};

use crate::{
    call::read_body,
    error::{Problem, Result},
};

/// Largest body, in bytes: the largest file, with its fields around it.
pub const MAX_BODY: usize = domain::file::MAX_SIZE + 64 * 1024;
/// Largest field that is no file, in bytes.
const MAX_FIELD: usize = 4 * 1024;
/// Most parts of a body.
const MAX_PARTS: usize = 20;

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name there.
    pub filename: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Upload {
    /// What stands for the bytes where calls are compared.
    pub fn digest(&self) -> String {
        service::secrets::hash_token(&STANDARD.encode(&self.content))
    }
}

/// Reads the parts of a body: its fields as they came, and the file called `file`.
pub async fn read(
    headers: &HeaderMap,
    body: Body,
) -> Result<(Vec<(String, String)>, Option<Upload>)> {
    let boundary = boundary(headers)?;
    let bytes = read_body(body, MAX_BODY).await?;
    let whole = stream::once(async move { Ok::<_, Infallible>(bytes) });
    let limits = SizeLimit::new().whole_stream(u64::try_from(MAX_BODY).unwrap_or(u64::MAX));
    let constraints = Constraints::new().size_limit(limits);
    let mut parts = Multipart::with_constraints(whole, boundary, constraints);
    let (mut fields, mut file) = (Vec::new(), None);
    let mut count = 0;
    while let Some(part) = parts.next_field().await.map_err(malformed)? {
        count += 1;
        if count > MAX_PARTS {
            let message = format!("Too many parts: the most is {MAX_PARTS}.");
            return Err(Problem::bad_request(message));
        }
        let name = part.name().unwrap_or_default().to_owned();
        if name != "file" {
            fields.push((name, text(part).await?));
        } else if file.is_some() {
            return Err(Problem::bad_request("Send one file only."));
        } else {
            file = Some(upload(part).await?);
        }
    }
    Ok((fields, file))
}

fn boundary(headers: &HeaderMap) -> Result<String> {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    multer::parse_boundary(kind).map_err(|_| {
        Problem::bad_request("Send files as multipart/form-data, with a boundary in its header.")
    })
}

fn malformed(_: multer::Error) -> Problem {
    Problem::bad_request(
        "The parts of the body cannot be told apart: it is no multipart/form-data.",
    )
}

async fn upload(part: Field<'_>) -> Result<Upload> {
    let Some(filename) = part.file_name().map(str::to_owned) else {
        let message = "Send the file as a part with a filename.";
        return Err(Problem::invalid("file", "parameter_invalid", message));
    };
    let content = part.bytes().await.map_err(malformed)?.to_vec();
    Ok(Upload { filename, content })
}

async fn text(part: Field<'_>) -> Result<String> {
    let name = part.name().unwrap_or_default().to_owned();
    let bytes = part.bytes().await.map_err(malformed)?;
    let text = String::from_utf8(bytes.to_vec()).ok();
    text.filter(|text| text.len() <= MAX_FIELD).ok_or_else(|| {
        let message = format!("Invalid value for `{name}`: a short text is expected.");
        Problem::invalid(&name, "parameter_invalid", message)
    })
}
