//! How far measures are: as a bar, and as cells of a sheet.

use crate::labels::{CommonText, Language, Noun, StatusText};
use crate::model::Status;
use crate::query::status::{Due, Progress};
use crate::render::chart::Fill;
use crate::render::page::SheetValue;

/// The character of each status in a bar, the most advanced first. They differ in shape, so that no colour is needed.
pub const MARKS: [(Status, char); 5] = [
    (Status::Completed, '█'),
    (Status::InProgress, '▓'),
    (Status::NotStarted, '▒'),
    (Status::Unreported, '░'),
    (Status::Withdrawn, '×'),
];

/// Every status with how its part of a chart is filled, the most advanced first.
pub const FILLS: [(Status, Fill); 5] = [
    (Status::Completed, Fill::Solid),
    (Status::InProgress, Fill::Stripes),
    (Status::NotStarted, Fill::Dots),
    (Status::Unreported, Fill::Outline),
    (Status::Withdrawn, Fill::Crossed),
];

/// The columns of [`cells`]: the contract's keys.
pub const HEADER: [&str; 13] = [
    "items",
    "unreported",
    "not_started",
    "in_progress",
    "completed",
    "withdrawn",
    "overdue",
    "undated",
    "late_milestones",
    "disputed",
    "contested",
    "completed_late",
    "not_completed",
];

/// The figures for a spreadsheet.
pub fn cells(progress: &Progress) -> impl Iterator<Item = SheetValue> + use<> {
    let mut cells = vec![progress.measures];
    cells.extend(Status::ALL.map(|status| progress.count(status)));
    cells.extend([progress.overdue, progress.undated]);
    cells.extend([progress.late_milestones, progress.disputed, progress.contested, progress.completed_late]);
    cells.push(progress.not_completed);
    cells.into_iter().map(SheetValue::from)
}

/// "3 completed, 47 unreported"; what there is none of is not mentioned.
pub fn counts(progress: &Progress, language: Language) -> String {
    let counts = MARKS.iter().map(|&(status, _)| (progress.count(status), language.status(status)));
    let counts = counts.chain([(progress.unknown, CommonText::Unknown.in_language(language))]);
    let said: Vec<String> =
        counts.filter(|&(n, _)| n > 0).map(|(n, word)| language.counted(n, word)).collect();
    if said.is_empty() { StatusText::None.in_language(language).to_owned() } else { said.join(", ") }
}

/// "2 measures", "1 milestone": what falls due on a day, each kind by itself.
pub fn due_words(due: &Due, language: Language) -> Vec<String> {
    let counts =
        [(Noun::Measure, due.measures), (Noun::Point, due.points), (Noun::Milestone, due.milestones)];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(noun, count)| noun.count(count, language)).collect()
}

/// A bar of so many characters. Every part that is not empty gets at least one, as far as there is room; the largest
/// parts get fewer for that.
pub fn bar(progress: &Progress, width: usize) -> String {
    let mut parts = MARKS.map(|(status, mark)| {
        let count = progress.count(status);
        let share = (count * width + progress.measures / 2) / progress.measures.max(1);
        (if count > 0 { share.max(1) } else { 0 }, mark)
    });
    loop {
        let sum: usize = parts.iter().map(|(share, _)| share).sum();
        let Some(largest) = parts.iter_mut().max_by_key(|(share, _)| *share).filter(|(share, _)| *share > 0)
        else {
            break;
        };
        match sum.cmp(&width) {
            std::cmp::Ordering::Less => largest.0 += 1,
            std::cmp::Ordering::Greater => largest.0 -= 1,
            std::cmp::Ordering::Equal => break,
        }
    }
    parts.iter().flat_map(|&(share, mark)| std::iter::repeat_n(mark, share)).collect()
}
