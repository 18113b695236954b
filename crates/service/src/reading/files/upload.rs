//! Taking a file.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    file::{File, FilePurpose, FileType},
    id::FileId,
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Longest name of a file, in characters.
const MAX_NAME: usize = 255;

/// A file as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// What it is for.
    pub purpose: FilePurpose,
    /// Its name where it comes from.
    pub filename: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Takes a file. What it is follows from its first bytes alone.
pub async fn upload(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewFile,
    key: Option<Idempotency<'_, File>>,
) -> Result<Reply<File>> {
    let scope = authorize::owner(actor, Permission::RespondToDisputes)?;
    let kind = check(new)?;
    run_keyed(ctx, actor, &scope, key, &Upload(new, kind)).await
}

fn check(new: &NewFile) -> Result<FileType> {
    let invalid = |message: String| Error::invalid("file", "parameter_invalid", message);
    let most = new.purpose.max_size();
    if new.content.is_empty() {
        let message = "The file is empty.";
        return Err(Error::invalid("file", "parameter_invalid_empty", message));
    }
    if new.content.len() > most {
        let purpose = new.purpose.name();
        return Err(invalid(format!(
            "The file is too large: for `{purpose}` the most is {most} bytes."
        )));
    }
    let kind = FileType::of(&new.content);
    let kind = kind.ok_or_else(|| invalid("Send a PDF, JPEG or PNG file.".to_owned()))?;
    if kind == FileType::Pdf && new.purpose.is_picture() {
        return Err(invalid("Send a JPEG or PNG file.".to_owned()));
    }
    Ok(kind)
}

struct Upload<'a>(&'a NewFile, FileType);

impl Work for Upload<'_> {
    type Output = File;
    const ACTION: &'static str = "file.upload";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<File> {
        let new = self.0;
        let file = File {
            id: unit.id(FileId::from_suffix),
            account: unit.scope.owner().clone(),
            purpose: new.purpose,
            filename: clean(&new.filename, self.1),
            size: i64::try_from(new.content.len()).unwrap_or(i64::MAX),
            kind: self.1,
            created: unit.now,
        };
        unit.about(file.id.as_str());
        store::files::insert(&mut unit.write, unit.scope, &file).await?;
        let content = STANDARD.encode(&new.content);
        store::files::insert_content(&mut unit.write, &file.id, &content).await?;
        unit.tell(EventKind::FileCreated, &file, None).await?;
        Ok(file)
    }
}

/// The name without folders and without characters that headers and file systems do not take.
fn clean(name: &str, kind: FileType) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let unwanted = |c: char| c.is_control() || matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*');
    let kept: String = name
        .chars()
        .filter(|c| !unwanted(*c))
        .take(MAX_NAME)
        .collect();
    let kept = kept.trim().trim_start_matches('.');
    if kept.is_empty() {
        format!("file.{}", kind.name())
    } else {
        kept.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_folders_and_what_headers_cannot_carry() {
        let table = [
            ("receipt.pdf", "receipt.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\scans\\id card.png", "id card.png"),
            ("a\"b\r\nc.pdf", "abc.pdf"),
            (".htaccess", "htaccess"),
            ("recibo año.pdf", "recibo año.pdf"),
            ("", "file.pdf"),
            ("folder/", "file.pdf"),
            (" .. ", "file.pdf"),
        ];
        for (given, expected) in table {
            assert_eq!(clean(given, FileType::Pdf), expected, "{given:?}");
        }
        assert_eq!(clean(&"x".repeat(400), FileType::Pdf).len(), MAX_NAME);
    }
}
