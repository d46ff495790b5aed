//! What is counted, one and several.

use super::Language;

/// An enum of what is counted: every variant with its English words for one and for several, and the Hungarian one, which
/// stays the same after a number.
macro_rules! nouns {
    ($($(#[$doc:meta])* $noun:ident: $one:literal, $many:literal, $hungarian:literal;)+) => {
        /// What is counted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Noun {
            $($(#[$doc])* $noun,)+
        }

        impl Noun {
            /// The word behind a number.
            pub const fn after(self, n: usize, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Noun::$noun, Language::English) => if n == 1 { $one } else { $many },
                        (Noun::$noun, Language::Hungarian) => $hungarian,
                    )+
                }
            }
        }
    };
}

nouns! {
    /// A measure.
    Measure: "measure", "measures", "intézkedés";
    /// A point of the decision.
    Point: "point of the decision", "points of the decision", "határozati pont";
    /// The file of a measure.
    MeasureFile: "file of a measure", "files of measures", "intézkedésfájl";
    /// A milestone.
    Milestone: "milestone", "milestones", "részfeladat";
    /// A milestone, and that it was something.
    MilestoneWas: "milestone was", "milestones were", "késedelmes részfeladat";
    /// A milestone that is late.
    LateMilestone: "late milestone", "late milestones", "késedelmes részfeladat";
    /// A decision of a meeting.
    Decision: "decision", "decisions", "döntés";
    /// One that is late.
    LateDecision: "late decision", "late decisions", "késedelmes döntés";
    /// A deadline.
    Deadline: "deadline", "deadlines", "határidő";
    /// A day.
    Day: "day", "days", "nap";
    /// A month.
    Month: "month", "months", "hónap";
    /// A year.
    Year: "year", "years", "év";
    /// A body of the register.
    Body: "body", "bodies", "szervezet";
    /// A source of funding.
    Source: "source of funding", "sources of funding", "finanszírozási forrás";
    /// A commit.
    Commit: "commit", "commits", "commit";
    /// A paper of a meeting.
    Paper: "paper", "papers", "irat";
    /// A change.
    Change: "change", "changes", "változás";
    /// A file.
    File: "file", "files", "fájl";
    /// A table.
    Table: "table", "tables", "tábla";
    /// A row.
    Row: "row", "rows", "sor";
    /// A cell of a sheet.
    Cell: "cell", "cells", "cella";
    /// Money of a measure.
    Allocation: "allocation", "allocations", "forrásrendelés";
    /// A rule.
    Rule: "rule", "rules", "szabály";
    /// What a rule finds.
    Finding: "finding", "findings", "megállapítás";
    /// An error.
    Error: "error", "errors", "hiba";
    /// A warning.
    Warning: "warning", "warnings", "figyelmeztetés";
    /// A note.
    Note: "note", "notes", "megjegyzés";
    /// A finding that was accepted.
    Accepted: "accepted", "accepted", "elfogadva";
}

impl Noun {
    /// `1 measure`, `2 measures`, `2 intézkedés`.
    pub fn count(self, n: usize, language: Language) -> String {
        format!("{} {}", language.count(n), self.after(n, language))
    }
}
