//! The texts of what is late, and of what falls due.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan overdue`.
    pub enum OverdueText {
        LateDecisions: "Late decisions", "Késedelmes döntések";
        LateMilestones: "Late milestones", "Késedelmes részfeladatok";
        /// Those of a draft, in which nothing is late.
        PassedMilestones: "Milestones whose day is past", "Elmúlt napú részfeladatok";
        /// Where nothing is late.
        Nothing: "Nothing", "nincs";
    }
}

sentences! {
    OverdueText {
        /// What is late of one thing, or nothing.
        one_overdue(what, whose, day, rest): "{what}{whose} is overdue on {day}{rest}", "Lejárt határidő{whose}: {what} ({day}{rest})";
        /// What is late of several.
        overdue(what, whose, day, rest): "{what}{whose} are overdue on {day}{rest}", "Lejárt határidő{whose}: {what} ({day}{rest})";
        /// How much of a draft has a day in the past.
        passed(what, whose, day): "Days in the past on {day}: {what}{whose}", "Elmúlt nap{whose}: {what} ({day})";
        /// For how long one thing is late.
        for_time(span): ", for {span}", "; késés: {span}";
        /// For how long the longest is.
        longest(span): ", the longest for {span}", "; a leghosszabb késés: {span}";
        /// How many have no date.
        undated(n): "; {n} undated", "; dátum nélkül: {n}";
        /// Behind several responsible bodies, of which some have completed it.
        not_completed_by(names): " (not completed by {names})", " (nem fejezte be: {names})";
        /// Whose duty it is.
        whose(body): " of {body}", " – {body}";
        /// What falls due.
        due(ahead, what, whose): "Due {ahead}: {what}{whose}", "Esedékes ({ahead}){whose}: {what}";
        /// Milestones that fall due.
        milestones_due(ahead, what): "Milestones due {ahead}: {what}", "Esedékes részfeladatok ({ahead}): {what}";
        /// Decisions that fall due.
        decisions_due(ahead, what): "Decisions due {ahead}: {what}", "Esedékes döntések ({ahead}): {what}";
        /// Where nothing does.
        nothing_due(ahead, whose): "Nothing{whose} falls due {ahead}.", "Esedékes ({ahead}){whose}: nincs.";
        /// How far ahead was looked.
        within(time, day): "within {time}, until {day}", "a következő {time} során, eddig: {day}";
        /// How far ahead was looked.
        until(day): "until {day}", "eddig: {day}";
        /// A milestone without a date.
        one_undated_milestone(count): "{count} has no date to be due, and cannot be overdue.", "Dátum nélkül, ezért nem járhat le: {count}.";
        undated_milestones(count): "{count} have no date to be due, and cannot be overdue.", "Dátum nélkül, ezért nem járhat le: {count}.";
        /// A measure without a date.
        one_undated_measure(n, ids): "{n} undated: {ids} has no date as deadline, and cannot be overdue.", "Dátum nélkül {n}: {ids}. Határidejük nem dátum, ezért nem járhat le.";
        undated_measures(n, ids): "{n} undated: {ids} have no date as deadline, and cannot be overdue.", "Dátum nélkül {n}: {ids}. Határidejük nem dátum, ezért nem járhat le.";
    }
}
