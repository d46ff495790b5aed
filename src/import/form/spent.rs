//! What was spent, as people write it into a cell of a form or an option of the command line: `12 000 000`,
//! `central-budget=12000000`, `central-budget/2023=12000000`, several with semicolons between.

use chrono::{Datelike, NaiveDate};

use super::{money, values};
use crate::edit::NewSpent;
use crate::import::sheet::Cell;
use crate::labels::{FormReason, Language, Sentence};
use crate::model::name::fold;
use crate::model::{BodyId, Measure, Money, Plan, SourceId, Spent};

/// Of what it is said how much was spent.
#[derive(Clone, Copy)]
pub struct SpentOn<'p> {
    /// The plan as it is.
    pub plan: &'p Plan,
    /// What it was spent on.
    pub measure: &'p Measure,
    /// Who says it.
    pub body: BodyId,
    /// Up to which day.
    pub date: NaiveDate,
    /// The year of the budget that is meant where none is named.
    pub year: i32,
}

impl<'p> SpentOn<'p> {
    /// What a cell says was spent.
    ///
    /// # Errors
    /// When it cannot be read, or it is not said of which source it is.
    pub fn cell(&self, cell: &Cell) -> Result<Vec<NewSpent>, Sentence> {
        let Some(money) = money::of_number(cell, self.plan) else {
            return self.several(&values::text(cell)?);
        };
        let source = self.only_source()?;
        self.possible(vec![self.amount_of(source, self.year, money?)])
    }

    /// What words say was spent.
    ///
    /// # Errors
    /// When they cannot be read, or it is not said of which source it is.
    pub fn several(&self, words: &str) -> Result<Vec<NewSpent>, Sentence> {
        let parts = words.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let all = parts.map(|part| self.one(part)).collect::<Result<Vec<_>, _>>()?;
        if all.is_empty() {
            return Err(FormReason::NothingSpentSaid.into());
        }
        self.possible(all)
    }

    fn amount_of(&self, source: SourceId, year: i32, money: Money) -> NewSpent {
        NewSpent { source: self.plan.sources[source].key.to_string(), year, money }
    }

    fn one(&self, words: &str) -> Result<NewSpent, Sentence> {
        let Some((named, amount)) = words.rsplit_once('=') else {
            let money =
                money::in_words(words, self.plan).map_err(|why| match self.begins_with_source(words) {
                    true => Sentence::of(|language| FormReason::no_equals_sign(language, words)),
                    false => why,
                })?;
            return Ok(self.amount_of(self.only_source()?, self.year, money));
        };
        let (named, amount) = (named.trim(), amount.trim());
        if named.is_empty() || amount.is_empty() {
            return Err(Sentence::of(|language| FormReason::half_said(language, words)));
        }
        if named.contains('=') {
            return Err(Sentence::of(|language| FormReason::no_semicolon(language, words)));
        }
        let (source, year) = self.source_and_year(named)?;
        Ok(self.amount_of(source, year, money::in_words(amount, self.plan)?))
    }

    /// The source and the year of `central-budget/2023`, `central-budget` or `2023`.
    fn source_and_year(&self, named: &str) -> Result<(SourceId, i32), Sentence> {
        if let Some(source) = known_source(self.plan, named) {
            return Ok((source, self.year));
        }
        let year = |word: &str| word.parse::<i32>().ok().filter(|_| word.len() == 4);
        let parts = named.rsplit_once('/').map(|(source, year)| (source.trim(), year.trim()));
        match (parts, year(named)) {
            (None, Some(year)) => Ok((self.only_source()?, year)),
            (Some((source, last)), _) => match (known_source(self.plan, source), year(last)) {
                (Some(source), Some(year)) => Ok((source, year)),
                (Some(_), None) => {
                    Err(Sentence::of(|language| FormReason::no_year(language, last, self.year)))
                }
                (None, Some(_)) => Err(self.no_source(source)),
                (None, None) => Err(self.no_source(named)),
            },
            (None, None) => Err(self.no_source(named)),
        }
    }

    /// Whether words begin with the name of a source: an equals sign is missing behind it.
    fn begins_with_source(&self, words: &str) -> bool {
        let ends = |(at, c): (usize, char)| (c == ':' || c.is_whitespace() || c == '/').then_some(at);
        words.char_indices().filter_map(ends).any(|end| known_source(self.plan, &words[..end]).is_some())
    }

    /// The source of a measure that has one alone.
    fn only_source(&self) -> Result<SourceId, Sentence> {
        let mut sources = self.measure.allocations.iter().map(|it| it.source);
        match sources.next() {
            Some(first) if sources.all(|other| other == first) => Ok(first),
            _ => {
                let keys = keys(self.plan, self.measure).join(", ");
                Err(Sentence::of(|language| FormReason::which_source(language, &keys, self.year)))
            }
        }
    }

    fn no_source(&self, name: &str) -> Sentence {
        let keys = keys(self.plan, self.measure).join(", ");
        Sentence::of(|language| FormReason::no_such_source(language, name, &keys))
    }

    /// What was said, where all of it can have been meant.
    fn possible(&self, all: Vec<NewSpent>) -> Result<Vec<NewSpent>, Sentence> {
        for (at, one) in all.iter().enumerate() {
            let name = format!("{}/{}", one.source, one.year);
            if all[..at]
                .iter()
                .any(|known| is_of_one(known, one) && known.money.currency == one.money.currency)
            {
                return Err(Sentence::of(|language| FormReason::spent_twice(language, &name)));
            }
            let (first, last) = (self.first_year(), self.date.year());
            if one.year > last || first.is_some_and(|first| one.year < first) {
                let first = first.unwrap_or(last);
                return Err(Sentence::of(|language| {
                    FormReason::no_such_budget(language, one.year, first, last)
                }));
            }
            if let Some(known) = self.in_other_currency(one, &all) {
                let code = one.money.currency.code();
                let other = known.currency.code();
                return Err(Sentence::of(|language| {
                    FormReason::other_currency(language, &name, language.money(known), other, code)
                }));
            }
        }
        Ok(all)
    }

    /// The first year of a budget of which something can be spent on the plan: the year before the plan begins, or an
    /// earlier one of which the measure names money.
    fn first_year(&self) -> Option<i32> {
        let plan = self.plan;
        let begins = plan.period.map(|period| period.start.year());
        let adopted = plan.adopted.map(|day| day.year());
        let spent = self.measure.spent.iter().map(Spent::budget_year);
        let allocated = self.measure.allocations.iter().filter_map(|it| it.when.first_year());
        begins.into_iter().chain(adopted).map(|year| year - 1).chain(spent).chain(allocated).min()
    }

    /// What the body has said so far in another currency alone, of the same source and budget: the new amount would be added
    /// to it. Where the currency is said anew, or nothing of it is left, that is meant.
    fn in_other_currency(&self, one: &NewSpent, all: &[NewSpent]) -> Option<Money> {
        if one.money.amount.is_zero() {
            return None;
        }
        let counted = || {
            self.plan.spent_in_total_of(self.body, self.measure, self.date).filter(|spent| {
                self.plan.sources[spent.source].key == *one.source
                    && spent.budget_year() == one.year
                    && !spent.money.amount.is_zero()
            })
        };
        if counted().any(|spent| spent.money.currency == one.money.currency) {
            return None;
        }
        let is_said = |money: &Money| {
            all.iter().any(|said| is_of_one(said, one) && said.money.currency == money.currency)
        };
        counted().map(|spent| spent.money).find(|money| !is_said(money))
    }

    /// What to look at in what was said, though it can be meant: a source of which nothing is allocated to the measure.
    pub fn to_look_at(&self, all: &[NewSpent]) -> Option<Sentence> {
        let is_own = |source: &str| {
            let keys = |id: SourceId| self.plan.sources[id].key == *source;
            self.measure.allocations.iter().any(|it| keys(it.source) || it.alternative.is_some_and(keys))
        };
        let other = all.iter().find(|one| !is_own(&one.source))?;
        let keys = keys(self.plan, self.measure).join(", ");
        (!self.measure.allocations.is_empty())
            .then(|| Sentence::of(|language| FormReason::source_of_others(language, &other.source, &keys)))
    }
}

/// Whether two amounts are of one source and the budget of one year.
fn is_of_one(one: &NewSpent, other: &NewSpent) -> bool {
    (&one.source, one.year) == (&other.source, other.year)
}

/// The source with this id, or this name in any language, case and accents aside.
fn known_source(plan: &Plan, wanted: &str) -> Option<SourceId> {
    let wanted_key = fold(wanted);
    let is_named = |language: Language, id| fold(language.source(&plan.sources[id])) == wanted_key;
    let mut ids = plan.sources.iter().map(|(id, _)| id);
    plan.sources.find(wanted.trim()).or_else(|| {
        ids.find(|&id| {
            fold(&plan.sources[id].key) == wanted_key
                || fold(&plan.sources[id].name) == wanted_key
                || Language::WORDS.iter().any(|(_, language)| is_named(*language, id))
        })
    })
}

/// The ids of a measure's sources; all of the plan's, where it names none.
pub fn keys<'p>(plan: &'p Plan, measure: &Measure) -> Vec<&'p str> {
    let mut keys: Vec<&str> = Vec::new();
    for allocation in &measure.allocations {
        let key = plan.sources[allocation.source].key.as_str();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        keys = plan.sources.iter().map(|(_, source)| source.key.as_str()).collect();
    }
    keys
}
