//! The texts of a calendar.

use super::texts::texts;

texts! {
    /// A text of `plan calendar`.
    pub enum CalendarText {
        /// The deadline of a measure.
        Deadline: "Deadline", "Határidő";
        /// The day of a milestone.
        Milestone: "Milestone", "Részfeladat";
        /// The day by which a decision is to be carried out.
        Decision: "Decision", "Döntés";
        /// The day by which reports are to be in.
        ReportsDue: "Reports due", "Jelentések határideje";
        /// The day of a meeting.
        Meeting: "Meeting", "Ülés";
        /// Before who answers for it.
        Responsible: "Responsible", "Felelős";
        /// Before the measure that a milestone belongs to.
        Measure: "Measure", "Intézkedés";
        /// Before the period that is given where the day is only its last.
        Period: "Period", "Időszak";
    }
}
