//! The letter that reminds a body of what it has not reported: text to be pasted into an e-mail.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::answer::DueAnswer;
use crate::answers::PlanAt;
use crate::answers::parts::missing_reports::last_heard_in_words;
use crate::check::conceal;
use crate::labels::{DueText, Language};
use crate::model::{BodyId, CalendarPeriod, Measure, Plan, Status, UnknownValue};
use crate::query::decisions::OpenDecision;
use crate::query::due::{AskedBody, AskedMeasure};
use crate::query::form;
use crate::render::escape::one_line;

/// Between two letters.
const BETWEEN: &str = "\n\n==========================================================================\n\n\n";

/// The letter to the body that was asked for, or one to each that is silent; nothing where all that is owed came in.
pub fn letters(answer: &DueAnswer<'_>, language: Language) -> String {
    let letter = |to, asked: &[AskedBody<'_>]| Letter { answer, to, asked, language }.text();
    let letters: Vec<String> = match answer.body {
        Some(body) => letter(body, &answer.due.bodies).into_iter().collect(),
        None => {
            let bodies = answer.due.bodies.iter();
            bodies.filter_map(|asked| letter(asked.body, std::slice::from_ref(asked))).collect()
        }
    };
    letters.join(BETWEEN)
}

/// Who gets no letter among those to all, and would get one by its name: who may only answer in the place of another or on
/// behalf of a group, or has nothing open but a decision, its own or of a group.
pub fn not_written_to(answer: &DueAnswer<'_>) -> Vec<BodyId> {
    let (plan, day) = (&answer.plan_at.plan, answer.plan_at.day);
    let (mut has_letter, mut may_answer) = (BTreeSet::new(), BTreeSet::new());
    for (asked, one) in answer.asked().filter(|(_, one)| one.received.is_none()) {
        has_letter.insert(asked.body);
        may_answer.extend(one.owed.successor);
    }
    let speaks_for_group =
        |body: BodyId| plan.register[body].member_of.iter().any(|group| has_letter.contains(group));
    let decides =
        |body: BodyId| answer.due.decisions.iter().any(|open| plan.is_concerned(body, open.decision, day));
    let is_left = |&body: &BodyId| {
        !has_letter.contains(&body) && (may_answer.contains(&body) || speaks_for_group(body) || decides(body))
    };
    plan.register.bodies().map(|(body, _)| body).filter(is_left).collect()
}

/// When a measure ended in the period for which it is owed, and how: it is owed all the same.
pub(super) fn ended(plan_at: &PlanAt, measure: &Measure) -> Option<(DueText, NaiveDate)> {
    let (status, date) = plan_at.plan.end(measure, plan_at.day)?;
    let label = if status == Status::Withdrawn { DueText::WithdrawnOn } else { DueText::CompletedOn };
    Some((label, date))
}

/// What the reply to a letter is about.
struct Reply {
    /// Reports that the body itself has to send.
    owes: bool,
    /// Reports on behalf of a group, for which a member gets no form.
    for_group: bool,
}

/// A letter that is being written.
struct Letter<'l, 'a> {
    answer: &'l DueAnswer<'a>,
    to: BodyId,
    asked: &'l [AskedBody<'a>],
    language: Language,
}

impl Letter<'_, '_> {
    /// All of it; `None` where there is nothing to remind of.
    fn text(&self) -> Option<String> {
        let missing: Vec<_> = self
            .asked
            .iter()
            .flat_map(|asked| asked.measures.iter().map(move |one| (asked.body, one)))
            .filter(|(_, one)| one.received.is_none())
            .collect();
        let plan = self.plan();
        let open = self.answer.due.decisions.iter();
        let open: Vec<_> = open
            .filter(|open| {
                plan.is_to_carry_out(self.to, open.decision, self.answer.plan_at.day)
                    || self.answer.body.is_some() && self.group_of(open).is_some()
            })
            .collect();
        // A letter is a reminder of reports; a decision alone is one only to whom it was asked for.
        if missing.is_empty() && (open.is_empty() || self.answer.body.is_none()) {
            return None;
        }
        // Where nothing is missing, the period and its day are of no concern to whom it goes to.
        let when = self.answer.due.period.ok().filter(|_| !missing.is_empty());
        let (own, others): (Vec<_>, Vec<_>) = missing.into_iter().partition(|(owing, _)| *owing == self.to);
        let owes = !own.is_empty();
        let mut lines = self.head(when, owes);
        // The report on a measure that has ended since is still owed for the period: the letter asks for it apart.
        let is_ended = |one: &AskedMeasure<'_>| ended(self.answer.plan_at, one.owed.measure).is_some();
        let (over, running): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, one)| is_ended(one));
        let (in_place, for_group): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, one)| one.owed.successor == Some(self.to));
        let how = Reply { owes, for_group: !for_group.is_empty() };
        let parts = [
            (DueText::Intro, running),
            (DueText::IntroEnded, over),
            (DueText::IntroOthers, in_place),
            (DueText::IntroForGroup, for_group),
        ];
        for (intro, asked) in parts {
            if !asked.is_empty() {
                lines.push(self.say(intro).to_owned());
                lines.push(String::new());
                asked.iter().for_each(|(owing, one)| self.add_measure(*owing, one, &mut lines));
            }
        }
        if !open.is_empty() {
            lines.push(self.say(DueText::IntroDecisions).to_owned());
            lines.push(String::new());
            open.iter().for_each(|open| self.add_decision(open, &mut lines));
        }
        if let Some(when) = when {
            self.add_how_to_reply(when, &how, &mut lines);
        }
        self.add_signature(&mut lines);
        Some(lines.join("\n") + "\n")
    }

    fn plan(&self) -> &Plan {
        &self.answer.plan_at.plan
    }

    fn say(&self, text: DueText) -> &'static str {
        text.in_language(self.language)
    }

    /// "Deadline: 2023-12-31".
    fn labelled(&self, label: DueText, value: &str) -> String {
        format!("{}: {}", self.say(label), one_line(value))
    }

    fn name(&self, body: BodyId) -> &str {
        self.language.body(self.plan(), body)
    }

    /// Subject, addressee, plan; of reports that are missing, the period and its day as well.
    fn head(&self, when: Option<(CalendarPeriod, NaiveDate)>, owes: bool) -> Vec<String> {
        let title = self.plan().known_title().unwrap_or_default();
        let about = match when {
            Some((period, _)) => {
                format!("{} {}", self.say(DueText::ReportAsked), self.language.period(period))
            }
            None => self.say(DueText::OpenDecisions).to_owned(),
        };
        let mut lines = vec![
            self.labelled(DueText::Subject, &format!("{about} – {title}")),
            self.labelled(DueText::To, self.name(self.to)),
            String::new(),
            self.say(DueText::Salutation).to_owned(),
            String::new(),
            self.labelled(DueText::Plan, title),
        ];
        if let Some(when) = when {
            self.add_when(when, owes, &mut lines);
        }
        lines.push(String::new());
        lines
    }

    /// The period, the day on which its reports were due, and when the body was last heard of.
    fn add_when(&self, (period, due): (CalendarPeriod, NaiveDate), owes: bool, lines: &mut Vec<String>) {
        let day = self.answer.plan_at.day;
        lines.push(self.labelled(DueText::Period, &self.language.period(period)));
        lines.push(self.labelled(DueText::ReportBy, &self.language.day(due)));
        // Who may answer in the place of another is late with nothing.
        if owes && due < day {
            lines.push(self.labelled(DueText::DaysLate, &(day - due).num_days().to_string()));
        }
        // Who took duties over is asked in the place of others, and has reported by itself.
        let own = self.asked.iter().find(|asked| asked.body == self.to).map(|own| own.last_heard);
        let asked_for = self.answer.body.filter(|body| *body == self.to).map(|_| self.answer.due.last_heard);
        if let Some(last_heard) = own.or(asked_for) {
            let never = || self.say(DueText::Never).to_owned();
            let heard = last_heard.map_or_else(never, |last| {
                let day = self.language.day(last.report.date);
                last_heard_in_words(self.language, (self.to, last), day, |by| self.name(by).to_owned())
            });
            lines.push(self.labelled(DueText::LastHeard, &heard));
        }
    }

    fn add_measure(&self, owing: BodyId, one: &AskedMeasure<'_>, lines: &mut Vec<String>) {
        let measure: &Measure = one.owed.measure;
        lines.push(format!("- {}  {}", measure.id, one_line(self.language.title(measure))));
        let mut add = |label, value: &str| lines.push(format!("  {}", self.labelled(label, value)));
        match one.owed.milestones.is_empty() {
            true => add(DueText::Deadline, &self.language.deadline(&measure.deadline)),
            false => one.owed.milestones.iter().for_each(|milestone| {
                add(DueText::Milestone, &milestone.label());
                add(DueText::Deadline, &self.language.deadline(&milestone.due));
            }),
        }
        if let Some((label, ended)) = ended(self.answer.plan_at, measure) {
            add(label, &self.language.day(ended));
        }
        if self.may_have_come_in(measure) {
            add(DueText::MayHaveComeIn, self.say(DueText::UnreadInPart));
        }
        if let Some(predecessor) = one.owed.predecessor {
            add(DueText::TakenOverFrom, self.name(predecessor));
        }
        match one.owed.successor {
            Some(successor) if successor == self.to => add(DueText::InPlaceOf, self.name(owing)),
            Some(successor) => add(DueText::OrSuccessor, self.name(successor)),
            None => {}
        }
        if owing != self.to && one.owed.successor != Some(self.to) {
            add(DueText::ForGroup, self.name(owing));
        }
        lines.push(String::new());
    }

    /// Whether a report on a measure may be in what could not be read.
    fn may_have_come_in(&self, measure: &Measure) -> bool {
        let PlanAt { left_out, unread, .. } = self.answer.plan_at;
        let may_hold = |value: &UnknownValue| {
            matches!(value.field, "report" | "return")
                && value.measure.as_ref().is_none_or(|id| *id == measure.id)
        };
        !unread.is_empty() || measure.is_unknown("report") || left_out.values.iter().any(may_hold)
    }

    fn add_decision(&self, open: &OpenDecision<'_>, lines: &mut Vec<String>) {
        let OpenDecision { meeting, decision, .. } = open;
        let text = one_line(conceal(&decision.text));
        lines.push(format!("- {}  {text}", meeting.decision_id(decision)));
        if let Some(due) = &decision.due {
            lines.push(format!(
                "  {}",
                self.labelled(DueText::Deadline, conceal(&self.language.deadline(due)))
            ));
        }
        if let Some(group) = self.group_of(open) {
            lines.push(format!("  {}", self.labelled(DueText::ForGroup, self.name(group))));
        }
        lines.push(String::new());
    }

    /// The group for which the body is to carry a decision out.
    fn group_of(&self, open: &OpenDecision<'_>) -> Option<BodyId> {
        self.plan().group_to_carry_out(self.to, open.decision, self.answer.plan_at.day)
    }

    /// What to do: to fill in the form only where there is one, and what it has no row for in the reply itself.
    fn add_how_to_reply(
        &self,
        (period, due): (CalendarPeriod, NaiveDate),
        how: &Reply,
        lines: &mut Vec<String>,
    ) {
        lines.push(format!("{}:", self.say(DueText::HowToReply)));
        let question = form::Question { body: self.to, period: Some(period), partners: false, ended: false };
        let has_form = !form::find(self.plan(), &question).rows.is_empty();
        let steps = has_form.then_some(DueText::FillIn).into_iter();
        let steps = steps.chain(how.for_group.then_some(DueText::WithoutForm));
        let steps = steps.chain([DueText::NothingHappened, DueText::NoPersons]);
        let back = match due < self.answer.plan_at.day {
            true => how.owes.then(|| self.say(DueText::SendBackNow).to_owned()),
            false => has_form.then(|| self.labelled(DueText::SendBack, &self.language.day(due))),
        };
        let steps = steps.map(|step| self.say(step).to_owned()).chain(back);
        lines.extend((1..).zip(steps).map(|(number, step)| format!("{number}. {step}")));
        lines.push(String::new());
    }

    fn add_signature(&self, lines: &mut Vec<String>) {
        lines.push(self.say(DueText::Closing).to_owned());
        let Some(coordination) = &self.plan().coordination else { return };
        let department = self.language.department(coordination);
        lines.extend(department.map(|department| one_line(conceal(department))));
        lines.push(one_line(self.name(coordination.body)));
    }
}
