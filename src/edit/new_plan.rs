//! The first files of a plan, with comments that say what to fill in. This is the one place that knows what they look like.

use chrono::NaiveDate;

use super::value::{TomlValue, rows, table};
use crate::model::{BodyKind, Currency, PublishedRow};
use crate::schema::{BODIES_FILE, FileKind, PLAN_FILE};

/// The keys of a table with their values, as they are written.
type Keys = Vec<(&'static str, TomlValue)>;

/// What a plan begins with.
#[derive(Clone, Debug, Default)]
pub struct NewPlan {
    /// As published.
    pub title: String,
    /// The languages of its texts, the first first.
    pub languages: Vec<String>,
    /// The act that adopted it.
    pub decision: Option<String>,
    /// The day of that act.
    pub adopted: Option<NaiveDate>,
    /// The first and the last day that it is made for.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The currency of every amount that names none.
    pub currency: Option<Currency>,
    /// The rows of the official table that its measures have; none where they have all.
    pub rows: Vec<PublishedRow>,
    /// Chapters and sections, in the order of the plan.
    pub sections: Vec<Keys>,
    /// Sources of funding.
    pub sources: Vec<Keys>,
    /// The register of bodies.
    pub bodies: Vec<Keys>,
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
# Sources of funding that measures name.
";

const EXAMPLE_OF_SOURCE: &str = "\
#
# [[source]]
# id    = \"central-budget\"
# name  = \"Central budget\"
# state = \"decided\" # or contingent: it hangs on a decision still to be made
";

const ABOUT_BODIES: &str = "\
# The register of bodies: everybody whom the plan names, once each. A name anywhere in the plan is looked up here: it is a
# body's name, one of its abbreviations, its head or one of its aliases; case and accents do not matter.
";

const EXAMPLE_OF_BODY: &str = "\
#
# [[body]]
# name          = \"Ministry of Justice\"
# abbreviations = [\"MoJ\"]
# head          = \"Minister of Justice\" # the office, never a person
";

impl NewPlan {
    /// Its files, each by its name in the plan's folder.
    pub fn files(&self) -> [(&'static str, String); 2] {
        [(PLAN_FILE, self.plan_file()), (BODIES_FILE, self.bodies_file())]
    }

    fn plan_file(&self) -> String {
        let mut keys = vec![("title", TomlValue::text(&self.title))];
        let languages = TomlValue::texts(&self.languages);
        let has_languages = !self.languages.is_empty();
        if has_languages && FileKind::Plan.has("languages") {
            keys.push(("languages", languages.clone()));
        }
        keys.extend(self.decision.as_ref().map(|decision| ("decision", TomlValue::text(decision))));
        keys.extend(self.adopted.map(|adopted| ("adopted", TomlValue::Day(adopted))));
        keys.extend(self.period.map(|(start, end)| {
            let days = [("start", start), ("end", end)];
            (
                "period",
                TomlValue::Inline(days.map(|(name, day)| (name.to_owned(), TomlValue::Day(day))).into()),
            )
        }));
        keys.extend(self.currency.map(|currency| ("currency", TomlValue::text(currency.code()))));
        if !self.rows.is_empty() {
            keys.push(("rows", TomlValue::texts(self.rows.iter().map(|row| row.word()))));
        }
        let mut text = format!("{ABOUT_PLAN}{}", rows(&keys, "\n"));
        if has_languages && !FileKind::Plan.has("languages") {
            text += &format!("# languages = {}\n", languages.render("\n"));
        }
        text += ABOUT_SECTIONS;
        text += &tables("section", &self.sections, EXAMPLE_OF_SECTION);
        text += ABOUT_SOURCES;
        text + &tables("source", &self.sources, EXAMPLE_OF_SOURCE)
    }

    fn bodies_file(&self) -> String {
        let kinds = BodyKind::WORDS.map(|(word, _)| word).join(", ");
        let example = format!("{EXAMPLE_OF_BODY}# kind          = \"ministry\" # one of {kinds}\n");
        format!("{ABOUT_BODIES}{}", tables("body", &self.bodies, &example))
    }
}

/// Tables of one name below each other; without any, the example of one, as a comment.
fn tables(name: &str, all: &[Keys], example: &str) -> String {
    let text: String = all.iter().map(|keys| format!("\n{}", table(name, keys, "\n"))).collect();
    if text.is_empty() { example.to_owned() } else { text }
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
            period: Some((day("2026-01-01"), day("2027-12-31"))),
            currency: Some(Currency::HUF),
            ..NewPlan::default()
        };
        for is_full in [false, true] {
            if is_full {
                plan.decision = Some("Decision 1".to_owned());
                plan.adopted = Some(day("2026-02-01"));
                plan.sections = ["I", "I.1"]
                    .map(|id| vec![("id", TomlValue::text(id)), ("title", TomlValue::text(id))])
                    .into();
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
