//! Texts that several answers share: titles of columns, and what is said of what is not there.

use super::texts::{sentences, texts};

texts! {
    /// A text of more than one answer.
    pub enum CommonText {
        Id: "ID", "Azonosító";
        /// A column of measures.
        Measure: "Measure", "Intézkedés";
        /// A column of how many measures.
        Measures: "Measures", "Intézkedések";
        /// A column of milestones.
        Milestone: "Milestone", "Részfeladat";
        Milestones: "Milestones", "Részfeladatok";
        /// A column of decisions of meetings.
        Decision: "Decision", "Döntés";
        /// A column of those who answer for something.
        Responsible: "Responsible", "Felelős";
        /// The row of responsible bodies.
        ResponsibleBody: "Responsible body", "Felelős szervezet";
        /// The row of partners.
        Partners: "Partners", "Partnerek";
        /// The row of means.
        Means: "Means", "Eszköz";
        /// A column of deadlines.
        Deadline: "Deadline", "Határidő";
        /// The row of the indicator.
        Indicator: "Indicator", "Mutató";
        /// The row of funding.
        Funding: "Funding", "Finanszírozás";
        /// A column of when something falls due.
        Due: "Due", "Esedékes";
        /// A column of how late something is.
        Late: "Late", "Késés";
        /// A column of how much time there is.
        TimeLeft: "Time left", "Hátralévő idő";
        /// A column of statuses.
        Status: "Status", "Állapot";
        /// A column of bodies.
        Body: "Body", "Szervezet";
        /// A column of sources of funding.
        Source: "Source", "Forrás";
        /// A column of states.
        State: "State", "Állapot";
        /// A column of days.
        Date: "Date", "Dátum";
        /// A column of years.
        Year: "Year", "Év";
        Amount: "Amount", "Összeg";
        /// A column of lines of files.
        Line: "Line", "Sor";
        /// A column of words.
        Words: "Words", "Szöveg";
        /// A column of names.
        Name: "Name", "Megnevezés";
        /// A column of kinds.
        Kind: "Kind", "Típus";
        /// A column of what was before.
        Before: "Before", "Előtte";
        /// A column of what is after.
        After: "After", "Utána";
        /// A column of differences.
        Difference: "Difference", "Eltérés";
        /// In the place of a plan's title that is wrong or missing.
        Untitled: "(title unknown)", "(ismeretlen című terv)";
        /// The same of a measure's.
        NoTitle: "(title unknown)", "(ismeretlen cím)";
        /// Of a value that a file has wrong.
        Unknown: "unknown", "ismeretlen";
        /// Of an amount that is not known.
        NotKnown: "not known", "nem ismert";
        /// Of what is not there.
        None: "none", "nincs";
        /// Of what has no day.
        NoDate: "no date", "nincs dátum";
        /// Of what nothing is said of.
        NotSaid: "not said", "nincs megadva";
        /// Of this day.
        Today: "today", "ma";
        /// Before the last of several.
        And: "and", "és";
        /// Where the words of a rule are.
        CheckSays: "`plan check` says what is wrong, and where.", "A hibát és a helyét a `plan check` mondja meg.";
        /// At the end of a page whose cells are cut.
        Cut: "Titles and names end with … where they are cut to a line: `--full` shows them whole.",
            "A … jelzi, hol van egy cím vagy név egy sorra rövidítve: teljesen a `--full` mutatja.";
        /// Likewise, where titles of the plan's own stand for published ones.
        OwnTitles: "Titles that are too long stand in short, in words of the plan's own: `--full` shows those published.",
            "A hosszú címek helyett a terv saját rövid címei állnak: a közzétetteket a `--full` mutatja.";
        /// Both.
        CutAndOwn: "Long titles stand in short, in words of the plan's own, or end with …: `--full` shows those published.",
            "A hosszú címek a terv saját szavaival rövidítve állnak, vagy …-ra végződnek: a közzétetteket a `--full` mutatja.";
    }
}

sentences! {
    CommonText {
        /// What was amended after the day asked for.
        one_amended_later(count, day, ids, how): "{count} was amended after {day} ({ids}){how}", "{count} módosult később, {day} után ({ids}){how}";
        amended_later(count, day, ids, how): "{count} were amended after {day} ({ids}){how}", "{count} módosult később, {day} után ({ids}){how}";
        /// How to ask otherwise.
        ask_at(day): ": `--at {day}` asks by what held then, as far back as the git history goes", ": az akkor érvényes szöveg szerint a `--at {day}` kérdez, ameddig a git-előzmények visszanyúlnak";
        /// How many are not named.
        more(n): "{n} more", "további {n}";
        /// How late something was.
        days_late(days): ", {days} late", ", {days} késéssel";
    }
}
