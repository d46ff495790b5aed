//! Which of the words above the headings are the title of the plan.

use crate::model::name::{fold, words};

/// Kinds of plans, folded.
const KINDS: [&str; 11] = [
    "action plan",
    "national action plan",
    "implementation plan",
    "annual plan",
    "plan",
    "work plan",
    "cselekvesi terv",
    "nemzeti cselekvesi terv",
    "intezkedesi terv",
    "vegrehajtasi terv",
    "terv",
];

/// Words of the act that a plan belongs to, or of its place there, how they begin, folded.
const ACTS: [&str; 10] = [
    "hatarozat",
    "rendelet",
    "melleklet",
    "fuggelek",
    "annex",
    "appendix",
    "decision",
    "resolution",
    "decree",
    "schedule",
];

/// The title of a plan, from the rows of words above the headings. After a row that is only the kind of a plan, such as "Action
/// plan", the title continues in the next row. A row that names an act is not the title.
pub fn of(rows: &[String]) -> Option<String> {
    let is_act = |row: &&String| {
        let folded = fold(row);
        words(&folded).any(|word| ACTS.iter().any(|act| word.starts_with(act)))
    };
    let at = rows.iter().position(|row| !is_act(&row)).unwrap_or_default();
    let first = rows.get(at)?;
    let is_kind = KINDS.contains(&fold(first).trim_matches(|c: char| !c.is_alphanumeric()));
    // A row such as "draft 14 January" is a note.
    let next = rows.get(at + 1).filter(|next| is_kind && next.split_whitespace().count() > 2);
    Some(next.map_or_else(|| first.clone(), |next| format!("{first} {next}")))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_title_is_more_than_what_every_plan_is_called() {
        let title = |rows: &[&str]| of(&rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            title(&["ACTION PLAN", "for quiet roads and lanes"]).unwrap(),
            "ACTION PLAN for quiet roads and lanes"
        );
        assert_eq!(
            title(&["A Kormány 1/2031. (V. 6.) határozata", "Csendes utak terve"]).unwrap(),
            "Csendes utak terve"
        );
        assert_eq!(
            title(&["Plan for Quiet Roads", "draft of 14 January 2031"]).unwrap(),
            "Plan for Quiet Roads"
        );
        assert_eq!(title(&["1. melléklet"]).unwrap(), "1. melléklet");
        assert_eq!(title(&[]), None);
    }
}
