//! Which section each measure belongs to, and what its id becomes by that.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::likeness::may_be_one;
use super::sheet::Cell;
use super::values::names_nothing;
use crate::labels::{Language, RowReason, Sentence};
use crate::model::name::{bare, fold};
use crate::model::{MeasureId, Plan, Section, names_device};

/// A section that the plan does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSection {
    /// As the sheet numbers it, or as it comes.
    pub id: String,
    /// In the words of the sheet.
    pub title: String,
}

/// A section of the plan with another title in the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RenamedSection {
    /// As the plan numbers it.
    pub id: String,
    /// Its title in the plan.
    pub before: String,
    /// Its title in the sheet.
    pub after: String,
}

/// The sections of a sheet.
#[derive(Debug, Default)]
pub struct Sections {
    /// By what a cell says of it.
    ids: HashMap<String, String>,
    /// Every id, of the plan and new.
    known: HashSet<String>,
    /// In the order of the sheet.
    pub new: Vec<NewSection>,
    /// Sections of the plan that the sheet calls otherwise.
    pub renamed: Vec<RenamedSection>,
    /// Numbers under which the sheet has several titles, with these.
    pub titled_twice: Vec<(String, Vec<String>)>,
    /// New sections that may be another one, spelled otherwise, each with that one.
    pub alike: Vec<(String, String)>,
}

impl Sections {
    /// Finds or makes the section that each row names in the column of sections; a row is an id with its cell in that column.
    pub fn settle(rows: &[(String, Option<String>)], plan: Option<&Plan>) -> Self {
        let mut sections = Sections::default();
        for (_, section) in plan.iter().flat_map(|plan| plan.sections.iter()) {
            let id = section.key.as_str().to_owned();
            for name in std::iter::once(&section.title).chain(section.names.names().map(|(_, name)| name)) {
                sections.ids.insert(bare(name), id.clone());
            }
            sections.ids.insert(bare(&id), id.clone());
            sections.known.insert(id);
        }
        let mut seen = HashSet::new();
        let all = rows.iter().filter_map(|(_, words)| words.as_deref()).filter(|words| seen.insert(*words));
        let all: Vec<&str> = all.collect();
        if let Some(plan) = plan {
            sections.rename(rows, &all, plan);
        }
        let said: Vec<&str> = all.into_iter().filter(|words| !names_nothing(words)).collect();
        said.iter().for_each(|words| sections.add(words));
        sections.hold_titles(&said, plan);
        let of_plan = plan.iter().flat_map(|plan| plan.sections.iter());
        let mut titles: Vec<&str> = of_plan.map(|(_, section)| section.title.as_str()).collect();
        let mut alike = Vec::new();
        for section in &sections.new {
            let like = titles.iter().find(|title| are_alike(title, &section.title));
            alike.extend(like.map(|like| (section.title.clone(), (*like).to_owned())));
            titles.push(&section.title);
        }
        sections.alike = alike;
        sections
    }

    /// Holds the titles that numbers have in the sheet against each other and those of the plan.
    fn hold_titles(&mut self, said: &[&str], plan: Option<&Plan>) {
        let mut titles: Vec<(String, Vec<&str>)> = Vec::new();
        for words in said {
            let Some((number, title)) = numbered(words).filter(|(_, title)| !title.is_empty()) else {
                continue;
            };
            let Some(id) = self.ids.get(&bare(number)) else { continue };
            match titles.iter_mut().find(|(known, _)| known == id) {
                Some((_, all)) if all.contains(&title) => {}
                Some((_, all)) => all.push(title),
                None => titles.push((id.clone(), vec![title])),
            }
        }
        let of_plan = |id: &str| {
            let mut sections = plan.into_iter().flat_map(|plan| plan.sections.iter());
            sections.find(|(_, section)| section.key.as_str() == id).map(|(_, section)| section)
        };
        for (id, all) in titles {
            match (&all[..], of_plan(&id)) {
                (&[title], Some(section)) if !is_called(section, title) => self
                    .renamed
                    .push(RenamedSection { before: section.title.to_string(), after: title.to_owned(), id }),
                (&[_], _) => {}
                (all, _) => {
                    self.titled_twice.push((id, all.iter().map(|title| (*title).to_owned()).collect()))
                }
            }
        }
    }

    /// Takes a title without a number for the new one of a section, where all measures of the section stand below it, and
    /// nothing in the sheet is called as the section was. `all` are the words of the rows, each once.
    fn rename(&mut self, rows: &[(String, Option<String>)], all: &[&str], plan: &Plan) {
        let said: HashSet<String> = all.iter().filter_map(|words| self.find(words).cloned()).collect();
        let is_new =
            |words: &&&str| !names_nothing(words) && numbered(words).is_none() && self.find(words).is_none();
        let new: HashSet<&str> = all.iter().filter(is_new).copied().collect();
        let mut below: HashMap<String, (&str, HashSet<String>)> = HashMap::new();
        for (id, words) in rows.iter().filter_map(|(id, words)| Some((id, new.get(words.as_deref()?)?))) {
            let (_, ids) = below.entry(bare(words)).or_insert_with(|| (*words, HashSet::new()));
            ids.extend(id.parse::<MeasureId>().ok().map(|id| id.as_str().to_ascii_lowercase()));
        }
        let mut found: HashMap<String, Vec<&Section>> = HashMap::new();
        for (at, section) in plan.sections.iter().filter(|(_, one)| !said.contains(one.key.as_str())) {
            let measures = plan.measures.iter().filter(|measure| measure.section == Some(at));
            let own: Vec<String> = measures.map(|measure| measure.id.as_str().to_ascii_lowercase()).collect();
            let new =
                below.iter().find(|(_, (_, ids))| !own.is_empty() && own.iter().all(|id| ids.contains(id)));
            new.into_iter().for_each(|(key, _)| found.entry(key.clone()).or_default().push(section));
        }
        // Where several sections become one, it is new, and their measures are moved.
        for (key, sections) in found {
            let ([section], Some((title, _))) = (&sections[..], below.get(&key)) else { continue };
            let id = section.key.as_str().to_owned();
            self.ids.insert(key, id.clone());
            let (before, after) = (section.title.to_string(), (*title).to_owned());
            self.renamed.push(RenamedSection { id, before, after });
        }
        self.renamed.sort_by(|one, other| one.id.cmp(&other.id));
    }

    fn add(&mut self, words: &str) {
        if self.find(words).is_some() {
            return;
        }
        let (id, title) = match numbered(words) {
            Some((number, title)) => (number.to_owned(), title),
            None => {
                let free = (1..).map(|n| format!("S{n}")).find(|id| !self.known.contains(id));
                (free.unwrap_or_default(), words)
            }
        };
        self.ids.insert(bare(words), id.clone());
        self.make(&id, title);
    }

    fn make(&mut self, id: &str, title: &str) {
        if !self.known.contains(id) {
            let title = if title.is_empty() { id } else { title };
            self.known.insert(id.to_owned());
            self.ids.insert(bare(id), id.to_owned());
            self.new.push(NewSection { id: id.to_owned(), title: title.to_owned() });
        }
    }

    fn find(&self, words: &str) -> Option<&String> {
        let by_number = || numbered(words).and_then(|(number, _)| self.ids.get(&bare(number)));
        self.ids.get(&bare(words)).or_else(by_number)
    }

    /// Whether there is a section with this id.
    pub fn has(&self, id: &str) -> bool {
        self.known.contains(id)
    }

    /// The section that the id of a measure says: the deepest above it, as the plan finds it.
    pub fn holding<'i>(&self, id: &'i MeasureId) -> Option<&'i str> {
        id.ancestors().find(|above| self.known.contains(*above))
    }

    /// The id of a measure in the plan, and its section.
    ///
    /// # Errors
    /// When the id cannot be one.
    pub fn place(
        &self,
        written: &str,
        section: Option<&Cell>,
    ) -> Result<(MeasureId, Option<String>), Sentence> {
        let section = section.map(Cell::shown).and_then(|words| self.find(&words).cloned());
        match written.parse() {
            Ok(_) if names_device(written) => {
                Err(Sentence::of(|language| RowReason::device_id(language, written)))
            }
            Ok(id) => Ok((id, section)),
            Err(why) => Err(Sentence::of(|language| match language {
                Language::English => RowReason::no_id(language, written, why),
                Language::Hungarian => {
                    RowReason::no_id(language, written, RowReason::WhatAnIdIs.in_language(language))
                }
            })),
        }
    }
}

/// Whether two titles look like one that was written in two ways. Titles are words of the field, which are often near each
/// other: "Prevention" and "Protection" are two.
fn are_alike(one: &str, other: &str) -> bool {
    const FEW: usize = 2;
    let (first, second) = (bare(one), bare(other));
    let begin = first.chars().zip(second.chars()).take_while(|(one, other)| one == other).count();
    let end = first.chars().rev().zip(second.chars().rev()).take_while(|(one, other)| one == other).count();
    let ends = begin + end;
    let is_slip = ends + FEW >= first.chars().count().max(second.chars().count());
    let words = |title: &str| title.split_whitespace().count();
    let is_shortened = words(one) != words(other) || one.contains('.') || other.contains('.');
    may_be_one(one, other) && (is_slip || is_shortened)
}

/// Whether a section has this title, in any language, as a cell shows it.
fn is_called(section: &Section, title: &str) -> bool {
    let is_it = |name: &str| Cell::text(name).is_some_and(|cell| without_marks(&cell.shown()) == title);
    is_it(&section.title) || section.names.names().any(|(_, name)| is_it(name))
}

/// A title without the marks between it and its number.
fn without_marks(title: &str) -> &str {
    title.trim_start_matches(|c: char| c.is_whitespace() || ").:-–".contains(c))
}

/// The number at the beginning of a section's words, and its title: "II. Protection", "1.2 Training", "Pillar 3: Courts".
pub fn numbered(words: &str) -> Option<(&str, &str)> {
    let of_kind = without_kind(words);
    let is_kind = of_kind.is_some();
    let words = of_kind.unwrap_or(words);
    let end = words.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(words.len());
    let number = words[..end].trim_end_matches('.');
    let is_marked =
        words[end..].starts_with([')', ':']) || words[..end].ends_with('.') || is_kind || end == words.len();
    let is_figure = number.starts_with(|c: char| c.is_ascii_digit());
    let is_number =
        number.parse::<MeasureId>().is_ok() && (is_figure || is_roman_or_letter(number) && is_marked);
    let title = without_marks(&words[end..]);
    // "I. fejezet: Courts"
    let is_announced =
        |rest: &&str| rest.len() < title.len() && title[..title.len() - rest.len()].contains([':', '–', '-']);
    let title = without_kind(title).map(without_marks).filter(is_announced).unwrap_or(title);
    is_number.then_some((number, title))
}

/// Whether the number of a section is a Roman numeral or a capital letter.
pub fn is_roman_or_letter(number: &str) -> bool {
    let is_roman = !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c));
    is_roman || number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase())
}

/// What follows the word for a part of a plan: "1: Courts" in "Specific objective 1: Courts".
fn without_kind(words: &str) -> Option<&str> {
    const KINDS: [&str; 28] = [
        "pillar",
        "chapter",
        "section",
        "objective",
        "priority",
        "part",
        "area",
        "goal",
        "axis",
        "theme",
        "result",
        "outcome",
        "component",
        "programme",
        "fejezet",
        "piller",
        "cel",
        "celkituzes",
        "prioritas",
        "szakasz",
        "resz",
        "terulet",
        "tengely",
        "eredmeny",
        "tema",
        "komponens",
        "target",
        "aim",
    ];
    const BEFORE: [&str; 14] = [
        "specific",
        "strategic",
        "general",
        "overall",
        "operational",
        "main",
        "key",
        "thematic",
        "specifikus",
        "strategiai",
        "atfogo",
        "altalanos",
        "operativ",
        "kiemelt",
    ];
    let (mut rest, mut is_kind) = (words, false);
    loop {
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let word = fold(first.trim_end_matches([':', '.']));
        let names_kind = KINDS.contains(&&*word);
        if !names_kind && !BEFORE.contains(&&*word) {
            return is_kind.then_some(rest);
        }
        is_kind |= names_kind;
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_two_titles() {
        assert!(are_alike("Signal bels", "Signal bells"));
        assert!(are_alike("Prot. of victims", "Protection of victims"));
        assert!(!are_alike("Prevention", "Protection"));
    }

    #[test]
    fn a_section_begins_with_its_number_or_has_none() {
        assert_eq!(numbered("II. Protection"), Some(("II", "Protection")));
        assert_eq!(numbered("1.2 Training"), Some(("1.2", "Training")));
        assert_eq!(numbered("A) Courts"), Some(("A", "Courts")));
        assert_eq!(numbered("Pillar 3: Courts"), Some(("3", "Courts")));
        for words in [
            "Specific objective 3: Courts",
            "Strategic goal 3: Courts",
            "Priority axis 3 – Courts",
            "Result 3: Courts",
            "Goal 3. Courts",
            "Theme 3: Courts",
            "3. prioritás: Courts",
            "3. cél: Courts",
            "3. specifikus cél – Courts",
        ] {
            assert_eq!(numbered(words), Some(("3", "Courts")), "{words}");
        }
        assert_eq!(numbered("II. fejezet: Courts"), Some(("II", "Courts")));
        assert_eq!(numbered("1. Area offices"), Some(("1", "Area offices")));
        assert_eq!(numbered("Key results"), None);
        assert_eq!(numbered("I"), Some(("I", "")));
        assert_eq!(numbered("I will"), None);
        assert_eq!(numbered("Prevention"), None);
        assert_eq!(numbered("A fair trial"), None);
    }

    #[test]
    fn rows_take_their_section_from_its_column() {
        let row = |id: &str, words: &str| (id.to_owned(), Some(words.to_owned()));
        let rows = [
            row("1", "I. Prevention"),
            row("2", "Courts"),
            row("3", "courts"),
            row("II.4", "II. Prosecution"),
        ];
        let sections = Sections::settle(&rows, None);
        let ids: Vec<&str> = sections.new.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, ["I", "S1", "II"]);
        let place = |id: &str, words: &str| {
            let (_, section) = sections.place(id, Some(&Cell::Text(words.to_owned()))).unwrap();
            section
        };
        assert_eq!(place("1", "I. Prevention").as_deref(), Some("I"));
        assert_eq!(place("3", "courts").as_deref(), Some("S1"));
        assert!(sections.place("con", None).unwrap_err().to_string().contains("device"));
        assert!(sections.place("COM1.2", None).is_err() && sections.place("con1", None).is_ok());
        let (id, _) = sections.place("II.4", Some(&Cell::Text("II. Prosecution".to_owned()))).unwrap();
        assert_eq!(id.as_str(), "II.4");
    }
}
