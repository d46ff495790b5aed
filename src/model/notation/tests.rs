//! Amounts in every notation, read back.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::model::{Currency, Money};

#[track_caller]
fn says(words: &str, expected: &[&str]) {
    let money = |currency, amount: Decimal| Money { amount, currency }.to_string();
    let said = |Amount { currency, reading, .. }: Amount| match reading {
        Reading::Exactly(value) => money(currency, value),
        Reading::OneOf(values) => {
            values.iter().map(|value| money(currency, *value)).collect::<Vec<_>>().join(" | ")
        }
        Reading::Between(from, to) => format!("{} .. {}", money(currency, from), money(currency, to)),
        Reading::Each(one) => format!("{} each", money(currency, one)),
        Reading::Unreadable => format!("{} ?", currency.code()),
    };
    let said = |amount: Amount| match amount.role {
        Role::Own => said(amount),
        Role::Part => format!("of it {}", said(amount)),
        Role::Equivalent => format!("that is {}", said(amount)),
    };
    let found: Vec<String> = amounts(words, Currency::HUF).into_iter().map(said).collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn both_notations_of_the_plan() {
    says("HUF 70 million – additional funding for 2023", &["HUF 70,000,000"]);
    says(
        "HUF 132 000 000 for 2 facilities in 2023; HUF 88 000 000 for",
        &["HUF 132,000,000", "HUF 88,000,000"],
    );
}

#[test]
fn other_notations() {
    says(
        "EUR 1,500,000 and EUR 1.5 million, CHF 2\u{a0}500",
        &["EUR 1,500,000", "EUR 1,500,000", "CHF 2,500"],
    );
    says("HUF 0,5 billion", &["HUF 500,000,000"]);
    says("HUF 12.50", &["HUF 12.5"]);
    for words in [
        "250 000 EUR",
        "€250 000",
        "EUR 0.25 Million",
        "€ 250'000",
        "0,25 Mio. €",
        "250k EUR",
        "€250K",
        "250.000 euró",
        "250\u{202f}000 €",
        "250 ezer euró",
        "250 TEUR",
        "0.25 MEUR",
        "250,000.00 EUR",
        "EUR 250.000,-",
        "250 mila euro",
        "0,25 M€",
    ] {
        says(words, &["EUR 250,000"]);
    }
    for words in [
        "HUF 70 mio",
        "70 millió Ft",
        "70.000.000 Ft",
        "70 MFt",
        "0,07 mrd Ft",
        "0.07 milliárd forint",
        "70 millió forintot",
        "70 millió Ft-ot",
        "70M HUF",
        "70 000 eFt",
        "70 000 E Ft",
        "70 000 ezer Ft",
        "70mFt",
        "HUF 70m",
        "70.000.000,- Ft",
        "HUF70 million",
        "70-million-forint",
    ] {
        says(words, &["HUF 70,000,000"]);
    }
    says("1.250.000 Ft", &["HUF 1,250,000"]);
    says("$5m and £2bn", &["USD 5,000,000", "GBP 2,000,000,000"]);
    says("100 zł, 200 Kč, 300 lei", &["PLN 100", "CZK 200", "RON 300"]);
    says("US$1.5 million", &["USD 1,500,000"]);
    says("EUR million 5 and HUF 1_000_000", &["EUR 5,000,000", "HUF 1,000,000"]);
    says("3 mil millones EUR", &["EUR 3,000,000,000"]);
}

#[test]
fn what_stands_once_goes_for_both() {
    says("HUF 70 and 132 million", &["HUF 70,000,000", "HUF 132,000,000"]);
    says("70, 88 és 132 millió Ft", &["HUF 70,000,000", "HUF 88,000,000", "HUF 132,000,000"]);
    says("HUF 70 million and 132 million", &["HUF 70,000,000", "HUF 132,000,000"]);
    says("EUR 300 and EUR 2 million", &["EUR 300", "EUR 2,000,000"]);
    says("HUF 70 million and 2 million persons", &["HUF 70,000,000"]);
    says("HUF 70 million, 12 facilities", &["HUF 70,000,000"]);
    says("in 2023 and 132 million HUF", &["HUF 132,000,000"]);
    says("in 2023 HUF 70 million", &["HUF 70,000,000"]);
    says("70 million HUF 2023", &["HUF 70,000,000"]);
    says("12 months 250 000 EUR 12 months", &["EUR 250,000"]);
}

#[test]
fn ranges_and_unclear_figures() {
    says("EUR 5-7 million", &["EUR 5,000,000 .. EUR 7,000,000"]);
    says("between 5 and 7 million HUF", &["HUF 5,000,000 .. HUF 7,000,000"]);
    says("€10 000 – €20 000", &["EUR 10,000 .. EUR 20,000"]);
    says("HUF 1.5–2 billion", &["HUF 1,500,000,000 .. HUF 2,000,000,000"]);
    says("€1.5M-€2M", &["EUR 1,500,000 .. EUR 2,000,000"]);
    says("EUR 5 million-EUR 7 million", &["EUR 5,000,000 .. EUR 7,000,000"]);
    says("1.250 EUR", &["EUR 1,250 | EUR 1.25"]);
    says("EUR 1,250", &["EUR 1,250 | EUR 1.25"]);
    says("EUR 500,000", &["EUR 500,000"]);
    says("5 mil EUR", &["EUR 5,000 | EUR 5,000,000"]);
    says("EUR 1,00,000", &["EUR ?"]);
    says("HUF 99999999999999999999999999999999999999999999", &["HUF ?"]);
}

#[test]
fn amounts_that_are_multiplied_or_divided() {
    for words in [
        "HUF 5 million each",
        "5 millió Ft évente",
        "HUF 5 million per year",
        "HUF 5 million/year",
        "5 Mio. HUF jährlich",
    ] {
        says(words, &["HUF 5,000,000 each"]);
    }
    says("2 x HUF 5 million", &["HUF 5,000,000 | HUF 10,000,000"]);
    says("3 × 250 000 EUR", &["EUR 250,000 | EUR 750,000"]);
    says("1/4 million EUR", &["EUR ?"]);
    says("EUR 5 million permanently", &["EUR 5,000,000"]);
}

#[test]
fn parts_and_equivalents() {
    says("EUR 250,000 (HUF 95 million)", &["EUR 250,000", "that is HUF 95,000,000"]);
    says("HUF 95 million (about EUR 250,000.00)", &["HUF 95,000,000", "that is EUR 250,000"]);
    says("HUF 70 million (HUF 12 million)", &["HUF 70,000,000", "HUF 12,000,000"]);
    says(
        "HUF 100 million, of which HUF 30 million in 2022, HUF 70 million in 2023; HUF 5 million",
        &["HUF 100,000,000", "of it HUF 30,000,000", "of it HUF 70,000,000", "HUF 5,000,000"],
    );
    says("100 millió Ft, ebből 30 millió Ft képzés", &["HUF 100,000,000", "of it HUF 30,000,000"]);
}

#[test]
fn currencies_of_two_words() {
    says("250 000 Hungarian forints", &["HUF 250,000"]);
    says("2 million US dollars and 300,000 Swiss francs.", &["USD 2,000,000", "CHF 300,000"]);
    says("5 millió magyar forint, 10 millió svájci frank", &["HUF 5,000,000", "CHF 10,000,000"]);
    says("12 Hungarian experts", &[]);
}

#[test]
fn numbers_in_words() {
    for words in ["two million euros", "kétmillió forint", "Fünf Millionen Euro", "ten thousand EUR"] {
        assert!(is_spelled_out(words), "{words}");
    }
    for words in [
        "EUR 2 million",
        "HUF 70-million",
        "70 millió Ft",
        "250 ezer forint",
        "3 thousand million EUR",
        "no amount",
    ] {
        assert!(!is_spelled_out(words), "{words}");
    }
}

#[test]
fn what_names_no_amount() {
    says("to be implemented from national funds in 2023", &[]);
    says("the EFOP Plus programme, 2022 budget", &[]);
    says("HUF million", &[]);
    says("HUFF 12", &[]);
    says("ALL 46 measures of the TOP 5", &[]);
    says("354/2012. (XII. 13.) Korm. r., 12. §", &[]);
    says("12 fő, 3 m, 20 km", &[]);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        units in 0_i64..=999_999_999_999,
        scale in 0_u32..=4,
        group in proptest::sample::select(vec!["", " ", "\u{a0}", "\u{202f}", "\u{2009}", ".", ",", "'", "’"]),
        point in proptest::sample::select(vec![".", ","]),
        (before, behind, code) in proptest::sample::select(vec![
            ("EUR ", "", "EUR"), ("", " EUR", "EUR"), ("€", "", "EUR"), ("", "€", "EUR"), ("", " Ft", "HUF"),
            ("HUF\u{a0}", "", "HUF"), ("", " forint", "HUF"), ("£", "", "GBP"), ("", " zł", "PLN"), ("", " Kč", "CZK"),
            ("", " lei", "RON"), ("$", "", "USD"), ("CHF ", "", "CHF"),
        ]),
        (size, power) in proptest::sample::select(vec![
            ("", 0), (" million", 6), (" millió", 6), (" mio", 6), ("k", 3), (" ezer", 3), ("bn", 9), (" milliárd", 9),
            (" mrd", 9), (" thousand", 3), ("M", 6), (" Mio.", 6),
        ]),
    ) {
        let point = if group == point { if point == "." { "," } else { "." } } else { point };
        let value = Decimal::new(units, scale);
        let plain = value.to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut written = String::new();
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                written.push_str(group);
            }
            written.push(digit);
        }
        if !decimals.is_empty() {
            written.extend([point, decimals]);
        }
        let text = format!("in all {before}{written}{size}{behind}.");
        let expected = (value * Decimal::from(10_u64.pow(power))).normalize();
        let found = amounts(&text, Currency::HUF);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(found[0].currency.code(), code, "{}", &text);
        match &found[0].reading {
            Reading::Exactly(read) => prop_assert_eq!(*read, expected, "{}", &text),
            Reading::OneOf(all) => prop_assert!(all.contains(&expected), "{} {:?}", &text, all),
            other => prop_assert!(false, "{} {:?}", &text, other),
        }
    }

    #[test]
    fn any_text_is_read(text in ".{0,60}") {
        for amount in amounts(&text, Currency::HUF) {
            prop_assert!(text.get(amount.written).is_some());
        }
    }

    #[test]
    fn any_figures_are_read(text in "[0-9]{0,4}[ .,'–-]{0,2}(HUF|€|Ft|million|and| |mil|k|to){0,2}[0-9]{0,4}[., ]?[0-9]{0,3}(HUF|€|Ft|million| |-){0,3}") {
        for amount in amounts(&text, Currency::HUF) {
            prop_assert!(text.get(amount.written).is_some());
        }
    }
}
