//! Fingerprints of findings, by which a code host knows a finding again when lines have moved.

use std::collections::HashMap;

use super::Diagnostic;
use crate::model::MeasureId;
use crate::text::Files;

/// One for each finding, in their order: sixteen hexadecimal digits made of the rule, the file and the message, and
/// of how many alike came before. Lines and columns have no part in it.
pub fn fingerprints<'a>(files: &'a Files, findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<String> {
    let prints = prints(findings, |finding| &files[finding.primary.file].path);
    prints.map(|print| format!("{print:016x}")).collect()
}

/// As [`fingerprints`], but a measure is known by its id: its findings stay the same when its file moves.
pub fn lasting<'a>(
    files: &'a Files,
    findings: impl IntoIterator<Item = &'a Diagnostic>,
) -> impl Iterator<Item = u64> {
    prints(findings, |finding| {
        let id = finding.measure.as_ref().map(MeasureId::as_str);
        id.unwrap_or(&files[finding.primary.file].path)
    })
}

fn prints<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    home: impl Fn(&'a Diagnostic) -> &'a str,
) -> impl Iterator<Item = u64> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    findings.into_iter().map(move |finding| {
        let parts = [finding.rule.id, home(finding), &finding.message];
        let hash = parts.iter().fold(START, |hash, part| step(step(hash, part.as_bytes()), &[0]));
        let before = seen.entry(hash).or_default();
        let hash = step(hash, &before.to_le_bytes());
        *before += 1;
        hash
    })
}

/// FNV-1a: written down in ten lines, and the same on every machine and in every release.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(super::step(super::START, b"foobar"), 0x8594_4171_f739_67e8);
    }
}
