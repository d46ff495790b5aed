//! The first files of a plan, with comments that say what to fill in. This is the one place that knows what they look like.

use chrono::NaiveDate;

use super::value::{Value, rows, table};
use crate::model::{BodyKind, Currency, MeasureId};
use crate::schema::FileKind;

/// What a plan begins with.
#[derive(Debug)]
pub struct NewPlan {
    /// As published.
    pub title: String,
    /// The languages of its texts, the first first.
    pub languages: Vec<String>,
    /// The act that adopted it.
    pub decision: Option<String>,
    /// The day of that act.
    pub adopted: Option<NaiveDate>,
    /// The first day that it is made for.
    pub start: NaiveDate,
    /// The last.
    pub end: NaiveDate,
    /// The currency of every amount that names none.
    pub currency: Currency,
    /// Chapters and sections with their titles, in the order of the plan.
    pub sections: Vec<(MeasureId, String)>,
}

const ABOUT_PLAN: &str = "\
# The plan itself. `plan help files` says what every key means, `plan check` what is wrong.
";

const ABOUT_SECTIONS: &str = "
# Chapters and sections, in the order of the plan: it is the order of every list. A measure belongs to the section with which
# its id begins: I.1.2 to I.1, and with it to I.
";

const EXAMPLE_OF_SECTION: &str = "\
#
# [[section]]
# id    = \"I\"
# title = \"Prevention\"
";

const ABOUT_SOURCES: &str = "
# Sources of funding that measures name, and what the decision provides:
#
# [[source]]
# id    = \"central-budget\"
# name  = \"Central budget\"
# state = \"decided\" # or contingent: it hangs on a decision still to be made
";

const ABOUT_BODIES: &str = "\
# The register of bodies: everybody whom the plan names, once each. A name anywhere in the plan is looked up here: it is a
# body's name, one of its abbreviations, its head or one of its aliases; case and accents do not matter.
#
# [[body]]
# name          = \"Ministry of Justice\"
# abbreviations = [\"MoJ\"]
# head          = \"Minister of Justice\" # the office, never a person
";

impl NewPlan {
    /// Its files, each by its name in the plan's folder.
    pub fn files(&self) -> [(&'static str, String); 2] {
        [("plan.toml", self.plan_file()), ("bodies.toml", bodies_file())]
    }

    fn plan_file(&self) -> String {
        let mut keys = vec![("title", Value::text(&self.title))];
        let languages = Value::texts(&self.languages);
        let has_languages = !self.languages.is_empty();
        if has_languages && FileKind::Plan.has("languages") {
            keys.push(("languages", languages.clone()));
        }
        keys.extend(self.decision.as_ref().map(|decision| ("decision", Value::text(decision))));
        keys.extend(self.adopted.map(|adopted| ("adopted", Value::Day(adopted))));
        let period = [("start", self.start), ("end", self.end)];
        let period = period.map(|(name, day)| (name.to_owned(), Value::Day(day)));
        keys.push(("period", Value::Inline(period.into())));
        keys.push(("currency", Value::text(self.currency.code())));
        let mut text = format!("{ABOUT_PLAN}{}", rows(&keys, "\n"));
        if has_languages && !FileKind::Plan.has("languages") {
            text += &format!("# languages = {}\n", languages.render("\n"));
        }
        text += ABOUT_SECTIONS;
        if self.sections.is_empty() {
            text += EXAMPLE_OF_SECTION;
        }
        for (id, title) in &self.sections {
            let keys = [("id", Value::text(id.as_str())), ("title", Value::text(title))];
            text += &format!("\n{}", table("section", &keys, "\n"));
        }
        text + ABOUT_SOURCES
    }
}

fn bodies_file() -> String {
    let kinds = BodyKind::WORDS.map(|(word, _)| word).join(", ");
    format!("{ABOUT_BODIES}# kind          = \"ministry\" # one of {kinds}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::laid_out;

    #[test]
    fn what_is_written_is_laid_out_and_says_what_was_given() {
        let day = |text: &str| text.parse().unwrap();
        let mut plan = NewPlan {
            title: "A \"plan\"".to_owned(),
            languages: vec!["hu".to_owned()],
            decision: None,
            adopted: None,
            start: day("2026-01-01"),
            end: day("2027-12-31"),
            currency: Currency::HUF,
            sections: Vec::new(),
        };
        for is_full in [false, true] {
            if is_full {
                plan.decision = Some("Decision 1".to_owned());
                plan.adopted = Some(day("2026-02-01"));
                plan.sections = vec![
                    ("I".parse().unwrap(), "One".to_owned()),
                    ("I.1".parse().unwrap(), "Two".to_owned()),
                ];
            }
            for (name, text) in plan.files() {
                assert_eq!(laid_out(&text).as_deref(), Some(text.as_str()), "{name}");
                assert!(text.lines().all(|line| line.len() <= 125), "{text}");
            }
            let [(_, text), _] = plan.files();
            let read: toml::Table = text.parse().unwrap();
            assert_eq!(read["title"].as_str(), Some("A \"plan\""));
            assert_eq!(read.contains_key("decision"), is_full);
            assert_eq!(
                read.get("adopted").map(ToString::to_string),
                is_full.then(|| "2026-02-01".to_owned())
            );
            assert_eq!(
                read.get("section").map_or(0, |all| all.as_array().unwrap().len()),
                if is_full { 2 } else { 0 }
            );
        }
    }
}
