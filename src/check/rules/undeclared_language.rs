//! A text in a language that the plan does not list.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key};
use crate::model::ByLanguage;
use crate::text::{FileId, Text};

pub static RULE: Rule = Rule {
    id: "undeclared-language",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a name or text in a language that is not among the plan's `languages`",
    docs: r#"## What it finds

A name below `names`, a text below `[text.hu]`, or the `lang` of a return, in a language that is not in `languages` of `plan.toml`. A plan
without `languages` is not judged.

## Why it matters

Answers, forms and pages are made in the languages that the plan lists. A text in another one, or under a code that is mistyped, is never
shown.

## Example

```toml
# plan.toml
languages = ["en", "hu"]

[[source]]
id    = "national-funds"
name  = "National funds"
names = { hr = "Nacionalni fondovi" }   # not in the list
```

## What to do

Correct the code, or add the language to `languages`.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    if plan.languages.is_empty() {
        return;
    }
    let found = |file: FileId, place: Location, tag: &Text| {
        let message = format!("`{tag}` is not among the languages of the plan");
        let listed = plan.languages.join(", ");
        Diagnostic::new(&RULE, file, place, message)
            .help(format!("correct the code, or add it to `languages` in plan.toml: {listed} so far"))
    };
    let unlisted = |texts: &ByLanguage| -> Vec<Text> {
        texts.tags().filter(|tag| !plan.languages.contains(tag)).cloned().collect()
    };
    for (at, (_, section)) in plan.sections.iter().enumerate() {
        let tags = unlisted(&section.names);
        findings.extend(tags.iter().map(|tag| found(plan.file, field("section", at, "names"), tag)));
    }
    for (at, (_, source)) in plan.sources.iter().enumerate() {
        let tags = unlisted(&source.names);
        findings.extend(tags.iter().map(|tag| found(plan.file, field("source", at, "names"), tag)));
    }
    for (_, body) in plan.register.bodies() {
        let tags = unlisted(&body.in_languages);
        findings.extend(tags.iter().map(|tag| found(body.file, field("body", body.row, "names"), tag)));
    }
    for measure in &plan.measures {
        let tags = unlisted(&measure.texts);
        findings.extend(tags.iter().map(|tag| found(measure.file, key("text"), tag).measure(&measure.id)));
    }
    for one in &plan.returns {
        let tag = one.lang.iter().filter(|tag| !plan.languages.contains(tag));
        findings.extend(tag.map(|tag| found(one.file, key("lang"), tag)));
    }
}
