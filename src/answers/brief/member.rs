//! The paper for one member of a meeting: its measures, what it owes, where it takes part.

use super::cells::MeasureCells;
use super::facts::Facts;
use super::owes::Owed;
use super::record::Briefing;
use super::{assessor, changed, due, member_money, moved, views};
use crate::answers::parts::paper::left;
use crate::labels::{BriefText, ByBodyText, CommonText};
use crate::model::{BodyId, Decision, Milestone};
use crate::query::by_body::{self, Item, Question, Role};
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

/// What the plan's files say for the paper of a body. It can be found for all papers while the record is still being read.
pub struct Member<'a> {
    /// Whose paper it is.
    pub body: BodyId,
    items: Vec<Item<'a>>,
    /// What it owes; `None`: it answers for nothing and has no decision to carry out.
    owed: Option<Owed>,
    assessed: Table,
    /// The measures, by what it is in them.
    measures: Vec<(BriefText, Table)>,
    /// Where views differ, money, and what of that stands in no row; `None`: it answers for nothing.
    answers: Option<([Table; 4], Table, Vec<String>)>,
}

impl<'a> Member<'a> {
    /// Looks at everything that a body has to do with.
    pub fn find(facts: &Facts<'a>, body: BodyId) -> Self {
        Member::with_items(facts, body, items(facts, body))
    }

    /// The same, of a body that has a part in the plan, and so gets a paper: by itself, through a group, or by a decision of
    /// a meeting. A group or an open class has no reader for one, unless it answers for something, has to carry something
    /// out, or has itself assessed.
    pub fn with_part(facts: &Facts<'a>, body: BodyId) -> Option<Self> {
        let has_reader = facts.plan().can_report(body) && !facts.plan().register.has_members(body);
        let items = items(facts, body);
        let answers = items.iter().any(|item| item.role.is_own_duty());
        let has_part = answers || decides_or_assessed(facts, body);
        let has_part = has_part
            || has_reader && (!items.is_empty() || decisions(facts, body, due::concerns).next().is_some());
        has_part.then(|| Member::with_items(facts, body, items))
    }

    fn with_items(facts: &Facts<'a>, body: BodyId, items: Vec<Item<'a>>) -> Self {
        let answers = items.iter().any(|item| item.role.is_own_duty() || item.role == Role::Milestone);
        let is_concerned = facts.decisions.iter().any(|open| due::concerns(facts, Some(body), open.decision));
        let of_role = |(role, title): (Role, BriefText)| {
            let is_part = |item: &&Item<'_>| item.role == role && handed_over(facts, body, item).is_none();
            let of_role: Vec<&Item<'_>> = items.iter().filter(is_part).collect();
            (!of_role.is_empty()).then(|| (title, measures(facts, body, role, &of_role)))
        };
        Member {
            body,
            owed: (answers || is_concerned).then(|| Owed::find(facts, body)),
            assessed: assessor::own(facts, body),
            measures: PARTS.into_iter().filter_map(of_role).chain(gone(facts, body, &items)).collect(),
            answers: answers.then(|| {
                let money = member_money::table(facts, body);
                (views::differing(facts, Some(body)), money, member_money::left_out(facts, body))
            }),
            items,
        }
    }

    /// Writes the paper.
    pub fn paper(self, briefing: &Briefing<'_>) -> Document {
        let Member { body, items, owed, assessed, measures, answers } = self;
        let language = briefing.language();
        let name = briefing.source.bodies(&[body]);
        let mut document = briefing.source.document(match briefing.frame.day {
            Some(day) => BriefText::member_title(language, name, language.day(day)),
            None => BriefText::member_title_without(language, name, language.day(briefing.day())),
        });
        briefing.introduction(&mut document);
        // A decision to carry out, or an assessment, is a part of its own.
        let has_other_part = items.is_empty() && decides_or_assessed(briefing, body);
        if let Some(text) = part_in_words(briefing, &items).filter(|_| !has_other_part) {
            document.paragraph(text);
        }
        if let Some(owed) = owed {
            owed.add(&mut document, briefing, body);
        }
        due::made_here(&mut document, briefing, Some(body));
        if !assessed.rows.is_empty() {
            document.heading(Level::First, briefing.text(BriefText::YourAssessments));
            let which = briefing.since_last(BriefText::WhichAssessments, BriefText::assessments_since);
            document.paragraph(which).table(assessed);
        }
        for (title, table) in measures {
            document.heading(Level::First, briefing.text(title)).table(table);
            if title == BriefText::YourMeasures {
                let unnamed = by_body::unnamed(&items);
                ByBodyText::of_unnamed(language, &unnamed).map(|text| document.paragraph(text));
            }
        }
        if let Some((differing, money, left_out)) = answers {
            moved::add(&mut document, briefing, Some(body));
            let assessed = changed::assessments(briefing, Some(body));
            if !assessed.rows.is_empty() {
                let since = briefing.since_last(BriefText::SinceLast, BriefText::changed_since);
                briefing.titled_part(&mut document, since, [assessed]);
            }
            briefing.part(&mut document, BriefText::Disagreement, differing);
            briefing.part(&mut document, BriefText::Money, [money]);
            left_out.into_iter().for_each(|text| {
                document.paragraph(text);
            });
        }
        document
    }
}

/// Who has taken the duty of a body in a measure over, since a day that is known and has come.
fn handed_over(facts: &Facts<'_>, body: BodyId, item: &Item<'_>) -> Option<BodyId> {
    let asked = facts.plan().register.asked(body, &item.measure.id, facts.day());
    (item.role == Role::Responsible && asked != body).then_some(asked)
}

/// The measures in which that is so, with who answers for them since when; `None`: there are none.
fn gone(facts: &Facts<'_>, body: BodyId, items: &[Item<'_>]) -> Option<(BriefText, Table)> {
    let (register, language) = (&facts.plan().register, facts.language());
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(facts.text(BriefText::TakenOverBy)),
        left(facts.common(CommonText::Deadline)),
        left(facts.common(CommonText::Status)),
    ]);
    for item in items {
        let Some(successor) = handed_over(facts, body, item) else { continue };
        let name = facts.source.bodies(&[successor]);
        let since = register.handed_over(body, successor, &item.measure.id).flatten();
        let since = since.map(|since| BriefText::name_since(language, &name, facts.source.day(since)));
        let MeasureCells { id, title, deadline, status, .. } = facts.cells(item.measure);
        let by = Words::from(since.unwrap_or(name));
        table.row([id.clone(), title.clone(), by, deadline.clone(), status.clone()]);
    }
    (!table.rows.is_empty()).then_some((BriefText::HandedOver, table))
}

/// Everything that a body has to do with measures.
fn items<'a>(facts: &Facts<'a>, body: BodyId) -> Vec<Item<'a>> {
    let question = Question { body, day: facts.day(), roles: Vec::new(), through_groups: true };
    facts.named.find(facts.plan(), &question)
}

/// Whether anything in the plan, a decision or an assessment is about a body or by it: what would stand in its paper.
pub fn is_named(facts: &Facts<'_>, body: BodyId) -> bool {
    !items(facts, body).is_empty()
        || decisions(facts, body, due::concerns).next().is_some()
        || assessor::has_assessed(facts, body)
}

/// Whether a decision waits for a body, or it has assessed anything.
fn decides_or_assessed(facts: &Facts<'_>, body: BodyId) -> bool {
    decisions(facts, body, due::carries_out).next().is_some() || assessor::has_assessed(facts, body)
}

/// The decisions, of this meeting or an earlier one, that are a body's in a way.
fn decisions<'f, 'a>(
    facts: &'f Facts<'a>,
    body: BodyId,
    is_its: fn(&Facts<'_>, Option<BodyId>, &Decision) -> bool,
) -> impl Iterator<Item = &'f OpenDecision<'a>> {
    let all = facts.decisions.iter().chain(&facts.made_here);
    all.filter(move |open| is_its(facts, Some(body), open.decision))
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
        let cells = facts.cells(measure);
        let others: Words = match (role, via) {
            (Role::Successor | Role::Member, Some(via)) => facts.source.bodies(&[*via]).into(),
            (Role::Responsible, _) => {
                let others: Vec<BodyId> =
                    measure.responsible.iter().copied().filter(|one| *one != body).collect();
                facts.source.bodies(&others).into()
            }
            (Role::Milestone, _) => {
                let own = measure
                    .milestones
                    .iter()
                    .filter(|one| plan.is_named_for(body, (measure, one), facts.day()));
                own.map(Milestone::label).collect::<Vec<_>>().join("; ").into()
            }
            _ => cells.responsible.clone(),
        };
        let MeasureCells { id, title, deadline, status, .. } = cells;
        table.row([id.clone(), title.clone(), others, deadline.clone(), status.clone()]);
    }
    table
}
