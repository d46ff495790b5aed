//! Missing reports, and who is not asked for any: words for cells of tables and letters, and JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::labels::{BriefText, DueText, Label, Language, StatusText};
use crate::model::{BodyId, Plan};
use crate::query::owed::{NotAsked, OwedMeasure};
use crate::query::reported::{self, EarlierVoice, LastHeard};

/// The measures of which a report is missing, each with how it ended meanwhile, and who took it over:
/// "I.1.1, I.2.1 (withdrawn on 2022-11-15), II.1 (taken over by Ministry of Interior)"; `day_words`: how a day is written.
pub(in crate::answers) fn measures_in_words<'m, 'p: 'm>(
    (plan, day): (&Plan, NaiveDate),
    measures: impl Iterator<Item = &'m OwedMeasure<'p>>,
    language: Language,
    day_words: impl Fn(NaiveDate) -> String,
) -> String {
    let told = measures.map(|one| {
        let ended = plan.end(one.measure, day);
        let ended = ended.map(|(status, date)| {
            BriefText::ended(language, Label::of_status(status).in_language(language), day_words(date))
        });
        let successor =
            one.successor.map(|name| BriefText::successor(language, language.bodies(plan, &[name])));
        let id = Some(one.measure.id.to_string());
        id.into_iter().chain(ended).chain(successor).collect::<Vec<_>>().join(" ")
    });
    told.collect::<Vec<_>>().join(", ")
}

/// A body that never reported; where it took over from one that did, since when, and when that one was last heard of.
pub(in crate::answers) fn silent(
    (plan, day): (&Plan, NaiveDate),
    body: BodyId,
    language: Language,
) -> String {
    let name = language.body(plan, body);
    match predecessor((plan, day), body, language) {
        Some(before) => format!("{name} {before}"),
        None => name.to_owned(),
    }
}

/// From whom a silent body took over, where that one reported: since when, and when it last did.
pub fn predecessor((plan, day): (&Plan, NaiveDate), body: BodyId, language: Language) -> Option<String> {
    let EarlierVoice { report, since } = reported::by_predecessor(plan, body, day)?;
    let (before, heard) = (language.body(plan, report.by), language.day(report.date));
    Some(match since {
        Some(since) => StatusText::in_place_since(language, language.day(since), before, heard),
        None => StatusText::in_place_of(language, before, heard),
    })
}

/// Who answers for measures, and has no body to report on them, in JSON.
#[derive(Serialize)]
pub(in crate::answers) struct NotAskedJson<'a> {
    body: &'a str,
    measures: Vec<&'a str>,
}

impl<'a> NotAskedJson<'a> {
    /// Of each.
    pub fn list(plan: &'a Plan, bodies: &[NotAsked<'a>]) -> Vec<Self> {
        let measures = |one: &NotAsked<'a>| one.measures.iter().map(|measure| measure.id.as_str()).collect();
        bodies
            .iter()
            .map(|one| NotAskedJson { body: plan.register.name(one.body), measures: measures(one) })
            .collect()
    }
}

/// The same in words.
pub(in crate::answers) fn not_asked(
    plan: &Plan,
    bodies: &[NotAsked<'_>],
    language: Language,
) -> Option<String> {
    let said = bodies.iter().map(|one| {
        let ids: Vec<&str> = one.measures.iter().map(|measure| measure.id.as_str()).collect();
        format!("{} ({})", language.body(plan, one.body), ids.join(", "))
    });
    let said: Vec<String> = said.collect();
    match said.as_slice() {
        [] => None,
        [one] => Some(DueText::one_not_asked(language, one)),
        several => Some(DueText::not_asked(language, several.join("; "))),
    }
}

/// When a body was last heard of: the day, and the name of the body that spoke in its place, where another did. A body from
/// which it took duties over speaks of these alone: the body itself has never reported.
pub(in crate::answers) fn last_heard_in_words(
    language: Language,
    (body, LastHeard { report, is_predecessors }): (BodyId, LastHeard),
    day: String,
    name: impl Fn(BodyId) -> String,
) -> String {
    match is_predecessors {
        true => StatusText::never_itself(language, day, name(report.by)),
        false if report.by == body => day,
        false => format!("{day} ({})", name(report.by)),
    }
}
