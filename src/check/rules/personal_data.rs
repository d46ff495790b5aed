//! What leads to a person or a place in what people write: addresses, telephone numbers, numbers of persons and accounts.

use crate::check::paths::secret_paths;
use crate::check::personal::Kind;
use crate::check::personal::free_text::{
    dotted, look_through, look_through_names, look_through_own, look_through_row,
};
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, PathSegment, Rule, Severity};
use crate::model::Measure;
use crate::schema::FileKind;
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "personal-data",
    severity: Severity::Error,
    group: Group::Default,
    summary: "what leads to a person or a place in what people write: an address, a telephone or identity number, coordinates",
    docs: r#"## What it finds

In what people write, an e-mail address, a telephone number, a street address, coordinates, the number of a lot of land, of a bank
account, or one by which a person is known (social security, tax, personal number, papers), and a date of birth: reports and assessments with their evidence,
meetings, short titles, texts in other languages, milestones, the units of metrics, what an allocation pays for, the basis of an amendment, of a
succession or of the closing, reasons, and keys of the plan's own with what stands under them.

The published words of the act, and the names of bodies, sources and sections, are kept and shown as they are. In them an e-mail
address, a telephone number and a number by which a person is known are a warning: it may be that of an office. Ids are not looked at.

The names of files and folders are, but for the ids of measures, of which a telephone number is none (`invalid-id`); where they are shown, such a
name is left out. Hungarian and international forms are known. The finding
gives the place, and never repeats it.

## Why it matters

The plan is public and victims are not. Nothing that leads to a person, or to a shelter, belongs in it, and what was once in a
public repository stays in its history.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "in-progress"
text   = "ask at name@example.org"
```

## What to do

Remove it, and name an office instead of a person. Where the change was pushed already, ask the keepers of the repository to
take it out of the history as well.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    look_through(measure, FileKind::Measure, &mut |kind, path, is_published| {
        let what = match &path[..] {
            [PathSegment::Key(table), PathSegment::Index(_), PathSegment::Key(key), ..] => {
                format!("`{key}` of {} {table} of {}", article(table), measure.id)
            }
            _ if is_published => format!("`{}` of {}", dotted(&path), measure.id),
            _ => of_own(&path),
        };
        let found = finding(measure.file, (kind, is_published), path, &what);
        findings.push(found.measure(&measure.id));
    });
}

/// The same in all other files of the plan.
pub fn check_plan(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    for (at, kind) in secret_paths(on.files) {
        let message = format!("the path of this file holds {}", kind.name());
        let start = Location::Span(Default::default());
        findings.push(Diagnostic::new(&RULE, FileId(at), start, message).help(HELP_ON_PATH));
    }
    let mut look = |file: FileId, found: (Kind, bool), path: Vec<PathSegment>| {
        let what = of_own(&path);
        findings.push(finding(file, found, path, &what));
    };
    look_through(plan, FileKind::Plan, &mut |kind, path, act| look(plan.file, (kind, act), path));
    for (_, body) in plan.register.bodies() {
        let place = ("body", body.row);
        look_through_names(body, place, &mut |kind, path, name| look(body.file, (kind, name), path));
    }
    for moved in plan.register.successions() {
        let place = ("succession", moved.row);
        look_through_row(moved, place, &mut |kind, path, act| look(moved.file, (kind, act), path));
    }
    if let Some((register, extra)) = plan.register.bodies().next().zip(plan.register.file().extra.as_ref()) {
        look_through_own(extra, &mut |kind, path, act| look(register.1.file, (kind, act), path));
    }
    for one in &plan.returns {
        for (row, allow) in one.allows.iter().enumerate() {
            look_through_row(allow, ("allow", row), &mut |kind, path, act| {
                look(one.file, (kind, act), path);
            });
        }
        if let Some(extra) = &one.extra {
            look_through_own(extra, &mut |kind, path, act| look(one.file, (kind, act), path));
        }
    }
    for meeting in &plan.meetings {
        look_through(meeting, FileKind::Meeting, &mut |kind, path, act| {
            let what = format!("{} of the meeting {}", of_own(&path), meeting.id);
            findings.push(finding(meeting.file, (kind, act), path, &what));
        });
    }
}

/// What holds it, where the file says whose it is.
fn of_own(path: &[PathSegment]) -> String {
    match path {
        [PathSegment::Key(table), ..] if table == "extra" => "a value below `[extra]`".to_owned(),
        path => format!("`{}`", dotted(path)),
    }
}

const HELP_ON_PATH: &str =
    "rename the file or its folder: a return may be named after its body, `reports/2022-H2/IM.toml`";

const HELP: &str = "remove it: a plan is public; name an office, not a person or a place";

const HELP_ON_PUBLISHED: &str = "published words and names are kept and shown as they are: if it is not an office's own, ask \
    for another wording; if it is, accept it with [[allow]]";

/// `is_published`: it is in published words or in a name, which are kept as they are and may give what belongs to an office: that
/// is a warning.
fn finding(
    file: FileId,
    (kind, is_published): (Kind, bool),
    path: Vec<PathSegment>,
    what: &str,
) -> Diagnostic {
    let message = format!("{what} holds {}", kind.name());
    let finding = Diagnostic::new(&RULE, file, Location::Key(path), message).secret();
    match is_published {
        true => Diagnostic { severity: Severity::Warning, ..finding }.help(HELP_ON_PUBLISHED),
        false => finding.help(HELP),
    }
}

fn article(table: &str) -> &'static str {
    if table.starts_with('a') { "an" } else { "a" }
}
