//! The words by which people name a status, in addition to those of the files.

use super::{Label, Language};
use crate::model::Status;
use crate::model::name::bare;

/// What people write otherwise than the lists of the forms have it.
const OTHERS: [(&str, Status); 25] = [
    ("complete", Status::Completed),
    ("done", Status::Completed),
    ("finished", Status::Completed),
    ("not yet started", Status::NotStarted),
    ("not started yet", Status::NotStarted),
    ("ongoing", Status::InProgress),
    ("underway", Status::InProgress),
    ("started", Status::InProgress),
    ("kész", Status::Completed),
    ("elkészült", Status::Completed),
    ("megvalósult", Status::Completed),
    ("megtörtént", Status::Completed),
    ("végrehajtva", Status::Completed),
    ("lezárult", Status::Completed),
    ("nem kezdődött", Status::NotStarted),
    ("még nem kezdődött el", Status::NotStarted),
    ("folyik", Status::InProgress),
    ("nem kezdődött meg", Status::NotStarted),
    ("nem indult el", Status::NotStarted),
    ("folyamatban van", Status::InProgress),
    ("teljesült", Status::Completed),
    ("teljesítve", Status::Completed),
    ("befejezve", Status::Completed),
    ("visszavont", Status::Withdrawn),
    ("visszavonva", Status::Withdrawn),
];

/// The status that a word means in any language, whatever its case, accents, dashes and spaces, and the mark at its end.
pub fn status_named(text: &str) -> Option<Status> {
    let wanted = bare(text.trim().trim_end_matches(['.', '!', ';', ',']));
    let is_label = |status: Status| {
        let label = Label::of_status(status);
        Language::WORDS.iter().any(|(_, language)| bare(label.in_language(*language)) == wanted)
    };
    let named = Status::ALL.iter().copied().find(|status| bare(status.word()) == wanted || is_label(*status));
    named.or_else(|| OTHERS.iter().find(|(word, _)| bare(word) == wanted).map(|(_, status)| *status))
}
