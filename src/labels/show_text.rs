//! The texts of one measure with all that is known of it, and of a list of several.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan show` and `plan list`.
    pub enum ShowText {
        NoMeasureMatches: "No measure matches.", "Nincs a feltételeknek megfelelő intézkedés.";
        DecisionsOfMeetings: "Decisions of meetings", "Ülések döntései";
        AsPublished: "As published", "A közzétett szöveg";
        Row: "Row", "A táblázat sora";
        PublishedWords: "Published words", "Közzétett szöveg";
        OwnKeys: "Keys of the plan's own", "A terv saját adatai";
        Key: "Key", "Kulcs";
        /// Of an amount that takes the place of what was said before.
        AllSoFar: "all so far", "eddig összesen";
        /// Of an amount that counts no longer.
        Replaced: "a later total stands in its place", "helyébe későbbi összesítés lépett";
        Value: "Value", "Érték";
        /// Nothing that can be read.
        NoReadableReport: "No report that can be read.", "Nincs olvasható jelentés.";
        /// No report and no assessment.
        NoReport: "No report yet.", "Még nincs jelentés.";
        /// A column of the body's words.
        Report: "Report", "Jelentés";
        Reports: "Reports", "Jelentések";
        /// Below them.
        DoesNotDecide: "* Does not decide the status: the body is not responsible, or no amendment withdraws it.",
            "* Nem dönt az állapotról: a szervezet nem felelős, vagy a visszavonást nem rendeli el módosítás.";
        What: "What", "Mi";
        ByOrBasis: "By, or on what basis", "Ki, illetve milyen alapon";
        /// One of two.
        Assessment: "assessment", "értékelés";
        /// One of two.
        Amendment: "amendment", "módosítás";
        AssessmentsAndAmendments: "Assessments and amendments", "Értékelések és módosítások";
        /// What an amendment withdraws.
        TheMeasure: "the measure", "intézkedés";
        /// Of a milestone that is late.
        IsLate: ", late", ", késik";
        /// In time.
        InTime: ", in time", ", határidőben";
        /// The bodies do not agree.
        Disputed: "Disputed: the responsible bodies report different statuses.",
            "Ellentmondás: a felelős szervezetek eltérő állapotot jelentettek.";
        /// An assessor does not agree.
        Contested: "Contested: an assessment differs from the status, and no report has answered it.",
            "Vitatott: egy értékelés eltér az állapottól, és azóta nem érkezett rá jelentés.";
        ReportedOn: "Reported on", "Jelentés napja";
        WhoReportsWhat: "Who reports what", "Ki mit jelentett";
        IndicatorCounts: "What the indicator counts", "Mit mér a mutató";
        TargetsOnTheWay: "Targets on the way", "Közbenső célértékek";
        Metric: "Metric", "Mérőszám";
        Unit: "Unit", "Mértékegység";
        Baseline: "Baseline", "Kiinduló érték";
        Latest: "Latest", "Utolsó érték";
        Target: "Target", "Célérték";
        Direction: "Direction", "Irány";
        By: "By", "Meddig";
        ReportedByThen: "Reported by then", "Addig jelentve";
        Outcome: "Outcome", "Eredmény";
        /// Of money spent on a point of the decision.
        NotInTotals: "A point of the decision is no measure: what was spent on it is in no total of the plan.",
            "A határozat pontja nem intézkedés: a rá kifizetett összeg a terv egyik végösszegében sem szerepel.";
        FundingInFigures: "Funding in figures", "Finanszírozás számokban";
        /// Words and no figures.
        NoAllocation: "No allocation says in figures what the funding words name.",
            "A finanszírozás szövegéhez nem tartozik számszerű adat.";
        /// Nothing at all.
        NamesNoFunding: "Names no funding.", "Nem nevez meg finanszírozást.";
        Spent: "Spent", "Kifizetések";
        Details: "Details", "Részletek";
        LastTouchedBy: "Last touched by", "Utolsó módosítók";
        /// In the working tree alone.
        NotCommitted: "not committed", "nincs rögzítve";
        /// A title that is the plan's own.
        ShortTitle: "Short title, the plan's own", "Rövid cím, a terv saját szövege";
    }
}

sentences! {
    ShowText {
        /// Of a measure that is a step.
        step_of_title(title, parent): "{title} (step of {parent})", "{title} (ennek része: {parent})";
        /// How many are late.
        overdue(n): "; {n} overdue", "; lejárt határidő: {n}";
        /// What it is a step of.
        step_of(parent): "A step of {parent}", "Ennek része: {parent}";
        /// Its own steps.
        steps(ids): "Its steps: {ids}", "Részei: {ids}";
        of_plan(title): " of \"{title}\"", " („{title}”)";
        /// What it carries on.
        continues(ids, of): "Continues {ids}{of}", "Folytatása ennek: {ids}{of}";
        /// Its earlier ids.
        formerly(ids): "Formerly {ids}", "Korábbi azonosító: {ids}";
        /// How late it is.
        late(span): ", {span} overdue", ", késés: {span}";
        /// How far it is.
        on_day(day, status, rest): "On {day}: {status}{rest}", "{day}: {status}{rest}";
        /// Since when it is completed.
        since(day, late): " since {day}{late}", ", a befejezés napja: {day}{late}";
        /// How late that was.
        after_deadline(span): ", {span} after its deadline", ", késés: {span}";
        /// Keys that are wrong.
        unknown(keys): "Unknown: {keys}. `plan check` says what is wrong, and where.", "Ismeretlen: {keys}. A hibát és a helyét a `plan check` mondja meg.";
        /// Who wrote a report.
        written_by(name): " (written by {name})", " (írta: {name})";
        /// Whom a body reports for.
        reports_for(name): " (for {name})", " ({name} helyett)";
        /// A day after the one asked for.
        later(day): "{day} (later)", "{day} (később)";
        /// A finding that is accepted.
        accepted(rule, reason): "Accepted finding {rule}: {reason}", "Elfogadott eltérés, {rule}: {reason}";
        /// What an amendment changes.
        changes(fields): "changes {fields}", "módosul: {fields}";
        /// One of several milestones.
        the_milestone(name): "the milestone {name}", "részfeladat: {name}";
        /// What an amendment withdraws.
        withdraws(what): "withdraws {what}", "visszavonva: {what}";
        /// What an amendment takes up.
        takes_up(what): "takes up {what} again", "újra felvéve: {what}";
        /// What a report is about.
        milestone(name): "milestone {name}", "részfeladat: {name}";
        /// A value of a body.
        value_by(value, body): "{value} by {body}", "{value} ({body})";
        /// Values that differ.
        disputed_values(metric, values): "Disputed: the bodies report different values of {metric}: {values}.", "Ellentmondás: a szervezetek eltérő értéket jelentettek ({metric}): {values}.";
        /// What was spent.
        spent_up_to(day, sums): "Spent up to {day}: {sums}.", "Kifizetve eddig a napig ({day}): {sums}.";
        /// Since when an amount holds.
        from_on(day): " from {day} on", ", ettől a naptól: {day}";
        /// What an amount replaces.
        in_place_of(id, since): "in place of {id}{since}", "felváltja: {id}{since}";
        /// An amount that does not hold.
        does_not_count(day): "does not count on {day}", "ezen a napon nem számít: {day}";
        /// Of the budget.
        chapter(name): "chapter {name}", "költségvetési fejezet: {name}";
        /// Of the decision.
        appropriation(id): "appropriation {id}", "előirányzat: {id}";
        /// Another source.
        or_from(name): "or from {name}", "vagy ebből: {name}";
        /// Every year.
        yearly_from(year): "yearly from {year}", "évente, első év: {year}";
        /// Why git cannot say.
        no_blame(why): "Which commits touched it last cannot be told: {why}.", "Nem állapítható meg, mely commitok módosították utoljára: {why}.";
    }
}
