//! Which body each spelling in the sheet means: one of the register, a new one, or one that a person has to settle.

use std::collections::{BTreeMap, HashMap};

use super::body_lists::{has_mark, may_be_several, splits};
use super::likeness::{is_same, may_be_one};
use super::mapping::Answer;
use super::refusal::Refusal;
use crate::labels::MappingReason;
use crate::model::name::{bare, fold};
use crate::model::{BodyKind, Register};

/// Which body a spelling means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyMatch {
    /// The body with this name, in the register or a new one.
    Body(String),
    /// Several bodies, each by a name that is known: "BM és PM".
    Several(Vec<String>),
    /// One of these, or a body of its own: not settled.
    Open(Vec<String>),
}

/// A body that the register does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBody {
    /// As the sheet, or the mapping, spells it.
    pub name: String,
    /// What its name says.
    pub kind: BodyKind,
    /// Other spellings for it in the sheet.
    pub aliases: Vec<String>,
}

/// The bodies of a sheet.
#[derive(Debug, Default)]
pub struct Bodies {
    matches: HashMap<String, BodyMatch>,
    /// In the order of the sheet.
    pub new: Vec<NewBody>,
    /// Spellings that a person has to settle, with what each looks like.
    pub questions: BTreeMap<String, Vec<String>>,
}

impl Bodies {
    /// Settles every spelling of a sheet, each with how often it stands there, in the order of the sheet. `answers` is what
    /// the mapping says of them.
    pub fn settle(
        spellings: &[(String, usize)],
        answers: &BTreeMap<String, Answer>,
        register: &Register,
    ) -> Self {
        let mut bodies = Bodies::default();
        let mut known = Known::of(register);
        let answers: HashMap<String, &Answer> =
            answers.iter().map(|(spelling, answer)| (fold(spelling), answer)).collect();
        let answer = |spelling: &str| -> Vec<&str> {
            answers.get(&fold(spelling)).into_iter().flat_map(|answer| answer.names()).collect()
        };
        // What a person named first, then the most frequent: that is how the body is to be called.
        let is_named = |spelling: &str| answer(spelling).iter().any(|body| bare(body) != bare(spelling));
        let mut order: Vec<&(String, usize)> = spellings.iter().collect();
        // Of several bodies in one cell each has to be known before.
        order.sort_by_key(|(spelling, count)| {
            let length = spelling.chars().count();
            // Of two that stand there as often, the longer is the name and the other one short for it.
            (!is_named(spelling), has_mark(spelling), std::cmp::Reverse((*count, length)))
        });
        for (spelling, _) in order {
            let mut named = |body: &str| known.find(body).unwrap_or_else(|| known.add(body));
            let is_open = answers.get(&fold(spelling)).is_some_and(|answer| answer.is_open());
            let meant = match &answer(spelling)[..] {
                [] => known.meaning(spelling, is_open),
                [body] => BodyMatch::Body(named(body)),
                several => BodyMatch::Several(several.iter().map(|body| named(body)).collect()),
            };
            if let BodyMatch::Open(like) = &meant {
                bodies.questions.insert(spelling.clone(), like.clone());
            }
            bodies.matches.insert(spelling.clone(), meant);
        }
        for name in known.new {
            let is_alias = |spelling: &&String| {
                bodies.matches.get(*spelling) == Some(&BodyMatch::Body(name.clone()))
                    && bare(spelling) != bare(&name)
            };
            let aliases = spellings.iter().map(|(spelling, _)| spelling).filter(is_alias).cloned().collect();
            bodies.new.push(NewBody { kind: kind(&name), aliases, name });
        }
        let place = |body: &NewBody| {
            spellings.iter().position(|(spelling, _)| {
                bodies.matches.get(spelling) == Some(&BodyMatch::Body(body.name.clone()))
            })
        };
        let mut new = std::mem::take(&mut bodies.new);
        new.sort_by_key(place);
        bodies.new = new;
        bodies
    }

    /// Which body a spelling means.
    pub fn matched(&self, spelling: &str) -> Option<&BodyMatch> {
        self.matches.get(spelling)
    }
}

/// The bodies known so far, with every name of each.
struct Known {
    /// Names in the form in which they are compared, with the body's own.
    names: HashMap<String, String>,
    /// Every name that a spelling may look like, with the body's own.
    all: Vec<(String, String)>,
    new: Vec<String>,
}

impl Known {
    fn of(register: &Register) -> Self {
        let mut known = Known { names: HashMap::new(), all: Vec::new(), new: Vec::new() };
        for (_, body) in register.bodies() {
            for name in body.names() {
                known.names.entry(bare(name)).or_insert_with(|| body.name.to_string());
                known.all.push((name.to_owned(), body.name.to_string()));
            }
        }
        known
    }

    fn find(&self, spelling: &str) -> Option<String> {
        self.names.get(&bare(spelling)).cloned()
    }

    fn add(&mut self, name: &str) -> String {
        self.names.insert(bare(name), name.to_owned());
        self.all.push((name.to_owned(), name.to_owned()));
        self.new.push(name.to_owned());
        name.to_owned()
    }

    /// `is_open` where a person is still to say which body it is.
    fn meaning(&mut self, spelling: &str, is_open: bool) -> BodyMatch {
        if let Some(body) = self.find(spelling) {
            return BodyMatch::Body(body);
        }
        let known = |parts: Vec<&str>| -> Option<Vec<String>> {
            parts.into_iter().map(|part| self.find(part)).collect()
        };
        let mut several = splits(spelling).into_iter().filter(|parts| parts.len() > 1).filter_map(known);
        if let Some(several) = several.next() {
            return BodyMatch::Several(several);
        }
        let mut like: Vec<String> = Vec::new();
        for (name, body) in &self.all {
            if !like.contains(body) && !is_same(name, spelling) && may_be_one(spelling, name) {
                like.push(body.clone());
            }
        }
        like.truncate(3);
        let is_open = is_open || may_be_several(spelling, |part| self.find(part).is_some());
        if like.is_empty() && !is_open { BodyMatch::Body(self.add(spelling)) } else { BodyMatch::Open(like) }
    }
}

/// Holds what a mapping says of bodies against the register: once a spelling is a name there, the register alone says whose.
///
/// # Errors
/// When they contradict each other, or a body is named that is not there.
pub fn hold(answers: &BTreeMap<String, Answer>, register: &Register) -> Result<(), Refusal> {
    for (spelling, answer) in answers {
        let Some(known) = register.find(spelling).map(|body| register.name(body)) else { continue };
        let is_known = |said: &str| register.find(said).is_some_and(|body| register.name(body) == known);
        let names: Vec<&str> = answer.names().collect();
        // What a sheet made one body at first can be a list that a person takes apart later.
        let is_taken_apart = names.len() > 1 && bare(known) == bare(spelling);
        if is_taken_apart || names.len() < 2 && names.iter().all(|said| is_known(said)) {
            continue;
        }
        let message = match names.iter().find(|said| register.find(said).is_none()) {
            Some(said) => MappingReason::no_such_body(spelling, said),
            None => MappingReason::other_body(spelling, names.join(", "), known),
        };
        return Err(Refusal::new(message, MappingReason::CorrectBody));
    }
    Ok(())
}

/// What a name says of the sort of its body; nothing but lists of bodies depends on it.
fn kind(name: &str) -> BodyKind {
    let folded = fold(name);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if ["government", "the government", "kormany"].contains(&&*folded) {
        BodyKind::Government
    } else if says(&["ministry", "minister", "miniszter"]) {
        BodyKind::Ministry
    } else if says(&["ngo", "foundation", "association", "civil", "alapitvany", "egyesulet"]) {
        BodyKind::Ngo
    } else if says(&[
        "united nations",
        "european commission",
        "international organization",
        "unicef",
        "unhcr",
    ]) {
        BodyKind::International
    } else {
        BodyKind::Agency
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::field::OPEN;

    fn settled(spellings: &[(&str, usize)], answers: &[(&str, &str)]) -> Bodies {
        let spellings: Vec<(String, usize)> = spellings.iter().map(|(s, n)| ((*s).to_owned(), *n)).collect();
        let answers = answers.iter().map(|(s, b)| ((*s).to_owned(), Answer::One((*b).to_owned()))).collect();
        Bodies::settle(&spellings, &answers, &Register::default())
    }

    #[test]
    fn a_look_alike_is_open_until_a_person_says_which_body_it_is() {
        let spellings =
            [("Dept. of Transport", 2), ("department of transport", 1), ("Department of Transport", 9)];
        let open = settled(&spellings, &[]);
        assert_eq!(open.new.len(), 1);
        assert_eq!(
            open.matched("department of transport"),
            Some(&BodyMatch::Body("Department of Transport".into()))
        );
        assert_eq!(open.questions["Dept. of Transport"], ["Department of Transport"]);

        let same = settled(&spellings, &[("Dept. of Transport", "Department of Transport")]);
        assert!(same.questions.is_empty());
        assert_eq!(same.new[0].aliases, ["Dept. of Transport"]);

        let apart = settled(&spellings, &[("Dept. of Transport", "Dept. of Transport")]);
        assert_eq!(apart.new.len(), 2);
        assert!(apart.questions.is_empty());

        let lists = settled(&[("BM és PM", 5), ("BM/PM", 1), ("BM", 2), ("PM", 1)], &[]);
        assert_eq!(lists.new.len(), 2);
        for list in ["BM és PM", "BM/PM"] {
            assert_eq!(
                lists.matched(list),
                Some(&BodyMatch::Several(vec!["BM".into(), "PM".into()])),
                "{list}"
            );
        }

        let listed = settled(&[("BM", 2), ("BM - IM", 1), ("IM", 1), ("BM, Révészek", 1)], &[]);
        assert_eq!(listed.matched("BM - IM"), Some(&BodyMatch::Several(vec!["BM".into(), "IM".into()])));
        assert_eq!(listed.matched("BM, Révészek"), Some(&BodyMatch::Open(Vec::new())));

        let still = settled(&spellings, &[("Dept. of Transport", OPEN)]);
        assert_eq!(still.questions.len(), 1);
    }
}
