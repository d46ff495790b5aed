//! A text in a language that the plan does not list.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key};
use crate::model::ByLanguage;
use crate::text::{FileId, TextSlice};

pub static RULE: Rule = Rule {
    id: "undeclared-language",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a name or text in a language that is not among the plan's `languages`",
    docs: r#"## What it finds

A name below `names`, a text below `[text.hu]`, or the `lang` of a return or a meeting, in a language that is not in `languages` of `plan.toml`. A plan
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
    let found = |file: FileId, place: Location, tag: &TextSlice| {
        let message = format!("`{tag}` is not among the languages of the plan");
        let listed = plan.languages.join(", ");
        Diagnostic::new(&RULE, file, place, message)
            .help(format!("correct the code, or add it to `languages` in plan.toml: {listed} so far"))
    };
    let unlisted = |texts: &ByLanguage, file: FileId, under: &Location| -> Vec<Diagnostic> {
        let tags = texts.tags().filter(|tag| !plan.languages.contains(tag));
        tags.map(|tag| found(file, under.clone().name(tag.to_string()), tag)).collect()
    };
    for (at, (_, section)) in plan.sections.iter().enumerate() {
        findings.extend(unlisted(&section.names, plan.file, &field("section", at, "names")));
    }
    for (at, (_, source)) in plan.sources.iter().enumerate() {
        findings.extend(unlisted(&source.names, plan.file, &field("source", at, "names")));
    }
    if let Some(coordination) = &plan.coordination {
        let of = key("coordination");
        let (coordinator, department) = (&coordination.coordinator_names, &coordination.department_names);
        findings.extend(unlisted(coordinator, plan.file, &of.clone().key("coordinator_names")));
        findings.extend(unlisted(department, plan.file, &of.clone().key("department_names")));
        for (at, procedure) in coordination.procedures.iter().enumerate() {
            let names = of.clone().key("procedure").at(at).key("names");
            findings.extend(unlisted(&procedure.names, plan.file, &names));
        }
    }
    for (_, body) in plan.register.bodies() {
        findings.extend(unlisted(&body.in_languages, body.file, &field("body", body.row, "names")));
        for (at, duty) in body.duties.iter().enumerate() {
            let names = field("body", body.row, "duties").at(at).key("names");
            findings.extend(unlisted(&duty.names, body.file, &names));
        }
    }
    for one in plan.register.successions() {
        findings.extend(unlisted(&one.names, one.file, &field("succession", one.row, "names")));
    }
    for measure in &plan.measures {
        let of_measure = unlisted(&measure.texts, measure.file, &key("text"));
        findings.extend(of_measure.into_iter().map(|finding| finding.measure(&measure.id)));
    }
    let of_meetings = plan.meetings.iter().filter_map(|it| Some((it.file, it.lang.as_ref()?)));
    for (file, tag) in of_meetings.filter(|(_, tag)| !plan.languages.contains(tag)) {
        findings.push(found(file, key("lang"), tag));
    }
    for one in &plan.returns {
        let tag = one.lang.iter().filter(|tag| !plan.languages.contains(tag));
        findings.extend(tag.map(|tag| found(one.file, key("lang"), tag)));
    }
}
