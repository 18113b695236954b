//! Pages of lists: cursors, ranges and the shape of a list.

use domain::list::{MAX_LIMIT, Page, PageRequest, Position, TimeRange};
use serde_json::{Value, json};

use crate::{
    error::{Problem, Result},
    params::Params,
    wire::{Viewer, Wire},
};

/// Rows on a page unless the caller says otherwise.
const DEFAULT_LIMIT: u32 = 10;
/// Rows of a list that is a part of another object, the newest.
pub const SHOWN: u32 = 10;

/// Reads which page is wanted.
pub fn page(params: &mut Params) -> Result<PageRequest> {
    let limit = limit(params)?;
    let after = params.given("starting_after")?;
    let before = params.given("ending_before")?;
    let position = match (after, before) {
        (None, None) => Position::First,
        (Some(id), None) => Position::After(id),
        (None, Some(id)) => Position::Before(id),
        (Some(_), Some(_)) => {
            let message = "Send `starting_after` or `ending_before`, not both.";
            return Err(Problem::invalid(
                "starting_after",
                "parameters_exclusive",
                message,
            ));
        }
    };
    Ok(PageRequest::new(limit, position))
}

fn limit(params: &mut Params) -> Result<u32> {
    let Some(wanted) = params.integer("limit")? else {
        return Ok(DEFAULT_LIMIT);
    };
    match u32::try_from(wanted) {
        Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => Ok(limit),
        _ => {
            let message = format!("Invalid limit: must be from 1 to {MAX_LIMIT}.");
            Err(Problem::invalid(
                "limit",
                "parameter_invalid_integer",
                message,
            ))
        }
    }
}

/// A range of whole numbers, both ends included; `None` leaves that side open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub from: Option<i64>,
    /// The most.
    pub to: Option<i64>,
}

/// Reads `name=5` or any of `name[gt|gte|lt|lte]=5`.
pub fn range(params: &mut Params, name: &str) -> Result<Range> {
    if params.is_text(name) {
        let exact = params.integer(name)?;
        return Ok(Range {
            from: exact,
            to: exact,
        });
    }
    let bounds = params.hash(name, |bounds| {
        let above = bounds.integer("gt")?.map(|it| it.saturating_add(1));
        let below = bounds.integer("lt")?.map(|it| it.saturating_sub(1));
        let (least, most) = (bounds.integer("gte")?, bounds.integer("lte")?);
        let to = [below, most].into_iter().flatten().min();
        Ok(Range {
            from: above.max(least),
            to,
        })
    })?;
    Ok(bounds.unwrap_or_default())
}

/// Reads the range of `created`.
pub fn created(params: &mut Params) -> Result<TimeRange> {
    times(params, "created")
}

/// Reads a range of points in time.
pub fn times(params: &mut Params, name: &str) -> Result<TimeRange> {
    let range = range(params, name)?;
    Ok(TimeRange {
        from: range.from,
        until: range.to.map(|to| to.saturating_add(1)),
    })
}

/// A page as a list. `url` is where it came from: SDKs go there for the next one.
pub fn wire<T: Wire>(url: &str, page: Page<T>, viewer: &Viewer<'_>) -> Value {
    let data = page.items.iter().map(|it| it.wire(viewer)).collect();
    of(url, page.has_more, data)
}

/// A list with these rows, and perhaps more behind them.
pub fn of(url: &str, has_more: bool, data: Vec<Value>) -> Value {
    json!({ "object": "list", "url": url, "has_more": has_more, "data": data })
}

/// A list that is part of another object, whole.
pub fn whole(url: &str, data: Vec<Value>) -> Value {
    of(url, false, data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        error::tests::{pair, refused},
        form,
    };

    fn params(text: &str) -> Params {
        Params::new(form::decode(&[text.as_bytes()]).unwrap().root)
    }

    #[test]
    fn pages_are_asked_for_by_limit_and_one_cursor() {
        assert_eq!(page(&mut params("")).unwrap(), PageRequest::first(10));
        let after = page(&mut params("limit=3&starting_after=tr_1")).unwrap();
        assert_eq!(after, PageRequest::new(3, Position::After("tr_1".into())));
        let before = page(&mut params("ending_before=tr_1")).unwrap();
        assert_eq!(
            before,
            PageRequest::new(10, Position::Before("tr_1".into()))
        );
        let number = "parameter_invalid_integer";
        for (text, code, param) in [
            ("limit=0", number, "limit"),
            ("limit=101", number, "limit"),
            ("limit=-1", number, "limit"),
            ("limit=ten", number, "limit"),
            ("limit=", "parameter_invalid_empty", "limit"),
            (
                "starting_after=",
                "parameter_invalid_empty",
                "starting_after",
            ),
            (
                "starting_after=a&ending_before=b",
                "parameters_exclusive",
                "starting_after",
            ),
        ] {
            assert_eq!(
                refused(page(&mut params(text))),
                pair(code, param),
                "{text}"
            );
        }
    }

    #[test]
    fn ranges_include_what_they_say() {
        let table = [
            ("", None, None),
            ("created=5", Some(5), Some(6)),
            ("created[gt]=5", Some(6), None),
            ("created[gte]=5", Some(5), None),
            ("created[lt]=5", None, Some(5)),
            ("created[lte]=5", None, Some(6)),
            (
                "created[gt]=5&created[gte]=9&created[lt]=20&created[lte]=12",
                Some(9),
                Some(13),
            ),
        ];
        for (text, from, until) in table {
            assert_eq!(
                created(&mut params(text)).unwrap(),
                TimeRange { from, until },
                "{text}"
            );
        }
        for (text, code, param) in [
            ("created=soon", "parameter_invalid_integer", "created"),
            (
                "created[gt]=1.5",
                "parameter_invalid_integer",
                "created[gt]",
            ),
            ("created[near]=5", "parameter_unknown", "created[near]"),
            ("created=", "parameter_invalid_empty", "created"),
        ] {
            assert_eq!(
                refused(created(&mut params(text))),
                pair(code, param),
                "{text}"
            );
        }
        let far = format!("created[gt]={}", i64::MAX);
        assert_eq!(created(&mut params(&far)).unwrap().from, Some(i64::MAX));
    }
}
