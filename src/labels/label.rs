//! The texts of forms.

use super::Language;
use crate::model::Status;

/// A text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The tab of the sheet that is filled in.
    FormSheet,
    /// The tab of the sheet that explains it.
    GuideSheet,
    /// Before the title of the plan.
    ReportOn,
    /// Whose form it is.
    Body,
    /// The period that it is for.
    Period,
    /// Of a plan without a cycle.
    NoPeriod,
    /// By when it is to be back.
    ReturnBy,
    /// The day of every report that has none of its own.
    DateOfReports,
    /// The column of the rows' names.
    Row,
    /// The column of what is asked.
    Asked,
    /// The column of the published words about it.
    Published,
    /// The column of deadlines.
    Deadline,
    /// The column of what the body said last.
    LastReport,
    /// The column of the status.
    Status,
    /// The column of values.
    Value,
    /// The column of days.
    Date,
    /// The column of evidence.
    Evidence,
    /// The column of the body's own words.
    Text,
    /// Before the published means.
    Means,
    /// Before the published indicator.
    Indicator,
    /// Before the title of a milestone.
    Milestone,
    /// Before the name of a metric.
    Metric,
    /// Before its unit.
    Unit,
    /// Before the value to be reached.
    Target,
    /// Between such a value and its day.
    By,
    /// Whose duty the row was before.
    TakenOverFrom,
    /// Of a row that the body only has a part in.
    PartnerRow,
    /// Nothing was reported yet.
    Unreported,
    /// Work has not begun.
    NotStarted,
    /// At work.
    InProgress,
    /// Done.
    Completed,
    /// Given up.
    Withdrawn,
    /// What a cell with a list says to who chooses it.
    ChooseStatus,
    /// What a cell with a day says.
    WriteDate,
    /// What a cell with a value says.
    WriteValue,
    /// At the foot of a printed page, before its number.
    Page,
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

    /// The text in a language.
    pub const fn in_language(self, language: Language) -> &'static str {
        let (english, hungarian) = self.texts();
        match language {
            Language::English => english,
            Language::Hungarian => hungarian,
        }
    }

    /// The text in each language.
    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Label::FormSheet => ("Form", "Űrlap"),
            Label::GuideSheet => ("How to fill it in", "Kitöltési útmutató"),
            Label::ReportOn => ("Report on", "Jelentés:"),
            Label::Body => ("Body", "Szervezet"),
            Label::Period => ("Period", "Időszak"),
            Label::NoPeriod => ("not by periods", "nincs időszakhoz kötve"),
            Label::ReturnBy => ("Please return by", "Visszaküldési határidő"),
            Label::DateOfReports => ("Date of the report", "A jelentés napja"),
            Label::Row => ("Row", "Sor"),
            Label::Asked => ("Measure", "Intézkedés"),
            Label::Published => ("As published", "A közzétett szöveg"),
            Label::Deadline => ("Deadline", "Határidő"),
            Label::LastReport => ("Last report", "Utolsó jelentés"),
            Label::Status => ("Status", "Állapot"),
            Label::Value => ("Value", "Érték"),
            Label::Date => ("Date", "Dátum"),
            Label::Evidence => ("Evidence", "Bizonyíték"),
            Label::Text => ("In your words", "Szöveges jelentés"),
            Label::Means => ("Means", "Eszköz"),
            Label::Indicator => ("Indicator", "Mutató"),
            Label::Milestone => ("Milestone", "Részfeladat"),
            Label::Metric => ("Value", "Érték"),
            Label::Unit => ("unit", "mértékegység"),
            Label::Target => ("target", "cél"),
            Label::By => ("by", "eddig:"),
            Label::TakenOverFrom => ("Taken over from", "Átvéve tőle:"),
            Label::PartnerRow => ("As a partner, for the record", "Partnerként, tájékoztatásul"),
            Label::Unreported => ("unreported", "nincs jelentés"),
            Label::NotStarted => ("not started", "nem kezdődött el"),
            Label::InProgress => ("in progress", "folyamatban"),
            Label::Completed => ("completed", "befejeződött"),
            Label::Withdrawn => ("withdrawn", "visszavonva"),
            Label::ChooseStatus => ("Choose from the list.", "Válasszon a listából."),
            Label::WriteDate => ("A day, such as 2024-06-30.", "Egy nap, például 2024-06-30."),
            Label::WriteValue => ("A figure alone, without its unit.", "Csak a szám, mértékegység nélkül."),
            Label::Page => ("Page", "Oldal"),
        }
    }
}
