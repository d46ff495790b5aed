//! Promise against result as a document: the final report once the plan is closed.

use super::differing;
use super::moved::MovedDeadlines;
use super::tables::{self, outcome_text};
use crate::answers::parts::paper::Source;
use crate::answers::parts::{missing_reports, open_decisions};
use crate::labels::{ResultsText, StatusText};
use crate::model::BodyId;
use crate::query::decisions;
use crate::query::results::{MeasureOutcome, OutcomeCounts, Question, Results};
use crate::render::chart::{Chart, Fill, Row, Series, Shape};
use crate::render::document::{Document, Level, Words};

/// Writes it down; `moved`: the deadlines that moved, where they were asked for.
pub(super) fn document(
    source: &Source<'_>,
    question: &Question,
    results: &Results<'_>,
    moved: Option<&MovedDeadlines>,
) -> Document {
    let plan = &source.plan_at.plan;
    let language = source.language;
    let text = |text: ResultsText| text.in_language(language);
    let mut document = beginning(source, question);
    // The answer on a screen says so itself.
    if moved.is_some() && plan.is_draft() {
        document.paragraph(StatusText::IsDraft.in_language(language));
    }
    if question.body.is_some() && results.items.is_empty() {
        document.paragraph(text(ResultsText::AnswersForNothing));
        return document;
    }
    if plan.measures.is_empty() {
        document.paragraph(text(ResultsText::NoMeasures));
        return document;
    }
    document.heading(Level::First, text(ResultsText::AtAGlance)).list(glance(
        source,
        question.body,
        results,
        moved,
    ));
    document.chart(by_chapter(source, results));
    document.heading(Level::First, text(ResultsText::ResultByBody)).table(tables::bodies(source, results));
    document.paragraph(text(ResultsText::SeveralBodies));
    exceptions(&mut document, source, results, moved);
    open_at_the_end(&mut document, source, question);
    targets(&mut document, source, results);
    money(&mut document, source, results);
    if !plan.is_draft() {
        never_reported(&mut document, source, results);
    }
    document.heading(Level::First, text(ResultsText::EveryMeasure));
    document.table(tables::measures(source, results, moved, |_| true));
    document
}

/// Who never reported, and who is not asked to.
fn never_reported(document: &mut Document, source: &Source<'_>, results: &Results<'_>) {
    let (plan, language) = (&source.plan_at.plan, source.language);
    document.heading(Level::First, ResultsText::NeverReported.in_language(language));
    let not_asked = missing_reports::not_asked(plan, &results.not_asked, language);
    let silent = results.silent.iter();
    let silent = silent.map(|&body| missing_reports::silent((plan, source.plan_at.day), body, language));
    if !results.silent.is_empty() {
        document.list(silent.map(Words::from).collect());
    } else if results.bodies.iter().all(|(body, _)| plan.can_report(*body)) {
        document.paragraph(ResultsText::EverybodyReported.in_language(language));
    } else if results.bodies.iter().any(|(body, _)| plan.can_report(*body)) {
        document.paragraph(ResultsText::AskedReported.in_language(language));
    }
    not_asked.map(|text| document.paragraph(text));
}

/// What it is called, by what the plan was closed, and whose measures alone it is about.
fn beginning(source: &Source<'_>, question: &Question) -> Document {
    let plan = &source.plan_at.plan;
    let language = source.language;
    let closed = plan.closed.as_ref().filter(|_| plan.is_closed(question.day));
    let mut document = source.document(match closed {
        Some(_) => ResultsText::final_report(language, language.plan_title(plan)),
        None => ResultsText::title(language, language.plan_title(plan), source.day(question.day)),
    });
    if let Some(closed) = closed {
        document.paragraph(ResultsText::closed(
            language,
            source.day(closed.date),
            source.redacted(&closed.basis),
        ));
    }
    if let Some(body) = question.body {
        document.paragraph(ResultsText::of_body(language, language.body(plan, body)));
    }
    document
}

/// What did not go as promised; what there is none of is left out.
fn exceptions(
    document: &mut Document,
    source: &Source<'_>,
    results: &Results<'_>,
    moved: Option<&MovedDeadlines>,
) {
    let ended =
        |outcome: MeasureOutcome| tables::measures(source, results, moved, |one| one.outcome == outcome);
    let parts = [
        (ResultsText::CompletedLate, ended(MeasureOutcome::Late)),
        (ResultsText::StillOverdue, ended(MeasureOutcome::Overdue)),
        (ResultsText::WasNotCompleted, ended(MeasureOutcome::NotCompleted)),
        (ResultsText::BelowTarget, tables::below_target(source, results)),
        (ResultsText::ClaimedBelowTarget, differing::claimed_below_target(source, results)),
        (ResultsText::ReportedDifferently, differing::disputed(source, results.items.iter())),
        (ResultsText::SelfReport, tables::assessments(source, results.items.iter())),
    ];
    let moved = moved.map(|moved| (ResultsText::MovedDeadlines, moved.table.clone()));
    for (title, table) in parts.into_iter().chain(moved).filter(|(_, table)| !table.rows.is_empty()) {
        document.heading(Level::First, title.in_language(source.language)).table(table);
    }
}

/// What meetings decided and is not carried out yet.
fn open_at_the_end(document: &mut Document, source: &Source<'_>, question: &Question) {
    let plan = &source.plan_at.plan;
    let open = decisions::open(plan, question.day, question.body);
    if open.is_empty() {
        return;
    }
    let title = match plan.is_closed(question.day) {
        true => ResultsText::NeverCarriedOut,
        false => ResultsText::OpenDecisions,
    };
    document.heading(Level::First, title.in_language(source.language));
    document.table(open_decisions::table(source, &open));
}

/// How many ended how, point by point; what there is none of is not mentioned.
fn glance(
    source: &Source<'_>,
    asked: Option<BodyId>,
    results: &Results<'_>,
    moved: Option<&MovedDeadlines>,
) -> Vec<Words> {
    let language = source.language;
    let tally = &results.total;
    let measures = results.items.iter().map(|one| one.measure);
    let mut points = vec![ResultsText::all(language, source.counted(measures))];
    // A duty that moved counts for one of the two bodies, and both answer for it.
    let own =
        asked.map(|body| results.bodies.iter().find(|(one, _)| *one == body).map_or(0, |it| it.1.measures));
    let elsewhere = own.map_or(0, |own| tally.measures - own);
    if elsewhere > 0 {
        points.push(ResultsText::counted_elsewhere(language, language.count(elsewhere)));
    }
    for (_, outcome) in MeasureOutcome::WORDS.into_iter().filter(|(_, outcome)| tally.count(*outcome) > 0) {
        let what = outcome_text(outcome).in_language(language);
        points.push(ResultsText::counted(language, what, language.count(tally.count(outcome))));
    }
    let count = |n: usize| language.count(n);
    let silent = results.silent.len();
    let all = moved.map_or(0, |moved| moved.table.rows.len());
    let how_many_moved = match moved.and_then(|moved| moved.without_basis) {
        Some(without) => ResultsText::moved(language, count(all), count(without)),
        None => ResultsText::moved_by_act(language, count(all)),
    };
    let back = moved.map_or(0, |moved| moved.put_back);
    let more = [
        (tally.below_target, ResultsText::below_target(language, count(tally.below_target))),
        (tally.disputed, ResultsText::disputed_measures(language, count(tally.disputed))),
        (tally.contested, ResultsText::contested(language, count(tally.contested))),
        (tally.unreported, ResultsText::unreported(language, count(tally.unreported))),
        (silent, ResultsText::silent_bodies(language, count(silent))),
        (all, how_many_moved),
        (back, ResultsText::moved_back(language, count(back))),
    ];
    points.extend(more.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said));
    points.extend(moved.and_then(|moved| moved.gap).map(|gap| gap.in_language(language).to_owned()));
    points.into_iter().map(Words::from).collect()
}

/// Measures of which it is not known, as a value in their files is wrong.
const UNKNOWN: (ResultsText, Fill, &[MeasureOutcome]) =
    (ResultsText::Unknown, Fill::Rings, &[MeasureOutcome::Unknown]);

/// The bars of a chapter: what they are called, how they look, and what they count. Only what is a status as well has the fill of
/// that status.
const PARTS: [(ResultsText, Fill, &[MeasureOutcome]); 5] = [
    (ResultsText::CompletedNotLate, Fill::Solid, &[MeasureOutcome::OnTime, MeasureOutcome::Completed]),
    (ResultsText::Late, Fill::Level, &[MeasureOutcome::Late]),
    (ResultsText::Open, Fill::Upright, &[MeasureOutcome::Open]),
    (ResultsText::Withdrawn, Fill::Crossed, &[MeasureOutcome::Withdrawn]),
    (ResultsText::Overdue, Fill::Checks, &[MeasureOutcome::Overdue]),
];

/// The same once the plan is closed: nothing is overdue any more, and nothing open.
const NOT_COMPLETED: (ResultsText, Fill, &[MeasureOutcome]) =
    (ResultsText::NotCompleted, Fill::Checks, &[MeasureOutcome::NotCompleted]);

fn by_chapter(source: &Source<'_>, results: &Results<'_>) -> Chart {
    let language = source.language;
    let counted = |outcomes: &[MeasureOutcome], tally: &OutcomeCounts| {
        outcomes.iter().map(|&one| tally.count(one)).sum::<usize>()
    };
    // What there is none of in any chapter needs no place in the legend.
    let parts = PARTS.into_iter().chain([NOT_COMPLETED, UNKNOWN]);
    let parts: Vec<_> = parts.filter(|(_, _, outcomes)| counted(outcomes, &results.total) > 0).collect();
    let series = parts
        .iter()
        .map(|(name, fill, _)| Series { name: name.in_language(language).to_owned(), fill: *fill });
    let rows = results.chapters.iter().map(|(chapter, tally)| {
        let section = &source.plan_at.plan.sections[*chapter];
        Row {
            label: format!("{} {}", section.key, language.section(section)),
            lang: None,
            values: parts.iter().map(|(_, _, outcomes)| counted(outcomes, tally)).collect(),
        }
    });
    Chart {
        shape: Shape::Bars,
        title: ResultsText::ResultByChapter.in_language(language).to_owned(),
        description: ResultsText::ChapterChart.in_language(language).to_owned(),
        label: StatusText::Chapter.in_language(language).to_owned(),
        total: StatusText::All.in_language(language).to_owned(),
        series: series.collect(),
        rows: rows.collect(),
    }
}

/// What was to be reached, what was, and how the values came about.
fn targets(document: &mut Document, source: &Source<'_>, results: &Results<'_>) {
    let language = source.language;
    document.heading(Level::First, ResultsText::TargetsAndValues.in_language(language));
    if results.items.iter().all(|one| one.metrics.is_empty()) {
        document.paragraph(ResultsText::NoTargets.in_language(language));
        return;
    }
    let table = super::targets::targets(source, results);
    let has_values = !table.rows.is_empty();
    document.table(table);
    let unsaid = tables::counted(results).filter(|(_, one)| !tables::says_something(one)).count();
    if unsaid > 0 {
        document.paragraph(ResultsText::unsaid(language, language.count(unsaid)));
    }
    if has_values && !results.periods.is_empty() {
        let names: Vec<String> = results.periods.iter().map(|period| language.period(*period)).collect();
        document.paragraph(ResultsText::periods(language, names.join(", ")));
    }
    document.table(tables::steps(source, results));
}

/// What was allocated and spent, and what the totals leave out.
fn money(document: &mut Document, source: &Source<'_>, results: &Results<'_>) {
    let language = source.language;
    document.heading(Level::First, ResultsText::Money.in_language(language));
    if results.money.is_empty() {
        document.paragraph(ResultsText::NoMoney.in_language(language));
    } else {
        document.table(tables::money_by_source(source, results));
        document.paragraph(tables::left_out(source, results));
    }
    for text in tables::not_in_totals(source, results) {
        document.paragraph(text);
    }
    if results.money.is_empty() {
        return;
    }
    let title = ResultsText::MoneyByMeasure.in_language(language);
    document.table(tables::money_by_measure(source, results.items.iter()).caption(title));
}

#[cfg(test)]
mod tests {
    use super::{NOT_COMPLETED, PARTS};
    use crate::answers::parts::progress::FILLS;
    use crate::labels::ResultsText;

    #[test]
    fn only_a_status_looks_like_one() {
        for (text, fill, _) in PARTS.into_iter().chain([NOT_COMPLETED]) {
            let is_status = matches!(text, ResultsText::CompletedNotLate | ResultsText::Withdrawn);
            assert_eq!(FILLS.iter().any(|(_, status)| *status == fill), is_status, "{fill:?}");
        }
    }
}
