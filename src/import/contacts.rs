//! Columns with persons and how to reach them. A plan is public, so they are left out of it unless the mapping includes them.

use super::candidate::Candidate;
use super::field::Field;
use crate::model::name::fold;

/// How such headings begin, folded.
const BEGIN: [&str; 17] = [
    "contact",
    "phone",
    "telephone",
    "tel",
    "mobile",
    "mobil",
    "e-mail",
    "email",
    "focal point",
    "name of the contact",
    "kapcsolattart",
    "telefon",
    "elerhetoseg",
    "ugyintezo",
    "referens",
    "person in charge",
    "name of the person",
];

/// Whether a heading is that of a column with persons, or with their telephone numbers or addresses.
pub fn is_contact(heading: &str) -> bool {
    let folded = fold(&heading.replace('_', " "));
    let words = folded.split_whitespace().count();
    let is_one = |begin: &&str| {
        let rest = folded.strip_prefix(*begin);
        rest.is_some_and(|rest| begin.len() > 5 || !rest.starts_with(char::is_alphanumeric))
    };
    let is_of_person = folded.ends_with("e-mail") || folded.ends_with("email") || folded.ends_with("phone");
    words <= 5 && (BEGIN.iter().any(is_one) || is_of_person)
}

/// Leaves out columns of responsible persons where another column has the responsible bodies.
pub fn leave_out_persons(candidates: &mut [Candidate]) {
    let is_person = |one: &Candidate| {
        let folded = fold(&one.title);
        one.is(Field::Responsible)
            && ["person", "official", "szemely", "neve"].iter().any(|word| folded.contains(word))
    };
    if candidates.iter().any(|one| one.is(Field::Responsible) && !is_person(one)) {
        let persons = candidates.iter_mut().filter(|one| is_person(one));
        persons.for_each(|one| one.field = Some((Field::Ignore, 100)));
    }
}

#[cfg(test)]
mod tests {
    use super::is_contact;

    #[test]
    fn headings_of_persons_are_known() {
        for heading in
            ["Contact person", "E-mail", "Phone", "Tel.", "Kapcsolattartó", "Telefonszám", "Lead e-mail"]
        {
            assert!(is_contact(heading), "{heading}");
        }
        for heading in
            ["Television", "Telephone lines laid in all schools of the county", "Measure", "Mobility"]
        {
            assert!(!is_contact(heading), "{heading}");
        }
    }
}
