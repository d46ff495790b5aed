//! Amounts in the published words that can be read in more than one way.

use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::notation::{Amount, Reading};
use crate::model::{Measure, Money};

pub static RULE: Rule = Rule {
    id: "unclear-amount",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an amount in the published words of the funding that is not clear, and that no allocation settles",
    docs: r#"## What it finds

An amount in the words of `funding` that can be read in two ways (`1.250 EUR` is 1250 or 1.25), that is a range (`EUR 5-7
million`), or whose figures cannot be read, where no allocation has an amount that it may mean.

## Why it matters

An amount that cannot be read is missing from every total, and the totals would look complete.

## Example

```toml
funding = "1.250 EUR from the national budget"
```

## What to do

Add an `[[allocation]]` with the amount that is meant. Where it is not known, leave the amount out and accept the finding with an
`[[allow]]` and its reason. The published words stay as they are.
"#,
};

/// What there is to say of such an amount in the words of a measure.
pub(super) fn finding(measure: &Measure, words: &str, amount: &Amount) -> Diagnostic {
    let written = words.get(amount.written.clone()).unwrap_or_default();
    let money = |value| Money { amount: value, currency: amount.currency }.to_string();
    let meant = match &amount.reading {
        Reading::Between(from, to) => format!("is a range, from {} to {}", money(*from), money(*to)),
        Reading::OneOf(values) => {
            let all: Vec<String> = values.iter().map(|value| money(*value)).collect();
            format!("can be read as {}", all.join(" or as "))
        }
        Reading::Each(one) => format!("is {} for each of several, or each year", money(*one)),
        Reading::Exactly(_) | Reading::Unreadable => "names money, but its figures cannot be read".to_owned(),
    };
    let message = format!("\"{written}\" in {} {meant}", measure.id);
    Diagnostic::new(&RULE, measure.file, key("funding"), message)
        .measure(&measure.id)
        .help("add an [[allocation]] with the amount that is meant; the published words stay as they are")
}
