//! Which column of days goes with which column of milestones.

use super::mapping::Found;

/// A milestone of a sheet: the column of its title, and that of its day.
pub type MilestoneColumns<'a, 'm> = (Option<&'a Found<'m>>, Option<&'a Found<'m>>);

/// Puts each column of days to its milestones: by the numbers in their headings, else one by one where there are as many of
/// both, else to the nearest milestones before it.
pub fn pairs<'a, 'm>(titles: &[&'a Found<'m>], days: &[&'a Found<'m>]) -> Vec<MilestoneColumns<'a, 'm>> {
    let numbers =
        |all: &[&Found<'_>]| all.iter().map(|found| number(&found.mapped.title)).collect::<Vec<_>>();
    let (of_titles, of_days) = (numbers(titles), numbers(days));
    let are_numbered = of_days
        .iter()
        .all(|day| day.is_some() && of_titles.iter().filter(|title| *title == day).count() == 1);
    let mut pairs: Vec<MilestoneColumns<'a, 'm>> = titles.iter().map(|title| (Some(*title), None)).collect();
    for (at, day) in days.iter().enumerate() {
        let free = |pair: &MilestoneColumns<'_, '_>| pair.1.is_none();
        let is_before = |title: Option<&Found<'_>>| title.is_some_and(|title| title.column < day.column);
        let place = if are_numbered {
            of_titles.iter().position(|title| *title == of_days[at])
        } else if titles.len() == days.len() {
            Some(at)
        } else {
            pairs.iter().rposition(|(title, _)| is_before(*title))
        };
        match place.filter(|place| pairs.get(*place).is_some_and(free)) {
            Some(place) => pairs[place].1 = Some(day),
            None => pairs.push((None, Some(day))),
        }
    }
    pairs
}

/// The number in a heading: "Milestone 2", "2. mérföldkő határideje".
fn number(heading: &str) -> Option<u32> {
    let digits = heading.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::field::Field;
    use crate::import::mapping::MappedColumn;
    use crate::import::sheet::Column;

    #[test]
    fn days_go_with_their_own_milestones() {
        for (headings, expected) in [
            ("M1 D1 M2 D2", "M1-D1 M2-D2"),
            ("M1 M2 D1 D2", "M1-D1 M2-D2"),
            ("M1 M2 D2", "M1- M2-D2"),
            ("M1 M2 D1", "M1-D1 M2-"),
            ("M M D", "M- M-D"),
            ("M D M", "M-D M-"),
            ("D1 D2", "-D1 -D2"),
        ] {
            let field =
                |heading: &str| if heading.starts_with('M') { Field::Milestone } else { Field::MilestoneDue };
            let mapped: Vec<MappedColumn> = headings
                .split(' ')
                .zip(0..)
                .map(|(heading, at)| MappedColumn::new(Column(at), heading.to_owned(), field(heading)))
                .collect();
            let found: Vec<Found<'_>> =
                mapped.iter().zip(0..).map(|(mapped, at)| Found { column: Column(at), mapped }).collect();
            let of = |field| found.iter().filter(|one| one.mapped.field == field).collect::<Vec<_>>();
            let name = |found: Option<&Found<'_>>| {
                found.map_or_else(String::new, |found| found.mapped.title.clone())
            };
            let paired: Vec<String> = pairs(&of(Field::Milestone), &of(Field::MilestoneDue))
                .into_iter()
                .map(|(title, day)| format!("{}-{}", name(title), name(day)))
                .collect();
            assert_eq!(paired.join(" "), expected, "{headings}");
        }
    }
}
