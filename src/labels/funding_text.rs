//! The texts of where the money comes from.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan funding`.
    pub enum FundingText {
        /// Of a plan without years.
        Funding: "Funding", "Finanszírozás";
        /// Where bodies are counted.
        SeveralBodies: "A measure with several responsible bodies counts for each: these rows do not add up to the total.",
            "A több felelőssel megvalósuló intézkedés mindegyik felelősnél szerepel: a sorok összege ezért eltér a végösszegtől.";
        /// What points of the decision provide.
        Appropriations: "Appropriations", "Előirányzatok";
        /// A column of what was spent.
        Spent: "Spent", "Kifizetve";
        /// A column of how many have no amount.
        WithoutAmount: "Without amount", "Összeg nélkül";
        /// The last row.
        Total: "Total", "Összesen";
        /// Of a group that the words do not name.
        NotNamed: "not named", "nincs megnevezve";
        /// Before an amount.
        AtLeast: "At least ", "Legalább ";
        /// A column of points.
        Point: "Point", "Pont";
        /// A column of chapters of the budget.
        Chapter: "Chapter", "Költségvetési fejezet";
        Appropriated: "Appropriated", "Előirányzat";
        Allocated: "Allocated", "Előirányozva";
        /// The same beside what points of the decision appropriate.
        ToMeasures: "Allocated", "Intézkedésekre";
        /// A column that says whether they agree.
        Books: "Books", "Egyenleg";
        /// They do.
        Balance: "balance", "egyezik";
        /// They do not.
        DoNotBalance: "do not balance", "nem egyezik";
    }
}

sentences! {
    FundingText {
        in_year(year): "Funding in {year}", "Finanszírozás, {year}";
        in_years(first, last): "Funding in {first} to {last}", "Finanszírozás, {first}–{last}";
        /// After a count of measures.
        for_year(year): " for {year}", " ({year})";
        /// Those that say it in part.
        also_without(n): " ({n} of them also have allocations without an amount)", " (ebből részben összeg nélkül: {n})";
        /// One that has only words.
        one_words_only(n): " ({n} of them has words about funding, but no allocation)", " (ebből csak szöveges adattal: {n})";
        words_only(n): " ({n} of them have words about funding, but no allocation)", " (ebből csak szöveges adattal: {n})";
        /// How many measures the figures speak for.
        with_amount(all, with, rest): "Of {all}, {with} with an amount{rest}", "Intézkedések: {all}; összeggel: {with}{rest}";
        /// Those whose money has no year.
        without_year_only(n): ", {n} with an amount that names no year", "; összeggel, de év nélkül: {n}";
        /// Those whose money is for other years.
        other_years_only(n): ", {n} with a source in other years only", "; forrással, de csak más évekre: {n}";
        /// The rest of them.
        without_amount(n, elsewhere, none, rest): ", {n} with a source but no amount (unknown, not zero){elsewhere}, {none} without any source named{rest}.", "; forrással, de összeg nélkül: {n} (ismeretlen, nem nulla){elsewhere}; megnevezett forrás nélkül: {none}{rest}.";
        /// What hangs on a decision.
        contingent(least, sums): "{least}{sums} of the total is contingent.", "Az összegből feltételes: {least}{sums}.";
        /// What may be for the year, or not.
        left_out(sums, year): "{sums} has no year: it is left out here, and may be for {year} or not.", "Év nélkül: {sums}. Itt nem szerepel; lehet, hogy erre az évre szól: {year}.";
        /// What is for no year in particular.
        without_year(sums): "{sums} of the total has no year.", "Az összegből év nélkül: {sums}.";
        /// What is for years outside the plan's.
        other_years(sums): "{sums} in other years is left out.", "Más évekre szól, itt nem szerepel: {sums}.";
        /// What goes on after the plan's years.
        recurring_after(sums, year): "{sums} a year goes on after {year}: it is left out.", "{year} után is évente ismétlődik, itt nem szerepel: {sums}.";
        /// What points of the decision provide in other years.
        appropriated_in_other_years(ids): "Appropriations of other years are left out: {ids}.", "Más évek előirányzatai, itt nem szerepelnek: {ids}.";
        /// The measures that have something of other years without an amount, with these years.
        unknown_in_other_years(named): "Without an amount and for other years than the plan's, so that no count here has it: {named}.", "Összeg nélkül és nem a terv éveire szól, ezért itt semmilyen szám nem tartalmazza: {named}.";
        /// What was spent of the budgets of other years.
        spent_in_other_years(sums): "{sums} spent in other years is left out.", "Más évek költségvetéséből kifizetve, itt nem szerepel: {sums}.";
        /// What was spent on no measure.
        spent_on_points(sums): "{sums} spent on points of the decision is left out: they are no measures.", "A határozat pontjaira kifizetve, itt nem szerepel: {sums} (a pontok nem intézkedések).";
        /// What was spent, budget by budget.
        of_budget(sums, year): "{sums} of the budget of {year}", "{sums} ({year}. évi költségvetés)";
        of_other_budget(sums, year): "{sums} of the budget of {year}, which is none of the plan's years", "{sums} ({year}. évi költségvetés, nem a terv éve)";
        /// Where a later total is lower than what was said before.
        less_of_budget(part): "less by {part}", "kevesebb ennyivel: {part}";
        /// What may come from elsewhere.
        instead(sums, paying, ids, other): "{sums} of {paying} ({ids}) may come from {other} instead.", "Más forrásból is jöhet: {sums} – {paying} helyett {other} ({ids}).";
        /// An amount that may be more.
        at_least(sum): "at least {sum}", "legalább {sum}";
        /// An amount that may be less.
        at_most(sum): "at most {sum}", "legfeljebb {sum}";
        /// An appropriation of which more is taken than there is.
        over_by(sum): "over by {sum}", "túllépés: {sum}";
        /// A source that is not decided.
        contingent_source(name): "{name} (contingent)", "{name} (feltételes)";
    }
}
