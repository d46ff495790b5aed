//! The charts of a site, each with its table: who does not see one has the same figures.

use maud::{Markup, PreEscaped, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::progress::word;
use super::view::View;
use crate::answers::FILLS;
use crate::history::slippage::DeadlineHistory;
use crate::labels::{CommonText, SiteText};
use crate::model::{SourceId, Sums};
use crate::query::funding::{self, By};
use crate::query::status::Progress;
use crate::render::chart::{
    Chart, Row, Series, Shape, Share, Shares, Timeline, TimelineRow, shares, svg, timeline,
};
use crate::render::html::framed;

/// A chart behind its table.
fn figure(view: &View<'_>, title: &str, table: &Markup, drawn: String) -> Markup {
    html! {
        figure role="group" aria-label=(title) {
            (framed(title, table))
            (frame(view, title, drawn))
        }
    }
}

/// A chart in a frame that can be moved sideways where it is wider than the screen, by keyboard too.
fn frame(view: &View<'_>, title: &str, drawn: String) -> Markup {
    let label = SiteText::chart_of(view.language, title);
    html! { div.drawn role="region" tabindex="0" aria-label=(label) { (PreEscaped(drawn)) } }
}

/// How many measures of each row have which status.
struct StatusTable<'t> {
    title: SiteText,
    description: SiteText,
    label: &'static str,
    rows: Vec<(Markup, String, &'t Progress)>,
    shape: Shape,
    /// Whether the labels are published words.
    is_published: bool,
}

impl StatusTable<'_> {
    fn figure(&self, view: &View<'_>, id: &str) -> Markup {
        let title = view.say(self.title);
        let language = view.language;
        let total = view.say(SiteText::Total);
        let lang = view.foreign(view.content.published_language()).filter(|_| self.is_published);
        let chart = Chart {
            shape: self.shape,
            title: title.to_owned(),
            description: view.say(self.description).to_owned(),
            label: self.label.to_owned(),
            total: total.to_owned(),
            series: FILLS
                .map(|(status, fill)| Series { name: word(status, language).to_owned(), fill })
                .to_vec(),
            rows: self
                .rows
                .iter()
                .map(|(_, label, progress)| Row {
                    label: label.clone(),
                    lang: lang.map(str::to_owned),
                    values: FILLS.map(|(status, _)| progress.count(status)).to_vec(),
                })
                .collect(),
        };
        let table = html! {
            table {
                thead {
                    tr {
                        th scope="col" { (self.label) }
                        @for (status, _) in FILLS { th scope="col" .number { (word(status, language)) } }
                        th scope="col" .number { (total) }
                        th scope="col" .number { (view.say(SiteText::LateMark)) }
                    }
                }
                tbody {
                    @for (label, _, progress) in &self.rows {
                        tr {
                            th scope="row" { (label) }
                            @for (status, _) in FILLS { td.number { (progress.count(status)) } }
                            td.number { (progress.measures) }
                            td.number class=[(progress.overdue > 0).then_some("bad")] { (progress.overdue) }
                        }
                    }
                }
            }
        };
        figure(view, title, &table, svg(&chart, id))
    }
}

/// How far each chapter is.
pub fn chapters(view: &View<'_>) -> Markup {
    let plan = view.plan();
    let overview = &view.content.overview;
    let row = |(id, progress)| {
        let section = &plan.sections[id];
        (view.section(id), format!("{} {}", section.key, view.language.section(section)), progress)
    };
    StatusTable {
        title: SiteText::ByChapter,
        description: SiteText::ByChapterChart,
        label: view.say(SiteText::Chapter),
        rows: overview.chapters.iter().map(|(id, progress)| row((*id, progress))).collect(),
        shape: Shape::Bars,
        is_published: true,
    }
    .figure(view, "chapters")
}

/// How far the plan was at the end of each month; nothing without a history of two.
pub fn trend(view: &View<'_>) -> Markup {
    let Some(record) = view.content.record.as_ref().filter(|record| record.trend.points.len() > 1) else {
        return html! {};
    };
    let rows = record.trend.points.iter().map(|point| {
        let day = point.day.to_string();
        let month = day.get(..7).unwrap_or(&day).to_owned();
        (view.day(point.day), month, &point.progress)
    });
    let chart = StatusTable {
        title: SiteText::OverTime,
        description: SiteText::OverTimeChart,
        label: view.say(SiteText::Month),
        rows: rows.collect(),
        shape: Shape::Columns,
        is_published: false,
    };
    html! {
        h2 { (view.say(SiteText::OverTime)) }
        (chart.figure(view, "trend"))
    }
}

/// The money of one source, as far as it is known.
struct SourceRow {
    source: Option<SourceId>,
    sums: Sums,
    unknown: usize,
}

/// Where the money comes from; unknown amounts are shown as unknown.
pub fn money(view: &View<'_>) -> Markup {
    let question = funding::Question { day: view.content.day(), year: None, by: vec![By::Source] };
    let funding = funding::find(view.plan(), &question);
    let row = |(group, total): (&funding::Group, &funding::GroupTotal)| SourceRow {
        source: group.source,
        sums: total.sums.iter().collect(),
        unknown: total.unquantified,
    };
    let rows: Vec<SourceRow> = funding.rows.iter().map(row).collect();
    if rows.is_empty() {
        return html! { p { (view.say(SiteText::NoMoney)) } };
    }
    let title = view.say(SiteText::WhereMoney);
    let language = view.language;
    let name = |source: Option<SourceId>| match source {
        Some(id) => view.source(id),
        None => html! { (CommonText::NotSaid.in_language(language)) },
    };
    let table = html! {
        table {
            thead {
                tr {
                    th scope="col" { (view.say(SiteText::Source)) }
                    th scope="col" { (CommonText::State.in_language(language)) }
                    th scope="col" .number { (view.say(SiteText::Amount)) }
                    th scope="col" .number { (view.say(SiteText::WithoutAmount)) }
                }
            }
            tbody {
                @for row in &rows {
                    tr {
                        th scope="row" { (name(row.source)) }
                        td { @if let Some(id) = row.source { (language.source_state(view.plan().sources[id].state)) } }
                        td.number { (said(view, row)) }
                        td.number { (row.unknown) }
                    }
                }
                tr.total {
                    th scope="row" { (view.say(SiteText::Total)) }
                    td {}
                    td.number { (language.sums(&funding.total)) }
                    td.number { (funding.incomplete) }
                }
            }
        }
    };
    figure(view, title, &table, shares(&bars(view, &rows), "money"))
}

/// What is known of an amount.
fn said(view: &View<'_>, row: &SourceRow) -> String {
    match (row.sums.is_empty(), row.unknown) {
        (true, _) => view.say(SiteText::UnknownAmount).to_owned(),
        (false, 0) => view.language.sums(&row.sums),
        (false, _) => SiteText::at_least(view.language, view.language.sums(&row.sums)),
    }
}

/// The amounts as bars, each in relation to the largest of its currency.
fn bars(view: &View<'_>, rows: &[SourceRow]) -> Shares {
    let most = |row: &SourceRow| {
        let shares = row.sums.iter().map(|money| {
            let largest =
                rows.iter().map(|other| other.sums.amount(money.currency)).max().unwrap_or_default();
            thousandths(money.amount, largest)
        });
        shares.max().unwrap_or_default()
    };
    let share = |row: &SourceRow| Share {
        label: row.source.map_or_else(
            || CommonText::NotSaid.in_language(view.language).to_owned(),
            |id| view.language.source(&view.plan().sources[id]).to_owned(),
        ),
        lang: view.foreign(view.content.published_language()).map(str::to_owned),
        length: most(row),
        said: said(view, row),
        is_open: row.unknown > 0,
    };
    Shares {
        title: view.say(SiteText::WhereMoney).to_owned(),
        description: view.say(SiteText::MoneyChart).to_owned(),
        open: view.say(SiteText::OpenEnd).to_owned(),
        rows: rows.iter().map(share).collect(),
    }
}

/// A part of a whole in thousandths, from none to all.
pub fn thousandths(part: Decimal, whole: Decimal) -> usize {
    let share = part.checked_mul(Decimal::ONE_THOUSAND).and_then(|part| part.checked_div(whole));
    share.map_or(0, |share| share.clamp(Decimal::ZERO, Decimal::ONE_THOUSAND).round().to_usize().unwrap_or(0))
}

/// How far the values are from what is to be reached, as bars; nothing where none has both.
pub fn targets(view: &View<'_>, values: &[(String, Decimal, Decimal)]) -> Markup {
    if values.is_empty() {
        return html! {};
    }
    let row = |(name, value, target): &(String, Decimal, Decimal)| Share {
        label: name.clone(),
        lang: view.foreign(view.content.published_language()).map(str::to_owned),
        length: thousandths(*value, *target),
        said: SiteText::of_target(view.language, view.language.number(*value), view.language.number(*target)),
        is_open: false,
    };
    let title = view.say(SiteText::ValuesAndTargets);
    let chart = Shares {
        title: title.to_owned(),
        description: view.say(SiteText::TargetsChart).to_owned(),
        open: String::new(),
        rows: values.iter().map(row).collect(),
    };
    html! {
        (frame(view, title, shares(&chart, "targets")))
    }
}

/// Deadlines that moved, on one scale of years; at most `most` of them. Their table follows the chart.
pub fn moves(view: &View<'_>, deadlines: &[&DeadlineHistory], most: usize) -> Markup {
    let row = |deadline: &&DeadlineHistory| {
        let all = std::iter::once(&deadline.first).chain(deadline.moves.iter().map(|step| &step.to));
        let milestone =
            deadline.milestone.as_ref().map(|it| format!(" – {}", it.label())).unwrap_or_default();
        TimelineRow {
            label: format!("{} {}{milestone}", deadline.id, deadline.title),
            lang: view.foreign(view.content.published_language()).map(str::to_owned),
            days: all.filter_map(crate::model::Value::day).collect(),
        }
    };
    let rows: Vec<TimelineRow> = deadlines.iter().take(most).map(row).collect();
    if rows.is_empty() {
        return html! {};
    }
    let title = view.say(SiteText::Moved);
    let chart = Timeline {
        title: title.to_owned(),
        description: view.say(SiteText::MovesChart).to_owned(),
        today: (view.language.day(view.content.day()), view.content.day()),
        legend: (view.say(SiteText::FirstRecorded).to_owned(), view.say(SiteText::NowMark).to_owned()),
        rows,
    };
    html! {
        (frame(view, title, timeline(&chart, "moves")))
    }
}
