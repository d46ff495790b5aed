//! Reports that are added to returns: they read back as they were, and all else in the file stays.

use chrono::{Days, NaiveDate};
use plan::check::{Options, check};
use plan::edit::{Answer, ChangeSet, NewReport, ReturnOf, add_to_return};
use plan::load::Loaded;
use plan::model::Status;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::support::fixtures;

const CYCLE: &str = "\n[[metric]]\nid = \"nights\"\nname = \"nights\"\nunit = \"nights\"\n\n[coordination]\n\
    coordinator = \"the keeper\"\nbody = \"ML\"\ncycle = \"half-yearly\"\n";

/// The invented plan with a cycle, and these returns.
fn plan_with(returns: &[(String, String)]) -> Loaded {
    let mut files = fixtures::invented_files();
    for (path, content) in &mut files {
        match path.as_str() {
            "plan.toml" => content.extend_from_slice(CYCLE.as_bytes()),
            "I/I.1.1.toml" => {
                let text = String::from_utf8(content.clone()).unwrap();
                *content =
                    text.replace("\n[[allocation]]", "metrics = [\"nights\"]\n\n[[allocation]]").into();
            }
            _ => {}
        }
    }
    let returns = returns.iter().map(|(path, text)| (path["plan/".len()..].to_owned(), text.clone().into()));
    files.extend(returns);
    fixtures::load_memory(files)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn figure(answer: &Answer) -> plan::model::FieldValue {
    match answer {
        Answer::Figure(figure) => plan::model::FieldValue::Number(*figure),
        Answer::Words(words) => panic!("{words} is no figure"),
    }
}

fn report(date: NaiveDate) -> NewReport {
    NewReport {
        measure: "I.1.1".parse().unwrap(),
        is_assessment: false,
        date,
        status: Some(Status::InProgress),
        milestone: None,
        values: Vec::new(),
        text: None,
        evidence: Vec::new(),
        spent: Vec::new(),
    }
}

/// The path and text of the lighthouses' return with these reports in it, and whether anything changed.
fn added(returns: &[(String, String)], reports: &[NewReport]) -> (String, String, bool) {
    let loaded = plan_with(returns);
    let plan = loaded.plan.as_ref().unwrap();
    let of = ReturnOf {
        body: plan.register.find("ML").unwrap(),
        period: "2030-H1".parse().unwrap(),
        lang: Some("hu".to_owned()),
        file_name: plan::check::shown_slug,
    };
    let mut changes = ChangeSet::default();
    let path = add_to_return(&mut changes, (&loaded, plan), &of, reports).unwrap();
    let old = returns.iter().find(|(known, _)| *known == path).map(|(_, text)| text.clone());
    match changes.texts().next() {
        Some((_, _, new)) => (path, new.to_owned(), true),
        None => (path, old.unwrap_or_default(), false),
    }
}

#[test]
fn a_new_return_is_named_after_the_body_and_laid_out() {
    let first = NewReport { text: Some("the \"oil\"".to_owned()), ..report(day("2030-06-01")) };
    let (path, text, _) = added(&[], &[first]);
    assert_eq!(path, "plan/reports/2030-H1/ML.toml");
    let expected = "body   = \"Ministry of Lighthouses\"\nlang   = \"hu\"\nperiod = \"2030-H1\"\ndate   = 2030-06-01\n\n\
        [[report]]\nmeasure = \"I.1.1\"\nstatus  = \"in-progress\"\ntext    = 'the \"oil\"'\n";
    assert_eq!(text.replace("\"the \\\"oil\\\"\"", "'the \"oil\"'"), expected);
    assert_eq!(plan::edit::laid_out(&text).as_deref(), Some(text.as_str()));
}

#[test]
fn a_report_stands_in_order_of_date_and_nothing_else_moves() {
    let old = "\u{feff}# ours\r\nbody = \"ml\"\r\nperiod = \"2030-H1\"\r\ndate = 2030-06-10 # all\r\n\r\n\
        # first\r\n[[report]]\r\nmeasure   =   \"I.1.1\"\r\nstatus = \"not-started\"\r\ndate = 2030-06-05\r\n\r\n\
        # second\r\n[[report]]\r\nmeasure = \"I.1.1\"\r\nstatus = \"in-progress\"";
    let returns = vec![("plan/reports/2030-H1/lights.toml".to_owned(), old.to_owned())];
    let table =
        |date: &str| format!("[[report]]\r\nmeasure = \"I.1.1\"\r\n{date}status  = \"completed\"\r\n");
    let with = |date| added(&returns, &[NewReport { status: Some(Status::Completed), ..report(day(date)) }]);
    let (path, first, _) = with("2030-06-01");
    assert_eq!(path, returns[0].0, "the file that says it is the return");
    let dated = |date: &str| table(&format!("date    = {date}\r\n"));
    assert_eq!(first, old.replace("# first", &(dated("2030-06-01") + "\r\n# first")));
    let (_, between, _) = with("2030-06-05");
    assert_eq!(between, old.replace("# second", &(dated("2030-06-05") + "\r\n# second")));
    let (_, last, _) = with("2030-06-10");
    assert_eq!(last, format!("{old}\r\n\r\n{}", table("")));
}

#[test]
fn the_same_report_twice_adds_nothing() {
    let one = NewReport {
        values: vec![("nights".to_owned(), Answer::Figure(Decimal::new(10, 1)))],
        ..report(day("2030-06-01"))
    };
    let (path, text, _) = added(&[], &[one.clone(), one.clone()]);
    assert_eq!(text.matches("[[report]]").count(), 1);
    let (_, again, is_changed) = added(&[(path, text.clone())], &[one]);
    assert_eq!((again, is_changed), (text, false));
}

#[test]
fn what_cannot_be_read_is_never_written_over() {
    let path = "plan/reports/2030-H1/ML.toml".to_owned();
    let loaded = plan_with(&[(path, "body = \"ML\"\nperiod = \"2030-H1\"\nwhat is this".to_owned())]);
    let plan = loaded.plan.as_ref().unwrap();
    let body = plan.register.find("ML").unwrap();
    let of =
        ReturnOf { body, period: "2030-H1".parse().unwrap(), lang: None, file_name: plan::check::shown_slug };
    let mut changes = ChangeSet::default();
    let why = add_to_return(&mut changes, (&loaded, plan), &of, &[report(day("2030-06-01"))]).unwrap_err();
    assert!(why.to_string().contains("ML.toml cannot be read"), "{why}");
    assert!(changes.is_empty());
}

/// Reports as a body may make them, in words that are hard to quote.
fn reports() -> impl Strategy<Value = NewReport> {
    let words = || "[a-zé\"'\\\\#=\\[\\]{}ő„” ]{0,12}[a-z]([\\n\\t][a-z\"]{0,5}[.]){0,2}";
    let statuses = select(vec![Status::NotStarted, Status::InProgress]);
    (
        0_u64..29,
        statuses,
        prop::option::of(0_i64..999_999),
        prop::option::of(words()),
        vec("[a-z]{1,8}", 0..3),
    )
        .prop_map(|(late, status, value, text, evidence)| NewReport {
            date: day("2030-06-01") + Days::new(late),
            status: Some(status),
            values: value
                .map(|value| ("nights".to_owned(), Answer::Figure(Decimal::new(value, 2))))
                .into_iter()
                .collect(),
            text,
            evidence: evidence.iter().map(|name| format!("https://example.org/{name}")).collect(),
            ..report(day("2030-06-01"))
        })
}

proptest! {
    #[test]
    fn what_is_reported_reads_back_the_same(mut all in vec(reports(), 1..5)) {
        // Of one day there is one: two that differ would be a finding.
        all.sort_by_key(|one| one.date);
        all.dedup_by_key(|one| one.date);
        let mut shuffled = all.clone();
        shuffled.reverse();
        let mut returns = Vec::new();
        for one in &shuffled {
            let (path, text, _) = added(&returns, std::slice::from_ref(one));
            returns = vec![(path, text)];
        }
        let loaded = plan_with(&returns);
        let found = check(&loaded, None, &Options::on(day("2030-07-01")));
        let in_return: Vec<_> = found.open.iter().filter(|finding| {
            loaded.files[finding.primary.file].path == returns[0].0
        }).map(|finding| (finding.rule.id, finding.message.clone())).collect();
        prop_assert!(in_return.is_empty(), "{in_return:?}\n{}", returns[0].1);
        let plan = loaded.plan.as_ref().unwrap();
        let measure = plan.measure(&"I.1.1".parse().unwrap()).unwrap();
        prop_assert_eq!(measure.reports.len(), all.len());
        for (read, new) in measure.reports.iter().zip(all.iter().map(|one| one.settled(plan))) {
            prop_assert_eq!((read.date, Some(read.status)), (new.date, new.status));
            prop_assert_eq!(read.text.as_deref(), new.text.as_deref());
            let values: Vec<_> = read.values.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
            let given = new.values.iter().map(|(name, value)| (name.clone(), figure(value)));
            prop_assert_eq!(values, given.collect::<Vec<_>>());
            let evidence: Vec<_> = read.evidence.iter().map(ToString::to_string).collect();
            prop_assert_eq!(&evidence, &new.evidence);
        }
    }
}
