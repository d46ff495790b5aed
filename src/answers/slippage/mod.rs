//! The answer of `plan slippage`: its page, its sheet and its JSON.

mod json;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use self::json::SlipJson;
use super::parts::commit;
use super::parts::deadline_names::{self, measure};
use super::parts::gaps::{self, GapJson};
use super::parts::removed_deadlines;
use crate::check::conceal;
use crate::history::Gaps;
use crate::history::slippage::{DeadlineChange, DeadlineHistory};
use crate::labels::{CommonText, HistoryText, Language, Noun, ThroughPlans};
use crate::model::{FieldValue, MeasureId, Register};
use crate::render::Answer;
use crate::render::changes::{days_moved, value_in, value_text};
use crate::render::page::{Cell, Page, Reference, Sheet, Style, Table, cell, fixed, number, wrapping};
use crate::source::Commit;
use crate::source::short_id;
use crate::text::TextSlice;

/// Every deadline that was asked for, through all of the history.
pub struct SlippageAnswer {
    /// By measure, its own deadline first.
    pub slips: Vec<DeadlineHistory>,
    /// A move made so many days before the deadline, or later, is late.
    pub within: u32,
    /// Whether those that never moved are listed as well.
    pub all: bool,
    /// What to say where the history does not begin at its beginning.
    pub cut_off: Option<HistoryText>,
    /// From when until when deadlines were not known.
    pub gaps: Gaps,
    /// The bodies as the record last had them: their names in each language.
    pub register: Arc<Register>,
}

#[derive(Serialize)]
struct SlippageJson<'a> {
    within: u32,
    items: Vec<SlipJson<'a>>,
    undated: usize,
    removed_without_basis: usize,
    bodies: Vec<BodySlippage>,
    unreadable: Vec<GapJson<'a>>,
    complete: bool,
}

/// What a body's deadlines did.
#[derive(Clone, Debug, Default, Serialize)]
struct BodySlippage {
    body: String,
    deadlines: usize,
    undated: usize,
    moved: usize,
    moves: usize,
    days: i64,
    late: usize,
    without_basis: usize,
}

impl SlippageAnswer {
    /// The body whose deadlines moved by most days first.
    fn bodies(&self) -> Vec<BodySlippage> {
        let mut bodies: BTreeMap<String, BodySlippage> = BTreeMap::new();
        for slip in &self.slips {
            for name in &slip.responsible {
                let of = bodies
                    .entry(name.clone())
                    .or_insert_with(|| BodySlippage { body: name.clone(), ..BodySlippage::default() });
                of.deadlines += 1;
                of.undated += usize::from(slip.is_undated());
                of.moved += usize::from(has_moved(slip));
                of.moves += slip.moves.len();
                of.days += slip.days();
                of.late += self.late(slip);
                of.without_basis += without_basis(slip);
            }
        }
        let mut bodies: Vec<BodySlippage> = bodies.into_values().collect();
        bodies.sort_by_key(|of| (std::cmp::Reverse(of.days), std::cmp::Reverse(of.moves)));
        bodies
    }

    fn undated(&self) -> usize {
        self.slips.iter().filter(|slip| slip.is_undated()).count()
    }

    /// How many moved, of those that have a day: what never had one cannot move.
    fn add_summary(&self, page: &mut Page, language: Language) {
        let say = |text: HistoryText| text.in_language(language);
        let undated = self.undated();
        let dated = self.slips.len() - undated;
        let moved = self.slips.iter().filter(|slip| has_moved(slip)).count();
        let all = Noun::Deadline.count(dated, language);
        if self.slips.is_empty() {
            page.text(say(HistoryText::NoDeadlines));
        } else if dated == 0 {
            page.text(HistoryText::all_undated(language, undated));
        } else if moved == 0 {
            let part = self.cut_off.map_or("", |_| say(HistoryText::PartThatIsHere));
            let none = HistoryText::none_moved(language, all, part);
            page.text(match undated {
                0 => none,
                n => format!("{none} {}", HistoryText::undated_besides(language, n)),
            });
        } else {
            let given_up = self.slips.iter().filter(|slip| slip.is_given_up()).count();
            let moved = match given_up {
                0 => HistoryText::moved(language, moved, all),
                n => HistoryText::moved_given_up(language, moved, all, n),
            };
            page.heading(match undated {
                0 => moved,
                n => HistoryText::moved_and_undated(language, moved, n),
            });
        }
    }

    /// Whether every deadline is known, and all of its history is here.
    pub fn is_complete(&self) -> bool {
        self.cut_off.is_none() && self.gaps.open().next().is_none()
    }

    fn late(&self, slip: &DeadlineHistory) -> usize {
        slip.moves.iter().filter(|step| step.is_late(self.within)).count()
    }

    fn listed(&self) -> impl Iterator<Item = (usize, &DeadlineHistory)> {
        self.slips.iter().enumerate().filter(|(_, slip)| self.all || !slip.moves.is_empty())
    }

    fn deadlines(&self, language: Language) -> Table {
        let say = |text: HistoryText| text.in_language(language);
        let mut table = Table::new([
            fixed(CommonText::Id.in_language(language)),
            wrapping(say(HistoryText::DeadlineOf)),
            fixed(say(HistoryText::First)),
            fixed(say(HistoryText::Now)),
            number(say(HistoryText::Moves)),
            number(say(HistoryText::Days)),
            number(say(HistoryText::LateMoves)),
            number(say(HistoryText::WithoutBasis)),
        ]);
        for (at, slip) in self.listed() {
            let of = match &slip.milestone {
                Some(step) => {
                    let label = step.label();
                    cell(HistoryText::milestone(language, &label)).name(label, Reference::Published)
                }
                None => cell(&slip.title).name(slip.title.as_str(), Reference::Published),
            };
            table.row([
                measure(slip, at),
                of,
                deadline(Some(&slip.first), language),
                if slip.is_given_up() {
                    cell(say(HistoryText::GivenUp)).style(Style::Bad)
                } else {
                    deadline(slip.now.as_ref(), language)
                },
                cell(slip.moves.len()),
                signed(slip.days()),
                cell(self.late(slip)),
                alarming(without_basis(slip)),
            ]);
        }
        table
    }

    fn moves(&self, language: Language) -> Vec<(Cell, Cell)> {
        let all = self.slips.iter().enumerate();
        let all = all.flat_map(|(at, slip)| slip.moves.iter().map(move |step| (at, slip, step)));
        all.map(|(at, slip, step)| (measure(slip, at), self.move_in_words(slip, step, language))).collect()
    }

    /// A move in words.
    fn move_in_words(&self, slip: &DeadlineHistory, step: &DeadlineChange, language: Language) -> Cell {
        let say = |text: HistoryText| text.in_language(language).to_owned();
        let milestone =
            slip.milestone.iter().map(|step| HistoryText::quoted_milestone(language, step.label()));
        let given_up = step.is_given_up().then(|| say(HistoryText::GivenUpForWords));
        let days = step.days().map(|days| days_moved(days, language)).or(given_up);
        let left = step.days_left().filter(|_| step.is_late(self.within));
        let left = left.map(|left| time_left(left, &step.commit, language));
        let basis = match (step.basis.as_deref().map(conceal), step.basis_added) {
            (Some(basis), Some(day)) => HistoryText::basis_added(language, basis, language.day(day)),
            (Some(basis), None) => HistoryText::basis(language, basis),
            (None, _) => say(HistoryText::NoAmendment),
        };
        let end = |value| value_in(Some(value), language);
        let ends = HistoryText::from_to(language, end(&step.from), end(&step.to));
        let commit = &step.commit;
        let who = format!("{} {} {}", language.day(commit.day), short_id(&commit.id), commit::author(commit));
        let plans = other_plan(step).map(|(text, title)| format!("{}: {title}", text.in_language(language)));
        let side = step.other_parent.as_deref();
        let side = side.map(|parent| HistoryText::other_parent(language, short_id(parent)));
        let parts = milestone.chain([ends]).chain(side).chain(days).chain(left).chain(plans);
        let parts = parts.chain([basis, who]);
        let published = [step.basis.as_deref(), step.plan.as_deref(), step.carried_from.as_deref()];
        let ends = [&step.from, &step.to].into_iter().filter_map(|end| end.text().map(|it| it.as_str()));
        let told = deadline_names::named(cell(parts.collect::<Vec<_>>().join("; ")), slip, commit);
        published
            .into_iter()
            .flatten()
            .chain(ends)
            .fold(told, |told, words| told.name(words, Reference::Published))
    }

    /// A body as the language calls it; one that is not in the register any more has the name that it had.
    fn body(&self, name: String, language: Language) -> Cell {
        let known = self.register.find(&name).filter(|body| self.register.name(*body) == name);
        let known = known.map(|body| language.body_in(&self.register, body).to_owned());
        let shown = known.unwrap_or_else(|| name.clone());
        cell(shown.as_str()).name(shown, Reference::BodyNamed(name))
    }

    /// Whose deadlines move most.
    fn add_bodies(&self, page: &mut Page, language: Language) {
        let bodies: Vec<BodySlippage> = self.bodies().into_iter().filter(|of| of.moves > 0).collect();
        // A plan may name no responsible body at all.
        if bodies.is_empty() {
            return;
        }
        let say = |text: HistoryText| text.in_language(language);
        let mut table = Table::new([
            wrapping(CommonText::Body.in_language(language)),
            number(say(HistoryText::Dated)),
            number(say(HistoryText::Moved)),
            number(say(HistoryText::Moves)),
            number(say(HistoryText::Days)),
            number(say(HistoryText::LateMoves)),
            number(say(HistoryText::WithoutBasis)),
        ]);
        for of in bodies {
            table.row([
                self.body(of.body, language),
                cell(of.deadlines - of.undated),
                cell(of.moved),
                cell(of.moves),
                signed(of.days),
                cell(of.late),
                alarming(of.without_basis),
            ]);
        }
        page.heading(say(HistoryText::WhoseSlip)).table(table);
        page.text(say(HistoryText::CountedAsNamed));
        let unnamed = self.slips.iter().filter(|slip| slip.responsible.is_empty() && !slip.moves.is_empty());
        let unnamed: BTreeSet<&MeasureId> = unnamed.map(|slip| &slip.id).collect();
        if !unnamed.is_empty() {
            let ids = unnamed.into_iter().map(MeasureId::as_str).collect::<Vec<_>>().join(", ");
            page.text(HistoryText::moved_of_nobody(language, ids));
        }
        page.text(HistoryText::late_moves(language, days_of(i64::from(self.within), language)));
    }
}

impl Answer for SlippageAnswer {
    fn json(&self) -> impl Serialize {
        SlippageJson {
            within: self.within,
            items: self.slips.iter().map(SlipJson::from).collect(),
            undated: self.undated(),
            removed_without_basis: removed_deadlines::without_basis(&self.slips),
            bodies: self.bodies(),
            unreadable: self.gaps.0.iter().map(GapJson::from).collect(),
            complete: self.is_complete(),
        }
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text.in_language(language)));
        self.add_summary(&mut page, language);
        let deadlines = self.deadlines(language);
        if !deadlines.rows.is_empty() {
            page.table(deadlines);
        }
        removed_deadlines::add(&mut page, &self.slips, language);
        if !self.gaps.0.is_empty() {
            page.heading(HistoryText::NotKnown.in_language(language))
                .list(gaps::points(&self.gaps, language));
        }
        if self.slips.iter().all(|slip| slip.moves.is_empty()) {
            return page;
        }
        page.heading(HistoryText::MoveByMove.in_language(language)).points(self.moves(language));
        self.add_bodies(&mut page, language);
        page
    }

    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for slip in &self.slips {
            for step in &slip.moves {
                rows.push(vec![
                    slip.id.as_str().into(),
                    slip.milestone.as_ref().map(|step| step.title.as_str()).into(),
                    value_text(Some(&step.from)).as_ref().into(),
                    value_text(Some(&step.to)).as_ref().into(),
                    step.days().into(),
                    step.days_left().into(),
                    step.basis.as_deref().map(conceal).into(),
                    step.commit.day.into(),
                    step.commit.id.as_str().into(),
                    commit::author(&step.commit).into(),
                    commit::subject(&step.commit).into(),
                    slip.milestone.as_ref().and_then(|step| step.id.as_deref()).into(),
                    step.is_given_up().to_string().into(),
                    step.basis_added.map(|day| day.to_string()).as_deref().into(),
                    step.plan.as_deref().into(),
                    step.carried_from.as_deref().into(),
                    step.commit.recorded.into(),
                    step.other_parent.as_deref().into(),
                ]);
            }
        }
        let header = vec![
            "measure",
            "milestone",
            "from",
            "to",
            "days",
            "days_left",
            "basis",
            "date",
            "commit",
            "author",
            "subject",
            "milestone_id",
            "given_up",
            "basis_added",
            "plan",
            "carried_from",
            "recorded",
            "other_parent",
        ];
        Sheet::of(header, rows)
    }
}

/// Whether its day moved, came or went; other words in the place of words move nothing.
fn has_moved(slip: &DeadlineHistory) -> bool {
    !slip.moves.is_empty() && !slip.is_undated()
}

/// How long before its deadline a move came, and to which day that is counted where the commit says to be older.
fn time_left(left: i64, commit: &Commit, language: Language) -> String {
    let days = days_of(left.abs(), language);
    let is_past = left < 0;
    let left = if is_past { HistoryText::after_due } else { HistoryText::before_due }(language, days);
    match commit.recorded == commit.day {
        true => left,
        false => HistoryText::counted_to(language, left, language.day(commit.recorded)),
    }
}

/// In which other plan a step was made, or from which it leads into this one, with the title of that plan.
pub fn other_plan(step: &DeadlineChange) -> Option<(ThroughPlans, &TextSlice)> {
    match (&step.plan, &step.carried_from) {
        (Some(plan), None) => Some((ThroughPlans::Within, plan)),
        (_, Some(plan)) => Some((ThroughPlans::CarriedFrom, plan)),
        (None, None) => None,
    }
}

fn without_basis(slip: &DeadlineHistory) -> usize {
    slip.moves.iter().filter(|step| step.basis.is_none()).count()
}

fn deadline(value: Option<&FieldValue>, language: Language) -> Cell {
    match value {
        Some(FieldValue::Day(day)) => cell(language.day(*day)),
        Some(FieldValue::Period(period)) => cell(language.period(*period)),
        Some(_) => cell(CommonText::NoDate.in_language(language)).style(Style::Faint),
        None => cell(HistoryText::Gone.in_language(language)).style(Style::Faint),
    }
}

/// "+31", "-7", "0".
fn signed(days: i64) -> Cell {
    cell(if days > 0 { format!("+{days}") } else { days.to_string() })
}

fn alarming(n: usize) -> Cell {
    if n > 0 { cell(n).style(Style::Bad) } else { cell(n) }
}

fn days_of(days: i64, language: Language) -> String {
    Noun::Day.count(usize::try_from(days).unwrap_or_default(), language)
}
