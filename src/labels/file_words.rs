//! The words of the files as people read them in a language. In English they are read as they are written.

use super::{Label, Language};
use crate::model::{BodyKind, Cycle, Direction, MetricKind, Outcome, SourceState, Status};

/// The keys of files that changes name, in Hungarian.
const KEYS: &[(&str, &str)] = &[
    ("abbreviations", "rövidítések"),
    ("allocation", "forráshozzárendelés"),
    ("amount", "összeg"),
    ("appropriation", "előirányzat"),
    ("assessment", "értékelés"),
    ("baseline", "kiinduló érték"),
    ("basis", "jogalap"),
    ("body", "szervezet"),
    ("chapter", "költségvetési fejezet"),
    ("closed", "lezárás"),
    ("currency", "pénznem"),
    ("date", "dátum"),
    ("deadline", "határidő"),
    ("decision", "döntés"),
    ("done", "végrehajtva"),
    ("due", "esedékes"),
    ("evidence", "bizonyíték"),
    ("fields", "mezők"),
    ("funding", "finanszírozás"),
    ("head", "vezető"),
    ("indicator", "mutató"),
    ("kind", "típus"),
    ("means", "eszköz"),
    ("measure", "intézkedés"),
    ("measures", "intézkedések"),
    ("meeting", "ülés"),
    ("metric", "mérőszám"),
    ("milestone", "részfeladat"),
    ("name", "megnevezés"),
    ("names", "megnevezések"),
    ("partners", "partnerek"),
    ("purpose", "cél"),
    ("reason", "indok"),
    ("report", "jelentés"),
    ("responsible", "felelős"),
    ("result", "eredmény"),
    ("section", "szakasz"),
    ("short", "rövid cím"),
    ("source", "forrás"),
    ("status", "állapot"),
    ("target", "célérték"),
    ("text", "szöveg"),
    ("title", "cím"),
    ("withdrawn", "visszavonás"),
    ("year", "év"),
];

impl Language {
    /// A word of the files in this language, by its Hungarian one.
    const fn word_or(self, word: &'static str, hungarian: &'static str) -> &'static str {
        match self {
            Language::English => word,
            Language::Hungarian => hungarian,
        }
    }

    /// How far something is.
    pub const fn status(self, status: Status) -> &'static str {
        self.word_or(status.word(), Label::of_status(status).in_language(self))
    }

    /// Whether money is there for certain.
    pub const fn source_state(self, state: SourceState) -> &'static str {
        let hungarian = match state {
            SourceState::Decided => "eldöntött",
            SourceState::Contingent => "feltételes",
        };
        self.word_or(state.word(), hungarian)
    }

    /// What sort of body it is.
    pub const fn body_kind(self, kind: BodyKind) -> &'static str {
        let hungarian = match kind {
            BodyKind::Government => "kormány",
            BodyKind::Ministry => "minisztérium",
            BodyKind::Agency => "hatóság, intézmény",
            BodyKind::International => "nemzetközi szervezet",
            BodyKind::Ngo => "civil szervezet",
            BodyKind::Group => "testület",
            BodyKind::Class => "szervezetek köre",
        };
        self.word_or(kind.word(), hungarian)
    }

    /// How often reports are due.
    pub const fn cycle(self, cycle: Cycle) -> &'static str {
        let hungarian = match cycle {
            Cycle::Monthly => "havonta",
            Cycle::Quarterly => "negyedévente",
            Cycle::HalfYearly => "félévente",
            Cycle::Yearly => "évente",
        };
        self.word_or(cycle.word(), hungarian)
    }

    /// How the values of a metric relate.
    pub const fn metric_kind(self, kind: MetricKind) -> &'static str {
        let hungarian = match kind {
            MetricKind::Level => "aktuális érték",
            MetricKind::Cumulative => "halmozott",
            MetricKind::PerPeriod => "időszakonként",
            MetricKind::Text => "szöveges",
        };
        self.word_or(kind.word(), hungarian)
    }

    /// Which way a value should move.
    pub const fn direction(self, direction: Direction) -> &'static str {
        let hungarian = match direction {
            Direction::Up => "növekvő",
            Direction::Down => "csökkenő",
        };
        self.word_or(direction.word(), hungarian)
    }

    /// What became of a target.
    pub const fn outcome(self, outcome: Outcome) -> &'static str {
        let hungarian = match outcome {
            Outcome::Open => "még nem esedékes",
            Outcome::Reached => "elérve",
            Outcome::Short => "elmaradt",
            Outcome::NotReported => "nincs jelentés",
        };
        self.word_or(outcome.word(), hungarian)
    }

    /// A key of a file; one that has no Hungarian word stays as it is written.
    pub fn key(self, key: &str) -> &str {
        let word = KEYS.iter().find(|(known, _)| self == Language::Hungarian && *known == key);
        word.map_or(key, |(_, hungarian)| hungarian)
    }

    /// Yes or no, as the files write it.
    pub const fn truth(self, truth: bool) -> &'static str {
        match truth {
            true => self.word_or("true", "igen"),
            false => self.word_or("false", "nem"),
        }
    }
}
