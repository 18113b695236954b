//! Whether a page keeps what people wrote from moving what stands around it.

use domain::text::turns;

/// Elements whose content is no text of the page, or what somebody types.
const SKIPPED: [&str; 3] = ["script", "style", "textarea"];
/// Attributes that are shown or read out.
const SPOKEN: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "label"];

/// What a page shows of texts that could turn others round.
#[derive(Debug, Default)]
pub struct Shown {
    /// How many there are.
    pub turning: usize,
    /// Those that are not isolated, or leave something open.
    pub loose: Vec<String>,
}

/// Looks at every text between two tags, and at those of attributes.
pub fn shown(html: &str) -> Shown {
    let mut shown = Shown::default();
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        shown.look_at(text);
        let Some((tag, behind)) = behind.split_once('>') else {
            break;
        };
        rest = behind;
        let name = tag.split_whitespace().next().unwrap_or_default();
        if SKIPPED.contains(&name) {
            let end = format!("</{name}>");
            rest = rest.split_once(&end).map_or("", |(_, behind)| behind);
        }
        for attribute in SPOKEN {
            let value = tag.split_once(&format!(" {attribute}=\""));
            if let Some((value, _)) = value.and_then(|(_, value)| value.split_once('"')) {
                shown.look_at(value);
            }
        }
    }
    shown
}

impl Shown {
    fn look_at(&mut self, text: &str) {
        if !text.chars().any(turns) {
            return;
        }
        self.turning += 1;
        let mut depth = 0_usize;
        let mut loose = false;
        for c in text.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => loose = true,
                },
                c => loose |= turns(c) && depth == 0,
            }
        }
        if loose || depth > 0 {
            self.loose.push(format!("{text:?}"));
        }
    }
}

#[test]
fn a_text_that_nothing_isolates_is_found_wherever_it_is_shown() {
    let isolated = "\u{2068}\u{5D0}\u{2069}";
    for sound in [
        "<p>Blue Heron</p>".to_owned(),
        format!("<p>To {isolated} and {isolated}</p>"),
        format!("<a title=\"To {isolated}\" href=\"\u{5D0}\"></a>"),
        "<input value=\"\u{202E}\"><textarea rows=3>\u{202E}</textarea><script>\u{5D0}</script>"
            .to_owned(),
    ] {
        assert!(shown(&sound).loose.is_empty(), "{sound}");
    }
    for bad in [
        "<p>To \u{5D0}</p>".to_owned(),
        "<p>\u{2068}\u{5D0}<!> 5</p>".to_owned(),
        format!("<p>{isolated}\u{2069}</p>"),
        format!("<p>{isolated} \u{202E}5</p>"),
        "<b aria-label=\"\u{202E}5\"></b>".to_owned(),
    ] {
        assert_eq!(shown(&bad).loose.len(), 1, "{bad}");
    }
    assert_eq!(shown(&format!("<p>{isolated}</p><p>a</p>")).turning, 1);
}
