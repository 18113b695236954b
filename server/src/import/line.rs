//! The line to run.

use super::fault::Question;

/// Most lines that are proposed.
const MOST: usize = 4;

/// The command that brings a file in: as it was typed, without `--dry-run`, and with what answers
/// the questions about the file. There are several where a question has several answers.
pub fn to_run(typed: &[String], questions: &[Question]) -> Vec<String> {
    let start: Vec<String> = typed
        .iter()
        .filter(|word| *word != "--dry-run")
        .cloned()
        .collect();
    let mut lines = vec![start];
    for question in questions
        .iter()
        .filter(|question| !question.answers.is_empty())
    {
        let each = lines.iter().flat_map(|line| {
            let with = |answer: &Vec<String>| answered(line, answer);
            question.answers.iter().map(with)
        });
        lines = each.take(MOST).collect();
    }
    lines.iter().map(|line| quoted(line)).collect()
}

/// The words with those of an answer, which replace what was said before.
fn answered(line: &[String], answer: &[String]) -> Vec<String> {
    let mut line = line.to_vec();
    let mut words = answer.iter().peekable();
    while let Some(name) = words.next() {
        let value = words.next_if(|word| !word.starts_with("--"));
        if name != "--leave-out" {
            remove(&mut line, name, value.is_some());
        }
        line.push(name.clone());
        line.extend(value.cloned());
    }
    line
}

fn remove(line: &mut Vec<String>, name: &str, has_value: bool) {
    let with_value = format!("{name}=");
    line.retain(|word| !word.starts_with(&with_value));
    while let Some(at) = line.iter().position(|word| word == name) {
        let words = if has_value { 2 } else { 1 };
        line.drain(at..line.len().min(at + words));
    }
}

fn quoted(line: &[String]) -> String {
    let words = line.iter().map(String::as_str);
    shlex::try_join(words).unwrap_or_else(|_| line.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| word.to_string()).collect()
    }

    fn question(answers: &[&[&str]]) -> Question {
        Question {
            about: "column `price`".into(),
            text: "?".into(),
            answers: answers.iter().map(|words| owned(words)).collect(),
            line: 1,
            rows: 1,
        }
    }

    #[test]
    fn it_is_what_was_typed_with_the_answers() {
        let typed = owned(&[
            "tributary",
            "import",
            "a b.csv",
            "--dry-run",
            "--separator",
            ",",
        ]);
        assert_eq!(
            to_run(&typed, &[]),
            ["tributary import 'a b.csv' --separator ','"]
        );
        let questions = [
            question(&[&["--separator", ";"]]),
            question(&[&["--leave-out", "Price [EUR]", "--leave-out", "note"]]),
            question(&[&["--shorten"]]),
            question(&[&["--shorten"]]),
            question(&[]),
        ];
        assert_eq!(
            to_run(&typed, &questions),
            [
                "tributary import 'a b.csv' --separator ';' --leave-out 'Price [EUR]' --leave-out note --shorten"
            ]
        );
    }

    #[test]
    fn each_answer_is_a_line_and_the_same_answer_is_given_once() {
        let typed = owned(&["tributary", "--decimal=.", "--shorten"]);
        let questions = [
            question(&[
                &["--decimal", "."],
                &["--decimal", ",", "--grouping", "space"],
            ]),
            question(&[&["--shorten"]]),
        ];
        assert_eq!(
            to_run(&typed, &questions),
            [
                "tributary --decimal . --shorten",
                "tributary --decimal ',' --grouping space --shorten"
            ]
        );
    }
}
