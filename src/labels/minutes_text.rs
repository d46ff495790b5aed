//! The texts of a meeting's agenda and minutes.

use super::texts::texts;

texts! {
    /// A text of `plan agenda` or `plan minutes`. The first four are the subjects of the meetings of the National Coordination
    /// Mechanism and the NGO Roundtable, in the Hungarian words of seeds/000_218f98f128478f5c.txt, line 7.
    pub enum MinutesText {
        /// The first subject.
        PastPeriod: "Reports on the activities of the past period",
            "Beszámoló az elmúlt időszak tevékenységeiről";
        /// The second.
        CurrentQuestions: "Current professional questions", "Aktuális szakmai kérdések";
        /// The third.
        FutureGoals: "Future goals", "Jövőbeli célok";
        /// The fourth.
        GrantOpportunities: "Available grant opportunities", "Elérhető pályázati lehetőségek";
        /// What is late, among the current questions.
        WhatIsLate: "what is past its deadline", "lejárt határidők";
        /// The milestones that are, among them; before their names.
        LateMilestones: "milestones past their day", "lejárt határidejű részfeladatok";
        /// A decision that is open, among them.
        OpenDecision: "open decision", "nyitott döntés";
        /// Above what was to be talked about.
        Agenda: "Agenda", "Napirend";
        /// Above what bodies reported.
        Reported: "Reported", "Beszámolók";
        /// Above what bodies said to have spent.
        Spent: "Reported as spent", "Jelentett kifizetések";
        /// Above what assessors said.
        Assessed: "Assessed", "Értékelések";
        /// A column of who assessed.
        Assessor: "Assessor", "Értékelő";
        /// Above who did not.
        NotReported: "Not reported by the day of the meeting", "Az ülés napjáig nem érkezett jelentés";
        /// Above what was decided.
        Decisions: "Decisions", "Döntések";
        /// Nothing was.
        NothingDecided: "Nothing was decided.", "Nem született döntés.";
        /// A column of when, and what came of it.
        CarriedOut: "Carried out", "Végrehajtva";
        Day: "Day", "Nap";
        /// Before who met.
        Body: "Body", "Szervezet";
        Period: "Period", "Időszak";
        /// A column of numbers.
        Number: "No.", "Sorszám";
        /// A column of subjects.
        Subject: "Subject", "Téma";
        /// A column of several measures.
        Measures: "Measures", "Intézkedések";
        /// A column of one.
        Measure: "Measure", "Intézkedés";
        Id: "ID", "Azonosító";
        /// A column of statuses.
        Status: "Status", "Állapot";
        /// A column of the words of a report.
        Words: "Words", "Szöveg";
        /// A column of decisions.
        Decision: "Decision", "Döntés";
        /// A column of who is to carry them out.
        Responsible: "Responsible", "Felelős";
        /// A column of when.
        Due: "Due", "Határidő";
    }
}
