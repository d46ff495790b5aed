//! Fields of a template that show a person: who made it, and who saved it last. Papers are by neither.

use std::ops::Range;

use super::changes::without;
use super::xml::{Kind, Tag, tags};

/// Fields that show one.
const FIELDS: [&str; 5] = ["AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS"];

/// Properties of a document that name one, as fields and as bound text refer to them.
const PROPERTIES: [&str; 4] = ["author", "creator", "lastsavedby", "lastmodifiedby"];

/// The elements of a part that are open, and what of them shows a person.
#[derive(Default)]
struct Shown {
    /// Simple fields and bound text.
    elements: Vec<bool>,
    /// Fields of several runs: their instruction so far, and whether what follows is shown for a person.
    fields: Vec<(String, bool)>,
}

/// The text of a part in which such fields show nothing, whatever they showed when it was stored. They stay fields: a word
/// processor fills them in from the properties of the paper, which name no person.
pub(super) fn without_persons(text: &str) -> String {
    let (mut shown, mut cuts) = (Shown::default(), Vec::<Range<usize>>::new());
    let mut begin = None;
    for tag in tags(text) {
        match (tag.name.trim_end(), tag.kind) {
            ("w:t" | "w:instrText", Kind::Open) => begin = Some(tag.range.end),
            ("w:t", Kind::Close) if shown.is_person() => {
                cuts.extend(begin.take().map(|begin| begin..tag.range.start));
            }
            ("w:instrText", Kind::Close) => {
                if let (Some((instruction, _)), Some(begin)) = (shown.fields.last_mut(), begin.take()) {
                    instruction.push_str(&text[begin..tag.range.start]);
                }
            }
            _ => shown.follow(&tag),
        }
    }
    without(text, cuts)
}

impl Shown {
    fn is_person(&self) -> bool {
        self.elements.iter().any(|it| *it) || self.fields.iter().any(|(_, is_person)| *is_person)
    }

    fn follow(&mut self, tag: &Tag<'_>) {
        let attribute = |name: &str| tag.attribute(name).unwrap_or_default();
        match (tag.name.trim_end(), tag.kind) {
            ("w:fldSimple", Kind::Open) => self.elements.push(shows_person(&attribute("w:instr"))),
            ("w:sdt", Kind::Open) => self.elements.push(false),
            ("w:fldSimple" | "w:sdt", Kind::Close) => drop(self.elements.pop()),
            ("w:dataBinding", Kind::Open | Kind::Empty) => {
                let path = attribute("w:xpath").to_lowercase();
                if let Some(is_person) = self.elements.last_mut() {
                    *is_person |= PROPERTIES.iter().any(|name| path.contains(&format!(":{name}")));
                }
            }
            ("w:fldChar", Kind::Open | Kind::Empty) => match attribute("w:fldCharType").as_str() {
                "begin" => self.fields.push(Default::default()),
                "end" => drop(self.fields.pop()),
                _ => {
                    if let Some((instruction, is_person)) = self.fields.last_mut() {
                        *is_person = shows_person(instruction);
                    }
                }
            },
            _ => {}
        }
    }
}

/// Whether a field with this instruction shows a person.
fn shows_person(instruction: &str) -> bool {
    let mut words = instruction.split_whitespace().map(|word| word.trim_matches(['"', '\'']));
    let first = words.next().unwrap_or_default().to_uppercase();
    let mut property = || words.next().unwrap_or_default().to_lowercase();
    FIELDS.contains(&first.as_str())
        || ["DOCPROPERTY", "INFO"].contains(&first.as_str()) && PROPERTIES.contains(&property().as_str())
}
