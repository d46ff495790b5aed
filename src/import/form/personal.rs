//! What personal data in the words of a report is called.

use crate::check::PersonalDataKind;
use crate::labels::FormReason;

/// A kind of personal data, in words.
pub const fn in_words(kind: PersonalDataKind) -> FormReason {
    match kind {
        PersonalDataKind::Mail => FormReason::Mail,
        PersonalDataKind::Phone => FormReason::Phone,
        PersonalDataKind::Address => FormReason::Street,
        PersonalDataKind::Identity => FormReason::PersonNumber,
        PersonalDataKind::Birth => FormReason::BirthDate,
        PersonalDataKind::Account => FormReason::Account,
        PersonalDataKind::Coordinates => FormReason::Coordinates,
        PersonalDataKind::Lot => FormReason::Lot,
    }
}
