//! `plan funding`.

use clap::{Args as ClapArgs, ValueEnum};
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Asking, Globals};
use crate::cli::context::{Record, open};
use crate::model::{MeasureId, Money, SourceState};
use crate::query::funding::{Balance, By, Funding, Group, Question, Row, ask};
use crate::render::Answer;
use crate::render::contract::{Amount, Exact, amounts};
use crate::render::page::{Cell, Column, Datum, Page, Sheet, Table, Tone, cell, figure, flowing, whole};
use crate::render::words;

/// Show where the money comes from, what has no figure, and how the books balance
///
/// An amount that is not known is not zero: measures without one are counted apart. Without a year, the answer is for
/// the years of the plan's period, a recurring amount once in each.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan funding --year 2023
  plan funding --by chapter,measure
  plan funding --year 2024 --format json")]
pub struct Args {
    /// Only this year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..=2200))]
    year: Option<i32>,

    /// By what to add up; several, parted by commas, make a finer table
    #[arg(long, value_name = "BY", default_value = "source", value_delimiter = ',')]
    by: Vec<ByArg>,

    #[command(flatten)]
    asking: Asking,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ByArg {
    /// The source of the money
    Source,
    /// The chapter of the budget
    Chapter,
    /// The responsible bodies; a measure with several counts for each
    Body,
    Measure,
    Year,
}

impl From<ByArg> for By {
    fn from(by: ByArg) -> Self {
        match by {
            ByArg::Source => By::Source,
            ByArg::Chapter => By::Chapter,
            ByArg::Body => By::Body,
            ByArg::Measure => By::Measure,
            ByArg::Year => By::Year,
        }
    }
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    let record = open(globals, &args.asking)?;
    let question = Question {
        year: args.year,
        by: args.by.iter().copied().map(By::from).collect(),
    };
    let funding = ask(&record.plan, &question);
    record.print(
        "funding",
        globals,
        &args.asking,
        &FundingAnswer {
            record: &record,
            question,
            funding,
        },
    )?;
    Ok(Exit::Fine)
}

struct FundingAnswer<'a> {
    record: &'a Record,
    question: Question,
    funding: Funding<'a>,
}

#[derive(Serialize)]
struct FundingJson<'a> {
    year: Option<i32>,
    totals: Vec<TotalJson<'a>>,
    grand_total: Vec<Amount>,
    contingent: Vec<Amount>,
    quantified: usize,
    unquantified: usize,
    unfunded: usize,
    appropriations: Vec<AppropriationJson<'a>>,
    /// What is named without an amount; its measures may have amounts elsewhere.
    without_amount: Vec<WithoutAmountJson<'a>>,
    /// Amounts of the totals that another source may pay instead.
    alternatives: Vec<AlternativeJson<'a>>,
}

#[derive(Serialize)]
struct TotalJson<'a> {
    #[serde(flatten)]
    group: GroupJson<'a>,
    currency: &'static str,
    amount: Exact,
    measures: usize,
}

#[derive(Serialize)]
struct WithoutAmountJson<'a> {
    #[serde(flatten)]
    group: GroupJson<'a>,
    measures: usize,
}

/// `source` and `chapter` are always there; the others where the grouping uses them.
#[derive(Serialize)]
struct GroupJson<'a> {
    source: Option<&'a str>,
    chapter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
}

#[derive(Serialize)]
struct AppropriationJson<'a> {
    id: &'a str,
    currency: &'static str,
    appropriated: Exact,
    allocated: Exact,
    difference: Exact,
}

#[derive(Serialize)]
struct AlternativeJson<'a> {
    source: &'a str,
    instead_of: &'a str,
    amounts: Vec<Amount>,
    measures: Vec<&'a str>,
}

impl Answer for FundingAnswer<'_> {
    fn json(&self) -> impl Serialize {
        let plan = &self.record.plan;
        let Funding {
            rows,
            total,
            contingent,
            quantified,
            unquantified,
            unfunded,
            balances,
            alternatives,
        } = &self.funding;
        let totals = rows
            .iter()
            .flat_map(|row| row.sums.iter().map(move |sum| (row, sum)));
        let total_json = |(row, Money { amount, currency }): (&'_ Row, Money)| TotalJson {
            group: self.group_json(row),
            currency: currency.code(),
            amount: Exact(amount),
            measures: row.quantified.get(currency.code()).copied().unwrap_or_default(),
        };
        FundingJson {
            year: self.question.year,
            totals: totals.map(total_json).collect(),
            grand_total: amounts(total),
            contingent: amounts(contingent),
            quantified: quantified.len(),
            unquantified: unquantified.len(),
            unfunded: unfunded.len(),
            appropriations: balances.iter().map(appropriation_json).collect(),
            without_amount: rows
                .iter()
                .filter(|row| row.unquantified > 0)
                .map(|row| WithoutAmountJson {
                    group: self.group_json(row),
                    measures: row.unquantified,
                })
                .collect(),
            alternatives: alternatives
                .iter()
                .map(|alternative| AlternativeJson {
                    source: &plan.source(alternative.source).key,
                    instead_of: &plan.source(alternative.instead_of).key,
                    amounts: amounts(&alternative.sums),
                    measures: alternative.measures.iter().map(MeasureId::as_str).collect(),
                })
                .collect(),
        }
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        page.heading(match self.question.year {
            Some(year) => format!("Funding in {year}"),
            None => {
                let years = self.record.plan.period.years();
                format!("Funding in {} to {}", years.start(), years.end())
            }
        });
        page.table(self.totals());
        page.text(self.measures());
        for text in self.conditions() {
            page.text(text);
        }
        if self.question.by.contains(&By::Body) {
            page.text("A measure with several responsible bodies counts for each: these rows do not add up to the total.");
        }
        if !self.funding.balances.is_empty() {
            page.heading("Appropriations").table(self.balances());
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |row: &Row| {
            let group = self.group_json(row);
            let names = |amount: Datum, currency: Datum, measures: usize| {
                vec![
                    group.source.into(),
                    group.chapter.into(),
                    group.body.into(),
                    group.measure.into(),
                    group.year.map(i64::from).into(),
                    currency,
                    amount,
                    measures.into(),
                ]
            };
            let counts = &row.quantified;
            let mut rows: Vec<Vec<Datum>> = row
                .sums
                .iter()
                .map(|sum| {
                    let code = sum.currency.code();
                    names(
                        sum.amount.into(),
                        code.into(),
                        counts.get(code).copied().unwrap_or_default(),
                    )
                })
                .collect();
            if row.unquantified > 0 {
                rows.push(names(Datum::Empty, Datum::Empty, row.unquantified));
            }
            rows
        };
        Sheet {
            header: vec![
                "source", "chapter", "body", "measure", "year", "currency", "amount", "measures",
            ],
            rows: self.funding.rows.iter().flat_map(row).collect(),
        }
    }
}

impl FundingAnswer<'_> {
    fn group_json(&self, row: &Row) -> GroupJson<'_> {
        let plan = &self.record.plan;
        let Group {
            source,
            chapter,
            body,
            measure,
            year,
        } = &row.group;
        GroupJson {
            source: source.map(|id| plan.source(id).key.as_str()),
            chapter: chapter.map(|id| plan.register.name(id)),
            body: body.map(|id| plan.register.name(id)),
            measure: measure
                .as_ref()
                .and_then(|id| plan.measure(id.as_str()))
                .map(|m| m.id.as_str()),
            year: *year,
        }
    }

    fn totals(&self) -> Table {
        let by = &self.question.by;
        let mut columns: Vec<Column> = [
            (By::Source, flowing("Source")),
            (By::Chapter, flowing("Chapter")),
            (By::Body, flowing("Body")),
            (By::Measure, whole("Measure")),
            (By::Year, whole("Year")),
        ]
        .into_iter()
        .filter(|(column, _)| by.contains(column))
        .map(|(_, column)| column)
        .collect();
        let groups = columns.len();
        columns.extend([
            figure("Amount"),
            figure("Measures"),
            figure("Without amount"),
            whole("State"),
        ]);
        let mut table = Table::new(columns);
        for row in &self.funding.rows {
            let mut cells = self.group_cells(row);
            let known: usize = row.quantified.values().sum();
            cells.push(if row.sums.is_empty() {
                unknown()
            } else {
                cell(&row.sums)
            });
            cells.push(cell(known));
            cells.push(cell(row.unquantified));
            cells.push(self.state(row));
            table.row(cells);
        }
        let mut cells = vec![cell("Total").tone(Tone::Strong)];
        cells.resize(groups, Cell::default());
        cells.push(match self.funding.total.is_empty() {
            true => unknown(),
            false => cell(&self.funding.total).tone(Tone::Strong),
        });
        cells.push(cell(self.funding.quantified.len()).tone(Tone::Strong));
        cells.push(cell(self.funding.unquantified.len()).tone(Tone::Strong));
        cells.push(Cell::default());
        table.row(cells);
        table
    }

    fn group_cells(&self, row: &Row) -> Vec<Cell> {
        let plan = &self.record.plan;
        let unsaid = || cell("not named").tone(Tone::Faint);
        self.columns_of(row, |by, group| match by {
            By::Source => group.source.map(|id| cell(&plan.source(id).name)),
            By::Chapter => Some(
                group
                    .chapter
                    .map_or_else(unsaid, |id| cell(plan.register.name(id))),
            ),
            By::Body => group.body.map(|id| cell(plan.register.name(id))),
            By::Measure => group.measure.as_ref().map(cell),
            By::Year => Some(group.year.map_or_else(unsaid, cell)),
        })
    }

    fn columns_of(&self, row: &Row, value: impl Fn(By, &Group) -> Option<Cell>) -> Vec<Cell> {
        [By::Source, By::Chapter, By::Body, By::Measure, By::Year]
            .into_iter()
            .filter(|by| self.question.by.contains(by))
            .map(|by| value(by, &row.group).unwrap_or_default())
            .collect()
    }

    fn state(&self, row: &Row) -> Cell {
        match row.group.source.map(|id| self.record.plan.source(id).state) {
            Some(SourceState::Contingent) => cell("contingent").tone(Tone::Warning),
            Some(SourceState::Decided) => cell("decided"),
            None => Cell::default(),
        }
    }

    /// How many measures the figures speak for.
    fn measures(&self) -> String {
        let Funding {
            quantified,
            unquantified,
            unfunded,
            ..
        } = &self.funding;
        let when = self
            .question
            .year
            .map(|year| format!(" for {year}"))
            .unwrap_or_default();
        format!(
            "Of {}, {} with an amount{when}, {} with a source but no amount (unknown, not zero), {} without any \
             funding named{when}.",
            words::count(
                quantified.len() + unquantified.len() + unfunded.len(),
                "measure",
                "measures"
            ),
            quantified.len(),
            unquantified.len(),
            unfunded.len(),
        )
    }

    /// What the total hangs on.
    fn conditions(&self) -> Vec<String> {
        let plan = &self.record.plan;
        let mut said = Vec::new();
        if !self.funding.contingent.is_empty() {
            said.push(format!("{} of the total is contingent.", self.funding.contingent));
        }
        for alternative in &self.funding.alternatives {
            let ids: Vec<&str> = alternative.measures.iter().map(MeasureId::as_str).collect();
            said.push(format!(
                "{} of {} ({}) may come from {} instead.",
                alternative.sums,
                plan.source(alternative.instead_of).name,
                ids.join(", "),
                plan.source(alternative.source).name,
            ));
        }
        said
    }

    fn balances(&self) -> Table {
        let mut table = Table::new([
            whole("Point"),
            flowing("Chapter"),
            figure("Appropriated"),
            figure("Allocated"),
            figure("Difference"),
            whole("Books"),
        ]);
        for balance in &self.funding.balances {
            let currency = balance.appropriated.currency;
            let money = |amount| cell(Money { amount, currency });
            let chapter = balance
                .appropriation
                .chapter
                .map(|id| self.record.plan.register.name(id));
            table.row([
                cell(&balance.appropriation.key),
                cell(chapter.unwrap_or_default()),
                cell(balance.appropriated),
                money(balance.allocated),
                money(balance.difference),
                match balance.difference.is_zero() {
                    true => cell("balance").tone(Tone::Good),
                    false => cell("do not balance").tone(Tone::Bad),
                },
            ]);
        }
        table
    }
}

fn unknown() -> Cell {
    cell("not known").tone(Tone::Faint)
}

fn appropriation_json<'a>(balance: &Balance<'a>) -> AppropriationJson<'a> {
    AppropriationJson {
        id: &balance.appropriation.key,
        currency: balance.appropriated.currency.code(),
        appropriated: Exact(balance.appropriated.amount),
        allocated: Exact(balance.allocated),
        difference: Exact(balance.difference),
    }
}
