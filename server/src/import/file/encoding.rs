//! Which bytes are which letters.

use std::fmt;
use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

/// How much of a file is looked at to guess its encoding, in bytes.
pub const SAMPLE: usize = 4096;

/// In which encoding a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// How it is known.
    pub known: Known,
}

/// How an encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The file says it with a byte order mark, which counts more than an option.
    ByMark,
    /// An option says it.
    ByOption,
    /// Nobody says it.
    Assumed,
    /// Nobody says it, and it looks like this one.
    Guessed,
}

impl Coding {
    /// From the first bytes of the file and what was said.
    pub fn of(start: &[u8], said: Option<&'static Encoding>) -> Self {
        let (encoding, known) = match (Encoding::for_bom(start), said) {
            (Some((encoding, _)), _) => (encoding, Known::ByMark),
            (None, Some(encoding)) => (encoding, Known::ByOption),
            (None, None) => (UTF_8, Known::Assumed),
        };
        Self { encoding, known }
    }

    /// An encoding that a file seems to have.
    pub fn guessed(encoding: &'static Encoding) -> Self {
        let known = Known::Guessed;
        Self { encoding, known }
    }

    /// The file as UTF-8. What is UTF-8 passes as it is, also where it is broken; broken bytes of
    /// another encoding become U+FFFD.
    pub fn decode<R: Read>(self, file: R) -> DecodeReaderBytes<R, Vec<u8>> {
        let other = (self.encoding != UTF_8).then_some(self.encoding);
        DecodeReaderBytesBuilder::new()
            .encoding(other)
            .utf8_passthru(true)
            .strip_bom(true)
            .build(file)
    }

    /// The text of a cell; `None` where its bytes are not of this encoding.
    pub fn text(self, cell: &[u8]) -> Option<&str> {
        let text = std::str::from_utf8(cell).ok()?;
        let broken = self.encoding != UTF_8 && text.contains(char::REPLACEMENT_CHARACTER);
        (!broken).then_some(text)
    }
}

impl fmt::Display for Coding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.encoding.name();
        match self.known {
            Known::ByMark => write!(f, "{name}, as its byte order mark says"),
            Known::ByOption => write!(f, "{name}"),
            Known::Guessed => write!(f, "{name}, as it seems"),
            Known::Assumed => write!(f, "{name} (assumed; --encoding changes it)"),
        }
    }
}

/// UTF-16 without a byte order mark, which shows by its many zero bytes.
pub fn unmarked_utf16(start: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| {
        let bytes = start.iter().skip(from).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd <= start.len() / 4 {
        return None;
    }
    Some(if odd > even { UTF_16LE } else { UTF_16BE })
}

/// What bytes that are not UTF-8 may be, as browsers guess it.
pub struct Guess {
    detector: EncodingDetector,
    /// Whether other bytes of the file are UTF-8 and not just ASCII.
    utf8: bool,
}

impl Guess {
    /// Nothing was seen yet.
    pub fn new() -> Self {
        Self {
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            utf8: false,
        }
    }

    /// Looks at bytes that are not UTF-8.
    pub fn look(&mut self, bytes: &[u8]) {
        self.detector.feed(bytes, false);
    }

    /// Looks at a text that is UTF-8.
    pub fn look_at_text(&mut self, text: &str) {
        self.utf8 |= !text.is_ascii();
    }

    /// The encoding; UTF-8 where only some of the bytes are not.
    pub fn encoding(&self) -> &'static Encoding {
        match self.utf8 {
            true => UTF_8,
            false => self.detector.guess(None, Utf8Detection::Deny),
        }
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn utf16(text: &str, mark: bool) -> Vec<u8> {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }

    fn read(bytes: &[u8], said: Option<&'static Encoding>) -> String {
        let mut text = Vec::new();
        let coding = Coding::of(bytes, said);
        coding.decode(bytes).read_to_end(&mut text).unwrap();
        coding.text(&text).unwrap().to_owned()
    }

    #[test]
    fn a_mark_counts_most_then_what_was_said() {
        assert_eq!(read("ol\u{e1}".as_bytes(), None), "olá");
        assert_eq!(read("\u{feff}olá".as_bytes(), None), "olá");
        assert_eq!(read("\u{feff}olá".as_bytes(), Some(WINDOWS_1252)), "olá");
        assert_eq!(read(b"ol\xe1 \x80", Some(WINDOWS_1252)), "olá €");
        assert_eq!(read(&utf16("olá", true), None), "olá");
        assert_eq!(read(&utf16("olá", true), Some(WINDOWS_1252)), "olá");
        assert_eq!(read(&utf16("olá", false), Some(UTF_16LE)), "olá");
        let big: Vec<u8> = "\u{feff}olá"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(read(&big, None), "olá");
        let koi = Encoding::for_label(b"koi8-r");
        assert_eq!(read(b"\xf0\xd2\xc9\xd7\xc5\xd4", koi), "Привет");
    }

    #[test]
    fn bytes_of_another_encoding_are_noticed() {
        let utf8 = Coding::of(b"", None);
        let mut text = Vec::new();
        utf8.decode(&b"\xef\xbb\xbfol\xe1"[..])
            .read_to_end(&mut text)
            .unwrap();
        assert_eq!(text, b"ol\xe1", "UTF-8 passes as it is");
        assert_eq!(utf8.text(b"ol\xe1"), None);
        assert_eq!(utf8.text("\u{fffd}".as_bytes()), Some("\u{fffd}"));
        let japanese = Coding::of(b"", Encoding::for_label(b"shift_jis"));
        let mut text = Vec::new();
        japanese
            .decode(&b"\x82"[..])
            .read_to_end(&mut text)
            .unwrap();
        assert_eq!(japanese.text(&text), None);
    }

    #[test]
    fn other_encodings_are_guessed_by_their_letters() {
        for (label, text) in [
            ("windows-1252", "São Paulo, Goiânia, Florianópolis, Köln"),
            ("windows-1250", "Łódź, Gdańsk, Świętokrzyskie, Kraków"),
            ("windows-1251", "Москва, Санкт-Петербург, Екатеринбург"),
            ("shift_jis", "東京都渋谷区、大阪市北区のお店です"),
            ("gbk", "北京市朝阳区，上海市浦东新区的商店"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, _) = encoding.encode(text);
            let mut guess = Guess::new();
            guess.look(&bytes);
            assert_eq!(guess.encoding().name().to_ascii_lowercase(), label);
            guess.look_at_text("Łódź");
            assert_eq!(guess.encoding(), UTF_8, "some of it is UTF-8");
        }
    }

    #[test]
    fn utf16_without_a_mark_is_recognised() {
        assert_eq!(unmarked_utf16(&utf16("order,item", false)), Some(UTF_16LE));
        let big: Vec<u8> = "order".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(unmarked_utf16(&big), Some(UTF_16BE));
        assert_eq!(unmarked_utf16(b"order,item\n1,2\n"), None);
        assert_eq!(unmarked_utf16(b""), None);
    }
}
