//! What was added to the end of a measure's file, read by itself.
//!
//! Reports are added to a measure and hardly ever changed, so nearly every version of its file begins with the whole version
//! before. To follow a history, such a version need not be read again from its beginning.

use toml_spanner::{Arena, ArrayStyle, Table, Value as Toml};

use super::fields::Fields;
use super::plan_header::PlanHeader;
use super::sink::Sink;
use super::syntax::{self, Tree};
use super::table_reader::TableReader;
use crate::model::{Assessment, Measure, Place, Report, Spent, Statement};
use crate::schema::{Reader, Record};
use crate::text::{FileId, SourceText};

impl PlanHeader {
    /// Adds the tables at the end of a measure's file to the measure that was read from the text `before`, without an error.
    /// `None`: the whole file must be read again.
    pub fn parse_added(&self, measure: &Measure, before: &[u8], added: &[u8]) -> Option<Measure> {
        if !may_go_on(before, added) {
            return None;
        }
        let text: SourceText = std::str::from_utf8(added).ok()?.into();
        let arena = Arena::new();
        let table = syntax::parse(&text, &arena).filter(has_only_lists)?;
        let mut sink = Sink::new(FileId(0));
        let mut fields = Fields::new(&mut sink, Tree { table: &table, text: &text }, Measure::TABLE);
        let mut reader = TableReader::new(&mut fields, self.names(), 0);
        let mut grown = measure.clone();
        add(&mut reader, "report", &mut grown.reports, |report: &mut Report| &mut report.place);
        add(&mut reader, "spent", &mut grown.spent, |spent: &mut Spent| &mut spent.place);
        add(&mut reader, "assessment", &mut grown.assessments, |judged: &mut Assessment| &mut judged.place);
        let is_whole = sink.faults == 0 && sink.unknown.is_empty() && sink.problems.is_empty();
        is_whole.then_some(grown)
    }
}

/// Adds the tables under a key behind those of a list.
fn add<'a, T: Record>(
    reader: &mut TableReader<'_, '_, 'a>,
    key: &'static str,
    list: &mut Vec<T>,
    place: impl Fn(&mut T) -> &mut Place,
) {
    let Some(value) = reader.get(key) else { return };
    let mut added: Vec<T> = reader.tables(value);
    added.iter_mut().for_each(|row| place(row).row += list.len());
    list.append(&mut added);
}

/// Whether a text means the same behind another as by itself, if it has nothing but lists of tables.
fn may_go_on(before: &[u8], added: &[u8]) -> bool {
    // A mark of the byte order is one at the beginning alone.
    before.ends_with(b"\n")
        && !before.starts_with(b"\xEF")
        && added.starts_with(b"\n") | added.starts_with(b"[")
        // The marks of a merge that was not finished may be in both.
        && memchr::memchr2(b'<', b'>', added).is_none()
        && memchr::memmem::find(added, b"=======").is_none()
        && !lines(before).any(may_close_list)
}

/// The lines of a text that ends with a break of line.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text).map(move |end| &text[std::mem::replace(&mut start, end + 1)..end])
}

/// Whether a line may give one of the lists as a value, to which no table can be added.
fn may_close_list(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    match line.first() {
        Some(b'"' | b'\'') => line.contains(&b'='),
        // Most lines differ from all of them in the first letter.
        first => Statement::TABLES
            .iter()
            .any(|list| list.as_bytes().first() == first && line.starts_with(list.as_bytes())),
    }
}

/// Whether a table holds nothing but the lists, each table of them below a header of its own.
fn has_only_lists(table: &Table<'_>) -> bool {
    table.entries().iter().all(|(key, item)| {
        let is_list = matches!(item.value(), Toml::Array(rows) if rows.style() == ArrayStyle::Header);
        is_list && Statement::TABLES.contains(&key.name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::ParsedFile;
    use crate::source::{Entry, EntryKind};

    const PLAN: &str = "title = \"A plan\"\nrows = [\"responsible\"]\n[[source]]\nid = \"fund\"\nname = \"Fund\"\nstate = \"decided\"\n";
    const BODIES: &str = "[[body]]\nname = \"Office\"\nkind = \"agency\"\n";
    const MEASURE: &str = "title = \"One\"\nresponsible = [\n    \"Office\",\n]\n";
    const REPORT: &str = "\n[[report]]\ndate = 2024-01-02\nbody = \"Office\"\nstatus = \"in-progress\"\n";
    const SPENT: &str = "[[spent]]\ndate = 2024-01-02\nbody = \"Office\"\nsource = \"fund\"\namount = 5\ncurrency = \"EUR\"\n";
    const ASSESSMENT: &str =
        "\n[[assessment]]\ndate = 2024-01-02\nby = \"Others\"\n# why\ntext = \"not so\"\n";

    fn header() -> PlanHeader {
        let own = ("plan/plan.toml", Ok(PLAN.as_bytes()));
        PlanHeader::read(own, ("plan/bodies.toml", Ok(BODIES.as_bytes()))).ok().unwrap()
    }

    /// What a whole file says; `None`: not all of it is known.
    fn whole(text: &str) -> Option<Measure> {
        let entry = Entry::new("plan/1.toml".to_owned(), "plan/", EntryKind::Toml);
        match header().parse_file(&entry, Ok(text.as_bytes())) {
            ParsedFile::Measure(measure) => Some(Measure::clone(&measure)),
            _ => None,
        }
    }

    /// What a file says to whose end something was added; `None`: it is to be read as a whole.
    fn grown(before: &str, added: &str) -> Option<Measure> {
        let measure = whole(before).unwrap();
        header().parse_added(&measure, before.as_bytes(), added.as_bytes())
    }

    #[test]
    fn what_was_added_says_the_same_by_itself() {
        let long = format!("{MEASURE}{REPORT}{SPENT}");
        for before in [MEASURE, &long, &format!("{long}{ASSESSMENT}")] {
            for added in [REPORT, SPENT, ASSESSMENT, "\n# a remark\n", &long[MEASURE.len()..]] {
                let now = format!("{before}{added}");
                let (grown, whole) = (grown(before, added).unwrap(), whole(&now).unwrap());
                assert_eq!(format!("{grown:?}"), format!("{whole:?}"), "{now}");
            }
        }
    }

    #[test]
    fn what_may_say_something_else_is_read_as_a_whole() {
        let closed = format!("report = []\n{MEASURE}");
        let quoted = format!("\"report\" = []\n{MEASURE}");
        let marked = format!("\u{feff}report = []\n{MEASURE}");
        for before in [&closed, &quoted, &marked] {
            assert!(whole(before).is_some() && whole(&format!("{before}{REPORT}")).is_none(), "{before}");
            assert!(grown(before, REPORT).is_none(), "{before}");
        }
        let open = MEASURE.trim_end();
        let conflict = format!("{REPORT}text = '''\n<<<<<<< ours\n=======\n'''\n");
        let other = ["[report]\n", "report = []\n", "means = \"none\"\n", "\n[[milestone]]\ntitle = \"a\"\n"];
        let wrong = [
            "\n[[report]]\ndate = 2024-01-02\n",
            "\n[[report]]\nnonsense = 1\n",
            "\n[[report]\n",
            "\n\u{feff}",
            &conflict,
        ];
        for added in other.into_iter().chain(wrong) {
            assert!(grown(MEASURE, added).is_none(), "{added}");
        }
        assert!(grown(open, REPORT).is_none());
    }
}
