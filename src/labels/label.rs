//! The texts of forms.

use super::texts::texts;
use crate::model::Status;

texts! {
    /// A text in every language.
    pub enum Label {
        /// The tab of the sheet that is filled in.
        FormSheet: "Form", "Űrlap";
        /// The tab of the sheet that explains it.
        GuideSheet: "How to fill it in", "Kitöltési útmutató";
        /// Before the title of the plan.
        ReportOn: "Report on", "Jelentés:";
        /// Whose form it is.
        Body: "Body", "Szervezet";
        /// The period that it is for.
        Period: "Period", "Időszak";
        /// Of a plan without a cycle.
        NoPeriod: "not by periods", "nincs időszakhoz kötve";
        /// By when it is to be back.
        ReturnBy: "Please return by", "Visszaküldési határidő";
        /// The day of every report that has none of its own.
        DateOfReports: "Date of the report", "A jelentés napja";
        /// The column of the rows' names.
        Row: "Row", "Sor";
        /// The column of what is asked.
        Asked: "Measure", "Intézkedés";
        /// The column of the published words about it.
        Published: "As published", "A közzétett szöveg";
        /// The column of deadlines.
        Deadline: "Deadline", "Határidő";
        /// The column of what the body said last.
        LastReport: "Last report", "Utolsó jelentés";
        /// The column of the status.
        Status: "Status", "Állapot";
        /// The column of values.
        Value: "Value", "Érték";
        /// The column of days.
        Date: "Date", "Dátum";
        /// The column of evidence.
        Evidence: "Evidence", "Bizonyíték";
        /// The column of the body's own words.
        Text: "In your words", "Szöveges jelentés";
        /// The column of what was spent.
        SpentSoFar: "Spent so far", "Eddig kifizetve";
        /// Before the sources of which that can be.
        SourcesOfSpent: "Sources of what is spent", "A kifizetés forrásai";
        /// Before the published means.
        Means: "Means", "Eszköz";
        /// Before the published indicator.
        Indicator: "Indicator", "Mutató";
        /// Before the title of a milestone.
        Milestone: "Milestone", "Részfeladat";
        /// Before the name of a metric.
        Metric: "Value", "Érték";
        /// Before its unit.
        Unit: "unit", "mértékegység";
        /// Of a metric that is answered in words.
        InWords: "in words", "szövegesen";
        /// Before the value to be reached.
        Target: "target", "cél";
        /// Between such a value and its day.
        By: "by", "eddig:";
        /// Whose duty the row was before.
        TakenOverFrom: "Taken over from", "Átvéve tőle:";
        /// Of a row that the body only has a part in.
        PartnerRow: "As a partner, for the record", "Partnerként, tájékoztatásul";
        /// Nothing was reported yet.
        Unreported: "unreported", "nincs jelentés";
        /// Work has not begun.
        NotStarted: "not started", "nem kezdődött el";
        /// At work.
        InProgress: "in progress", "folyamatban";
        /// Done.
        Completed: "completed", "befejeződött";
        /// Given up.
        Withdrawn: "withdrawn", "visszavonva";
        /// What a cell with a list says to who chooses it.
        ChooseStatus: "Choose from the list.", "Válasszon a listából.";
        /// What a cell with a day says.
        WriteDate: "A day, such as 2024-06-30.", "Egy nap, például 2024-06-30.";
        /// What a cell with a value says.
        WriteValue: "A figure alone, without its unit.", "Csak a szám, mértékegység nélkül.";
    }
}

impl Label {
    /// The word for a status.
    pub const fn of_status(status: Status) -> Self {
        match status {
            Status::Unreported => Label::Unreported,
            Status::NotStarted => Label::NotStarted,
            Status::InProgress => Label::InProgress,
            Status::Completed => Label::Completed,
            Status::Withdrawn => Label::Withdrawn,
        }
    }
}
