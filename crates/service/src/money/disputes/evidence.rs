//! What may be said in an answer.

use std::collections::BTreeMap;

use domain::{
    dispute::{MAX_FILES, MAX_TEXT, is_file},
    file::FilePurpose,
    id::FileId,
    text,
};

use crate::{Error, Result, Unit};

/// Merges `given` into what is there; an empty part is taken away.
pub(super) fn merge(
    before: &BTreeMap<String, String>,
    given: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut after = before.clone();
    for (part, value) in given {
        if value.is_empty() {
            after.remove(part);
        } else {
            after.insert(part.clone(), value.clone());
        }
    }
    after
}

/// Checks what can be checked of new parts alone: their names and characters.
pub(super) fn check_parts(given: &BTreeMap<String, String>) -> Result<()> {
    for (part, value) in given {
        let param = format!("evidence[{part}]");
        match is_file(part) {
            None => {
                let message = format!("Received unknown parameter: {param}");
                return Err(Error::invalid(&param, "parameter_unknown", message));
            }
            Some(true) if !value.is_empty() && value.parse::<FileId>().is_err() => {
                return Err(Error::not_found("file upload", value, "evidence"));
            }
            Some(_) => {
                text::check(value, MAX_TEXT).map_err(|error| Error::text(&param, error))?;
            }
        }
    }
    Ok(())
}

/// Checks the evidence as a whole: the length of its texts, and that its files are the owner's,
/// are meant as evidence and are not too large together.
pub(super) async fn check(unit: &mut Unit<'_>, evidence: &BTreeMap<String, String>) -> Result<()> {
    let texts = evidence
        .iter()
        .filter(|(part, _)| is_file(part) == Some(false));
    let length: usize = texts.map(|(_, text)| text.chars().count()).sum();
    if length > MAX_TEXT {
        let message = format!(
            "The texts of the evidence have {length} characters together; the most is {MAX_TEXT}."
        );
        return Err(Error::invalid(
            "evidence",
            "parameter_invalid_string_length",
            message,
        ));
    }
    let mut size = 0_i64;
    for (part, id) in evidence
        .iter()
        .filter(|(part, _)| is_file(part) == Some(true))
    {
        size = size.saturating_add(size_of(unit, part, id).await?);
    }
    if size > MAX_FILES {
        let message = format!(
            "The files of the evidence have {size} bytes together; the most is {MAX_FILES}."
        );
        return Err(Error::invalid("evidence", "parameter_invalid", message));
    }
    Ok(())
}

/// The size of a file in bytes, where it may be evidence.
async fn size_of(unit: &mut Unit<'_>, part: &str, id: &str) -> Result<i64> {
    let absent = || Error::not_found("file upload", id, "evidence");
    let id: FileId = id.parse().map_err(|_| absent())?;
    let found = store::files::find(&mut unit.write, unit.scope, &id).await?;
    let file = found.ok_or_else(absent)?;
    if file.purpose != FilePurpose::DisputeEvidence {
        let message = "Files in the evidence are uploaded with the purpose `dispute_evidence`.";
        let param = format!("evidence[{part}]");
        return Err(Error::invalid(&param, "parameter_invalid", message));
    }
    Ok(file.size)
}
