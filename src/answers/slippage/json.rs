//! A deadline and its moves, as `plan slippage` gives them in JSON.

use serde::Serialize;

use crate::answers::parts::commit::CommitJson;
use crate::answers::parts::removed_deadlines::RemovalJson;
use crate::check::conceal;
use crate::history::slippage::{DeadlineChange, DeadlineHistory};
use crate::model::FieldValue;
use crate::render::values::Day;

/// A deadline as a day or as words: one of the two is null, both where it is gone.
fn split(value: Option<&FieldValue>) -> (Option<Day>, Option<&str>) {
    let words = value.and_then(FieldValue::text).map(|words| words.as_str());
    (value.and_then(FieldValue::day).map(Day), words)
}

#[derive(Serialize)]
struct MoveJson<'a> {
    from: Option<Day>,
    from_text: Option<&'a str>,
    to: Option<Day>,
    to_text: Option<&'a str>,
    days: Option<i64>,
    days_left: Option<i64>,
    recorded: Day,
    given_up: bool,
    basis: Option<&'a str>,
    basis_added: Option<Day>,
    other_parent: Option<&'a str>,
    plan: Option<&'a str>,
    carried_from: Option<&'a str>,
    #[serde(flatten)]
    by: CommitJson<'a>,
}

impl<'a> From<&'a DeadlineChange> for MoveJson<'a> {
    fn from(step: &'a DeadlineChange) -> Self {
        let ((from, from_text), (to, to_text)) = (split(Some(&step.from)), split(Some(&step.to)));
        MoveJson {
            from,
            from_text,
            to,
            to_text,
            days: step.days(),
            days_left: step.days_left(),
            recorded: Day(step.commit.recorded),
            given_up: step.is_given_up(),
            basis: step.basis.as_deref().map(conceal),
            basis_added: step.basis_added.map(Day),
            other_parent: step.other_parent.as_deref(),
            plan: step.plan.as_deref(),
            carried_from: step.carried_from.as_deref(),
            by: (&step.commit).into(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct SlipJson<'a> {
    measure: &'a str,
    title: &'a str,
    milestone: Option<&'a str>,
    milestone_id: Option<&'a str>,
    first: Option<Day>,
    first_text: Option<&'a str>,
    now: Option<Day>,
    now_text: Option<&'a str>,
    gone: bool,
    removed: Option<RemovalJson<'a>>,
    given_up: bool,
    days: i64,
    moves: Vec<MoveJson<'a>>,
}

impl<'a> From<&'a DeadlineHistory> for SlipJson<'a> {
    fn from(slip: &'a DeadlineHistory) -> Self {
        let ((first, first_text), (now, now_text)) = (split(Some(&slip.first)), split(slip.now.as_ref()));
        SlipJson {
            measure: slip.id.as_str(),
            title: &slip.title,
            milestone: slip.milestone.as_ref().map(|step| step.title.as_str()),
            milestone_id: slip.milestone.as_ref().and_then(|step| step.id.as_deref()),
            first,
            first_text,
            now,
            now_text,
            gone: slip.now.is_none(),
            removed: slip.removal.as_ref().map(RemovalJson::from),
            given_up: slip.is_given_up(),
            days: slip.days(),
            moves: slip.moves.iter().map(MoveJson::from).collect(),
        }
    }
}
