//! What the files of a plan may refer to: bodies, sections, sources, appropriations.

use super::fields::{Sink, Value};
use super::{rules, values};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::name::closest;
use crate::model::{
    Appropriation, AppropriationId, BodyId, Currency, FundingSource, MeasureId, Plan, Register, Section,
    SectionId, SourceId,
};

/// The register and the lists of `plan.toml`, as far as they could be read.
///
/// Where the file that holds a list is broken, a name that is not in it may be in the part that could not be read:
/// it is no finding of its own, only the file that uses it stays unresolved.
#[derive(Default)]
pub(super) struct Names {
    pub register: Register,
    pub register_is_whole: bool,
    pub sections: Vec<Section>,
    pub sources: Vec<FundingSource>,
    pub appropriations: Vec<Appropriation>,
    pub currency: Option<Currency>,
    pub lists_are_whole: bool,
}

impl Names {
    /// A body, by any of its names.
    pub fn body(&self, sink: &mut Sink, value: Value<'_>) -> Option<BodyId> {
        self.body_as_written(sink, value).map(|(body, _)| body)
    }

    /// A body with the name by which the file calls it.
    pub fn body_as_written(&self, sink: &mut Sink, value: Value<'_>) -> Option<(BodyId, String)> {
        let name = values::text(sink, value)?;
        if let Some(body) = self.register.find(&name) {
            return Some((body, name));
        }
        if !self.register_is_whole {
            sink.unresolved = true;
            return None;
        }
        let meant = self.register.suggest(&name);
        let message = format!("`{name}` is not in the register of bodies");
        let finding = sink.report(&rules::UNKNOWN_BODY, value.span, message);
        did_you_mean(
            finding,
            value,
            &meant,
            "add it to bodies.toml, or correct the name",
        );
        None
    }

    pub fn source(&self, sink: &mut Sink, value: Value<'_>) -> Option<SourceId> {
        let keys = self.sources.iter().map(|s| s.key.as_str());
        self.listed(
            sink,
            value,
            keys,
            &rules::UNKNOWN_SOURCE,
            "source of funding",
            "[[source]]",
        )
        .map(SourceId)
    }

    pub fn appropriation(&self, sink: &mut Sink, value: Value<'_>) -> Option<AppropriationId> {
        let keys = self.appropriations.iter().map(|a| a.key.as_str());
        self.listed(
            sink,
            value,
            keys,
            &rules::UNKNOWN_APPROPRIATION,
            "appropriation",
            "[[appropriation]]",
        )
        .map(AppropriationId)
    }

    /// The section that a measure belongs to, by the measure's id.
    pub fn section(&self, sink: &mut Sink, id: &MeasureId) -> Option<SectionId> {
        let section = Plan::section_of(&self.sections, id);
        if section.is_none() && !self.lists_are_whole {
            sink.unresolved = true;
        } else if section.is_none() {
            let message = format!("no section of the plan holds `{id}`");
            sink.report(&rules::UNKNOWN_SECTION, Default::default(), message)
                .help = Some("rename the file, or add its [[section]] to plan.toml".to_owned());
        }
        section
    }

    fn listed<'a>(
        &self,
        sink: &mut Sink,
        value: Value<'_>,
        mut keys: impl Iterator<Item = &'a str> + Clone,
        rule: &'static Rule,
        what: &str,
        table: &str,
    ) -> Option<u32> {
        let key = values::text(sink, value)?;
        if let Some(at) = keys.clone().position(|known| known == key) {
            return u32::try_from(at).ok();
        }
        if !self.lists_are_whole {
            sink.unresolved = true;
            return None;
        }
        let finding = sink.report(rule, value.span, format!("`{key}` is no {what} of this plan"));
        let known: Vec<&str> = keys.by_ref().collect();
        let help = match known[..] {
            [] => format!("add a {table} to plan.toml"),
            _ => format!("plan.toml lists: {}", known.join(", ")),
        };
        did_you_mean(finding, value, &closest(&key, known.iter().copied()), &help);
        None
    }
}

/// Names what was meant where something comes close, else says `otherwise`.
fn did_you_mean(finding: &mut Diagnostic, value: Value<'_>, meant: &[&str], otherwise: &str) {
    let Some(likeliest) = meant.first() else {
        finding.help = Some(otherwise.to_owned());
        return;
    };
    let all: Vec<String> = meant.iter().map(|name| format!("`{name}`")).collect();
    finding.help = Some(format!("did you mean {}?", all.join(" or ")));
    *finding = finding
        .clone()
        .suggestion(value.span, toml::Value::from(*likeliest).to_string());
}
