//! What the sums of a row change among the allocations of a measure.

use super::{Changes, Step};
use crate::edit::{Document, Edit, EditError, TablePath, TomlValue};
use crate::import::draft::Draft;
use crate::import::money::{NewAllocation, RowMoney, allocation_rows};
use crate::import::sources::is_unnamed;
use crate::labels::{QuestionKind, RowReason, Sentence};
use crate::model::name::bare;
use crate::model::notation::{Reading, amounts};
use crate::model::{Allocation, FundingYears, Measure, Money, Plan};

/// The allocations of a measure, and whether they are of the sheet.
struct Known<'a> {
    plan: &'a Plan,
    measure: &'a Measure,
    money: &'a RowMoney,
}

impl Known<'_> {
    fn all(&self) -> &[Allocation] {
        &self.measure.allocations
    }

    fn key(&self, allocation: &Allocation) -> &str {
        &self.plan.sources[allocation.source].key
    }

    fn shown(&self, allocation: &Allocation) -> String {
        shown(self.key(allocation), year(allocation), allocation.money)
    }

    /// Whether an allocation came from the columns of money: the words that were made of these name it, or its source has a
    /// column of its own.
    fn is_of_sheet(&self, allocation: &Allocation) -> bool {
        if !self.money.makes_words {
            let is_its = |column: &&crate::import::money::EmptyAmountColumn| {
                // Money of every year has no column in a sheet, and an empty one says nothing of it.
                let when = column.year.map_or(FundingYears::Unspecified, FundingYears::Year);
                column.source.as_deref() == Some(self.key(allocation)) && when == allocation.when
            };
            return self.money.emptied.iter().any(|column| is_its(&column));
        }
        let words = self.measure.funding.as_deref().unwrap_or_default();
        let source = &self.plan.sources[allocation.source];
        let mut names = std::iter::once(&source.name).chain([&source.key]).chain(&source.words);
        let is_named = is_unnamed(&source.name) || names.any(|name| bare(words).contains(&bare(name)));
        is_named && allocation.money.is_none_or(|money| names_money(words, money))
    }

    /// Whether a column without a source of its own may have held it, where the words of the plan do not tell.
    fn may_be_of_sheet(&self, allocation: &Allocation) -> bool {
        let is_open = self.money.emptied.iter().any(|column| {
            column.source.is_none() && column.year.is_none_or(|of| Some(of) == year(allocation))
        });
        !self.money.makes_words && is_open
    }
}

fn names_money(words: &str, money: Money) -> bool {
    amounts(words, money.currency).iter().any(|found| {
        let is_it = match &found.reading {
            Reading::Exactly(amount) => *amount == money.amount,
            Reading::OneOf(readings) => readings.contains(&money.amount),
            _ => false,
        };
        is_it && found.currency == money.currency
    })
}

/// The year of an allocation; one of every year has none.
fn year(allocation: &Allocation) -> Option<i32> {
    match allocation.when {
        FundingYears::Year(year) => Some(year),
        _ => None,
    }
}

/// Whether an allocation has no more than a sheet says.
fn is_plain(allocation: &Allocation) -> bool {
    let Allocation { id, revises, date, chapter, purpose, appropriation, alternative, when, .. } = allocation;
    !matches!(when, FundingYears::Yearly { .. })
        && id.is_none()
        && revises.is_none()
        && date.is_none()
        && chapter.is_none()
        && purpose.is_none()
        && appropriation.is_none()
        && alternative.is_none()
}

fn shown(source: &str, year: Option<i32>, money: Option<Money>) -> String {
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    let money = money.map(|money| format!(": {money}")).unwrap_or_default();
    format!("{source}{year}{money}")
}

fn shown_sum(sum: &NewAllocation) -> String {
    shown(&sum.source, sum.year, sum.money)
}

impl Changes {
    /// Each sum of the sheet has its allocation: the first of its source and year that no other sum has. What else an earlier
    /// sheet brought becomes what is left of the sums, or goes.
    pub(super) fn money(&mut self, draft: &Draft, measure: &Measure, plan: &Plan) -> Result<(), Sentence> {
        let known = Known { plan, measure, money: &draft.money };
        let all = known.all();
        let mut taken = vec![false; all.len()];
        let mut new: Vec<&NewAllocation> = Vec::new();
        for sum in &draft.money.sums {
            let when = sum.year.map_or(FundingYears::Unspecified, FundingYears::Year);
            let is_it = |at: &usize| {
                !taken[*at] && known.key(&all[*at]) == sum.source.as_str() && all[*at].when == when
            };
            match (0..all.len()).find(is_it) {
                Some(at) => {
                    taken[at] = true;
                    self.amount(&known, at, sum.money)?;
                }
                None => new.push(sum),
            }
        }
        let spare: Vec<usize> = (0..all.len()).filter(|at| !taken[*at]).collect();
        self.spare(&known, spare, new, draft)
    }

    /// What no sum is the allocation of.
    fn spare(
        &mut self,
        known: &Known<'_>,
        spare: Vec<usize>,
        mut new: Vec<&NewAllocation>,
        draft: &Draft,
    ) -> Result<(), Sentence> {
        let all = known.all();
        let is_said_anew = known.measure.funding.as_deref() != draft.funding.as_deref();
        let (of_sheet, others): (Vec<usize>, Vec<usize>) =
            spare.into_iter().partition(|at| known.is_of_sheet(&all[*at]));
        for at in of_sheet {
            let allocation = &all[at];
            let is_likely = |sum: &&NewAllocation| {
                sum.source == known.key(allocation) || sum.year.is_some() && sum.year == year(allocation)
            };
            let next = new.iter().position(is_likely).or((!new.is_empty()).then_some(0));
            if next.is_none() && known.money.makes_words && !is_said_anew {
                continue;
            }
            if !is_plain(allocation) {
                let of_sheet = next.map_or_else(|| "-".to_owned(), |at| shown_sum(new[at]));
                return Err(unclear(known.shown(allocation), of_sheet));
            }
            match next.map(|next| new.remove(next)) {
                Some(sum) => self.becomes(known, at, sum),
                None => {
                    self.note("allocation", known.shown(allocation), "");
                    self.steps.push(Step::Remove("allocation", at));
                }
            }
        }
        let has_money =
            known.money.makes_words || !known.money.emptied.is_empty() || !draft.money.sums.is_empty();
        self.kept = if has_money { others.len() } else { 0 };
        for at in others {
            let allocation = &all[at];
            let same = new.iter().find(|sum| sum.money.is_some() && sum.money == allocation.money);
            let rival = same.or(new.first().filter(|_| known.may_be_of_sheet(allocation)));
            if rival.is_some() || known.may_be_of_sheet(allocation) {
                let of_sheet = rival.map_or_else(|| "-".to_owned(), |sum| shown_sum(sum));
                return Err(unclear(known.shown(allocation), of_sheet));
            }
        }
        for sum in new {
            self.note("allocation", "", shown_sum(sum));
            self.steps.push(Step::Add("allocation", allocation_rows(sum)));
        }
        Ok(())
    }

    /// An allocation of the earlier sheet is that of another source or year now.
    fn becomes(&mut self, known: &Known<'_>, at: usize, sum: &NewAllocation) {
        let allocation = &known.all()[at];
        self.note("allocation", known.shown(allocation), shown_sum(sum));
        if known.key(allocation) != sum.source {
            self.steps.push(Step::SetIn("allocation", at, "source", TomlValue::text(&sum.source)));
        }
        match sum.year {
            now if now == year(allocation) => {}
            Some(year) => self.steps.push(Step::SetIn("allocation", at, "year", TomlValue::Year(year))),
            None => self.steps.push(Step::RemoveIn("allocation", at, "year")),
        }
        self.set_amount(at, allocation.money, sum.money);
    }

    /// What is not known any more is no amount of nothing. An amount that the sheet never had stays.
    fn amount(&mut self, known: &Known<'_>, at: usize, after: Option<Money>) -> Result<(), Sentence> {
        let allocation = &known.all()[at];
        let before = allocation.money;
        if before == after {
            return Ok(());
        }
        let is_unknown_now = after.is_none();
        if is_unknown_now && !known.is_of_sheet(allocation) {
            return match known.money.makes_words {
                true => Ok(()),
                false => Err(unclear(known.shown(allocation), "-".to_owned())),
            };
        }
        let shown = |money: Option<Money>| money.map_or_else(String::new, |money| money.to_string());
        self.note("allocation", shown(before), shown(after));
        self.set_amount(at, before, after);
        Ok(())
    }

    fn set_amount(&mut self, at: usize, before: Option<Money>, after: Option<Money>) {
        if before == after {
            return;
        }
        let Some(after) = after else {
            self.steps.extend(["amount", "currency"].map(|key| Step::RemoveIn("allocation", at, key)));
            return;
        };
        self.steps.push(Step::SetIn("allocation", at, "amount", TomlValue::Number(after.amount)));
        if before.is_none_or(|before| before.currency != after.currency) {
            self.steps.push(Step::SetIn(
                "allocation",
                at,
                "currency",
                TomlValue::text(after.currency.code()),
            ));
        }
    }

    /// The keys and tables that go, in a text to which all else was done: what comes may stand beside them.
    pub(super) fn removals(&self, document: &Document<'_>) -> Result<Vec<Edit>, EditError> {
        let mut edits = Vec::new();
        for step in &self.steps {
            match step {
                Step::Remove(table, at) => edits.extend(document.remove_nth(table, *at)),
                Step::RemoveIn(table, at, key) => {
                    edits.extend(document.remove_key(TablePath::Nth(table, *at), key)?);
                }
                _ => {}
            }
        }
        Ok(edits)
    }
}

/// Why a row is refused whose money may be the plan's or may not.
fn unclear(of_plan: String, of_sheet: String) -> Sentence {
    Sentence::of(|language| RowReason::other_money(language, &of_plan, &of_sheet)).asking(QuestionKind::Money)
}
