//! The words by which people name a status, in addition to those of the files.

use super::{Label, Language};
use crate::model::Status;
use crate::model::name::bare;

/// What people write otherwise than the lists of the forms have it.
const OTHERS: [(&str, Status); 10] = [
    ("complete", Status::Completed),
    ("done", Status::Completed),
    ("nem kezdődött meg", Status::NotStarted),
    ("nem indult el", Status::NotStarted),
    ("folyamatban van", Status::InProgress),
    ("teljesült", Status::Completed),
    ("teljesítve", Status::Completed),
    ("befejezve", Status::Completed),
    ("visszavont", Status::Withdrawn),
    ("visszavonva", Status::Withdrawn),
];

/// The status that a word means in any language, whatever its case, accents, dashes and spaces.
pub fn status_named(text: &str) -> Option<Status> {
    let wanted = bare(text);
    let is_label = |status: Status| {
        let label = Label::of_status(status);
        Language::WORDS.iter().any(|(_, language)| bare(label.in_language(*language)) == wanted)
    };
    let named = Status::ALL.iter().copied().find(|status| bare(status.word()) == wanted || is_label(*status));
    named.or_else(|| OTHERS.iter().find(|(word, _)| bare(word) == wanted).map(|(_, status)| *status))
}
