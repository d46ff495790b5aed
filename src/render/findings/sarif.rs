//! Findings as SARIF 2.1.0: the part of it that code scanning reads, as a model of our own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::located::Spot;
use super::located::{Located, LocatedFindings};
use crate::diagnostic::{Rule, Severity};
use crate::render::json;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    invocations: Option<[Invocation; 1]>,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: [Notification; 1],
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message<'static>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    text: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints<'a> {
    #[serde(rename = "plan/v1")]
    plan: &'a str,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    status: &'static str,
    justification: &'a str,
}

/// Most results of a run: hosts refuse a file with more.
const MOST: usize = 25_000;

/// Findings that files accept are there too, as suppressed. Of more than a host takes, the most severe are there, and a
/// notification says how many are not.
pub fn write(out: &mut impl Write, findings: &LocatedFindings<'_>) -> io::Result<()> {
    let mut all: Vec<&Located<'_>> = findings.open.iter().chain(&findings.accepted).collect();
    let left_out = all.len().saturating_sub(MOST);
    if left_out > 0 {
        // Stable: the order of the files is kept within a severity.
        all.sort_by_key(|finding| (finding.accepted.is_some(), finding.severity));
        all.truncate(MOST);
    }
    let all = || all.iter().copied();
    let rules: BTreeMap<&str, &Rule> = all().map(|finding| (finding.rule.id, finding.rule)).collect();
    let rules: Vec<&Rule> = rules.into_values().collect();
    let results = all().map(|finding| result(&rules, finding));
    let driver = Driver {
        name: "plan",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules.iter().map(|rule| descriptor(rule)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        // A column is a Unicode character, as everywhere in this program.
        column_kind: "unicodeCodePoints",
        invocations: (left_out > 0).then(|| [incomplete(left_out)]),
        results: results.collect(),
    };
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    json::write_bare(out, &Log { schema, version: "2.1.0", runs: [run] })
}

/// What the run says where results are left out.
fn incomplete(left_out: usize) -> Invocation {
    let message = format!(
        "{left_out} more findings are left out: code scanning takes {MOST} results of a run. `plan check` shows them all."
    );
    let notification = Notification { level: "warning", message: Message { text: message.into() } };
    Invocation { execution_successful: true, tool_execution_notifications: [notification] }
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.id,
        short_description: text(rule.summary),
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn result<'a>(rules: &[&Rule], finding: &'a Located<'a>) -> SarifResult<'a> {
    let message = match &finding.help {
        Some(help) => Message { text: format!("{} ({help})", finding.message).into() },
        None => text(&finding.message),
    };
    let related = (1..).zip(&finding.others).map(|(id, (spot, said))| Location {
        id: Some(id),
        message: (!said.is_empty()).then(|| text(said)),
        ..location(spot)
    });
    let suppression = |reason| Suppression { kind: "inSource", status: "accepted", justification: reason };
    SarifResult {
        rule_id: finding.rule.id,
        rule_index: rules.binary_search_by_key(&finding.rule.id, |rule| rule.id).ok(),
        level: level(finding.severity),
        message,
        locations: [location(&finding.spot)],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { plan: &finding.fingerprint },
        suppressions: finding.accepted.as_deref().map(suppression).into_iter().collect(),
    }
}

fn location<'a>(spot: &Spot<'a>) -> Location<'a> {
    let region = Region {
        start_line: spot.start.line,
        start_column: spot.start.column,
        end_line: spot.end.line,
        end_column: spot.end.column,
    };
    let artifact_location = Artifact { uri: uri(spot.path), uri_base_id: "%SRCROOT%" };
    let physical_location = Physical { artifact_location, region };
    Location { id: None, physical_location, message: None }
}

fn text(text: &str) -> Message<'_> {
    Message { text: text.into() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative reference: what has a meaning in a URI is written as its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into())
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_a_relative_reference() {
        assert_eq!(super::uri("plan/I/I.1.1.toml"), "plan/I/I.1.1.toml");
        assert_eq!(super::uri("a:b/ő %?#.toml"), "a%3Ab/%C5%91%20%25%3F%23.toml");
    }
}
