//! Laws that hold for every value: identifiers, money, dates, names, and reading whatever anybody may write.

use std::cmp::Ordering;

use chrono::{Days, NaiveDate};
use plan::check::check;
use plan::load::Loaded;
use plan::model::name::fold;
use plan::model::{Currency, Measure, MeasureId, Money, Plan, Sums};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::support::fixtures;

/// Identifiers as plans have them, and such as only differ in a zero, a letter, its case or a level.
fn ids() -> impl Strategy<Value = MeasureId> {
    let component = prop_oneof![
        select(vec!["I", "II", "III", "IV", "D", "d", "Ia"]).prop_map(str::to_owned),
        "0|[1-9][0-9]{0,2}",
        "[1-9][0-9]?[abAB]{0,2}[0-9]?",
        "[1-9A-Za-z]{1,12}",
        "[0-9A-Z]{1,3}(-[0-9a-z]{1,3}){0,2}",
    ];
    vec(component, 1..5).prop_map(|components| components.join(".").parse().unwrap())
}

proptest! {
    #[test]
    fn an_identifier_is_printed_as_it_is_written(id in ids()) {
        prop_assert_eq!(&id.to_string().parse::<MeasureId>().unwrap(), &id);
        prop_assert_eq!(id.to_string(), id.as_str());
    }

    #[test]
    fn an_identifier_is_letters_and_digits_between_dots_and_dashes(text in "[0-9A-Za-z.-]{0,70}|\\PC{0,8}|[I1.]{0,6}[ ,/\\\\é-]?[I1.]{0,3}") {
        let is_component = |c: &str| !c.is_empty() && c.chars().all(|c| c.is_ascii_alphanumeric());
        let is_id = text.len() <= MeasureId::MAX_LENGTH && text.split(['.', '-']).all(is_component);
        prop_assert_eq!(text.parse::<MeasureId>().is_ok(), is_id);
    }

    #[test]
    fn identifiers_are_in_one_order(a in ids(), b in ids(), c in ids()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
        // Whatever the three are: sorted by neighbours, the first is not after the last.
        let mut sorted = [&a, &b, &c];
        sorted.sort();
        prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
    }

    #[test]
    fn numbers_in_identifiers_count_by_value(section in ids(), n in 0..20_000_u64, more in 1..20_000_u64, letter in "[ab]?") {
        let id = |number: u64| format!("{section}.{number}{letter}").parse::<MeasureId>().ok();
        if let (Some(smaller), Some(larger)) = (id(n), id(n + more)) {
            prop_assert!(smaller < larger, "{smaller} must come before {larger}");
            prop_assert!(section < smaller, "{section} must come before {smaller}");
        }
    }

    #[test]
    fn within_is_to_begin_with_the_same_components(id in ids(), other in ids(), levels in 1..5_usize) {
        let components: Vec<&str> = id.as_str().split('.').collect();
        let own = components[..levels.min(components.len())].join(".");
        prop_assert!(id.is_within(&own));
        for ancestor in [other.as_str(), &own, &own[..own.len() - 1], ""] {
            let begins = components.starts_with(&ancestor.split('.').collect::<Vec<_>>());
            prop_assert_eq!(id.is_within(ancestor), begins, "{} in {:?}", id, ancestor);
        }
    }
}

/// Amounts with up to four decimals, from one ten-thousandth to the largest there is.
fn amounts() -> impl Strategy<Value = Decimal> {
    let whole = prop_oneof![0..1_000_i64, 1_000..1_000_000_000_i64, 0..1_000_000_000_000_000_i64];
    let part = prop_oneof![
        Just((0, 0)),
        (0..10_000_i64).prop_map(|part| (part, 4)),
        (0..100_i64).prop_map(|part| (part, 2))
    ];
    (whole, part).prop_map(|(whole, (part, scale))| {
        let decimals = Decimal::new(part, scale);
        Decimal::from(whole) + if whole == 999_999_999_999_999 { Decimal::ZERO } else { decimals }
    })
}

fn money() -> impl Strategy<Value = Money> {
    let currency = select(vec![Currency::HUF, Currency::EUR, Currency::CHF]);
    (amounts(), currency).prop_map(|(amount, currency)| Money { amount, currency })
}

/// What stands in a file for an amount, with the underscores that people put between thousands.
fn with_underscores(amount: Decimal) -> String {
    let plain = Money { amount, currency: Currency::HUF }.to_string();
    plain.trim_start_matches("HUF ").replace(',', "_")
}

proptest! {
    #[test]
    fn money_is_printed_to_the_last_digit(money in money(), negative in any::<bool>()) {
        let money = Money { amount: if negative { -money.amount } else { money.amount }, ..money };
        let printed = money.to_string();
        let (code, amount) = printed.split_once(' ').unwrap();
        prop_assert_eq!(code, money.currency.code());
        prop_assert_eq!(amount.replace(',', "").parse::<Decimal>().unwrap(), money.amount);
        // Three digits between any two commas, one to three before the first.
        let whole = amount.trim_start_matches('-').split('.').next().unwrap();
        let groups: Vec<usize> = whole.split(',').map(str::len).collect();
        prop_assert!((1..=3).contains(&groups[0]) && groups[1..].iter().all(|&len| len == 3), "{}", printed);
    }

    #[test]
    fn sums_are_exact_in_any_order(mut amounts in vec(money(), 0..20), cut in any::<Index>()) {
        let sums: Sums = amounts.iter().copied().collect();
        for currency in [Currency::HUF, Currency::EUR, Currency::CHF] {
            // In whole ten-thousandths, where nothing can be rounded.
            let units = |amount: Decimal| (amount * Decimal::from(10_000)).try_into().unwrap();
            let own = amounts.iter().filter(|money| money.currency == currency);
            let expected: i128 = own.map(|money| -> i128 { units(money.amount) }).sum();
            prop_assert_eq!(units(sums.amount(currency)), expected);
        }
        // Of two halves, the second first.
        if !amounts.is_empty() {
            let at = cut.index(amounts.len());
            amounts.rotate_left(at);
        }
        let rotated: Sums = amounts.into_iter().collect();
        prop_assert_eq!(rotated.to_string(), sums.to_string());
    }

    #[test]
    fn an_amount_in_a_file_is_the_amount_of_the_model(amount in amounts(), underscores in any::<bool>()) {
        let written = if underscores { with_underscores(amount) } else { amount.to_string() };
        let allocation = format!("[[allocation]]\nsource = \"treasury\"\nyear = 2023\namount = {written}\n");
        let measure = measure("2023-12-31", &allocation);
        prop_assert_eq!(measure.allocations[0].amount(), Some(amount));
    }
}

/// A measure as the model has it: a point of the decision with this deadline, and with what else it says.
#[track_caller]
fn measure(deadline: &str, more: &str) -> Measure {
    let plan = plan_with(deadline, more);
    plan.measure(&point()).unwrap().clone()
}

/// The id of the point that the laws are tried on.
fn point() -> MeasureId {
    "D.9".parse().unwrap()
}

/// The invented plan with that point in it.
#[track_caller]
fn plan_with(deadline: &str, more: &str) -> Plan {
    let text =
        format!("kind = \"point\"\ntitle = \"A law\"\nresponsible = [\"ML\"]\ndeadline = {deadline}\n{more}");
    let loaded = in_the_invented_plan(text);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.plan.unwrap()
}

/// Reads a file as a point of the invented plan, which is small: many times over, that counts.
fn in_the_invented_plan(content: impl Into<Vec<u8>>) -> Loaded {
    let mut files = fixtures::invented_files();
    files.push(("decision/D.9.toml".to_owned(), content.into()));
    fixtures::load_memory(files)
}

/// Days of years that TOML can write.
fn days() -> impl Strategy<Value = NaiveDate> {
    let day = |year| {
        (Just(year), 1..=366_u32).prop_filter_map("no such day", |(y, d)| NaiveDate::from_yo_opt(y, d))
    };
    prop_oneof![1..=9999_i32, 2021..=2025_i32].prop_flat_map(day)
}

proptest! {
    #[test]
    fn a_date_in_a_file_is_the_date_of_the_model(day in days()) {
        prop_assert_eq!(measure(&day.to_string(), "").deadline.date(), Some(day));
    }

    #[test]
    fn late_is_every_day_after_the_deadline_and_no_other(deadline in days(), days in 0..100_000_u64) {
        let plan = plan_with(&deadline.to_string(), "");
        let measure = plan.measure(&point()).unwrap();
        prop_assert_eq!(plan.days_overdue(measure, deadline), None);
        if let Some(before) = deadline.checked_sub_days(Days::new(days)) {
            prop_assert_eq!(plan.days_overdue(measure, before), None);
        }
        let after = deadline + Days::new(days);
        prop_assert_eq!(plan.days_overdue(measure, after), (days > 0).then_some(days as i64));
    }

    #[test]
    fn nothing_is_late_once_it_is_ended(deadline in days(), ended in days(), asked in days(), withdrawn in any::<bool>()) {
        let ending = if withdrawn {
            format!("[[amendment]]\ndate = {ended}\nbasis = \"a law\"\nwithdrawn = true\n")
        } else {
            format!("[[report]]\ndate = {ended}\nbody = \"ML\"\nstatus = \"completed\"\n")
        };
        let plan = plan_with(&deadline.to_string(), &ending);
        // What ends it counts from its own day on.
        let is_late = asked > deadline && asked < ended;
        prop_assert_eq!(plan.days_overdue(plan.measure(&point()).unwrap(), asked).is_some(), is_late);
    }
}

/// Names as Hungarian and English registers have them.
fn names() -> impl Strategy<Value = String> {
    "[A-Za-zÁÉÍÓÖŐÚÜŰáéíóöőúüű0-9]{1,8}([ '’–-][A-Za-záéíóöőúüű]{1,10}){0,5}"
}

fn without_accents(name: &str) -> String {
    let accents = "ÁÉÍÓÖŐÚÜŰáéíóöőúüű".chars().zip("AEIOOOUUUaeiooouuu".chars());
    accents.fold(name.to_owned(), |name, (accented, plain)| name.replace(accented, &plain.to_string()))
}

proptest! {
    #[test]
    fn folding_what_is_folded_changes_nothing(name in prop_oneof![any::<String>(), names()]) {
        prop_assert_eq!(fold(&fold(&name)), fold(&name));
    }

    #[test]
    fn case_accents_and_spaces_do_not_tell_names_apart(name in names(), space in "[ \t\n\u{a0}\u{2003}]{1,3}") {
        let folded = fold(&name);
        let alike = [
            name.to_uppercase(),
            name.to_lowercase(),
            name.nfd().collect(),
            name.nfc().collect(),
            without_accents(&name),
            name.replace(' ', &space),
            format!("{space}{name}{space}"),
        ];
        for other in alike {
            prop_assert_eq!(fold(&other), folded.clone(), "{:?} and {:?}", other, name);
        }
    }

    #[test]
    fn other_letters_tell_names_apart(name in names(), letter in "[a-z0-9]") {
        prop_assert_ne!(fold(&format!("{name}{letter}")), fold(&name));
    }
}

#[test]
fn every_body_is_found_by_every_one_of_its_names() {
    let register = fixtures::real_plan().plan.unwrap().register;
    let mut asked = 0;
    for (id, body) in register.bodies() {
        for name in body.names() {
            let forms = [
                name.to_owned(),
                name.to_uppercase(),
                name.to_lowercase(),
                name.nfd().collect(),
                without_accents(name),
                without_accents(name).to_uppercase(),
                name.replace('\'', "’").replace(' ', "  "),
            ];
            for form in forms {
                let found = register.find(&form).map(|found| register.name(found));
                assert_eq!(found, Some(register.name(id)), "{form}");
                asked += 1;
            }
        }
    }
    assert!(asked > 500, "{asked}");
}

/// What must hold of everything that was read, whatever it was.
fn assert_sound(loaded: Loaded) {
    for problem in loaded.problems.iter().filter(|problem| problem.kind.leaves_out()) {
        let is_incomplete = loaded.incomplete_files().contains(&problem.primary.file);
        assert!(is_incomplete, "an error in a file that counts as whole: {problem:?}");
    }
    let has_error = loaded.problems.iter().any(|problem| problem.kind.leaves_out());
    assert!(has_error || loaded.is_whole(), "a file is broken, and nothing says why: {:?}", loaded.broken);

    let report = check(&loaded, None, &fixtures::options());
    for finding in report.open.iter().chain(&report.accepted) {
        let text = &loaded.files[finding.primary.file].text;
        let mut spans = vec![fixtures::span_of(finding)];
        spans.extend(finding.suggestion.as_ref().map(|suggestion| suggestion.span));
        for span in spans {
            let stretch = text.get(span.start as usize..span.end as usize);
            assert!(stretch.is_some(), "{span:?} is no stretch of the {} bytes: {finding:?}", text.len());
        }
        let hidden = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!finding.message.contains(hidden), "what does not print reached a message: {finding:?}");
    }
}

/// Reads a real file beside `plan.toml` and `bodies.toml` alone: of fifty measures, that is a tenth of the work.
fn beside_the_lists(path: &str, content: Vec<u8>) -> Loaded {
    let mut files = fixtures::real_files();
    files.retain(|(other, _)| other != path && !other.contains('/'));
    files.push((path.to_owned(), content));
    fixtures::load_memory(files)
}

/// A change of a file.
#[derive(Clone, Debug)]
enum Edit {
    Delete(usize),
    Duplicate(usize),
    Insert(Vec<u8>),
    /// Puts another value behind the first `=` that follows: what breaks the meaning, and not the syntax.
    Value(&'static str),
}

fn edits() -> impl Strategy<Value = Vec<(Index, Edit)>> {
    let tokens = [
        "\"",
        "'",
        "\"\"\"",
        "[",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "#",
        "\n",
        "\r",
        "_",
        "-",
        "0",
        "9",
        "1e9",
        "nan",
        "true",
        "2023-02-30",
        "é",
        "\u{301}",
        "\u{202e}",
        "\u{1b}[2J",
        "\\u001b",
        "\\",
        "\0",
        "[[allocation]]\n",
        "amount = -1\n",
        "year = 2023\n",
        "[[report]]\n",
        "[[allow]]\nrule = \"x\"\nreason = \"y\"\n",
        "HUF 5 ",
    ];
    let inserted = prop_oneof![
        4 => select(tokens.to_vec()).prop_map(|token| token.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..5),
    ];
    let values = [
        "\"\"",
        "\"x\"",
        "\"Ministry of Interior\"",
        "[]",
        "[\"BM\", \"bm\"]",
        "[[]]",
        "{}",
        "true",
        "0",
        "-7",
        "2023",
        "1e400",
        "nan",
        "0xff",
        "2023-12-31",
        "\"2023-12-31\"",
        "0001-01-01",
        "07:32:00",
        "\"HUF 70 million\"",
        "\"a\\u0007b\"",
        "99999999999999999999999999999999",
    ];
    let edit = prop_oneof![
        4 => select(values.to_vec()).prop_map(Edit::Value),
        1 => (1..40_usize).prop_map(Edit::Delete),
        1 => (1..200_usize).prop_map(Edit::Duplicate),
        1 => inserted.prop_map(Edit::Insert),
    ];
    vec((any::<Index>(), edit), 1..5)
}

fn edited(mut content: Vec<u8>, edits: &[(Index, Edit)]) -> Vec<u8> {
    for (at, edit) in edits {
        let at = at.index(content.len() + 1);
        let upto = |length: &usize| content.len().min(at + length);
        match edit {
            Edit::Delete(length) => drop(content.drain(at..upto(length))),
            Edit::Duplicate(length) => {
                let twice = content[at..upto(length)].to_vec();
                content.splice(at..at, twice);
            }
            Edit::Value(value) => {
                let end_of =
                    |from: usize, byte| content[from..].iter().position(|&b| b == byte).map(|n| from + n);
                if let Some((equals, end)) =
                    end_of(at, b'=').and_then(|equals| Some((equals, end_of(equals, b'\n')?)))
                {
                    content.splice(equals + 1..end, format!(" {value}").into_bytes());
                }
            }
            Edit::Insert(bytes) => drop(content.splice(at..at, bytes.iter().copied())),
        }
    }
    content
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in "\\PC{0,200}|[a-z\\[\\]{}\"'=.,#\n0-9_é -]{0,300}") {
        assert_sound(in_the_invented_plan(text));
    }

    #[test]
    fn any_bytes_can_be_read(bytes in vec(any::<u8>(), 0..100)) {
        assert_sound(in_the_invented_plan(bytes));
    }

}

proptest! {
    // Each reads the real lists.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_real_file_with_any_damage_can_be_read(file in any::<Index>(), edits in edits()) {
        let files = fixtures::real_files();
        let (path, content) = &files[file.index(files.len())];
        assert_sound(beside_the_lists(path, edited(content.clone(), &edits)));
    }

    #[test]
    fn damaged_lists_can_be_read(register in any::<bool>(), edits in edits()) {
        let path = if register { "bodies.toml" } else { "plan.toml" };
        let content = fixtures::bytes(format!("plan/{path}"));
        assert_sound(beside_the_lists(path, edited(content, &edits)));
    }
}
