//! The paper for one member of a meeting: its measures, what it owes, where it takes part.

use super::facts::Facts;
use super::{assessor, changed, due, moved, views};
use crate::answers::open_decisions;
use crate::answers::paper::left;
use crate::answers::results::tables;
use crate::labels::{BriefText, ByBodyText, CommonText};
use crate::model::{BodyId, Milestone};
use crate::query::by_body::{Item, Question, Role};
use crate::query::decisions::OpenDecision;
use crate::render::document::{Document, Level, Table, Words};

/// The parts of a paper that list measures, by what the body is in them.
const PARTS: [(Role, BriefText); 5] = [
    (Role::Responsible, BriefText::YourMeasures),
    (Role::Successor, BriefText::TakenOver),
    (Role::Milestone, BriefText::YourMilestones),
    (Role::Partner, BriefText::AsPartner),
    (Role::Member, BriefText::ThroughGroup),
];

/// Writes the paper for a body.
pub fn paper(facts: &Facts<'_>, body: BodyId) -> Document {
    let language = facts.language();
    let name = facts.source.bodies(&[body]);
    let mut document = facts.source.document(match facts.frame.day {
        Some(day) => BriefText::member_title(language, name, language.day(day)),
        None => BriefText::member_title_without(language, name, language.day(facts.day())),
    });
    let items = items(facts, body);
    let own = assessor::own(facts, body);
    facts.introduction(&mut document);
    let has_assessed = items.is_empty() && assessor::has_assessed(facts, body);
    if let Some(text) = part_in_words(facts, &items).filter(|_| !has_assessed) {
        document.paragraph(text);
    }
    let answers = items.iter().any(|item| item.role.is_own_duty() || item.role == Role::Milestone);
    let decisions: Vec<&OpenDecision<'_>> =
        facts.decisions.iter().filter(|open| due::carries_out(facts, Some(body), open.decision)).collect();
    if answers || !decisions.is_empty() {
        owed(&mut document, facts, body, &decisions);
    }
    if !own.rows.is_empty() {
        document.heading(Level::First, facts.text(BriefText::YourAssessments));
        document.paragraph(facts.text(BriefText::WhichAssessments)).table(own);
    }
    for (role, title) in PARTS {
        let of_role: Vec<&Item<'_>> = items.iter().filter(|item| item.role == role).collect();
        if !of_role.is_empty() {
            document.heading(Level::First, facts.text(title)).table(measures(facts, body, role, &of_role));
        }
    }
    if answers {
        moved::add(&mut document, facts, Some(body));
        let assessed = changed::assessments(facts, Some(body));
        if !assessed.rows.is_empty() {
            facts.part(&mut document, BriefText::SinceLast, [assessed]);
        }
        facts.part(&mut document, BriefText::Disagreement, views::differing(facts, Some(body)));
        let own = facts.results_of(Some(body)).into_iter();
        facts.part(&mut document, BriefText::Money, [tables::money_by_measure(&facts.source, own)]);
    }
    document
}

/// Everything that a body has to do with measures.
fn items<'a>(facts: &Facts<'a>, body: BodyId) -> Vec<Item<'a>> {
    facts
        .named
        .find(facts.plan(), &Question { body, day: facts.day(), roles: Vec::new(), through_groups: true })
}

/// Whether a body has a part in the plan, and so gets a paper: by itself, through a group, or by a decision of a meeting. A
/// group or an open class has no reader for one, unless it answers for something.
pub fn has_part(facts: &Facts<'_>, body: BodyId) -> bool {
    let has_reader = facts.plan().can_report(body) && !facts.plan().register.has_members(body);
    let answers = items(facts, body).iter().any(|item| item.role.is_own_duty());
    answers || has_reader && is_named(facts, body)
}

/// Whether anything in the plan, a decision or an assessment is about a body or by it: what would stand in its paper.
pub fn is_named(facts: &Facts<'_>, body: BodyId) -> bool {
    let decides = || facts.decisions.iter().any(|open| due::carries_out(facts, Some(body), open.decision));
    !items(facts, body).is_empty() || decides() || assessor::has_assessed(facts, body)
}

/// What is to be said of a body that answers for nothing by itself.
fn part_in_words(facts: &Facts<'_>, items: &[Item<'_>]) -> Option<String> {
    if items.is_empty() {
        return Some(facts.text(BriefText::NoPart).to_owned());
    }
    if items.iter().all(|item| item.role == Role::Member) {
        let mut groups: Vec<BodyId> = Vec::new();
        for group in items.iter().filter_map(|item| item.via) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        return Some(BriefText::only_through(facts.language(), facts.source.bodies(&groups)));
    }
    let is_partner_only = items.iter().all(|item| matches!(item.role, Role::Partner | Role::Member));
    is_partner_only.then(|| facts.text(BriefText::PartnerOnly).to_owned())
}

/// Reports to send, what is late, what falls due, decisions to carry out.
fn owed(document: &mut Document, facts: &Facts<'_>, body: BodyId, decisions: &[&OpenDecision<'_>]) {
    let [reports, others] = views::to_report(facts, body);
    let [measures, milestones, _] = due::late(facts, Some(body));
    let ahead = due::ahead(facts, Some(body)).caption(facts.text(BriefText::FallsDue));
    let decisions = open_decisions::table(&facts.source, decisions.iter().copied());
    let decisions = decisions.caption(facts.text(BriefText::DecisionsOwed));
    let tables = [reports, others, measures, milestones, decisions, ahead];
    document.heading(Level::First, facts.text(BriefText::YouOwe));
    if let Some(period) = facts.frame.period {
        document.paragraph(facts.reports_due(period));
        if tables[0].rows.is_empty() && facts.owed.iter().any(|owed| owed.body == body) {
            document.paragraph(facts.text(BriefText::SettledReports));
        }
    }
    if tables.iter().all(|table| table.rows.is_empty()) {
        document.paragraph(facts.text(BriefText::NothingOwed));
    }
    tables.into_iter().for_each(|table| {
        document.table(table);
    });
    if let Some(text) = due::just_after(facts, Some(body)) {
        document.paragraph(text);
    }
}

/// The measures in which a body is the same thing.
fn measures(facts: &Facts<'_>, body: BodyId, role: Role, items: &[&Item<'_>]) -> Table {
    let (plan, language) = (facts.plan(), facts.language());
    let others = match role {
        Role::Responsible => ByBodyText::TogetherWith.in_language(language),
        Role::Successor => ByBodyText::From.in_language(language),
        Role::Member => ByBodyText::Through.in_language(language),
        Role::Milestone => facts.common(CommonText::Milestones),
        Role::Partner => facts.common(CommonText::Responsible),
    };
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(others),
        left(facts.common(CommonText::Deadline)),
        left(facts.common(CommonText::Status)),
    ]);
    for Item { measure, via, .. } in items {
        let others = match (role, via) {
            (Role::Successor | Role::Member, Some(via)) => facts.source.bodies(&[*via]),
            (Role::Responsible, _) => {
                let others: Vec<BodyId> =
                    measure.responsible.iter().copied().filter(|one| *one != body).collect();
                facts.source.bodies(&others)
            }
            (Role::Milestone, _) => {
                let own = measure
                    .milestones
                    .iter()
                    .filter(|one| plan.is_named_for(body, (measure, one), facts.day()));
                own.map(Milestone::label).collect::<Vec<_>>().join("; ")
            }
            _ => facts.source.responsible(measure),
        };
        table.row([
            Words::from(measure.id.as_str()),
            language.title(measure).into(),
            others.into(),
            facts.source.deadline(&measure.deadline).into(),
            match measure.has_known_status() {
                true => facts.source.status(plan.status(measure, facts.day())).into(),
                false => facts.common(CommonText::Unknown).into(),
            },
        ]);
    }
    table
}
