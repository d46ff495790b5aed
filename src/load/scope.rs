//! What the files of a plan may refer to: bodies, sections, sources, appropriations.

use std::sync::Arc;

use super::fields::{Fields, Value};
use super::problem::{Problem, ProblemKind};
use super::sink::Sink;
use super::values;
use crate::model::name::{closest, same_but_for_typography};
use crate::model::{
    Appropriation, AppropriationId, Body, BodyId, Catalog, Currency, FundingSource, Listed, Plan,
    PublishedRow, Register, Section, SectionId, SourceId,
};

/// The register and the lists of `plan.toml`, as far as they could be read.
///
/// Where something is wrong with the file that holds a list, a name that is not in it may be in the part that could not be
/// understood: it is no problem of its own, only the value that uses it is unknown.
#[derive(Clone, Default)]
pub(super) struct Scope {
    pub register: Arc<Register>,
    pub register_is_whole: bool,
    pub sections: Catalog<Section>,
    pub sources: Catalog<FundingSource>,
    pub appropriations: Catalog<Appropriation>,
    pub currency: Option<Currency>,
    /// The rows of the official table; `None`: all of them.
    pub rows: Option<Vec<PublishedRow>>,
    pub lists_are_whole: bool,
}

/// A list of `plan.toml` whose entries are named by their keys, and how findings speak of it.
struct ListKind {
    /// What an entry is.
    what: &'static str,
    /// The table that adds one.
    table: &'static str,
    /// What a key is that the list does not have.
    unknown: ProblemKind,
}

impl Scope {
    /// Whether all that measures of a plan can refer to is the same here, at the same places: then a measure that could be
    /// read there need not be read again here.
    pub fn continues(&self, plan: &Plan) -> bool {
        self.currency == plan.currency && self.rows == plan.rows && self.has_places_of(plan)
    }

    /// Takes the lists of a plan that was read without a finding.
    pub fn take_lists_of(&mut self, plan: &Plan) {
        self.sections = plan.sections.clone();
        self.sources = plan.sources.clone();
        self.appropriations = plan.appropriations.clone();
        self.currency = plan.currency;
        self.rows.clone_from(&plan.rows);
    }

    /// Whether what a plan lists is here at the same places.
    pub fn has_places_of(&self, plan: &Plan) -> bool {
        let begins = |mut old: Box<dyn Iterator<Item = &str> + '_>,
                      mut new: Box<dyn Iterator<Item = &str> + '_>| {
            old.all(|key| new.next() == Some(key))
        };
        // The first name must be the same: a measure that uses another of its names keeps its own wording.
        let is_named = |(id, body): (_, &Body)| {
            body.names().all(|name| self.register.find(name) == Some(id))
                && self.register.name(id) == body.name
        };
        plan.sections.keys().eq(self.sections.keys())
            && begins(Box::new(plan.sources.keys()), Box::new(self.sources.keys()))
            && begins(Box::new(plan.appropriations.keys()), Box::new(self.appropriations.keys()))
            && (Arc::ptr_eq(&self.register, &plan.register) || plan.register.bodies().all(is_named))
    }

    /// A body, by any of its names.
    pub fn body(&self, sink: &mut Sink, value: Value<'_>) -> Option<BodyId> {
        let name = values::name(sink, value)?;
        let found = self.register.find(name);
        if found.is_none() && !self.register_is_whole {
            sink.leave_unknown();
        } else if found.is_none() {
            let is_full = sink.is_full();
            let message = format!("`{name}` is not in the register of bodies");
            let finding = sink.report(ProblemKind::UnknownBody, value.span(), message);
            if is_full {
                return found;
            }
            did_you_mean(finding, &self.register.suggest(name), "add it to bodies.toml, or correct the name");
            if let [same] = self.register.same_but_for_typography(name)[..] {
                finding.suggestion = Some(value.replaced_by(same));
            }
        }
        found
    }

    /// The plan's currency, for an amount that names none.
    pub fn currency_of_plan(&self, fields: &mut Fields<'_, '_>, has_amount: bool) -> Option<Currency> {
        if has_amount && self.currency.is_none() && !self.lists_are_whole {
            fields.sink.leave_unknown();
        } else if has_amount && self.currency.is_none() {
            let message = "`currency` is missing: plan.toml has none that would go for this amount";
            fields.report(
                ProblemKind::MissingField,
                message,
                "add `currency = \"EUR\"`, here or in plan.toml",
            );
        }
        self.currency
    }

    pub fn source(&self, sink: &mut Sink, value: Value<'_>) -> Option<SourceId> {
        const SOURCE: ListKind =
            ListKind { what: "source of funding", table: "[[source]]", unknown: ProblemKind::UnknownSource };
        self.listed(sink, value, &self.sources, SOURCE)
    }

    pub fn appropriation(&self, sink: &mut Sink, value: Value<'_>) -> Option<AppropriationId> {
        const APPROPRIATION: ListKind = ListKind {
            what: "appropriation",
            table: "[[appropriation]]",
            unknown: ProblemKind::UnknownAppropriation,
        };
        self.listed(sink, value, &self.appropriations, APPROPRIATION)
    }

    /// The section that a measure's file names.
    pub fn named_section(&self, sink: &mut Sink, value: Value<'_>) -> Option<SectionId> {
        const SECTION: ListKind =
            ListKind { what: "section", table: "[[section]]", unknown: ProblemKind::UnknownSection };
        self.listed(sink, value, &self.sections, SECTION)
    }

    /// The section that carries the id of the measure which findings are about; a plan without sections has none.
    pub fn section_of_id(&self, sink: &mut Sink) -> Option<SectionId> {
        let id = sink.measure.as_ref()?;
        let section = self.sections.holding(id);
        if section.is_none() && !self.lists_are_whole {
            sink.leave_unknown();
        } else if section.is_none() && self.sections.keys().next().is_some() {
            let message = match self.sections.find(id.as_str()) {
                Some(_) => format!(
                    "`{id}` is the id of a section as well, and no section above it holds the measure"
                ),
                None => format!("no section of the plan holds `{id}`"),
            };
            let help = match self.sections.find(id.as_str()) {
                Some(_) => format!("name the one it belongs to: `section = \"{id}\"`, or rename the file"),
                None => "name it with `section = ...`, add its [[section]] to plan.toml, or rename the file"
                    .to_owned(),
            };
            sink.report(ProblemKind::UnknownSection, Default::default(), message).help = Some(help);
        }
        section
    }

    fn listed<T: Listed>(
        &self,
        sink: &mut Sink,
        value: Value<'_>,
        catalog: &Catalog<T>,
        kind: ListKind,
    ) -> Option<T::Id> {
        let key = values::name(sink, value)?;
        let found = catalog.find(key);
        if found.is_none() && !self.lists_are_whole {
            sink.leave_unknown();
        } else if found.is_none() {
            let finding =
                sink.report(kind.unknown, value.span(), format!("the plan has no {} `{key}`", kind.what));
            let help = format!("add a {} to plan.toml, or correct the key", kind.table);
            did_you_mean(finding, &closest(key, catalog.keys()), &help);
            let same = same_but_for_typography(key, catalog.keys());
            finding.suggestion = same.map(|same| value.replaced_by(same));
        }
        found
    }
}

/// Names what was meant where something comes close, else says `otherwise`.
fn did_you_mean(finding: &mut Problem, meant: &[&str], otherwise: &str) {
    let all: Vec<String> = meant.iter().map(|name| format!("`{name}`")).collect();
    finding.help = Some(match meant {
        [] => otherwise.to_owned(),
        _ => format!("did you mean {}?", all.join(" or ")),
    });
}
