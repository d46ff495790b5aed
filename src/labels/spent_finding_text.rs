//! What the rules find about money spent, with its figures.

use super::texts::{sentences, texts};

texts! {
    /// A part of what is found about money spent.
    pub enum SpentFindingText {
        /// Where a measure has no allocation at all.
        NothingAllocated: "nothing is allocated to it", "nincs rá előirányozva semmi";
    }
}

sentences! {
    SpentFindingText {
        /// More than there is; `given` is one of the parts below.
        beyond_budget(spent, id, year, given): "{spent} was spent on {id} in the budget of {year}, and {given}",
            "{id}: {spent} kifizetve ({year}. évi költségvetés), de {given}";
        /// The same of several budgets; `years` are those of `one_year`.
        beyond_budgets(spent, id, years, given): "{spent} was spent on {id} in the budgets of {years}, and {given}",
            "{id}: {spent} kifizetve ({years} évi költségvetés), de {given}";
        one_year(year): "{year}", "{year}.";
        /// The same where other budgets have money as well.
        beyond_by(year, spent, id, given): "of the budgets up to {year}, {spent} was spent on {id}, and {given}",
            "{id}: a {year}. évig tartó költségvetésekből {spent} kifizetve, de {given}";
        is_allocated(sum): "{sum} is allocated to it", "{sum} van rá előirányozva";
        /// Where other allocations have no amount.
        is_known(sum): "{sum} is known to be allocated to it", "az ismert előirányzat {sum}";
        /// Where everything that is allocated is in other currencies.
        none_in(currency): "no allocation to it in {currency} is known", "nincs ismert előirányzata ebben a pénznemben: {currency}";
        /// The same money, reported by two.
        by_two(bodies, sum, id, year): "{bodies} both say that they spent {sum} on {id} in the budget of {year}",
            "{id}: {bodies} ugyanazt az összeget jelenti ({sum}; {year}. évi költségvetés)";
        of_source(sum, source): "{sum} of {source}", "{sum}; forrás: {source}";
        /// Money of a day still to come.
        in_future(sum, id, date, day): "{sum}, spent on {id}, is dated {date}, which is later than {day}",
            "{id}: {sum}; a kifizetés napja {date}, ami későbbi, mint {day}";
    }
}
