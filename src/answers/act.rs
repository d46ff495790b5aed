//! What the act says besides its measures: in a page, and in JSON. It is the answer of `plan show` without
//! an id.

use serde::Serialize;

use super::parts::closed::{self, ClosedJson};
use super::parts::plan_at::PlanAt;
use super::parts::row::RowJson;
use crate::check::conceal;
use crate::labels::{Language, StatusText};
use crate::model::{Period, Plan, Predecessor, Provision, Strategy};
use crate::render::Answer;
use crate::render::page::{Page, Sheet};
use crate::render::values::Day;

/// The plan itself: what its act says besides the measures.
pub struct ActAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
}

impl Answer for ActAnswer<'_> {
    fn json(&self) -> impl Serialize {
        #[derive(Serialize)]
        struct ShowJson<'a> {
            item: (),
            complete: (),
            act: ActJson<'a>,
            amended_later: [(); 0],
            closed: Option<ClosedJson<'a>>,
        }
        let (act, closed) = (ActJson::of(&self.plan_at.plan), closed::json(self.plan_at));
        ShowJson { item: (), complete: (), act, amended_later: [], closed }
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        page.heading(language.plan_title(&self.plan_at.plan));
        page.list(points(self.plan_at, language));
        page
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(["about", "words"]);
        for (about, words) in points(self.plan_at, Language::English) {
            sheet.row([("about", about.into()), ("words", words.into())]);
        }
        sheet
    }
}

/// What the act says, point by point; empty where plan.toml says nothing of it.
pub(super) fn points(plan_at: &PlanAt, language: Language) -> Vec<(String, String)> {
    let say = |text: StatusText| text.in_language(language).to_owned();
    let PlanAt { plan, day, .. } = plan_at;
    let decision = plan.decision.iter().map(ToString::to_string);
    let adopted = plan.adopted.map(|day| StatusText::adopted(language, language.day(day)));
    let decision: Vec<String> = decision.chain(adopted).collect();
    let strategy = plan.strategy.as_ref().map(|strategy| {
        let period = strategy.period.map(|period| format!(", {}", days(period, language)));
        format!("{}{}", strategy.title, period.unwrap_or_default())
    });
    let predecessor = plan.predecessor.as_ref().map(|before| {
        let path = before.path.as_ref().map(|path| format!(" ({path})"));
        format!("{}{}", before.title, path.unwrap_or_default())
    });
    let expires = plan.expires.map(|expiry| {
        let (is_over, expiry) = (expiry <= *day, language.day(expiry));
        if is_over { StatusText::expired(language, expiry) } else { StatusText::expires(language, expiry) }
    });
    let closed = plan.closed.as_ref();
    let closed = closed.map(|it| StatusText::closed_by(language, language.day(it.date), conceal(&it.basis)));
    let known = [
        (StatusText::Act, Some(decision.join(", ")).filter(|words| !words.is_empty())),
        (StatusText::Period, plan.period.map(|period| days(period, language))),
        (StatusText::CarriesOut, strategy),
        (StatusText::Follows, predecessor),
        (StatusText::InForce, expires),
        (StatusText::Closed, closed),
    ];
    let known = known.into_iter().filter_map(|(about, words)| Some((say(about), words?)));
    let provisions = plan.provisions.iter();
    let provisions =
        provisions.map(|point| (StatusText::point(language, &point.id), point_text(plan, point, language)));
    known.chain(provisions).collect()
}

fn days(period: Period, language: Language) -> String {
    StatusText::from_to(language, language.day(period.start), language.day(period.end))
}

/// The words of a point, and whom and what they speak of.
fn point_text(plan: &Plan, point: &Provision, language: Language) -> String {
    let bodies = point.bodies.iter().map(|&body| language.body(plan, body));
    let named: Vec<&str> = bodies.chain(point.source.map(|id| language.source(&plan.sources[id]))).collect();
    match &named[..] {
        [] => point.text.to_string(),
        named => format!("{} ({})", point.text, named.join(", ")),
    }
}

/// What the act says besides the measures.
#[derive(Serialize)]
pub(super) struct ActJson<'a> {
    decision: Option<&'a str>,
    adopted: Option<Day>,
    period: Option<PeriodJson>,
    expires: Option<Day>,
    strategy: Option<StrategyJson<'a>>,
    predecessor: Option<PredecessorJson<'a>>,
    closed: Option<RowJson<'a>>,
    provisions: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct PeriodJson {
    start: Day,
    end: Day,
}

#[derive(Serialize)]
struct StrategyJson<'a> {
    title: &'a str,
    period: Option<PeriodJson>,
}

#[derive(Serialize)]
struct PredecessorJson<'a> {
    title: &'a str,
    path: Option<&'a str>,
}

impl PeriodJson {
    fn of(period: Period) -> Self {
        PeriodJson { start: Day(period.start), end: Day(period.end) }
    }
}

impl<'a> ActJson<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let strategy = |strategy: &'a Strategy| StrategyJson {
            title: &strategy.title,
            period: strategy.period.map(PeriodJson::of),
        };
        let predecessor =
            |before: &'a Predecessor| PredecessorJson { title: &before.title, path: before.path.as_deref() };
        ActJson {
            decision: plan.decision.as_deref(),
            adopted: plan.adopted.map(Day),
            period: plan.period.map(PeriodJson::of),
            expires: plan.expires.map(Day),
            strategy: plan.strategy.as_ref().map(strategy),
            predecessor: plan.predecessor.as_ref().map(predecessor),
            closed: plan.closed.as_ref().map(|closed| RowJson::of(plan, closed).concealed()),
            provisions: plan.provisions.iter().map(|point| RowJson::of(plan, point)).collect(),
        }
    }
}
