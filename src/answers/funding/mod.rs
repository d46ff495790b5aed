//! The answer of `plan funding`: its page, its sheet and its JSON.

mod cells;
mod json;
mod left_out;

use std::collections::BTreeSet;

pub use left_out::left_out;
use serde::Serialize;

use self::cells::{amount, body_cell, remainder, source_cell};
use crate::answers::parts::measure::id_cell;
use crate::answers::parts::plan_at::PlanAt;
use crate::labels::{CommonText, FundingText, Language, Noun};
use crate::model::{Money, Plan, SourceId, SourceState, Sums};
use crate::query::funding::{By, Funding, Group, Question};
use crate::query::money_apart::{MoneyApart, of_all_sources};
use crate::query::spent::Spending;
use crate::render::Answer;
use crate::render::page::{
    Cell, Column, Page, Reference, Sheet, SheetValue, Style, Table, cell, fixed, number, wrapping,
};

/// What the answer for a year, or for the years of the plan, is called.
pub fn title(plan: &Plan, year: Option<i32>, language: Language) -> String {
    let years = year.map_or_else(|| plan.years(), |year| year..=year);
    match years.end() - years.start() {
        ..0 => FundingText::Funding.in_language(language).to_owned(),
        0 => FundingText::in_year(language, years.start()),
        _ => FundingText::in_years(language, years.start(), years.end()),
    }
}

/// Where the money comes from.
pub struct FundingAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What was asked.
    pub question: Question,
    /// What was found.
    pub funding: Funding<'a>,
    /// What was spent, by the same groups.
    pub spending: Spending,
}

impl Answer for FundingAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json::json(&self.plan_at.plan, &self.question, &self.funding, &self.spending)
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        page.heading(title(&self.plan_at.plan, self.question.year, language));
        page.table(self.totals(language));
        page.text(self.measures(language));
        for text in self.conditions(language) {
            page.text(text);
        }
        if self.funding.is_counted_again {
            page.text(FundingText::SeveralBodies.in_language(language));
        }
        if !self.funding.balances.is_empty() {
            page.heading(FundingText::Appropriations.in_language(language)).table(self.balances(language));
        }
        let elsewhere: Vec<&str> =
            self.funding.appropriated_in_other_years.iter().map(|it| it.key.as_str()).collect();
        if !elsewhere.is_empty() {
            page.text(FundingText::appropriated_in_other_years(language, elsewhere.join(", ")));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(COLUMNS_OF_SHEET);
        for (group, tally) in &self.funding.rows {
            for Money { amount, currency } in tally.sums.iter() {
                let figures = [
                    ("currency", currency.code().into()),
                    ("amount", amount.into()),
                    ("at_least", tally.is_at_least().into()),
                    ("measures", tally.quantified_in(currency).into()),
                ];
                sheet.row(self.group_cells("total", group).into_iter().chain(figures));
            }
            if tally.unquantified > 0 {
                let figures = [("measures", tally.unquantified.into())];
                sheet.row(self.group_cells("without-amount", group).into_iter().chain(figures));
            }
        }
        for (group, row) in &self.spending.rows {
            for Money { amount, currency } in row.sums.iter() {
                let figures = [
                    ("currency", currency.code().into()),
                    ("amount", amount.into()),
                    ("measures", row.measures_in(currency).into()),
                ];
                sheet.row(self.group_cells("spent", group).into_iter().chain(figures));
            }
        }
        self.sums(&mut sheet);
        self.appropriations(&mut sheet);
        sheet
    }
}

/// The parts that are none of the year that was asked for.
const APART: [&str; 5] =
    ["without-year", "other-years", "recurring-after", "spent-in-other-years", "spent-on-points"];

/// `part` says what a row is: a total, what has no amount in it, the grand total, what of it is contingent or may come
/// from another source instead, what is for no year in particular, what is left out as it is for other years or goes on
/// after them, what was spent, in each group, together, of other years and on points of the decision, how many measures have amounts, none in figures, a source in
/// other years only, or no source, an appropriation, whose `at_least` is about what is allocated, and one of other years.
const COLUMNS_OF_SHEET: [&str; 14] = [
    "part",
    "source",
    "state",
    "chapter",
    "body",
    "measure",
    "year",
    "currency",
    "amount",
    "at_least",
    "measures",
    "appropriation",
    "allocated",
    "difference",
];

impl FundingAnswer<'_> {
    fn group_cells(&self, part: &'static str, group: &Group) -> [(&'static str, SheetValue); 7] {
        let plan = &self.plan_at.plan;
        [
            ("part", part.into()),
            ("source", group.source.map(|id| plan.sources[id].key.as_str()).into()),
            ("state", group.state.map(SourceState::word).into()),
            ("chapter", group.chapter.map(|id| plan.register.name(id)).into()),
            ("body", group.body.map(|id| plan.register.name(id)).into()),
            ("measure", group.measure.map(|at| plan.measures[at].id.as_str()).into()),
            ("year", group.year.or(self.question.year).map(i64::from).into()),
        ]
    }

    /// The grand total, and what it hangs on.
    fn sums(&self, sheet: &mut Sheet) {
        let plan = &self.plan_at.plan;
        let mut add = |part: &'static str, source: Option<SourceId>, sums: &Sums, is_at_least: bool| {
            // What is left out of the year is not of it.
            let is_of_others = APART.contains(&part);
            for Money { amount, currency } in sums.iter() {
                sheet.row([
                    ("part", part.into()),
                    ("source", source.map(|id| plan.sources[id].key.as_str()).into()),
                    ("year", self.question.year.filter(|_| !is_of_others).map(i64::from).into()),
                    ("currency", currency.code().into()),
                    ("amount", amount.into()),
                    ("at_least", is_at_least.into()),
                ]);
            }
        };
        add("grand-total", None, &self.funding.total, self.funding.is_at_least());
        add("contingent", None, &self.funding.contingent, self.funding.is_contingent_at_least);
        for ((_, other), alternative) in &self.funding.alternatives {
            add("alternative", Some(*other), &alternative.sums, false);
        }
        let MoneyApart { without_year, other_years, recurring_after, unknown_in_other_years } =
            &self.funding.apart;
        for (part, apart) in [
            ("without-year", without_year),
            ("other-years", other_years),
            ("recurring-after", recurring_after),
        ] {
            apart.iter().for_each(|(source, it)| add(part, Some(*source), &it.sums, false));
        }
        add("total-spent", None, &self.spending.total, false);
        add("spent-in-other-years", None, &self.spending.left_out.other_years, false);
        add("spent-on-points", None, &self.spending.left_out.on_points, false);
        let Funding { quantified, unquantified, without_year_only, in_other_years_only, unfunded, .. } =
            &self.funding;
        for (part, measures) in [
            ("quantified", quantified.len()),
            ("unquantified", unquantified.len()),
            ("without-year-only", without_year_only.len()),
            ("other-years-only", in_other_years_only.len()),
            ("unfunded", unfunded.len()),
            ("without-amount-in-other-years", unknown_in_other_years.len()),
        ] {
            sheet.row([("part", part.into()), ("measures", measures.into())]);
        }
    }

    fn appropriations(&self, sheet: &mut Sheet) {
        for balance in &self.funding.balances {
            let chapter = balance.appropriation.chapter.map(|id| self.plan_at.plan.register.name(id));
            sheet.row([
                ("part", "appropriation".into()),
                ("chapter", chapter.into()),
                ("year", self.question.year.map(i64::from).into()),
                ("currency", balance.appropriated.currency.code().into()),
                ("amount", balance.appropriated.amount.into()),
                ("at_least", balance.is_at_least.into()),
                ("appropriation", (&balance.appropriation.key).into()),
                ("allocated", balance.allocated.into()),
                ("difference", balance.difference.into()),
            ]);
        }
        for appropriation in &self.funding.appropriated_in_other_years {
            let id = (&appropriation.key).into();
            sheet.row([("part", "appropriation-in-other-years".into()), ("appropriation", id)]);
        }
    }
}

impl FundingAnswer<'_> {
    fn totals(&self, language: Language) -> Table {
        let say = |text: FundingText| text.in_language(language);
        let grouped: Vec<By> = COLUMNS.into_iter().filter(|by| self.question.by.contains(by)).collect();
        let mut columns: Vec<Column> = grouped.iter().map(|&by| column(by, language)).collect();
        columns.push(number(CommonText::Amount.in_language(language)));
        // Where nothing was ever said to be spent, there is nothing to compare.
        let is_spent = !self.spending.rows.is_empty();
        columns.extend(is_spent.then(|| number(say(FundingText::Spent))));
        columns.extend([
            number(CommonText::Measures.in_language(language)),
            number(say(FundingText::WithoutAmount)),
        ]);
        let mut table = Table::new(columns);
        let groups: BTreeSet<&Group> = self.funding.rows.keys().chain(self.spending.rows.keys()).collect();
        for group in groups {
            let mut cells: Vec<Cell> =
                grouped.iter().map(|&by| self.group_cell(by, group, language)).collect();
            let tally = self.funding.rows.get(group);
            cells.push(match tally {
                Some(tally) => amount(&tally.sums, tally.is_at_least(), language),
                None => cell(CommonText::None.in_language(language)).style(Style::Faint),
            });
            let spent = self.spending.rows.get(group).map(|row| cell(language.sums(&row.sums)));
            cells.extend(is_spent.then(|| spent.unwrap_or_default()));
            cells.push(cell(language.count(tally.map_or(0, |tally| tally.known))));
            cells.push(cell(language.count(tally.map_or(0, |tally| tally.unquantified))));
            table.row(cells);
        }
        let Funding { total, quantified, incomplete, .. } = &self.funding;
        let mut cells = vec![cell(say(FundingText::Total))];
        cells.resize(grouped.len(), Cell::default());
        let is_at_least = self.funding.is_at_least();
        cells.push(amount(total, is_at_least, language));
        cells.extend(is_spent.then(|| cell(language.sums(&self.spending.total))));
        cells.extend([cell(language.count(quantified.len())), cell(language.count(*incomplete))]);
        table.row(cells.into_iter().map(|cell| cell.style(Style::Strong)).collect::<Vec<_>>());
        table
    }

    fn group_cell(&self, by: By, group: &Group, language: Language) -> Cell {
        let plan = &self.plan_at.plan;
        let body = |id| body_cell(plan, id, language);
        let named = match by {
            By::Source => group.source.map(|id| source_cell(plan, id, language)),
            By::State => group.state.map(|state| cell(language.source_state(state))),
            By::Chapter => group.chapter.map(body),
            By::Body => group.body.map(body),
            By::Measure => group.measure.map(|at| id_cell(&plan.measures[at])),
            By::Year => group.year.map(cell),
        };
        named.unwrap_or_else(|| cell(FundingText::NotNamed.in_language(language)).style(Style::Faint))
    }

    /// How many measures the figures speak for.
    fn measures(&self, language: Language) -> String {
        let Funding {
            quantified,
            unquantified,
            without_year_only,
            in_other_years_only,
            unfunded,
            incomplete,
            words_only,
            ..
        } = &self.funding;
        let when = self.question.year.map(|year| FundingText::for_year(language, year)).unwrap_or_default();
        let also = match incomplete.saturating_sub(unquantified.len()) {
            0 => String::new(),
            n => FundingText::also_without(language, n),
        };
        let words = match words_only {
            0 => String::new(),
            1 => FundingText::one_words_only(language, 1),
            n => FundingText::words_only(language, n),
        };
        let elsewhere = match in_other_years_only.len() {
            0 => String::new(),
            n => FundingText::other_years_only(language, n),
        };
        let elsewhere = match without_year_only.len() {
            0 => elsewhere,
            n => FundingText::without_year_only(language, n) + &elsewhere,
        };
        let classes = [quantified, unquantified, without_year_only, in_other_years_only, unfunded];
        let all = classes.iter().map(|class| class.len()).sum();
        let all = match language {
            Language::English => Noun::Measure.count(all, language),
            Language::Hungarian => language.count(all),
        };
        let with = FundingText::with_amount(language, all, quantified.len(), format!("{when}{also}"));
        let rest = format!("{when}{words}");
        with + &FundingText::without_amount(language, unquantified.len(), elsewhere, unfunded.len(), rest)
    }

    /// What the total hangs on.
    fn conditions(&self, language: Language) -> Vec<Cell> {
        let plan = &self.plan_at.plan;
        let mut said: Vec<Cell> = Vec::new();
        if !self.funding.contingent.is_empty() {
            let is_least = self.funding.is_contingent_at_least;
            let least = if is_least { FundingText::AtLeast.in_language(language) } else { "" };
            said.push(
                FundingText::contingent(language, least, language.sums(&self.funding.contingent)).into(),
            );
        }
        let without_year = of_all_sources(&self.funding.apart.without_year);
        if !without_year.is_empty() {
            let sums = &without_year;
            let text = match self.question.year {
                Some(year) => FundingText::left_out(language, language.sums(sums), year),
                None => FundingText::without_year(language, language.sums(sums)),
            };
            said.push(text.into());
        }
        let others = left_out(plan, language, &self.funding.apart, &self.spending.left_out);
        said.extend(others.into_iter().map(Cell::from));
        for ((paying, other), alternative) in &self.funding.alternatives {
            let ids: Vec<&str> = alternative.measures.iter().map(|m| m.id.as_str()).collect();
            let name = |id: SourceId| language.source(&plan.sources[id]);
            let sums = language.sums(&alternative.sums);
            let text = FundingText::instead(language, sums, name(*paying), ids.join(", "), name(*other));
            let named = [*paying, *other]
                .into_iter()
                .fold(cell(text), |named, id| named.name(name(id), Reference::Source(id)));
            said.push(alternative.measures.iter().fold(named, |named, one| named.measure(&one.id)));
        }
        said
    }

    fn balances(&self, language: Language) -> Table {
        let say = |text: FundingText| text.in_language(language);
        let plan = &self.plan_at.plan;
        let mut table = Table::new([
            fixed(say(FundingText::Point)),
            wrapping(say(FundingText::Chapter)),
            number(say(FundingText::Appropriated)),
            number(say(FundingText::ToMeasures)),
            number(CommonText::Difference.in_language(language)),
            fixed(say(FundingText::Books)),
        ]);
        for balance in &self.funding.balances {
            let currency = balance.appropriated.currency;
            let money = |amount| language.money(Money { amount, currency });
            let chapter = balance.appropriation.chapter.map(|id| body_cell(plan, id, language));
            table.row([
                cell(&balance.appropriation.key),
                chapter.unwrap_or_default(),
                cell(language.money(balance.appropriated)),
                match balance.is_at_least {
                    true => cell(FundingText::at_least(language, money(balance.allocated))),
                    false => cell(money(balance.allocated)),
                },
                cell(remainder(balance, language)),
                match (balance.difference.is_zero(), balance.is_at_least) {
                    (true, false) => cell(say(FundingText::Balance)).style(Style::Good),
                    // What has no amount may be just what is left.
                    (_, true) if !balance.difference.is_sign_negative() => {
                        cell(CommonText::NotKnown.in_language(language)).style(Style::Warning)
                    }
                    _ => cell(say(FundingText::DoNotBalance)).style(Style::Bad),
                },
            ]);
        }
        table
    }
}

/// The groups are always in this order, not in the order that was asked for.
const COLUMNS: [By; 6] = [By::Source, By::State, By::Chapter, By::Body, By::Measure, By::Year];

fn column(by: By, language: Language) -> Column {
    match by {
        By::Source => wrapping(CommonText::Source.in_language(language)),
        By::State => fixed(CommonText::State.in_language(language)),
        By::Chapter => wrapping(FundingText::Chapter.in_language(language)),
        By::Body => wrapping(CommonText::Body.in_language(language)),
        By::Measure => fixed(CommonText::Measure.in_language(language)),
        By::Year => fixed(CommonText::Year.in_language(language)),
    }
}
