//! The JSON contract, version 1.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};

use super::escape::{first, is_unprintable, may_begin};
use super::options::Envelope;
use super::values::Day;
use crate::model::{MeasureId, UnknownValue};
use crate::text::is_printable_ascii;

/// The contract's version; it changes only when a key changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Enveloped<'a, T> {
    version: u32,
    command: &'a str,
    plan: Option<&'a str>,
    as_of: Option<Day>,
    revision: Option<&'a str>,
    /// There only where something is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<UnknownJson<'a>>,
    /// There only where there are any: the paths of files that could not be read.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread_files: &'a [String],
    #[serde(flatten)]
    answer: T,
}

/// A value that the answer needs and that is not known; `measure`: null for the plan's own files.
#[derive(Serialize)]
struct UnknownJson<'a> {
    measure: Option<&'a str>,
    /// There only for what is wrong in a return or a meeting's file, and belongs to no measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    field: &'static str,
}

impl<'a> From<&'a UnknownValue> for UnknownJson<'a> {
    fn from(value: &'a UnknownValue) -> Self {
        let UnknownValue { measure, path, field } = value;
        UnknownJson { measure: measure.as_ref().map(MeasureId::as_str), path: path.as_deref(), field }
    }
}

pub fn write(out: &mut impl Write, envelope: Envelope<'_>, answer: &impl Serialize) -> io::Result<()> {
    let enveloped = Enveloped {
        version: VERSION,
        command: envelope.command,
        plan: envelope.plan,
        as_of: envelope.as_of.map(Day),
        revision: envelope.revision,
        unknown: envelope.left_out.iter().flat_map(|it| &it.values).map(UnknownJson::from).collect(),
        unread_files: envelope.left_out.map_or(&[], |it| &it.files),
        answer,
    };
    write_bare(out, &enveloped)
}

/// Writes a value as it is, for formats that are not ours.
pub fn write_bare(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Printable(PrettyFormatter::new()));
    value.serialize(&mut serializer)?;
    writeln!(out)
}

/// Pretty, and with every character that a terminal would act upon escaped: JSON demands that only for some of them.
struct Printable(PrettyFormatter<'static>);

impl Formatter for Printable {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if is_printable_ascii(fragment) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, active)) = first(rest, may_begin, is_unprintable) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in active.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + active.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(out, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_upon_is_escaped_and_reads_back_the_same() {
        let text = "\u{1b}[31m ő \u{9b} \u{202e} \u{7f} \"\n";
        let mut out = Vec::new();
        let mut serializer =
            serde_json::Serializer::with_formatter(&mut out, Printable(PrettyFormatter::new()));
        text.serialize(&mut serializer).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(!json.contains(is_unprintable), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
