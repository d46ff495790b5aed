//! Where the money comes from and where it goes.

use crate::export::records::Records;
use crate::export::table::{
    AMOUNT, CURRENCY, MEASURE, POSITION, TEN_THOUSANDTHS, TO_MEASURE, Table, boolean, date, id, integer,
    text, to,
};
use crate::export::value::{Row, Value, living_words, money, position};
use crate::model::FundingYears;

/// The sources.
pub const SOURCE: Table = Table {
    name: "source",
    about: "a source of funding",
    columns: &[
        id("id", "a short key: `efop-plus`"),
        POSITION,
        text("name", "for people"),
        id(
            "state",
            "decided or contingent: whether it hangs on a decision that was not made when the plan was adopted",
        ),
        text("basis", "the published words that say so"),
    ],
    key: &["id"],
    references: &[],
    rows: |records| {
        let rows = records.plan.sources.iter().enumerate().map(|(at, (_, it))| {
            vec![
                (&it.key).into(),
                position(at),
                (&it.name).into(),
                it.state.word().into(),
                it.basis.as_ref().into(),
            ]
        });
        rows.collect()
    },
};

/// How the rows of the plan call them.
pub const SOURCE_WORDING: Table = Table {
    name: "source_wording",
    about: "a wording by which the published rows name a source",
    columns: &[id("source", "the source, by its id"), POSITION, text("words", "the wording")],
    key: &["source", "position"],
    references: &[to("source", &["source"], &["id"])],
    rows: |records| {
        let rows = records.plan.sources.iter().flat_map(|(_, it)| {
            let words = it.words.iter().enumerate();
            words.map(|(at, words)| vec![(&it.key).into(), position(at), words.into()])
        });
        rows.collect()
    },
};

/// The year, and whether it is the first of many.
fn when(when: FundingYears) -> [Value; 2] {
    let recurring = matches!(when, FundingYears::Yearly { .. }).then_some("yearly");
    [when.first_year().into(), recurring.into()]
}

/// What the decision provides.
pub const APPROPRIATION: Table = Table {
    name: "appropriation",
    about: "what a point of the decision provides",
    columns: &[
        id("id", "as the decision numbers it: `3a`"),
        POSITION,
        text("point", "the point of the decision, by its id in `measure`"),
        text("source", "the source that it draws on"),
        text("chapter", "the chapter of the budget, by the name of a body"),
        integer("year", "the year, or the first of several"),
        text("recurring", "yearly: every year from the first on"),
        CURRENCY,
        AMOUNT,
        TEN_THOUSANDTHS,
    ],
    key: &["id"],
    references: &[to("source", &["source"], &["id"]), to("body", &["chapter"], &["name"])],
    rows: appropriations,
};

fn appropriations(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let rows = plan.appropriations.iter().enumerate().map(|(at, (_, it))| {
        let mut row: Row = vec![
            (&it.key).into(),
            position(at),
            it.point.as_ref().into(),
            it.source.map(|source| &plan.sources[source].key).into(),
            it.chapter.map(|body| plan.register.name(body)).into(),
        ];
        row.extend(when(it.when));
        row.extend(money(Some(it.money)));
        row
    });
    rows.collect()
}

/// What measures are given.
pub const ALLOCATION: Table = Table {
    name: "allocation",
    about: "money, or the promise of money, for a measure; in each year where it recurs",
    columns: &[
        MEASURE,
        POSITION,
        text("id", "by which a later one can take its place"),
        text("revises", "the id of the one whose place it takes"),
        date("date", "from which day on it takes that place"),
        boolean("counts", "whether it is the one that counts as of the day: one that was revised does not")
            .required(),
        id("source", "who is to pay"),
        text("alternative", "the source that may pay instead"),
        text("chapter", "the chapter of the budget, by the name of a body"),
        integer("year", "the year, or the first of several; null: no year is said"),
        text("recurring", "yearly: every year from the first on, the same amount in each"),
        CURRENCY,
        AMOUNT,
        TEN_THOUSANDTHS,
        text("purpose", "what it pays for; null: the measure as a whole"),
        text("appropriation", "the appropriation that provides it"),
    ],
    key: &["measure", "position"],
    references: &[
        TO_MEASURE,
        to("source", &["source"], &["id"]),
        to("source", &["alternative"], &["id"]),
        to("body", &["chapter"], &["name"]),
        to("appropriation", &["appropriation"], &["id"]),
    ],
    rows: allocations,
};

fn allocations(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let mut rows = Vec::new();
    for (_, measure) in records.measures().filter(|(_, measure)| !measure.allocations.is_empty()) {
        let counting: Vec<usize> = measure.allocations_on(records.day).map(|(at, _)| at).collect();
        for (at, it) in measure.allocations.iter().enumerate() {
            let mut row: Row = vec![
                (&measure.id).into(),
                position(at),
                it.id.as_ref().into(),
                it.revises.as_ref().into(),
                it.date.into(),
                counting.contains(&at).into(),
                (&plan.sources[it.source].key).into(),
                it.alternative.map(|source| &plan.sources[source].key).into(),
                it.chapter.map(|body| plan.register.name(body)).into(),
            ];
            row.extend(when(it.when));
            row.extend(money(it.money));
            row.push(it.purpose.as_ref().into());
            row.push(it.appropriation.map(|id| &plan.appropriations[id].key).into());
            rows.push(row);
        }
    }
    rows
}

/// What was spent.
pub const SPENT: Table = Table {
    name: "spent",
    about: "money that a body has spent on a measure or on a point of the decision; the view `spending` has what the totals count",
    columns: &[
        MEASURE,
        POSITION,
        date("date", "the day on which it is said to be spent").required(),
        boolean("counts", "whether that day had come as of the day, and no later total has taken its place")
            .required(),
        boolean("total", "whether it is all that was spent of this source and year so far").required(),
        id("body", "who spent it"),
        id("source", "whose money it was"),
        text(
            "chapter",
            "the chapter of the budget, by the name of a body; that of what is allocated to the measure from that source and \
             year where none is said",
        ),
        integer("year", "the year of the budget; that of the date where none is said").required(),
        CURRENCY,
        AMOUNT,
        TEN_THOUSANDTHS,
        text("text", "what the body says of it"),
    ],
    key: &["measure", "position"],
    references: &[
        TO_MEASURE,
        to("body", &["body"], &["name"]),
        to("source", &["source"], &["id"]),
        to("body", &["chapter"], &["name"]),
    ],
    rows: spent,
};

fn spent(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let all = records.measures().flat_map(|(_, measure)| {
        let counted: Vec<usize> = plan.spent_by(measure, records.day).map(|(at, _)| at).collect();
        let all = measure.spent.iter().enumerate();
        all.map(move |(at, it)| (measure, at, it, counted.contains(&at)))
    });
    let rows = all.map(|(measure, at, it, counts)| {
        let mut row: Row = vec![
            (&measure.id).into(),
            position(at),
            it.date.into(),
            counts.into(),
            it.total.into(),
            plan.register.name(it.body).into(),
            (&plan.sources[it.source].key).into(),
            plan.chapter_of_spent(measure, it, records.day).map(|body| plan.register.name(body)).into(),
            it.budget_year().into(),
        ];
        row.extend(money(Some(it.money)));
        row.push(living_words(it.text.as_ref()));
        row
    });
    rows.collect()
}
