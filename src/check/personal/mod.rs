//! What in a text leads to a person or a place, by plain scanning, in one pass for each kind.

mod address;
pub mod free_text;
mod mail;
mod phone;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A street address.
    Address,
}

impl Kind {
    /// As a finding calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Mail => "an e-mail address",
            Kind::Phone => "a telephone number",
            Kind::Address => "a street address",
        }
    }
}

/// The kinds that a text holds, each once.
pub fn kinds(text: &str) -> impl Iterator<Item = Kind> {
    // Each of them has a digit, an `@`, or words that people write for it: a text without these needs no closer look.
    let may = text.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'@' | b'(' | b'['));
    let found = |holds: fn(&str) -> bool, kind| (may && holds(text)).then_some(kind);
    [found(mail::is_in, Kind::Mail), found(phone::is_in, Kind::Phone), found(address::is_in, Kind::Address)]
        .into_iter()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn holds(kind: Kind, texts: &[&str]) {
        for text in texts {
            assert_eq!(kinds(text).collect::<Vec<_>>(), [kind], "{text}");
        }
    }

    #[test]
    fn mail() {
        holds(
            Kind::Mail,
            &[
                "anna.kiss@example.org",
                "write to <anna@mail.example.hu>, please",
                "mailto:anna@example.org",
                "anna (at) example.org",
                "anna[kukac]example.hu",
                "https://example.org/?who=anna@example.org",
            ],
        );
    }

    #[test]
    fn telephones() {
        holds(
            Kind::Phone,
            &[
                "+36 1 234 5678",
                "call +36-30-123-4567.",
                "06-1-234-5678",
                "06 30 123 4567",
                "(06 1) 234-5678",
                "06/30/123-4567",
                "06301234567",
                "tel:+3612345678",
                "0036 1 234 5678",
                "+420 123 456 789",
                "+44 20 7946 0958",
                "(555) 123-4567",
                "555-123-4567",
                "phone: 234 5678",
                "Tel.: 1/234-5678",
                "in 2023 06-1-234-5678 answered",
            ],
        );
    }

    #[test]
    fn addresses() {
        holds(
            Kind::Address,
            &[
                "1052 Budapest, Váci utca 12.",
                "a Széchenyi István tér 7-8. alatt",
                "Rákóczi út 5/B",
                "Petőfi u. 3.",
                "Erzsébet KÖRÚT 21",
                "the house at 12 Main Street",
                "12b Old Mill Road, London",
                "221 Baker St., London",
                "Váci Street 12",
                "Hauptstraße 5",
                "Wiener Gasse 5",
            ],
        );
    }

    #[test]
    fn what_is_none_of_them() {
        for text in [
            "HUF 132 000 000 for 2 facilities in 2023; HUF 88 000 000",
            "+12 000 000 HUF more than in 2022",
            "Government Decree No. 354/2012. (XII. 13.)",
            "1228/2022 (IV. 14.) and 1046/2020 (II. 18.)",
            "2022. 06. 15. – 2022. 07. 30.",
            "2022.06.15-2022.07.30",
            "from 2022-06-15 to 2022-12-31",
            "06-15-2022, 06/15/2022 12:30",
            "II.3.10 and D.3a",
            "https://example.org/06-1-234-5678/+3612345678",
            "https://medium.com/@anna/a-text",
            "evidence/0612345678.pdf",
            "docs/2022-12-15.pdf",
            "0612345678.pdf",
            "In 2022 Silk Road was closed",
            "Az út 3 szakasza",
            "az utca 12 lakója",
            "12 courses in 3 towns (2 new)",
            "the main street has 12 houses",
            "99.5 % of 1 234 567",
            "ISBN 978-963-12-3456-7",
            "@ noon, a @ b",
            "call 2022-2023 for proposals",
            "3 new members of staff, 24 hours a day",
        ] {
            assert_eq!(kinds(text).collect::<Vec<_>>(), [], "{text}");
        }
    }

    #[test]
    fn hostile_texts_cost_no_square() {
        for part in ["a@", "1 ", "06-", "A u. ", "+1(", "@.a", "12 A ", "(at)"] {
            let _ = kinds(&part.repeat(200_000)).count();
        }
    }
}
