//! Every pair of text and ground in the token file is readable, in both themes.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../style/tokens/colors.css");

/// Text that is read needs this ratio.
const TEXT: f64 = 4.5;
/// What is only seen (borders of controls, the focus ring, icons) needs this one.
const SHAPE: f64 = 3.0;

/// What stands on what.
const PAIRS: &[(&str, &[&str], f64)] = &[
    (
        "fg-default",
        &["bg-page", "bg-surface", "bg-subtle", "bg-hover"],
        TEXT,
    ),
    (
        "fg-muted",
        &["bg-page", "bg-surface", "bg-subtle", "bg-hover"],
        TEXT,
    ),
    (
        "fg-muted",
        &["notice-urgent-bg", "notice-warning-bg", "notice-info-bg"],
        TEXT,
    ),
    (
        "fg-faint",
        &["bg-page", "bg-surface", "bg-subtle", "bg-hover"],
        TEXT,
    ),
    (
        "fg-on-accent",
        &["accent-emphasis", "accent-emphasis-hover"],
        TEXT,
    ),
    ("accent-fg", &["accent-bg", "bg-surface"], TEXT),
    ("positive-fg", &["positive-bg", "bg-surface"], TEXT),
    (
        "warning-fg",
        &["warning-bg", "bg-surface", "notice-warning-bg"],
        TEXT,
    ),
    (
        "urgent-fg",
        &["urgent-bg", "bg-surface", "notice-urgent-bg"],
        TEXT,
    ),
    (
        "info-fg",
        &["info-bg", "bg-surface", "notice-info-bg"],
        TEXT,
    ),
    ("brand-fg", &["brand-bg"], TEXT),
    ("border-control", &["bg-surface", "bg-page"], SHAPE),
    (
        "accent-emphasis",
        &["bg-surface", "bg-page", "bg-subtle"],
        SHAPE,
    ),
];

/// Relative luminance after WCAG, of a colour given as lightness, chroma and hue.
fn luminance(lightness: f64, chroma: f64, hue: f64) -> f64 {
    let (a, b) = (
        chroma * hue.to_radians().cos(),
        chroma * hue.to_radians().sin(),
    );
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}

/// The luminances of one block of the token file.
fn theme(block: &str) -> HashMap<String, f64> {
    block
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": oklch(")?;
            let parts: Vec<f64> = value
                .trim_end_matches(");")
                .split(' ')
                .filter_map(|n| n.parse().ok())
                .collect();
            match parts.as_slice() {
                [l, c, h] => Some((name.to_owned(), luminance(*l, *c, *h))),
                // Shadows carry an opacity and hold no text.
                _ => None,
            }
        })
        .collect()
}

fn check(name: &str, theme: &HashMap<String, f64>) {
    for (front, grounds, needed) in PAIRS {
        for ground in *grounds {
            let (one, two) = (theme[*front] + 0.05, theme[*ground] + 0.05);
            let ratio = one.max(two) / one.min(two);
            assert!(
                ratio >= *needed,
                "{name}: {front} on {ground} is {ratio:.2}, not {needed}"
            );
        }
    }
}

#[test]
fn both_themes_are_readable() {
    let (light, rest) = TOKENS.split_once("@media").unwrap();
    let (system_dark, chosen_dark) = rest.split_once(":root[data-theme=\"dark\"]").unwrap();
    check("light", &theme(light));
    check("dark", &theme(chosen_dark));
    assert_eq!(
        theme(system_dark),
        theme(chosen_dark),
        "both ways into dark are the same"
    );
}

#[test]
fn colours_are_written_in_the_token_file_only() {
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../style"
    ))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("tokens/colors.css") {
                let text = std::fs::read_to_string(&path).unwrap();
                let found = ["oklch(", "rgb(", "hsl(", ": #"]
                    .iter()
                    .find(|form| text.contains(*form));
                assert!(
                    found.is_none(),
                    "{} names a colour: {found:?}",
                    path.display()
                );
            }
        }
    }
}
