//! The column of amounts.

use domain::money::{AmountError, Currency, Mark, Notation, Positive, has_two_readings};

use super::fault::{Fault, Question, Questions, option};
use super::importer::Reading;

/// Reads the amounts of a file, all in the same way.
pub struct Amounts {
    about: String,
    currency: Currency,
    /// How they are written, where somebody said it.
    said: Option<Notation>,
    /// Which of [`Notation::ALL`] can read every amount so far.
    fits: [bool; Notation::ALL.len()],
    questions: Questions,
}

impl Amounts {
    /// Of the column of that name.
    pub fn new(column: &str, currency: Currency, said: Option<Notation>) -> Self {
        Self {
            about: format!("column `{column}`"),
            currency,
            said,
            fits: [true; Notation::ALL.len()],
            questions: Questions::default(),
        }
    }

    /// How the amounts are written.
    pub fn notation(&self) -> Notation {
        self.said.unwrap_or(Notation::USUAL)
    }

    /// How the amounts are read.
    pub fn reading(&self) -> Reading {
        let notation = self.notation();
        let (about, currency) = (&self.about, self.currency.upper());
        let known = match self.said {
            Some(_) => "",
            None => " (assumed; --decimal and --grouping change it)",
        };
        Reading {
            name: "amounts",
            value: notation.to_string(),
            text: format!("{about} as amounts in {currency} such as {notation}{known}"),
        }
    }

    /// Reads an amount. Where nobody said how they are written, what could be a thousand times as
    /// much and what can only be read another way is a question about the file.
    pub fn read(&mut self, text: &str, line: u64) -> Result<Positive, Fault> {
        let read = self.notation().read(text, self.currency);
        if self.said.is_none() {
            let elsewhere = self.try_all(text);
            if has_two_readings(text, self.currency) {
                self.questions.ask(&self.about, "readings", line, || {
                    let text = format!(
                        "`{text}` has two readings: its `{}` may stand before the fraction or group \
                         thousands. Say what stands before the fraction",
                        mark_of(text)
                    );
                    (text, Vec::new())
                });
                return Err(Fault::File);
            }
            if elsewhere && read == Err(AmountError::NotANumber) {
                let usual = Notation::USUAL;
                self.questions.ask(&self.about, "notation", line, || {
                    let text = format!("`{text}` is not written as {usual} is. Say how it is");
                    (text, Vec::new())
                });
                return Err(Fault::File);
            }
        }
        read.map_err(|error| Fault::Row(format!("{}: {error}", self.about)))
    }

    /// Notes which notations can read `text`, unless none can; says whether one can.
    fn try_all(&mut self, text: &str) -> bool {
        let read = Notation::ALL.map(|it| it.read(text, self.currency).is_ok());
        let any = read.contains(&true);
        if any {
            for (fits, read) in self.fits.iter_mut().zip(read) {
                *fits &= read;
            }
        }
        any
    }

    /// What must be said before the rows can be read, after all of them were looked at.
    pub fn questions(&mut self) -> Vec<Question> {
        let answers = self.answers();
        let mut all = std::mem::take(&mut self.questions).into_list();
        for question in &mut all {
            let options: Vec<String> = answers.iter().map(|words| words.join(" ")).collect();
            question
                .text
                .push_str(&format!(": {}", options.join(" or ")));
        }
        // One answer is enough for all of them.
        if let Some(first) = all.first_mut() {
            first.answers = answers;
        }
        all
    }

    /// The options that say how the amounts are written: those with which every amount can be
    /// read, one per mark before the fraction. If there is none, rows that do not fit the usual
    /// way are rejected one by one.
    fn answers(&self) -> Vec<Vec<String>> {
        let fitting = Notation::ALL
            .into_iter()
            .zip(self.fits)
            .filter(|(_, fits)| *fits);
        let mut found: Vec<Notation> = Vec::new();
        for (notation, _) in fitting {
            if found.iter().all(|other| other.mark() != notation.mark()) {
                found.push(notation);
            }
        }
        if found.is_empty() {
            found.push(Notation::USUAL);
        }
        found.into_iter().map(answer).collect()
    }
}

fn answer(notation: Notation) -> Vec<String> {
    let mark = notation.mark();
    let mut words = option("--decimal", &mark.to_string());
    if Notation::new(Some(mark), None) != Ok(notation) {
        words.extend(option("--grouping", &notation.grouping().to_string()));
    }
    words
}

/// The last mark of an amount.
fn mark_of(text: &str) -> Mark {
    match text.rfind(['.', ',']).and_then(|at| text.get(at..at + 1)) {
        Some(",") => Mark::Comma,
        _ => Mark::Point,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of amounts in a row, and what is asked then.
    fn read(
        code: &str,
        said: Option<Notation>,
        texts: &[&str],
    ) -> (Vec<Result<i64, Fault>>, Vec<Question>) {
        let mut amounts = Amounts::new("price", code.parse().unwrap(), said);
        let mut lines = 2..;
        let read = texts.iter().map(|text| {
            let line = lines.next().unwrap();
            amounts.read(text, line).map(Positive::minor)
        });
        (read.collect(), amounts.questions())
    }

    fn answers(code: &str, texts: &[&str]) -> Vec<String> {
        let (_, questions) = read(code, None, texts);
        let answers = questions.iter().flat_map(|question| &question.answers);
        answers.map(|words| words.join(" ")).collect()
    }

    #[test]
    fn three_digits_behind_a_point_are_refused_on_every_row_until_somebody_says_what_they_are() {
        let texts = ["50.000", "75.500", "125.750"];
        let (amounts, questions) = read("jpy", None, &texts);
        assert_eq!(
            amounts,
            [Err(Fault::File), Err(Fault::File), Err(Fault::File)]
        );
        assert_eq!(
            questions[0].to_string(),
            "column `price`, 3 rows, first on line 2: `50.000` has two readings: its `.` may stand \
             before the fraction or group thousands. Say what stands before the fraction: --decimal ,"
        );
        assert_eq!(answers("jpy", &["50.000"]), ["--decimal .", "--decimal ,"]);
        assert_eq!(
            answers("brl", &["1.500", "2.000"]),
            ["--decimal .", "--decimal ,"]
        );
        assert_eq!(answers("brl", &["1.500", "49.99"]), ["--decimal ."]);
        assert_eq!(answers("kwd", &["1,204"]), ["--decimal .", "--decimal ,"]);

        let thousands = Notation::new(Some(Mark::Comma), None).ok();
        let (amounts, questions) = read("jpy", thousands, &texts);
        assert_eq!(amounts, [Ok(50_000), Ok(75_500), Ok(125_750)]);
        assert!(questions.is_empty());
        let (amounts, _) = read("jpy", Some(Notation::USUAL), &texts);
        assert_eq!(amounts[0], Ok(50));
        assert!(matches!(&amounts[1], Err(Fault::Row(why)) if why.contains("too many decimals")));
    }

    #[test]
    fn what_is_written_another_way_is_asked_about_with_the_way_that_reads_all() {
        assert_eq!(answers("brl", &["10,5", "7", "1.204,50"]), ["--decimal ,"]);
        assert_eq!(
            answers("pln", &["1 204,50"]),
            ["--decimal , --grouping space"]
        );
        assert_eq!(answers("chf", &["1'204.50"]), ["--decimal . --grouping '"]);
        // No way reads both, so one is chosen and the other rows are rejected.
        assert_eq!(answers("brl", &["10,5", "10.25"]), ["--decimal ."]);
    }

    #[test]
    fn what_no_country_writes_concerns_its_row_only() {
        let texts = ["10.00", "ten", "-5", "0", "1,204.50", "1,204", "1.0001"];
        let (amounts, questions) = read("brl", None, &texts);
        assert!(questions.is_empty());
        let rows: Vec<bool> = amounts.iter().map(Result::is_ok).collect();
        assert_eq!(rows, [true, false, false, false, true, true, false]);
        assert_eq!((&amounts[4], &amounts[5]), (&Ok(120_450), &Ok(120_400)));
        let Err(Fault::Row(why)) = &amounts[1] else {
            panic!("{:?}", amounts[1]);
        };
        assert_eq!(
            why,
            "column `price`: Enter the amount in digits, such as 1204.50."
        );
    }
}
