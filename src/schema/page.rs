//! The tables as a page for people: every key with what it takes, and whether it must be there.

use std::fmt::Write;

use super::FileKind;
use super::file_names::{BODIES_FILE, PLAN_FILE};
use super::limits::YEARS;
use super::table::{Key, Need, Table, Type};

impl FileKind {
    /// Every table of such a file with its keys, in Markdown. `example` gives the value of a key by the way to it,
    /// `measure/report/date`, as it is written in a file.
    pub fn describe(self, example: &dyn Fn(&str) -> Option<String>) -> String {
        let (word, title, about) = match self {
            FileKind::Plan => {
                ("plan", PLAN_FILE, "The plan itself: title, period, sections, money, coordination.")
            }
            FileKind::Bodies => ("bodies", BODIES_FILE, "The register: every body that the plan may name."),
            FileKind::Measure => (
                "measure",
                "II.3.10.toml: a measure, or a point of the decision",
                "Every other file; its name is the measure's id.",
            ),
            FileKind::Return => (
                "return",
                "reports/2022-H2/IM.toml: a return",
                "What one body reports for one period. The folder is the period, the file's name an abbreviation of the body, or its name in small letters with dashes.",
            ),
            FileKind::Meeting => (
                "meeting",
                "meetings/2022-12-13.toml: a meeting",
                "What a meeting dealt with, and decided. The file's name is its day; where several met on one day, the day, a dash and a name.",
            ),
        };
        let mut page = format!("## {title}\n\n{about}\n");
        describe(&mut page, self.table(), word, example);
        page
    }
}

fn describe(page: &mut String, table: &Table, way: &str, example: &dyn Fn(&str) -> Option<String>) {
    page.push('\n');
    let mut inner = Vec::new();
    for key in table.keys {
        let way = format!("{way}/{}", key.name);
        let shown = match example(&way) {
            Some(value) if !has_table(&key.value) => format!(" Example: `{} = {value}`", key.name),
            _ => String::new(),
        };
        let (kind, needed) = (kind(&key.value), needed(key));
        let _ = writeln!(page, "- **`{}`** ({kind}{needed}): {}{shown}", key.name, key.docs);
        if let Type::Table(table) | Type::Tables(table) = &key.value {
            inner.push((heading(key, &way), key.docs, *table, way));
        }
    }
    for (heading, docs, table, way) in inner {
        let _ = write!(page, "\n### {heading}\n\n{docs}\n");
        describe(page, table, &way, example);
    }
}

fn has_table(value: &Type) -> bool {
    matches!(value, Type::Table(_) | Type::Tables(_))
}

/// How a table is begun: `[[report]]`, and `[[coordination.procedure]]` inside another.
fn heading(key: &Key, way: &str) -> String {
    let way: Vec<&str> = way.split('/').skip(1).collect();
    match &key.value {
        Type::Tables(_) => format!("`[[{}]]`", way.join(".")),
        _ => format!("`[{}]`", way.join(".")),
    }
}

/// Whether a key must be there.
fn needed(key: &Key) -> &'static str {
    match key.need {
        Need::Always => ", required",
        Need::RequiredForMeasure => ", required in a measure, not in a point of the decision",
        Need::UnlessWithdrawn => ", required unless `withdrawn` is there",
        Need::UnlessJoint => ", required unless `bodies` is there",
        Need::UnlessFrom => ", required unless `from` is there",
        Need::WithRecurring => ", in the place of `year`",
        Need::WithFrom => ", required with `from`",
        Need::Never => "",
    }
}

/// What stands under a key, in words.
fn kind(value: &Type) -> String {
    match value {
        Type::Line => "text on one line".to_owned(),
        Type::Prose => "text".to_owned(),
        Type::Name => "name".to_owned(),
        Type::Id | Type::MilestoneId => "id".to_owned(),
        Type::Period => "period in quotes".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Deadline => "date, period in quotes, or text where there is neither".to_owned(),
        Type::DayOrPeriod => "date, or period in quotes".to_owned(),
        Type::Number => "number".to_owned(),
        Type::NumberOrWords => "number, or text".to_owned(),
        Type::Amount => "amount, zero or more".to_owned(),
        Type::Year => format!("year, {} to {}", YEARS.start(), YEARS.end()),
        Type::Currency => "code of three letters".to_owned(),
        Type::Flag => "`true` or `false`".to_owned(),
        Type::Word(words) => format!("one of `\"{}\"`", words.join("\"`, `\"")),
        Type::List(item) => format!("list, each: {}", kind(item)),
        Type::Some(item) => format!("list of at least one, each: {}", kind(item)),
        Type::OneOrMore(item) => format!("{}, or a list of them", kind(item)),
        Type::Extra => "table of any keys".to_owned(),
        Type::Named(item) => format!("table of names, under each: {}", kind(item)),
        Type::Language => "code of a language (`\"hu\"`)".to_owned(),
        Type::ByLanguage(item) => format!("table of languages (`hu`), under each: {}", kind(item)),
        Type::Table(_) => "table".to_owned(),
        Type::Tables(_) => "tables".to_owned(),
    }
}
