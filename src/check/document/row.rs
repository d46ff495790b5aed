//! The rows of the official table, and how a document may write them.

use chrono::{Datelike, NaiveDate};

use crate::labels::Language;
use crate::model::{Deadline, Measure, Plan};
use crate::text::TextSlice;

pub use crate::model::PublishedRow as Row;

impl Row {
    /// Whether it is said in one of the forms in which the document may have it; `true` where the measure has no such row.
    pub fn is_said(self, plan: &Plan, measure: &Measure, says: impl Fn(&str) -> bool) -> bool {
        let words = |words: &Option<TextSlice>| words.as_deref().is_none_or(&says);
        match self {
            Row::Title => says(&measure.title),
            // A plan without such a row has none that could be compared.
            Row::Responsible if measure.responsible.is_empty() => true,
            Row::Responsible => says(&plan.responsible_wording(measure)),
            Row::Partners => match plan.partners_wording(measure) {
                // What the file says with an empty list, a table says with a dash.
                none if none.is_empty() => ["-", "–", "—"].into_iter().any(says),
                some => says(&some),
            },
            Row::Means => words(&measure.means),
            Row::Indicator => words(&measure.indicator),
            Row::Funding => words(&measure.funding),
            Row::Deadline if let Some(published) = &measure.wording.deadline => says(published),
            Row::Deadline => match &measure.deadline {
                Deadline::Date(day) => FORMS_OF_DAYS.into_iter().any(|form| says(&form(*day))),
                Deadline::Period(period) => says(&period.to_string()),
                Deadline::Words(words) => says(words),
                Deadline::Unknown | Deadline::Missing => true,
            },
        }
    }
}

/// The ways to write a day, the usual ones first: `31 December 2023`, `2023-12-31`, `2023. december 31.`, `31/12/2023` ...
const FORMS_OF_DAYS: [fn(NaiveDate) -> String; 12] = [
    |day| Language::English.long_day(day),
    |day| day.to_string(),
    |day| Language::Hungarian.long_day(day),
    |day| format!("{} {}, {}", Language::English.month(day), day.day(), day.year()),
    |day| day.format("%d/%m/%Y").to_string(),
    |day| day.format("%m/%d/%Y").to_string(),
    |day| day.format("%d.%m.%Y").to_string(),
    |day| day.format("%Y.%m.%d").to_string(),
    |day| day.format("%Y. %m. %d").to_string(),
    |day| day.format("%Y/%m/%d").to_string(),
    |day| day.format("%-d %b %Y").to_string(),
    |day| format!("{}. {}. {}.", day.year(), ROMAN.get(day.month0() as usize).unwrap_or(&""), day.day()),
];

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

#[cfg(test)]
mod tests {
    use super::FORMS_OF_DAYS;

    #[test]
    fn a_day_in_every_form() {
        let day = chrono::NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
        let forms = [
            "31 December 2023",
            "2023-12-31",
            "2023. december 31.",
            "December 31, 2023",
            "31/12/2023",
            "12/31/2023",
            "31.12.2023",
            "2023.12.31",
            "2023. 12. 31",
            "2023/12/31",
            "31 Dec 2023",
            "2023. XII. 31.",
        ];
        assert_eq!(FORMS_OF_DAYS.map(|form| form(day)), forms);
    }
}
