//! Deadlines that are not in the plan any more: how many, which, and on what basis they went.

use serde::Serialize;

use super::commit::{CommitJson, author};
use super::deadline_names::{measure, named};
use crate::check::conceal;
use crate::history::slippage::{DeadlineHistory, DeadlineRemoval};
use crate::labels::{HistoryText, Language};
use crate::render::changes::value_in;
use crate::render::page::{Page, Reference, cell};
use crate::source::short_id;

/// How a deadline went.
#[derive(Serialize)]
pub struct RemovalJson<'a> {
    basis: Option<&'a str>,
    #[serde(flatten)]
    by: CommitJson<'a>,
}

impl<'a> From<&'a DeadlineRemoval> for RemovalJson<'a> {
    fn from(removal: &'a DeadlineRemoval) -> Self {
        RemovalJson { basis: removal.basis.as_deref().map(conceal), by: (&removal.commit).into() }
    }
}

/// Those that are gone.
fn removed(slips: &[DeadlineHistory]) -> impl Iterator<Item = (&DeadlineHistory, &DeadlineRemoval)> {
    slips.iter().filter_map(|slip| Some((slip, slip.removal.as_ref()?)))
}

/// How many are gone without an amendment that says so.
pub fn without_basis(slips: &[DeadlineHistory]) -> usize {
    removed(slips).filter(|(_, removal)| removal.basis.is_none()).count()
}

/// Adds how many are gone, and each of them; nothing where none is.
pub fn add(page: &mut Page, slips: &[DeadlineHistory], language: Language) {
    let gone = removed(slips).count();
    if gone == 0 {
        return;
    }
    let point = |at: usize, slip: &DeadlineHistory, removal: &DeadlineRemoval| {
        let milestone = slip.milestone.as_ref().map(|it| HistoryText::quoted_milestone(language, it.label()));
        let last = slip.moves.last().map_or(&slip.first, |step| &step.to);
        let basis = match removal.basis.as_deref() {
            Some(basis) => HistoryText::basis(language, conceal(basis)),
            None => HistoryText::NoAmendment.in_language(language).to_owned(),
        };
        let commit = &removal.commit;
        let who = format!("{} {} {}", language.day(commit.day), short_id(&commit.id), author(commit));
        let parts = milestone.into_iter().chain([value_in(Some(last), language).into_owned(), basis, who]);
        let told = named(cell(parts.collect::<Vec<_>>().join("; ")), slip, commit);
        let published = removal.basis.as_deref().into_iter().chain(last.text().map(|it| it.as_str()));
        (measure(slip, at), published.fold(told, |told, words| told.name(words, Reference::Published)))
    };
    page.heading(HistoryText::removed(language, gone, without_basis(slips)));
    let all = slips.iter().enumerate();
    page.points(all.filter_map(|(at, slip)| Some(point(at, slip, slip.removal.as_ref()?))).collect());
}
