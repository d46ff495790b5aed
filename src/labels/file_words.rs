//! The words of the files as people read them in a language. In English most are read as they are written.

use super::{Label, Language};
use crate::model::{BodyKind, Cycle, Direction, MetricKind, Outcome, SourceState, Status};

/// Every key that a file can have, and those of a table that are compared one by one, in Hungarian.
const KEYS: &[(&str, &str)] = &[
    ("abbreviations", "rövidítések"),
    ("adopted", "elfogadás napja"),
    ("agenda", "napirend"),
    ("aliases", "további nevek"),
    ("allocation", "forráshozzárendelés"),
    ("allow", "elfogadott eltérés"),
    ("alternative", "másik forrás"),
    ("amendment", "módosítás"),
    ("amount", "összeg"),
    ("appropriation", "előirányzat"),
    ("assessment", "értékelés"),
    ("baseline", "kiinduló érték"),
    ("basis", "jogalap"),
    ("bodies", "szervezetek"),
    ("body", "szervezet"),
    ("by", "ki, mikorra"),
    ("chapter", "költségvetési fejezet"),
    ("closed", "lezárás"),
    ("continues", "folytatott intézkedés"),
    ("coordination", "koordináció"),
    ("coordinator", "koordinátor"),
    ("coordinator_hungarian", "koordinátor magyarul"),
    ("coordinator_names", "a koordinátor megnevezései"),
    ("currency", "pénznem"),
    ("cycle", "jelentések rendje"),
    ("date", "dátum"),
    ("deadline", "határidő"),
    ("decision", "döntés"),
    ("department", "szervezeti egység"),
    ("department_hungarian", "szervezeti egység magyarul"),
    ("department_names", "a szervezeti egység megnevezései"),
    ("direction", "irány"),
    ("document", "forrásdokumentum"),
    ("done", "végrehajtva"),
    ("due", "esedékes"),
    ("duties", "feladatkörök"),
    ("duty", "feladatkör"),
    ("end", "vége"),
    ("english", "angolul"),
    ("evidence", "bizonyíték"),
    ("expires", "hatályát veszti"),
    ("extra", "saját adatok"),
    ("fields", "mezők"),
    ("formerly", "korábbi azonosító"),
    ("from", "kezdete, kitől"),
    ("funding", "finanszírozás"),
    ("head", "vezető"),
    ("hungarian", "magyarul"),
    ("id", "azonosító"),
    ("indicator", "mutató"),
    ("kind", "típus"),
    ("lang", "nyelv"),
    ("languages", "nyelvek"),
    ("levels", "szabályok súlya"),
    ("licence", "licenc"),
    ("means", "eszköz"),
    ("measure", "intézkedés"),
    ("measures", "intézkedések"),
    ("mechanism", "koordinációs mechanizmus"),
    ("mechanism_since", "a mechanizmus kezdete"),
    ("meeting", "ülés"),
    ("member_of", "tagja ennek"),
    ("mentioned_in", "említve itt"),
    ("metric", "mérőszám"),
    ("metrics", "közös mérőszámok"),
    ("milestone", "részfeladat"),
    ("name", "megnevezés"),
    ("names", "megnevezések"),
    ("parent", "főintézkedés"),
    ("part_of", "része ennek"),
    ("partners", "partnerek"),
    ("path", "elérési út"),
    ("period", "időszak"),
    ("period.end", "az időszak vége"),
    ("period.start", "az időszak kezdete"),
    ("point", "pont"),
    ("predecessor", "előző terv"),
    ("procedure", "eljárás"),
    ("provision", "a jogszabály rendelkezése"),
    ("published", "közzétett szöveg"),
    ("published.deadline", "a határidő közzétett szövege"),
    ("published.partners", "a partnerek közzétett sora"),
    ("published.responsible", "a felelősök közzétett sora"),
    ("purpose", "cél"),
    ("reason", "indok"),
    ("recurring", "ismétlődés"),
    ("report", "jelentés"),
    ("responsible", "felelős"),
    ("result", "eredmény"),
    ("revises", "módosított tétel"),
    ("roundtable", "kerekasztal"),
    ("rows", "a táblázat sorai"),
    ("rule", "szabály"),
    ("section", "szakasz"),
    ("short", "rövid cím"),
    ("since", "mikortól"),
    ("site", "webhely"),
    ("source", "forrás"),
    ("spent", "kifizetés"),
    ("start", "kezdete"),
    ("state", "döntés állapota"),
    ("status", "állapot"),
    ("strategy", "stratégia"),
    ("succession", "feladat átadása"),
    ("sum", "összegezhető"),
    ("target", "célérték"),
    ("targets", "célértékek"),
    ("text", "szöveg"),
    ("title", "cím"),
    ("to", "kinek"),
    ("total", "összesen"),
    ("translated", "fordított név"),
    ("unit", "mértékegység"),
    ("value", "érték"),
    ("values", "értékek"),
    ("withdrawn", "visszavonás"),
    ("words", "szavak"),
    ("year", "év"),
];

/// The keys that people call otherwise in English.
const ENGLISH_KEYS: &[(&str, &str)] = &[
    ("adopted", "day of adoption"),
    ("closed", "closing"),
    ("continues", "measures that it carries on"),
    ("coordinator_hungarian", "Hungarian name of the coordinator"),
    ("coordinator_names", "names of the coordinator in other languages"),
    ("department_hungarian", "Hungarian name of the department"),
    ("department_names", "names of the department in other languages"),
    ("english", "English name"),
    ("expires", "day of expiry"),
    ("extra", "table of the plan's own keys"),
    ("formerly", "former ids"),
    ("hungarian", "Hungarian name"),
    ("lang", "language"),
    ("levels", "severity of rules"),
    ("mechanism_since", "beginning of the mechanism"),
    ("member_of", "groups that it is a member of"),
    ("mentioned_in", "places that mention it"),
    ("metrics", "shared metrics"),
    ("names", "names in other languages"),
    ("parent", "measure that it is a step of"),
    ("part_of", "body that it is part of"),
    ("period.end", "end of the period"),
    ("period.start", "beginning of the period"),
    ("published.deadline", "published words of the deadline"),
    ("published.partners", "published row of partners"),
    ("published.responsible", "published row of responsible bodies"),
    ("roundtable", "round table"),
    ("rows", "rows of the table"),
    ("short", "short title"),
    ("translated", "translated name"),
];

/// The keys whose name is of many in English.
const PLURAL_KEYS: [&str; 20] = [
    "abbreviations",
    "aliases",
    "continues",
    "coordinator_names",
    "department_names",
    "duties",
    "extra",
    "fields",
    "formerly",
    "languages",
    "measures",
    "member_of",
    "mentioned_in",
    "metrics",
    "names",
    "partners",
    "rows",
    "targets",
    "values",
    "words",
];

/// Whether the English name of a key is of many: "the languages are", "the title is".
pub fn is_plural_key(key: &str) -> bool {
    PLURAL_KEYS.contains(&key)
}

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

    /// A word of which the files know a few under a key, as people say it; another word as it is.
    pub fn key_word<'w>(self, key: &str, word: &'w str) -> &'w str {
        fn named<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
            words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
        }
        let known = match key {
            "status" => {
                let status = Status::ALL.into_iter().find(|status| status.word() == word);
                status.map(|it| self.status(it))
            }
            "state" => named(&SourceState::WORDS, word).map(|it| self.source_state(it)),
            "direction" => named(&Direction::WORDS, word).map(|it| self.direction(it)),
            "cycle" => named(&Cycle::WORDS, word).map(|it| self.cycle(it)),
            "kind" => named(&BodyKind::WORDS, word)
                .map(|it| self.body_kind(it))
                .or_else(|| named(&MetricKind::WORDS, word).map(|it| self.metric_kind(it))),
            _ => None,
        };
        known.unwrap_or(word)
    }

    /// A key of a file; a key of the plan's own stays as it is written.
    pub fn key(self, key: &str) -> &str {
        let words = match self {
            Language::English => ENGLISH_KEYS,
            Language::Hungarian => KEYS,
        };
        words.iter().find(|(known, _)| *known == key).map_or(key, |(_, word)| word)
    }

    /// Yes or no, as the files write it.
    pub const fn truth(self, truth: bool) -> &'static str {
        match truth {
            true => self.word_or("true", "igen"),
            false => self.word_or("false", "nem"),
        }
    }
}
