//! The corpus: broken plans, with what must be found beside the line where it must be found.
//!
//! A case is one file, `tests/corpus/<rule>/<case>.toml`. It takes its place among those of `tests/corpus/base/`, at the
//! path that its first line names (`# at: I/I.1.2.toml`), and says in comments what `plan check` must find, no more and
//! no less:
//!
//! - `#~ rule` on this line, `#~^ rule` on the line above, `#~v rule` on the line below; several on a line may follow
//!   each other;
//! - `#~ rule: words` when the message holds these words;
//! - `#~ allowed rule` where the file accepts the finding;
//! - `# also: plan.toml rule` in another file, at whatever line.
//!
//! A case of a rule on a change ends with a line `# was:` and the file as it was at the base, as comments (`# title = ...`).
//!
//! What no text can say (bytes, links, sizes) is built further down.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use plan::check::{Base, RULES, Registered, check};
use plan::diagnostic::{Diagnostic, Findings, Group};
use plan::load::{Known, Loaded, load, load_version, load_with_sources};
use plan::model::Level;
use plan::source::{MAX_FILE_SIZE, Memory, WorkingTree};
use plan::text::Files;

use crate::support::fixtures;

/// What is, or must be, found somewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    path: String,
    /// `None` where any line will do.
    line: Option<usize>,
    rule: String,
    allowed: bool,
    /// The message, or the words that must be in it.
    message: String,
}

impl Found {
    /// Whether this finding is what `expected` asks for.
    fn meets(&self, expected: &Found) -> bool {
        self.path == expected.path
            && (expected.line.is_none() || self.line == expected.line)
            && self.rule == expected.rule
            && self.allowed == expected.allowed
            && self.message.contains(&expected.message)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        let allowed = if self.allowed { "allowed " } else { "" };
        write!(f, "{}{line}: {allowed}{}: {}", self.path, self.rule, self.message)
    }
}

type Plan = BTreeMap<String, Vec<u8>>;

/// A plan, and everything that must be found in it.
pub struct Case {
    /// `rule/case`.
    pub name: String,
    pub files: Plan,
    /// The file of the case as it was before the change, where it is about one: its path and its text.
    was: Option<(String, String)>,
    expected: Vec<Found>,
}

impl Case {
    /// The rule that it is a case of.
    pub fn rule(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// Reads and checks it; a rule that is off applies to its own cases.
    pub fn check(&self) -> (Files, Findings) {
        let loaded = read(self.files.clone());
        let mut options = fixtures::options();
        let own = plan::check::rule(self.rule()).filter(|rule| rule.group != Group::Default);
        options.levels.extend(own.map(|rule| (rule, Level::Warn)));
        let Some((path, text)) = &self.was else {
            let report = check(&loaded, None, &options);
            return (loaded.files, report);
        };
        let mut files = self.files.clone();
        files.insert(path.clone(), text.clone().into_bytes());
        let known = Known::new(&loaded);
        let before = load_version(&memory(files).version_of(|path| known.text(path)), &known, true);
        let base = Base::new("0123456789abcdef".to_owned(), Some(&before), &loaded);
        let report = check(&loaded, Some(&base), &options);
        (before.files, report)
    }

    /// Whether its rule must be found in it.
    pub fn is_broken(&self) -> bool {
        self.expected.iter().any(|expected| expected.rule == self.rule() && !expected.allowed)
    }
}

/// Reads a plan; a path that begins with `../` lies beside the plan's folder.
fn read(files: Plan) -> Loaded {
    load_with_sources(&memory(files))
}

fn memory(files: Plan) -> Memory {
    let (beside, inside): (Plan, Plan) = files.into_iter().partition(|(path, _)| path.starts_with("../"));
    let name = |path: String| path.trim_start_matches("../").to_owned();
    let memory = Memory::new(inside);
    beside.into_iter().fold(memory, |memory, (path, content)| memory.beside(name(path), content))
}

/// The plan that every case starts from.
fn base() -> Plan {
    fixtures::invented_files().into_iter().collect()
}

/// The base with the document it was taken from, where I.1.1 is due on this day.
fn published(day: &str) -> Plan {
    let mut files = base();
    let header = String::from_utf8(files["plan.toml"].clone()).unwrap();
    let header = header.replacen("currency", "document = \"decision.txt\"\ncurrency", 1);
    files.insert("plan.toml".to_owned(), header.into_bytes());
    let document = format!(
        "1. The Government provides for the lights.\nDeadline: before the next storm\nMinister of Lighthouses\n\n\
         **I.1. Keeping the lights**\n\nI.1.1. Relighting the old lighthouse\t\n\
         A\tResponsible\tMinistry of\n\n\t\tLighthouses\n--\t--\nB\tPartners\tMinistry of Bridges\n\
         C\tMeans\toil and patience\nD\tDeadline\t{day}\nE\tIndicator\tnumber of lit nights\n\
         F\tFunding\tEUR 1 000 from the Treasury\n\n\
         II.1. Counting the bridges\t\nA\tResponsible\tMinistry of Bridges\nB\tPartners\t–\nC\tMeans\twalking\n\
         D\tDeadline\t2030-06-30\nE\tIndicator\tnumber of bridges counted\nF\tFunding\t-\n\nThe end.\n"
    );
    files.insert("../decision.txt".to_owned(), document.into_bytes());
    files
}

/// A plan of which anybody could tell whether it was met.
fn monitorable() -> Plan {
    let mut files = base();
    let added = "\n[[milestone]]\ntitle = \"oil\"\ndue = 2030-06-01\n\n[[metric]]\nname = \"nights\"\nunit = \"nights\"\ntarget = 9\n";
    for path in ["I/I.1.1.toml", "II/II.1.toml"] {
        files.get_mut(path).unwrap().extend(added.bytes());
    }
    files
}

/// The base with a cycle and two returns, each at a path below `reports/`, of a body.
fn returns(returns: [(&str, &str); 2]) -> Plan {
    let mut files = base();
    let coordination =
        "\n[coordination]\ncoordinator = \"Harbour Commissioner\"\nbody = \"ML\"\ncycle = \"half-yearly\"\n";
    files.get_mut("plan.toml").unwrap().extend(coordination.bytes());
    for (path, body) in returns {
        let period = path.split('/').next().unwrap();
        let text = format!("body = \"{body}\"\nperiod = \"{period}\"\n");
        files.insert(format!("reports/{path}.toml"), text.into_bytes());
    }
    files
}

/// Every case of the corpus that is a file.
fn written() -> Vec<Case> {
    let mut paths = fixtures::files("tests/corpus", ".toml");
    paths.retain(|path| !path.starts_with(fixtures::INVENTED));
    paths.iter().map(|path| case(path)).collect()
}

fn case(path: &str) -> Case {
    let text = fixtures::text(path);
    let name = path["tests/corpus/".len()..].trim_end_matches(".toml");
    let first = text.lines().next().unwrap_or_default();
    let at = first.strip_prefix("# at: ").unwrap_or_else(|| panic!("{path} does not say where it goes"));
    let at = at.split(" #~").next().unwrap_or_default().trim();
    let mut expected = Vec::new();
    for (line, words) in (1..).zip(text.lines()) {
        if let Some((path, rule)) = words.strip_prefix("# also: ").and_then(|also| also.split_once(' ')) {
            expected.push(expectation(path, None, rule));
        }
        for mark in words.split("#~").skip(1) {
            let (line, rule) = match mark.as_bytes().first() {
                Some(b'^') => (line - 1, &mark[1..]),
                Some(b'v') => (line + 1, &mark[1..]),
                _ => (line, mark),
            };
            expected.push(expectation(at, Some(line), rule.trim()));
        }
    }
    let mut files = base();
    let was = text.split_once("\n# was:\n").map(|(_, was)| was);
    files.insert(at.to_owned(), text.clone().into_bytes());
    let was = was.map(|was| {
        let lines = was.lines().map(|line| line.strip_prefix("# ").unwrap_or_default());
        // With the first line of the case, so that a line has one number on both sides.
        let lines = std::iter::once(first).chain(lines);
        (at.to_owned(), lines.map(|line| format!("{line}\n")).collect())
    });
    Case { name: name.to_owned(), files, was, expected }
}

/// Reads `rule`, `rule: words` or `allowed rule`.
fn expectation(path: &str, line: Option<usize>, mark: &str) -> Found {
    let (rule, message) = mark.split_once(": ").unwrap_or((mark, ""));
    let accepted = rule.strip_prefix("allowed ");
    Found {
        path: format!("plan/{path}"),
        line,
        rule: accepted.unwrap_or(rule).to_owned(),
        allowed: accepted.is_some(),
        message: message.to_owned(),
    }
}

/// Everything that is found in a plan.
fn findings(loaded: Loaded) -> Vec<Found> {
    let report = check(&loaded, None, &fixtures::options());
    all(&loaded.files, &report)
}

/// Everything in a report.
fn all(files: &Files, report: &Findings) -> Vec<Found> {
    let open = report.open.iter().map(|finding| (finding, false));
    let allowed = report.accepted.iter().map(|finding| (finding, true));
    let found = |(finding, allowed): (&Diagnostic, bool)| Found {
        path: files[finding.primary.file].path.clone(),
        line: Some(fixtures::line_of(files, finding)),
        rule: finding.rule.id.to_owned(),
        allowed,
        message: finding.message.clone(),
    };
    open.chain(allowed).map(found).collect()
}

/// The cases that no file of the corpus can be: bytes, sizes, files that are missing or should not be there.
fn built() -> Vec<Case> {
    let with = |path: &str, content: Vec<u8>| {
        let mut files = base();
        files.insert(path.to_owned(), content);
        files
    };
    let without = |path: &str| {
        let mut files = base();
        files.remove(path).unwrap();
        files
    };
    let of_length = |length: u64| {
        let mut content = base()["decision/D.1.toml"].clone();
        content.resize(usize::try_from(length).unwrap(), b'#');
        content
    };
    let latin_2 = b"kind = \"point\"\ntitle = \"f\xe9ny\"\n".to_vec();
    let byte_order_mark = [b"\xef\xbb\xbf", base()["I/I.1.1.toml"].as_slice()].concat();

    let keys = |count: usize| {
        let lines = (0..count).map(|at| format!("nothing{at:03} = 1\n"));
        let measure = String::from_utf8(base()["I/I.1.1.toml"].clone()).unwrap();
        (lines.collect::<String>() + &measure).into_bytes()
    };
    let unknown = |count| (1..=count).map(|line| ("I/I.1.2.toml", line, "unknown-field")).collect::<Vec<_>>();

    let cases = [
        (
            "invalid-encoding/latin-2",
            with("decision/D.2.toml", latin_2),
            vec![("decision/D.2.toml", 2, "invalid-encoding: the byte 0xE9 is not part of any character")],
        ),
        (
            "invalid-encoding/the-register",
            with("bodies.toml", b"\xff".to_vec()),
            vec![("bodies.toml", 1, "invalid-encoding: the byte 0xFF is not part of any character")],
        ),
        ("invalid-encoding/a-byte-order-mark", with("I/I.1.1.toml", byte_order_mark), vec![]),
        (
            "unreadable-file/one-byte-too-large",
            with("decision/D.1.toml", of_length(MAX_FILE_SIZE + 1)),
            vec![("decision/D.1.toml", 1, "unreadable-file: larger than 1048576 bytes")],
        ),
        ("unreadable-file/as-large-as-may-be", with("decision/D.1.toml", of_length(MAX_FILE_SIZE)), vec![]),
        (
            "unreadable-file/no-register",
            without("bodies.toml"),
            vec![("plan.toml", 1, "unreadable-file: there is no bodies.toml next to plan.toml")],
        ),
        (
            "unreadable-file/no-plan",
            without("plan.toml"),
            vec![("plan.toml", 1, "unreadable-file: there is no plan.toml")],
        ),
        ("too-many-findings/none-at-all", base(), vec![]),
        ("too-many-findings/as-many-as-are-told", with("I/I.1.2.toml", keys(500)), unknown(500)),
        ("too-many-findings/two-more", with("I/I.1.2.toml", keys(502)), {
            let mut expected = unknown(500);
            expected.push(("I/I.1.2.toml", 502, "too-many-findings: 2 more findings in this file"));
            expected
        }),
        (
            "stray-file/notes-and-a-page",
            with("I/notes.txt", b"\xff".to_vec()),
            vec![("I/notes.txt", 1, "stray-file: `I/notes.txt` is not read: its name does not end in .toml")],
        ),
        (
            "stray-file/a-measure-in-capitals",
            with("I/I.1.9.TOML", base()["I/I.1.1.toml"].clone()),
            vec![(
                "I/I.1.9.TOML",
                1,
                "stray-file: `I/I.1.9.TOML` is not read: its name does not end in .toml",
            )],
        ),
        (
            "duplicate-id/ids-that-differ-in-case",
            {
                let mut files =
                    with("I/I.1.2a.toml", fixtures::bytes("tests/corpus/duplicate-body/each-once.toml"));
                files.insert("I/I.1.2A.toml".to_owned(), files["I/I.1.2a.toml"].clone());
                files
            },
            vec![("I/I.1.2a.toml", 1, "duplicate-id: `I.1.2A` is already in plan/I/I.1.2A.toml")],
        ),
        ("stray-file/no-file-but-those-of-the-plan", base(), vec![]),
        ("no-target/in-figures", monitorable(), vec![]),
        ("source-mismatch/as-published", published("31 December 2031"), vec![]),
        ("source-mismatch/in-hungarian", published("2031. december 31."), vec![]),
        (
            "source-mismatch/another-day",
            published("30 June 2031"),
            vec![("I/I.1.1.toml", 5, "source-mismatch: `deadline` of I.1.1 differs from the document")],
        ),
        ("no-milestone/one-on-the-way", monitorable(), vec![]),
        (
            "duplicate-return/under-another-name",
            returns([("2030-H1/ML", "ML"), ("2030-H1/minister-of-lighthouses", "Minister of Lighthouses")]),
            vec![(
                "reports/2030-H1/minister-of-lighthouses.toml",
                1,
                "duplicate-return: there is another return of Ministry of Lighthouses for 2030-H1",
            )],
        ),
        (
            "duplicate-return/of-two-bodies",
            returns([("2030-H1/ML", "ML"), ("2030-H1/harbour-council", "Harbour Council")]),
            vec![],
        ),
        (
            "period-outside-cycle/a-quarter",
            returns([("2030-Q2/ML", "ML"), ("2030-H1/harbour-council", "Harbour Council")]),
            vec![(
                "reports/2030-Q2/ML.toml",
                2,
                "period-outside-cycle: the return is for 2030-Q2, but the cycle is half-yearly",
            )],
        ),
        ("period-outside-cycle/a-half", returns([("2030-H1/ML", "ML"), ("2030-H2/ML", "ML")]), vec![]),
    ];
    cases
        .into_iter()
        .map(|(name, files, expected)| Case {
            name: name.to_owned(),
            files,
            was: None,
            expected: expected
                .iter()
                .map(|&(path, line, mark)| expectation(path, Some(line), mark))
                .collect(),
        })
        .collect()
}

/// Every case of the corpus.
pub fn cases() -> impl Iterator<Item = Case> {
    written().into_iter().chain(built())
}

/// Says where what was found and what was expected part, or nothing.
fn difference(name: &str, mut found: Vec<Found>, expected: &[Found]) -> Option<String> {
    let mut missed: Vec<&Found> = Vec::new();
    // The most demanding first, so that it is not robbed of the only finding that meets it.
    let mut expected: Vec<&Found> = expected.iter().collect();
    expected.sort_by_key(|expected| (expected.line.is_none(), expected.message.is_empty()));
    for expected in expected {
        match found.iter().position(|found| found.meets(expected)) {
            Some(at) => drop(found.remove(at)),
            None => missed.push(expected),
        }
    }
    let missed = missed.iter().map(|missed| format!("\n  not found:    {missed}"));
    let extra = found.iter().map(|extra| format!("\n  not expected: {extra}"));
    let lines: String = missed.chain(extra).collect();
    (!lines.is_empty()).then(|| format!("{name}{lines}"))
}

#[test]
fn the_base_has_no_findings() {
    assert_eq!(findings(fixtures::load_memory(base())), []);
}

/// Every finding stands at a part of its file's text that begins and ends between characters.
#[track_caller]
fn spans_are_inside(name: &str, files: &Files, report: &Findings) {
    for finding in report.open.iter().chain(&report.accepted) {
        for label in std::iter::once(&finding.primary).chain(&finding.others) {
            let span = label.span();
            let part = files[label.file].text.get(span.start as usize..span.end as usize);
            assert!(part.is_some(), "{name}: {} at {span:?}", finding.message);
        }
    }
}

#[test]
fn every_case_gives_its_findings_and_no_others() {
    let different: Vec<String> = cases()
        .filter_map(|case| {
            let (files, report) = case.check();
            spans_are_inside(&case.name, &files, &report);
            difference(&case.name, all(&files, &report), &case.expected)
        })
        .collect();
    assert!(different.is_empty(), "\n{}", different.join("\n\n"));
}

/// Rules on a change that no change of one file can show; `change.rs`, `renumber.rs` and `audit.rs` test them.
const SHOWN_BY_SEVERAL_FILES: [&str; 11] = [
    "backdated-amendment",
    "bad-signature",
    "broken-base",
    "broken-commit",
    "commit-dated-before-parent",
    "dropped-by-merge",
    "duplicate-formerly",
    "joined-history",
    "changed-after-closing",
    "measure-removed",
    "measure-renumbered",
];

#[test]
fn every_rule_has_a_case_that_breaks_it_and_one_that_does_not() {
    // Links need a file system; their two cases are below.
    let judges_state = |r: &&Registered| !r.judges_change();
    let rules = RULES.iter().filter(judges_state).map(|r| r.rule.id).filter(|id| *id != "symbolic-link");
    let cases: Vec<Case> = cases().collect();
    let missing: Vec<String> = rules
        .flat_map(|rule| {
            let of_rule = || cases.iter().filter(move |case| case.rule() == rule);
            let broken = of_rule().any(Case::is_broken);
            let kept = of_rule().any(|case| case.expected.iter().all(|expected| expected.allowed));
            [
                (!broken).then(|| format!("{rule} has no case that breaks it")),
                (!kept).then(|| format!("{rule} has no case without findings")),
            ]
        })
        .flatten()
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");

    let on_change = RULES.iter().filter(|r| r.judges_change()).map(|r| r.rule.id);
    let untold: Vec<&str> = on_change
        .filter(|id| !SHOWN_BY_SEVERAL_FILES.contains(id))
        .filter(|id| !cases.iter().any(|case| case.rule() == *id && case.was.is_some() && case.is_broken()))
        .collect();
    assert!(untold.is_empty(), "no case has a part `# was:` for {untold:?}");

    let is_rule = |name: &str| name == "several" || plan::check::rule(name).is_some();
    let lost = cases.iter().find(|case| !is_rule(case.rule()));
    assert!(lost.is_none(), "{} is a case of no rule", lost.unwrap().name);
}

#[test]
fn a_suggestion_mends_the_finding_that_makes_it() {
    let mut mended = 0;
    for case in written() {
        let loaded = fixtures::load_memory(case.files.clone());
        let report = check(&loaded, None, &fixtures::options());
        for finding in &report.open {
            let Some(suggestion) = &finding.suggestion else {
                continue;
            };
            let file = &loaded.files[finding.primary.file];
            let (start, end) = (suggestion.span.start as usize, suggestion.span.end as usize);
            let text = [&file.text[..start], &suggestion.replacement, &file.text[end..]].concat();
            let mut files = case.files.clone();
            files.insert(file.path["plan/".len()..].to_owned(), text.into_bytes());

            let left = findings(fixtures::load_memory(files));
            let is_same = |other: &Found| other.rule == finding.rule.id && other.message == finding.message;
            assert!(
                !left.iter().any(is_same),
                "{}: `{}` does not mend: {}",
                case.name,
                suggestion.replacement,
                finding.message
            );
            mended += 1;
        }
    }
    assert!(mended > 5, "only {mended} findings had a suggestion");
}

/// Writes a plan into a folder.
fn write(files: &Plan, folder: &Path) {
    for (path, content) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

/// Everything that is found in the plan of a folder.
fn findings_in(folder: &Path) -> Vec<Found> {
    findings(load(&WorkingTree::open(Some(folder), Path::new(".")).unwrap()))
}

#[test]
fn a_folder_reads_like_memory() {
    let home = tempfile::tempdir().unwrap();
    let plan = home.path().join("plan");
    write(&base(), &plan);
    assert_eq!(findings_in(&plan), []);

    // Names that begin with a dot belong to other programs.
    fs::create_dir(plan.join(".cache")).unwrap();
    fs::write(plan.join(".cache/I.9.toml"), "[").unwrap();
    fs::write(plan.join(".II.9.toml"), "[").unwrap();
    assert_eq!(findings_in(&plan), []);

    fs::write(plan.join("I/map.pdf"), "").unwrap();
    let expected = expectation("I/map.pdf", Some(1), "stray-file");
    assert_eq!(difference("a stray file", findings_in(&plan), &[expected]), None);
}

#[test]
#[cfg(unix)]
fn links_are_reported_and_never_followed() {
    use std::os::unix::fs::symlink;

    let home = tempfile::tempdir().unwrap();
    let plan = home.path().join("plan");
    write(&base(), &plan);
    // What the links lead to would be a finding of its own, were they followed.
    let secret = home.path().join("secret.toml");
    fs::write(&secret, "[").unwrap();
    symlink(&secret, plan.join("II/II.2.toml")).unwrap();
    symlink(home.path(), plan.join("home")).unwrap();
    symlink("nowhere", plan.join("I/I.1.2.toml")).unwrap();
    let expected = ["II/II.2.toml", "home", "I/I.1.2.toml"]
        .map(|path| expectation(path, Some(1), &format!("symbolic-link: `{path}` is a symbolic link")));
    assert_eq!(difference("links", findings_in(&plan), &expected), None);

    // The plan itself may be reached by one: whoever asks named it.
    let elsewhere = tempfile::tempdir().unwrap();
    let sound = elsewhere.path().join("sound");
    write(&base(), &sound);
    symlink(&sound, elsewhere.path().join("plan")).unwrap();
    assert_eq!(findings_in(&elsewhere.path().join("plan")), []);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_said() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let named = |name: &[u8]| OsStr::from_bytes(name).to_owned();
    let home = tempfile::tempdir().unwrap();
    // Above the plan nothing hangs on a name.
    let plan = home.path().join(named(b"\xe9")).join("plan");
    write(&base(), &plan);
    fs::create_dir(home.path().join(".git")).unwrap();
    assert_eq!(findings_in(&plan), []);

    fs::write(plan.join(named(b"I/I.\xe9.toml")), "title = 1").unwrap();
    fs::write(plan.join(named(b"I/notes \xe9")), "remember").unwrap();
    fs::create_dir(plan.join(named(b"\xe9t\xe9"))).unwrap();
    fs::write(plan.join(named(b"\xe9t\xe9/I.1.2.toml")), "title = 1").unwrap();
    fs::write(plan.join(named(b".\xe9.toml")), "hidden").unwrap();
    let said = |path: &str, message: &str| expectation(path, Some(1), message);
    let expected = [
        said(
            "I/I.\u{fffd}.toml",
            "invalid-encoding: the name of `I/I.\u{fffd}.toml` cannot be read as UTF-8",
        ),
        said("I/notes \u{fffd}", "stray-file: "),
        said(
            "\u{fffd}t\u{fffd}",
            "invalid-encoding: the name of `\u{fffd}t\u{fffd}` cannot be read as UTF-8",
        ),
    ];
    assert_eq!(difference("names", findings_in(&plan), &expected), None);
}

#[test]
fn an_empty_folder_is_no_plan_without_findings() {
    let found = findings(fixtures::load_memory::<&str, Vec<u8>>([]));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0].to_string(),
        "plan.toml:1: unreadable-file: there is no plan.toml that can be read, so there is no plan"
    );
}
