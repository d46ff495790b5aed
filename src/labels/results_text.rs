//! The texts of promise against result.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan results`.
    pub enum ResultsText {
        OnTime: "completed on time", "határidőre befejeződött";
        Late: "completed late", "késve fejeződött be";
        /// What became of a measure without a date.
        CompletedUndated: "completed, no date to be late for", "befejeződött, a határidő nem dátum";
        /// What became of it, in a chart: the first and the third together.
        CompletedNotLate: "completed, not late", "késés nélkül befejeződött";
        Open: "still open", "még nyitott";
        Overdue: "overdue", "lejárt";
        /// Shown in place of the results of measures.
        NoMeasures: "The plan has no measures yet.", "A tervnek még nincs intézkedése.";
        /// What became of a measure, when the plan was closed.
        NotCompleted: "not completed", "nem fejeződött be";
        Withdrawn: "withdrawn", "visszavonva";
        /// Of a measure whose file is wrong.
        Unknown: "unknown", "ismeretlen";
        /// Where the body that was asked for is responsible for nothing.
        AnswersForNothing: "This body answers for no measure.", "E szervezet egy intézkedésért sem felel.";
        /// Where a document is made outside git.
        NoHistory: "There is no git history here: deadlines that moved without an amendment are not known.",
            "Itt nincs git-előzmény: a módosítás nélkül áthelyezett határidők nem ismertek.";
        /// Where the history does not begin at its beginning.
        HistoryCutOff: "The git history here does not reach back to its beginning: earlier moves of deadlines are not counted.",
            "Az itteni git-előzmények nem a kezdetektől tartanak: a korábban áthelyezett határidők nincsenek beleszámolva.";
        AtAGlance: "At a glance", "Áttekintés";
        ResultByChapter: "Result by chapter", "Eredmény fejezetenként";
        /// What a chart says.
        ChapterChart: "How many measures of each chapter were completed in time or late, and how many were not.",
            "Fejezetenként hány intézkedés fejeződött be időben vagy késve, és hány nem.";
        ResultByBody: "Result by responsible body", "Eredmény felelős szervezetenként";
        /// How several bodies are counted.
        SeveralBodies: "A measure with several responsible bodies counts for each of them.",
            "A több felelőssel megvalósuló intézkedés mindegyik felelősnél szerepel.";
        CompletedLate: "Completed late", "Késve befejezett intézkedések";
        StillOverdue: "Overdue", "Lejárt határidejű intézkedések";
        WasNotCompleted: "Not completed", "Be nem fejezett intézkedések";
        TargetsAndValues: "Targets and values", "Célértékek és értékek";
        BelowTarget: "Completed below target", "Célérték alatt befejezve";
        /// Above what one body calls completed, while others have not completed it.
        ClaimedBelowTarget: "Reported as completed below target, and not completed by all",
            "Célérték alatt befejezettnek jelentve, de nem mindenki fejezte be";
        ReportedDifferently: "Responsible bodies that reported differently", "A felelősök eltérően jelentettek";
        SelfReport: "Self-report beside assessment", "Önbevallás és értékelés";
        MovedDeadlines: "Moved deadlines", "Módosult határidők";
        /// A heading, once the plan is closed.
        NeverCarriedOut: "Decisions never carried out", "Végre nem hajtott döntések";
        OpenDecisions: "Decisions still open", "Nyitott döntések";
        FirstPromised: "First promised", "Eredeti határidő";
        InTheEnd: "In the end", "Végső határidő";
        Money: "Money", "Pénz";
        MoneyByMeasure: "Money by measure", "Pénz intézkedésenként";
        NeverReported: "Never reported", "Soha nem jelentett";
        EveryMeasure: "Every measure", "Minden intézkedés";
        Result: "Result", "Eredmény";
        InTimeColumn: "Not late", "Késés nélkül";
        LateColumn: "Late", "Késve";
        BelowTargetColumn: "Below target", "Cél alatt";
        UnreportedColumn: "Unreported", "Nem jelentett";
        ContestedColumn: "Contested", "Vitatott";
        WhatIsCounted: "What is counted", "Mit mér";
        Values: "Values, period by period", "Értékek időszakonként";
        BodiesSay: "Self-report", "Önbevallás";
        AssessorsSay: "Assessment", "Értékelés";
        Answered: "Answered", "Válasz";
        /// No report has come since.
        NotAnswered: "not answered", "nincs rá válasz";
        /// Both say the same.
        Agree: "agree", "egyezik";
        /// A report has come since.
        SinceAnswered: "answered since", "azóta jelentettek";
        /// Of what has a source and no amount.
        UnknownAmount: "not known", "nem ismert";
        /// Where no money is named.
        NoMoney: "No measure says anything of its money in figures.", "Egy intézkedésnek sincs számszerű pénzügyi adata.";
        /// Where every body has reported.
        EverybodyReported: "Every responsible body has reported at least once.", "Minden felelős szervezet jelentett legalább egyszer.";
        /// The same where some are not asked for reports.
        AskedReported: "Every responsible body that is asked for reports has sent at least one.", "Minden szervezet, amelytől jelentést kérünk, küldött legalább egyet.";
        /// Where nothing is to be counted.
        NoTargets: "No measure says what it counts.", "Egy intézkedés sem mondja meg, mit mér.";
        /// Where several values stand.
        Disputed: "disputed", "eltérő adatok";
    }
}

sentences! {
    ResultsText {
        /// What became of a target where the bodies do not say the same.
        disputed(outcome): "{outcome} (disputed)", "{outcome} (eltérő adatok)";
        /// The title.
        title(plan, day): "{plan}: promise and result on {day}", "{plan}: vállalás és eredmény ({day})";
        /// The title once the plan is closed.
        final_report(plan): "{plan}: final report", "{plan}: zárójelentés";
        /// When and by what it was closed.
        closed(day, basis): "Closed after {day} by {basis}. What was not completed or withdrawn by then counts as not completed.",
            "Lezárva ({day}; alapja: {basis}): ami addig nem fejeződött be és nem vonták vissza, be nem fejezettnek számít.";
        /// Whose measures alone are counted.
        of_body(body): "Only the measures of this body: {body}.", "Csak e szervezet intézkedései: {body}.";
        /// How many there are.
        all(count): "All: {count}", "Összesen: {count}";
        /// A count of one kind.
        counted(what, n): "{what}: {n}", "{what}: {n}";
        /// Where targets were not reached.
        below_target(n): "completed below a target: {n}", "célérték alatt befejezve: {n}";
        /// Of which the responsible bodies say different things.
        disputed_measures(n): "reported differently by responsible bodies: {n}", "a felelősök eltérően jelentettek: {n}";
        /// Who judges otherwise.
        contested(n): "contested by an assessor and not answered: {n}", "értékelő vitatja, és nincs rá válasz: {n}";
        /// No responsible body has reported.
        unreported(n): "never reported on: {n}", "soha nem érkezett jelentés: {n}";
        /// Who never spoke.
        silent_bodies(n): "responsible bodies that never reported: {n}", "soha nem jelentett felelős szervezet: {n}";
        /// How many of the measures that a body answers for count for another one, from which or to which a duty moved.
        counted_elsewhere(n): "of these counted for another body, because a duty moved between the two: {n}",
            "ebből a feladat átadása miatt másik szervezetnél számolva: {n}";
        /// How many deadlines moved, and are what they were at first.
        moved_back(n): "deadlines that moved and were put back: {n}", "módosult, majd visszaállított határidők: {n}";
        /// How many deadlines a legal act moved, where nothing says of others.
        moved_by_act(n): "deadlines that an amendment moved: {n}", "módosítással áthelyezett határidők: {n}";
        /// How many deadlines moved.
        moved(n, without): "moved deadlines: {n}, of which not covered by an amendment: {without}",
            "módosult határidő: {n}, ebből módosítás nélkül: {without}";
        /// When somebody who answers for the measure reported after an assessment.
        answered_on(day): "reported since, on {day}", "azóta jelentettek: {day}";
        /// What a deadline was.
        first_promised(day): "first promised: {day}", "eredetileg: {day}";
        /// The periods of the values.
        periods(names): "The values stand for these periods, in this order; · stands where none was reported: {names}.",
            "Az értékek e szakaszok sorrendjében állnak; a · jel azt jelzi, hogy nem érkezett adat: {names}.";
        /// What nothing is known of.
        unsaid(n): "Counted without a target, and no value was reported: {n}.", "Célérték és jelentett érték nélkül: {n}.";
        /// Those whose money is for other years.
        other_years_only(n): "; with a source in other years only: {n}", "; forrással, de csak más évekre: {n}";
        /// What the total leaves out.
        left_out(with, without, elsewhere, none): "Measures with an amount: {with}{elsewhere}; with a source but no amount, which is unknown and not zero: {without}; without any source: {none}. The totals leave the last two out.",
            "Intézkedések összeggel: {with}{elsewhere}; forrással, de összeg nélkül (ismeretlen, nem nulla): {without}; forrás nélkül: {none}. Az összegek az utóbbi kettőt nem tartalmazzák.";
        /// A figure and what it is to reach.
        of_target(value, target): "{value} of {target}", "{value} / {target}";
        /// Whose own report an assessor contradicts.
        differs_from(bodies): "differs from {bodies}", "eltér ettől: {bodies}";
        /// Who says what, since when.
        said(who, what, day): "{who}: {what} ({day})", "{who}: {what} ({day})";
    }
}
