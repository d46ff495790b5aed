//! What an assessor said itself, and whether it was answered: for its own paper.

use super::facts::Facts;
use crate::answers::parts::paper::left;
use crate::labels::{CommonText, ResultsText};
use crate::model::{Assessment, BodyId, Measure};
use crate::query::answered::{self, Answered};
use crate::query::results;
use crate::render::document::{Table, Words};

/// Its assessments since the last meeting, and those before that are not answered or were answered since.
pub(super) fn own(facts: &Facts<'_>, body: BodyId) -> Table {
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(facts.common(CommonText::Date)),
        left(facts.common(CommonText::Status)),
        left(facts.common(CommonText::Words)),
        left(ResultsText::Answered.in_language(facts.language())),
    ]);
    for &(measure, one) in facts.assessments_of(body) {
        let answered = answered::of(facts.plan(), measure, one, facts.day());
        let is_news = match answered {
            Answered::Since(date) => facts.is_new(date),
            Answered::Not => true,
            Answered::Agrees => false,
        };
        let contradicted = contradicted(facts, measure, one);
        if is_news || !contradicted.is_empty() || facts.is_new(one.date) {
            table.row([
                Words::from(measure.id.as_str()),
                facts.language().title(measure).into(),
                facts.source.day(one.date).into(),
                one.status.map(|status| facts.source.status(status)).unwrap_or_default().into(),
                one.text
                    .as_ref()
                    .map(|text| facts.source.redacted_in_own_language(text, one.place.file))
                    .unwrap_or_default(),
                answer_in_words(facts, answered, &contradicted),
            ]);
        }
    }
    table
}

/// Whether a body assessed anything by the day of the paper.
pub(super) fn has_assessed(facts: &Facts<'_>, body: BodyId) -> bool {
    !facts.assessments_of(body).is_empty()
}

/// The bodies whose own latest report it contradicts, as long as it is the assessor's last word.
fn contradicted(facts: &Facts<'_>, measure: &Measure, one: &Assessment) -> Vec<BodyId> {
    let latest = results::latest_assessments(facts.plan(), measure, facts.day());
    match latest.iter().any(|last| std::ptr::eq(*last, one)) {
        true => facts.plan().contradicted_bodies(measure, one, facts.day()),
        false => Vec::new(),
    }
}

fn answer_in_words(facts: &Facts<'_>, answered: Answered, contradicted: &[BodyId]) -> Words {
    let language = facts.language();
    let differs = (!contradicted.is_empty())
        .then(|| ResultsText::differs_from(language, facts.source.bodies(contradicted)));
    let answer = match answered {
        Answered::Since(date) => ResultsText::answered_on(language, facts.source.day(date)),
        Answered::Agrees if differs.is_some() => String::new(),
        Answered::Agrees => ResultsText::Agree.in_language(language).to_owned(),
        Answered::Not => return Words::strong(ResultsText::NotAnswered.in_language(language)),
    };
    let parts = [Some(answer).filter(|answer| !answer.is_empty()), differs];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ").into()
}
