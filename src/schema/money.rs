//! Years and money: several keys for one value.

use super::entry::{Optional, Required};
use super::kind::{Amount, CurrencyCode};
use super::record::{Entry, Field, Reader, Several};
use super::table::{Key, Need, Type};
use crate::model::{Currency, FundingYears, Money};

/// How often money can come: the one word that the files have for it.
pub const YEARLY: &str = "yearly";

const fn year(need: Need) -> Key {
    Key::new("year", need, Type::Year, "The one year in which the money is there.")
}

const FROM: Key = Key::new(
    "from",
    Need::WithRecurring,
    Type::Year,
    "The first year of money that recurs; `recurring` goes with it.",
);
const RECURRING: Key = Key::new(
    "recurring",
    Need::WithFrom,
    Type::Word(&[YEARLY]),
    "How often the money comes, from the year in `from` on; no last year is known.",
);
const CURRENCY: Key = Key::new(
    "currency",
    Need::Never,
    Type::Currency,
    "The currency of the amount, by its code of ISO 4217; without it, the plan's.",
);

/// In which years money is there.
fn years(when: &FundingYears) -> [Field<'static>; 3] {
    let number = |year: i32| Field::Number(year.into());
    match *when {
        FundingYears::Unspecified => [Field::Absent; 3],
        FundingYears::Year(year) => [number(year), Field::Absent, Field::Absent],
        FundingYears::Yearly { from } => [Field::Absent, number(from), Field::Word(YEARLY)],
    }
}

fn money(money: Option<&Money>) -> [Field<'static>; 2] {
    money.map_or([Field::Absent; 2], |Money { amount, currency }| {
        [Field::Number(*amount), Field::Word(currency.code())]
    })
}

/// In which years money is there, where that is said.
pub struct OptionalYears;

impl Several for OptionalYears {
    type Value = FundingYears;
    const KEYS: &'static [Key] = &[year(Need::Never), FROM, RECURRING];

    fn read<R: Reader>(reader: &mut R) -> Option<FundingYears> {
        reader.years()
    }

    fn fields(when: &FundingYears) -> impl Iterator<Item = Field<'_>> {
        years(when).into_iter()
    }
}

/// In which years money is there.
pub struct Years;

impl Several for Years {
    type Value = FundingYears;
    const KEYS: &'static [Key] = &[year(Need::UnlessFrom), FROM, RECURRING];

    fn read<R: Reader>(reader: &mut R) -> Option<FundingYears> {
        let when = reader.years()?;
        if when == FundingYears::Unspecified {
            reader.missing("year");
            return None;
        }
        Some(when)
    }

    fn fields(when: &FundingYears) -> impl Iterator<Item = Field<'_>> {
        years(when).into_iter()
    }
}

/// An amount, where it is known, behind [`OptionalYears`].
pub struct OptionalMoney;

impl Several for OptionalMoney {
    type Value = Option<Money>;
    const KEYS: &'static [Key] = &[
        Key::new(
            "amount",
            Need::Never,
            Type::Amount,
            "How much, in digits; per year where it recurs. Leave it out where it is not known: unknown is not zero.",
        ),
        CURRENCY,
    ];

    fn read<R: Reader>(reader: &mut R) -> Option<Option<Money>> {
        let amount = Optional::<Amount>::read(reader, "amount")?;
        let currency = currency(reader, amount.is_some());
        Some(amount.zip(currency).map(|(amount, currency)| Money { amount, currency }))
    }

    fn fields(value: &Option<Money>) -> impl Iterator<Item = Field<'_>> {
        money(value.as_ref()).into_iter()
    }
}

/// An amount.
pub struct RequiredMoney;

impl Several for RequiredMoney {
    type Value = Money;
    const KEYS: &'static [Key] = &[
        Key::new("amount", Need::Always, Type::Amount, "How much, in digits; per year where it recurs."),
        CURRENCY,
    ];

    fn read<R: Reader>(reader: &mut R) -> Option<Money> {
        let amount = Required::<Amount>::read(reader, "amount");
        let currency = currency(reader, amount.is_some());
        Some(Money { amount: amount?, currency: currency? })
    }

    fn fields(value: &Money) -> impl Iterator<Item = Field<'_>> {
        money(Some(value)).into_iter()
    }
}

/// The currency of an amount: its own, or that of the plan.
fn currency<R: Reader>(reader: &mut R, has_amount: bool) -> Option<Currency> {
    match reader.get("currency") {
        Some(_) => Optional::<CurrencyCode>::read(reader, "currency")?,
        None => reader.currency_of_plan(has_amount),
    }
}
