//! The faults: a file of the real plan, what is done to it, and all that must be found.

/// What is done to one file.
#[derive(Clone, Copy)]
pub enum Edit {
    /// The first of these words for others.
    Replace(&'static str, &'static str),
    Append(&'static str),
    /// A byte that is no text in the place of the first of these words.
    Spoil(&'static str),
    Remove,
    Rename(&'static str),
    /// The file once more, elsewhere.
    Double(&'static str),
    Add(&'static str),
}
use Edit::{Add, Append, Double, Remove, Rename, Replace, Spoil};

/// A file, what is done to it, and all that must be found: `line:column rule` in the same file, or with a path before.
pub type Fault = (&'static str, Edit, &'static [&'static str]);

/// Those of the rules that always apply.
pub const DEFAULT: [&[Fault]; 8] =
    [RETURNS, READING, IDENTITY, BODIES, TIME_AND_MONEY, WHAT_HAPPENED, PROVENANCE, LEVELS];

const RETURNS: &[Fault] = &[
    (
        "reports/2022-Q4/BM.toml",
        Add("body   = \"Ministry of Interior\"\nperiod = \"2022-Q4\"\n"),
        &["2:10 period-outside-cycle"],
    ),
    (
        "reports/2022-H2/interior.toml",
        Add("body   = \"Ministry of Interior\"\nperiod = \"2022-H2\"\n"),
        &["1:10 misplaced-return"],
    ),
    (
        "reports/2222-H2/BM.toml",
        Add("body   = \"Ministry of Interior\"\nperiod = \"2222-H2\"\n"),
        &["2:10 return-in-future"],
    ),
    (
        "meetings/2022-12-13.toml",
        Add(
            "title = \"Council\"\n\n[[decision]]\nid   = \"1\"\ntext = \"send the figures\"\ndue  = 2022-01-31\n",
        ),
        &["6:8 decision-due-before-meeting"],
    ),
    (
        "meetings/2022-12-13.toml",
        Add(
            "title = \"Council\"\n\n[[decision]]\nid   = \"1\"\ntext = \"send the figures\"\ndone = 2022-01-31\n",
        ),
        &["6:8 implausible-decision"],
    ),
];

const READING: &[Fault] = &[
    ("II/II.3.3.toml", Replace("2023-12-31\nindicator", "2023-31-12\nindicator"), &["7:15 invalid-toml"]),
    (
        "II/II.3.3.toml",
        Replace("2x6 persons, designated", "2x6 \"persons\", designated"),
        &["8:119 invalid-toml"],
    ),
    ("plan.toml", Replace("[[appropriation]]", "[appropriation]]"), &["158:16 invalid-toml"]),
    ("bodies.toml", Append("\n[[body]\nname = \"Ministry of Time\"\n"), &["427:8 invalid-toml"]),
    ("I/I.1.1.toml", Append("<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"), &["27:1 merge-conflict"]),
    ("IV/IV.1.1.toml", Spoil("ü"), &["6:73 invalid-encoding"]),
    // The key that is misspelt is one that must be there.
    ("I/I.1.1.toml", Replace("deadline ", "dedline "), &["7:1 unknown-field"]),
    ("I/I.1.1.toml", Append("note = \"a comment\"\n"), &["27:1 unknown-field"]),
    (
        "I/I.1.1.toml",
        Replace("indicator   = \"implemented national and local actions\"\n", ""),
        &["1:1 missing-field"],
    ),
    ("II/II.3.9.toml", Replace("recurring     = \"yearly\"\n", ""), &["18:1 missing-field"]),
    ("II/II.3.9.toml", Replace("12_000_000\n", "\"12 000 000\"\n"), &["23:17 wrong-type"]),
    ("I/I.1.1.toml", Replace("2023-12-31", "\"2023-12-31\""), &["7:15 wrong-type"]),
    (
        "I/I.1.1.toml",
        Replace("[\"Family-Friendly Hungary Center\"]", "\"Family-Friendly Hungary Center\""),
        &["5:15 wrong-type"],
    ),
    ("plan.toml", Replace("\"half-yearly\"", "\"often\""), &["198:25 invalid-value"]),
    ("plan.toml", Replace("end = 2023-12-31", "end = 2021-12-31"), &["5:12 invalid-value"]),
    ("I/I.1.1.toml", Append(STATUS), &["31:10 invalid-value"]),
    ("I/I.1.1.toml", Replace("lectures, events", "lectures,\\u001b events"), &["6:15 control-character"]),
    ("bodies.toml", Remove, &["plan.toml:1:1 unreadable-file"]),
    ("plan.toml", Remove, &["1:1 unreadable-file"]),
    ("I/notes.txt", Add("to be asked"), &["1:1 stray-file"]),
    ("I/I.1.1.toml", Rename("I/I.1.1.TOML"), &["1:1 stray-file"]),
];

const STATUS: &str = "
[[report]]
date   = 2022-06-30
body   = \"Ministry of Finance\"
status = \"complete\"
";

const IDENTITY: &[Fault] = &[
    ("I/I.1.1.toml", Rename("I/I.1.1 .toml"), &["1:1 invalid-id"]),
    ("I/I.1.1.toml", Rename("I/I.1.-1.toml"), &["1:1 invalid-id"]),
    ("plan.toml", Replace("id    = \"IV.5\"", "id    = \"IV/5\""), &["112:9 invalid-id"]),
    ("I/I.1.1.toml", Double("II/I.1.1.toml"), &["1:1 duplicate-id"]),
    ("plan.toml", Replace("id    = \"IV.5\"", "id    = \"IV.4\""), &["111:1 duplicate-id"]),
    ("I/I.1.1.toml", Double("I/VI.1.1.toml"), &["1:1 unknown-section"]),
    ("I/I.1.1.toml", Rename("II/I.1.1.toml"), &["1:1 misplaced-file"]),
    ("II/II.3.3.toml", Replace("\ntitle ", "\nformerly = [\"II.3.2\"]\ntitle "), &["2:13 former-id-in-use"]),
    ("II/II.3.3.toml", Replace("\ntitle ", "\nparent = \"II.3.3\"\ntitle "), &["2:10 parent-cycle"]),
    (
        "plan.toml",
        Replace("period 2020-2021\"\n", "period 2020-2021\"\npath = \"../before\"\n"),
        &["18:1 unknown-predecessor"],
    ),
    (
        "bodies.toml",
        Replace("measures  = [\"III.2.2\"]", "measures  = [\"III.2.20\"]"),
        &["424:14 unknown-measure"],
    ),
    ("plan.toml", Replace("point   = \"D.3a\"", "point   = \"D.3c\""), &["160:11 unknown-measure"]),
    // The file is gone, and two lists of the register still name it.
    (
        "III/III.2.2.toml",
        Remove,
        &["bodies.toml:338:17 unknown-measure", "bodies.toml:424:14 unknown-measure"],
    ),
];

const BODIES: &[Fault] = &[
    (
        "II/II.3.3.toml",
        Replace("\"Ministry of Finance\"", "\"Ministry of Finances\""),
        &["4:48 unknown-body"],
    ),
    ("II/II.3.3.toml", Replace("chapter = \"Ministry of", "chapter = \"Minstry of"), &["38:11 unknown-body"]),
    (
        "plan.toml",
        Replace("roundtable            = \"NGO", "roundtable            = \"NGOs"),
        &["197:25 unknown-body"],
    ),
    (
        "bodies.toml",
        Replace("part_of    = \"Ministry of", "part_of    = \"Ministries of"),
        &["108:14 unknown-body"],
    ),
    (
        "III/III.2.2.toml",
        Replace(
            "[\"Ministry of Innovation and Technology\"]",
            "[\"Ministry of Innovation and Technology\", \"ITM\"]",
        ),
        &["4:57 duplicate-body"],
    ),
    // The row is no more what was published, either.
    (
        "II/II.3.3.toml",
        Replace("partners    = [", "partners    = [\"Ministry of Finance\", "),
        &["5:15 source-mismatch", "5:16 duplicate-body"],
    ),
    (
        "II/II.1.1.toml",
        Replace("partners    = [", "partners    = [\"Ministry of Interior\", "),
        &["5:16 duplicate-body"],
    ),
    ("bodies.toml", Replace("\"ORFK\"", "\"OKRI\""), &["154:18 ambiguous-name"]),
    ("bodies.toml", Replace("[\"BM\", \"MoI\"]", "[\"BM\", \"bm\"]"), &["34:24 ambiguous-name"]),
    (
        "bodies.toml",
        Append("\n[[body]]\nname = \"Ministry of Time\"\nkind = \"ministry\"\n"),
        &["428:8 unused-body"],
    ),
    (
        "bodies.toml",
        // In Cyrillic letters.
        Append("\n[[body]]\nname = \"Ministry of Time\"\nabbreviations = [\"ВМ\"]\nkind = \"ministry\"\n"),
        &["428:8 look-alike-name", "428:8 unused-body"],
    ),
    (
        "bodies.toml",
        Append("\n[[body]]\nname = \"ministry of interior\"\nkind = \"ministry\"\n"),
        &["428:8 ambiguous-name"],
    ),
    // The department is an office of itself.
    (
        "bodies.toml",
        Replace(
            "part_of    = \"Ministry of Interior\"",
            "part_of    = \"Department for Anti-Trafficking and Horizontal Affairs\"",
        ),
        &["108:14 body-cycle"],
    ),
    // The ministry shares the measure as a partner alone.
    (
        "bodies.toml",
        Replace("measures  = [\"III.2.2\"]", "measures  = [\"III.2.2\", \"III.2.1\"]"),
        &["424:25 ineffective-succession"],
    ),
];

const TIME_AND_MONEY: &[Fault] = &[
    (
        "I/I.1.2.toml",
        Replace(
            "\n[[allow]]\nrule   = \"deadline-outside-period\"\nreason = \"published so: 31 December 2021 lies before the period of the plan and before its adoption; kept word for word\"\n",
            "",
        ),
        &["7:15 deadline-outside-period"],
    ),
    // Two layers disagree with two things: the plan's period, and the document.
    (
        "I/I.1.1.toml",
        Replace("2023-12-31", "2033-12-31"),
        &["7:15 deadline-outside-period", "7:15 source-mismatch"],
    ),
    ("IV/IV.1.1.toml", Replace("2022-06-30", "2024-06-30"), &["16:9 milestone-after-deadline"]),
    ("I/I.1.1.toml", Replace("\"eu-funds\"", "\"eu-found\""), &["23:10 unknown-source"]),
    (
        "II/II.3.3.toml",
        Replace("alternative   = \"swiss-hungarian-ii\"", "alternative   = \"swiss\""),
        &["49:17 unknown-source"],
    ),
    (
        "plan.toml",
        Replace("source  = \"central-budget\"", "source  = \"central-bugdet\""),
        &["161:11 unknown-source"],
    ),
    (
        "II/II.3.3.toml",
        Replace("appropriation = \"3a\"", "appropriation = \"3c\""),
        &["48:17 unknown-appropriation"],
    ),
    ("plan.toml", Replace("\"HUF\"", "\"HUX\""), &["7:12 unknown-currency"]),
    (
        "II/II.3.8.toml",
        Replace("51_000_000\n", "51_000_000\ncurrency = \"huf\"\n"),
        &["38:12 unknown-currency"],
    ),
    ("II/II.3.8.toml", Replace("51_000_000\n", "-51_000_000\n"), &["37:17 invalid-amount"]),
    ("plan.toml", Replace("341_000_000", "341_000_000.00001"), &["164:11 invalid-amount"]),
    ("II/II.3.3.toml", Replace("year    = 2022", "year    = 2020"), &["39:11 allocation-outside-period"]),
    (
        "decision/D.2.toml",
        Replace("deadline    = ", "deadline    = \"Q4 2022\" # "),
        &["6:15 deadline-in-words", "6:15 source-mismatch"],
    ),
    ("II/II.3.8.toml", Replace("2024", "2042"), &["43:13 allocation-outside-period"]),
    ("plan.toml", Replace("341_000_000", "340_000_000"), &["164:11 appropriation-mismatch"]),
    ("plan.toml", Replace("12_000_000", "13_000_000"), &["173:13 appropriation-mismatch"]),
    (
        "I/I.1.1.toml",
        Append("\n[[allocation]]\nsource = \"eu-funds\"\nyear   = 2023\namount = 5\n"),
        &["31:10 amount-mismatch"],
    ),
    (
        "II/II.3.8.toml",
        Append(
            "\n[[allocation]]\nsource = \"central-budget\"\nyear = 2023\ndate = 2023-03-01\nrevises = \"beds\"\n",
        ),
        &["49:8 invalid-revision", "50:11 invalid-revision"],
    ),
    (
        "II/II.3.8.toml",
        Append(
            "\n[[spent]]\nbody = \"Ministry of Interior\"\nsource = \"central-budget\"\nyear = 2023\namount = 90_000_000\ndate = 2023-09-01\n",
        ),
        &["50:10 spent-beyond-allocation"],
    ),
    (
        "II/II.3.8.toml",
        Append(
            "\n[[spent]]\nbody = \"Ministry of Human Capacities\"\nsource = \"central-budget\"\nyear = 2023\namount = 5\ndate = 2023-09-01\ntotal = true\n\n[[spent]]\nbody = \"Ministry of Finance\"\nsource = \"central-budget\"\nyear = 2023\namount = 5\ndate = 2023-09-01\ntotal = true\n",
        ),
        &["58:10 spent-by-two"],
    ),
    (
        "II/II.3.8.toml",
        Append(
            "\n[[spent]]\nbody = \"Ministry of Interior\"\nsource = \"central-budget\"\nyear = 2023\namount = 5\ndate = 2036-09-01\n",
        ),
        &["51:8 spent-in-future"],
    ),
    // The words of the row are not those of the document then, either.
    (
        "II/II.1.1.toml",
        Replace("funding     = \"", "funding     = \"HUF 1.250; "),
        &["9:15 source-mismatch", "9:15 unclear-amount"],
    ),
    // The amount is neither what the words say nor what makes the books balance.
    (
        "II/II.3.8.toml",
        Replace("51_000_000", "15_000_000"),
        &["plan.toml:164:11 appropriation-mismatch", "37:17 amount-mismatch"],
    ),
    ("II/II.3.8.toml", Replace("appropriation = \"3a\"\n", ""), &["plan.toml:164:11 appropriation-mismatch"]),
    // It is of another chapter, missing where it was, and too much where it is.
    (
        "II/II.3.8.toml",
        Replace("appropriation = \"3a\"", "appropriation = \"3b\""),
        &[
            "plan.toml:164:11 appropriation-mismatch",
            "plan.toml:173:13 appropriation-mismatch",
            "35:17 appropriation-mismatch",
        ],
    ),
    // It is not what the words say, not of the currency provided, and missing in the books.
    (
        "II/II.3.8.toml",
        Replace("51_000_000\n", "51_000_000\ncurrency = \"EUR\"\n"),
        &["plan.toml:164:11 appropriation-mismatch", "37:17 amount-mismatch", "38:12 appropriation-mismatch"],
    ),
    // Missing in one year, too much in the other.
    (
        "II/II.3.8.toml",
        Replace("year          = 2023", "year          = 2022"),
        &["plan.toml:164:11 appropriation-mismatch", "plan.toml:164:11 appropriation-mismatch"],
    ),
];

macro_rules! report {
    ($date:literal, $body:literal, $status:literal $(, $more:literal)*) => {
        concat!("\n[[report]]\ndate   = ", $date, "\nbody   = \"", $body, "\"\nstatus = \"", $status, "\"\n" $(, $more, "\n")*)
    };
}

const WHAT_HAPPENED: &[Fault] = &[
    (
        "II/II.1.1.toml",
        Append(report!("2022-04-13", "Ministry of Interior", "not-started")),
        &["25:10 report-before-adoption"],
    ),
    (
        "II/II.1.1.toml",
        Append("\n[[assessment]]\ndate = 2022-04-13\nby   = \"NGO Roundtable\"\nstatus = \"in-progress\"\n"),
        &["25:8 report-before-adoption"],
    ),
    (
        "II/II.1.1.toml",
        Append("\n[[assessment]]\ndate = 2022-12-31\nby   = \"Ministry of Interior\"\n"),
        &["26:8 empty-assessment", "26:8 self-assessment"],
    ),
    (
        "II/II.1.1.toml",
        Append("\n[[amendment]]\ndate = 2022-04-13\nbasis = \"an act\"\nfields = [\"deadline\"]\n"),
        &["25:8 amendment-before-adoption"],
    ),
    (
        "II/II.1.1.toml",
        Append("\n[[amendment]]\ndate = 2035-01-02\nbasis = \"an act\"\nfields = [\"deadline\"]\n"),
        &["25:8 amendment-in-future"],
    ),
    (
        "II/II.1.1.toml",
        Append("\n[[amendment]]\ndate = 2022-12-31\nbasis = \"an act\"\nfields = [\"deadlines\"]\n"),
        &["27:11 unknown-amended-field"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!("2035-01-02", "Ministry of Interior", "in-progress")),
        &["25:10 report-in-future"],
    ),
    (
        "II/II.1.1.toml",
        Append(concat!(
            report!("2022-12-31", "Ministry of Interior", "in-progress"),
            report!("2022-06-30", "Ministry of Interior", "in-progress"),
        )),
        &["30:10 report-out-of-order"],
    ),
    (
        "II/II.1.1.toml",
        Append(concat!(
            report!(
                "2022-12-31",
                "Ministry of Interior",
                "completed",
                "evidence = [\"https://example.org/a\"]"
            ),
            report!("2023-06-30", "Ministry of Interior", "in-progress"),
        )),
        &["33:10 report-after-end"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!("2022-12-31", "Ministry of Interior", "withdrawn")),
        &["27:10 withdrawn-without-amendment"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!("2022-12-31", "Council of Europe", "in-progress")),
        &["26:10 report-by-uninvolved-body"],
    ),
    (
        "II/II.1.1.toml",
        Append(concat!(
            report!("2022-12-31", "Ministry of Interior", "in-progress"),
            report!("2022-12-31", "Ministry of Interior", "not-started"),
        )),
        &["32:10 contradictory-reports"],
    ),
    (
        "II/II.1.1.toml",
        Append(concat!(
            report!("2022-12-31", "Ministry of Interior", "in-progress"),
            report!("2022-12-31", "Ministry of Interior", "in-progress"),
        )),
        &["29:1 duplicate-report"],
    ),
    (
        "II/II.1.1.toml",
        Append(concat!(
            "\n[[milestone]]\ntitle = \"a law\"\ndue = 2022-12-31\n\n",
            "[[metric]]\nname = \"laws\"\nunit = \"laws\"\ntarget = 2\n",
            report!(
                "2022-12-31",
                "Ministry of Interior",
                "completed",
                "evidence = [\"https://example.org\"]\nvalues = { laws = -1 }"
            ),
        )),
        &["25:9 completed-with-open-milestone", "36:10 completed-below-target", "38:19 impossible-value"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!("2022-12-31", "Ministry of Interior", "completed")),
        &["27:10 completed-without-evidence"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!("2022-12-31", "Ministry of Interior", "in-progress", "values = { cards = 5 }")),
        &["28:12 unknown-metric"],
    ),
    (
        "II/II.3.2.toml",
        Replace("title = \"infrastructure investment\"", "title = \"feasibility study\""),
        &["16:9 duplicate-name"],
    ),
    (
        "IV/IV.1.1.toml",
        Append(report!(
            "2022-12-31",
            "Ministry of Interior",
            "in-progress",
            "milestone = \"thematic issue\""
        )),
        &["33:13 unknown-milestone"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!(
            "2022-12-31",
            "Ministry of Interior",
            "in-progress",
            "evidence = [\"https://example.org\", \"seeds/none.pdf\"]"
        )),
        &["28:36 unknown-evidence"],
    ),
    (
        "II/II.1.1.toml",
        Append(report!(
            "2022-12-31",
            "Ministry of Interior",
            "in-progress",
            "text   = \"call +36 1 234 5678\""
        )),
        &["28:10 personal-data"],
    ),
    (
        "II/II.1.1.toml",
        Append(
            "\n[[assessment]]\ndate = 2022-12-31\nby   = \"anna@example.org\"\nstatus = \"in-progress\"\n",
        ),
        &["26:8 personal-data"],
    ),
];

const PROVENANCE: &[Fault] = &[
    ("II/II.3.10.toml", Replace("number of newly", "number of new"), &["8:15 source-mismatch"]),
    (
        "II/II.3.10.toml",
        Replace("infrastructural development", "infrastructural developments"),
        &["6:15 source-mismatch"],
    ),
    ("II/II.1.1.toml", Replace("full membership", "full members"), &["12:12 source-mismatch"]),
    ("II/II.1.1.toml", Replace("2022-12-31", "2022-12-30"), &["7:15 source-mismatch"]),
    (
        "decision/D.2.toml",
        Replace("with the involvement of ministers", "with the help of ministers"),
        &["9:15 source-mismatch"],
    ),
    ("decision/D.5.toml", Replace("contingent on", "depending on"), &["6:15 source-mismatch"]),
    ("plan.toml", Replace("seeds/003", "seeds/004"), &["8:12 source-mismatch"]),
    // The rows of one measure in the place of another's: those that the two do not share.
    (
        "III/III.2.2.toml",
        Double("III/III.2.1.toml"),
        &["2:15 source-mismatch", "4:15 source-mismatch", "6:15 source-mismatch", "8:15 source-mismatch"],
    ),
];

const LEVELS: &[Fault] = &[
    (
        "II/II.1.1.toml",
        Append("\n[[allow]]\nrule   = \"unknown-evidence\"\nreason = \"lost\"\n"),
        &["25:10 unused-allow"],
    ),
    (
        "II/II.1.1.toml",
        Append("\n[[allow]]\nrule   = \"no-such-rule\"\nreason = \"lost\"\n"),
        &["25:10 unused-allow"],
    ),
    (
        "I/I.1.2.toml",
        Append("\n[[allow]]\nrule   = \"deadline-outside-period\"\nreason = \"again\"\n"),
        &["37:10 unused-allow"],
    ),
    (
        "plan.toml",
        Append("\n[levels]\nunused-body = \"warn\"\nno-such-rule = \"deny\"\n"),
        &["213:1 invalid-level"],
    ),
    (
        "plan.toml",
        Append("\n[closed]\ndate  = 2022-01-01\nbasis = \"a letter\"\n"),
        &["212:9 implausible-closing"],
    ),
    ("plan.toml", Append("\n[levels]\nunknown-field = \"allow\"\n"), &["212:1 invalid-level"]),
    ("plan.toml", Append("\n[levels]\nunused-body = \"sometimes\"\n"), &["212:15 invalid-value"]),
];

/// Asked for in the first half-year, when nothing is due yet: a fault adds to what nobody could tell anyway.
pub const MONITORABILITY: &[Fault] = &[
    ("II/II.3.3.toml", Replace("target = 12  # 2x6 persons = 12\n", ""), &["32:10 no-target"]),
    (
        "IV/IV.1.1.toml",
        Replace("[[milestone]]\ntitle = \"thematic issue of Belügyi Szemle\"\ndue   = 2022-06-30", "\n\n"),
        &["7:15 no-milestone"],
    ),
    // The amount is missing in the books and against the words as well.
    (
        "II/II.3.9.toml",
        Replace("amount        = 12_000_000\n", ""),
        &["9:15 amount-mismatch", "9:15 no-amount"],
    ),
    // Silent for more than half a year, and said before there was a plan.
    (
        "II/II.1.1.toml",
        Append(report!("2022-03-01", "Ministry of Interior", "in-progress")),
        &["4:15 no-report", "25:10 report-before-adoption"],
    ),
];

/// Rules that no fault of the tables breaks, with the reason.
pub const WITHOUT_A_FAULT: [(&str, &str); 4] = [
    ("undeclared-language", "the real plan lists no languages"),
    ("duplicate-return", "it takes two files; the corpus has them"),
    ("symbolic-link", "a link is no text; the corpus has one on disk"),
    ("too-many-findings", "it takes over five hundred faults; the corpus has them"),
];
