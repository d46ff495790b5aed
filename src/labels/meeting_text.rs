//! The texts of a meeting and of its decisions.

use super::texts::{sentences, texts};

texts! {
    /// A text of a meeting.
    pub enum MeetingText {
        Agenda: "Agenda", "Napirend";
        /// Nothing was.
        NothingDecided: "Nothing was decided.", "Nem született döntés.";
        /// Of a decision without a responsible body and a day.
        NothingOwed: "nothing is owed", "nincs teendő";
        /// Of one that is to be carried out.
        Open: "open", "nyitott";
    }
}

sentences! {
    MeetingText {
        /// It was carried out.
        done_on(day): "done on {day}", "végrehajtva: {day}";
        /// It is late.
        open_overdue(span): "open, {span} overdue", "nyitott, késés: {span}";
        /// What the meeting deals with.
        reports_for(period): "reports for {period}", "az időszak jelentései: {period}";
    }
}
