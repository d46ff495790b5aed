//! Reads a table as its description says: a method for each sort of value.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml_spanner::Value as Toml;

use super::extra;
use super::fields::{Fields, Value, items, list};
use super::languages;
use super::problem::ProblemKind;
use super::scope::Scope;
use super::sink::Sink;
use super::values::{self, figures};
use crate::model::{
    AppropriationId, BodyId, ByLanguage, CalendarPeriod, Currency, Deadline, FieldValue, FundingYears,
    LevelOverride, MeasureId, MeasureKind, MeetingId, SectionId, SourceId, UnknownRow,
};
use crate::schema::{Keyword, Kind, Reader, Record, Table, YEARLY};
use crate::text::{FileId, TextSlice};

/// A table with what its values may refer to.
pub(super) struct TableReader<'r, 's, 'a> {
    fields: &'r mut Fields<'s, 'a>,
    names: &'r Scope,
    row: usize,
    /// How lists of bodies were worded, by their keys.
    wordings: Vec<(&'static str, TextSlice)>,
    /// What stands under a key that the table leaves out.
    defaults: &'r [(&'static str, Value<'a>)],
}

impl<'r, 's, 'a> TableReader<'r, 's, 'a> {
    /// A table of a list, by its number.
    pub fn new(fields: &'r mut Fields<'s, 'a>, names: &'r Scope, row: usize) -> Self {
        TableReader { fields, names, row, wordings: Vec::new(), defaults: &[] }
    }

    /// The same, where what a table leaves out stands elsewhere in its file.
    pub fn with_defaults(self, defaults: &'r [(&'static str, Value<'a>)]) -> Self {
        TableReader { defaults, ..self }
    }

    fn sink(&mut self) -> &mut Sink {
        self.fields.sink
    }
}

/// Values that only a function of [`values`] has to look at.
macro_rules! plain {
    ($($method:ident: $type:ty = $read:path;)+) => {
        $(fn $method(&mut self, value: Value<'a>) -> Option<$type> {
            $read(self.sink(), value)
        })+
    };
}

impl<'a> Reader for TableReader<'_, '_, 'a> {
    type Value = Value<'a>;

    fn get(&mut self, key: &'static str) -> Option<Value<'a>> {
        let elsewhere = || self.defaults.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
        self.fields.get(key).or_else(elsewhere)
    }

    fn exclude(&mut self, value: Value<'a>, other: &'static str) {
        let message = format!("`{other}` and `{}` exclude each other", value.key);
        let help = format!("write `{other}` for one, `{}` for several", value.key);
        value.invalid::<()>(self.sink(), ProblemKind::InvalidValue, message, &help);
    }

    fn twice(&mut self, value: Value<'a>, other: &'static str) {
        languages::named_twice(self.sink(), value, other);
    }

    fn missing(&mut self, key: &'static str) {
        self.fields.missing::<()>(key);
    }

    fn finish(&mut self) {
        self.fields.finish();
    }

    fn is_list(&self, value: Value<'a>) -> bool {
        matches!(value.toml(), Toml::Array(_))
    }

    fn has_row(&self, key: &'static str) -> bool {
        self.names.rows.as_ref().is_none_or(|rows| rows.iter().any(|row| row.word() == key))
    }

    fn is_point(&mut self) -> bool {
        self.get("kind").is_some_and(|kind| kind.text() == Some(MeasureKind::Point.word()))
    }

    fn measure(&mut self) -> Option<MeasureId> {
        self.sink().measure.take()
    }

    fn meeting(&mut self) -> Option<MeetingId> {
        self.sink().meeting.take()
    }

    fn section_of_id(&mut self) -> Option<SectionId> {
        self.names.section_of_id(self.fields.sink)
    }

    fn file(&self) -> FileId {
        self.fields.sink.file
    }

    fn row(&self) -> usize {
        self.row
    }

    fn currency_of_plan(&mut self, has_amount: bool) -> Option<Currency> {
        self.names.currency_of_plan(self.fields, has_amount)
    }

    fn wording(&mut self, key: &'static str) -> Option<TextSlice> {
        let at = self.wordings.iter().position(|(known, _)| *known == key)?;
        Some(self.wordings.swap_remove(at).1)
    }

    plain! {
        line: TextSlice = values::text;
        prose: TextSlice = values::prose;
        name: TextSlice = values::named;
        id: MeasureId = values::id;
        milestone_id: TextSlice = values::milestone_id;
        date: NaiveDate = values::date;
        period: CalendarPeriod = values::period;
        deadline: Deadline = values::deadline;
        day_or_period: Deadline = values::day_or_period;
        number: Decimal = values::number;
        amount: Decimal = values::amount;
        currency: Currency = values::currency;
        year: i32 = values::year;
        flag: bool = values::flag;
        language: TextSlice = languages::language;
        names: ByLanguage = languages::names;
        translations: ByLanguage = languages::translations;
        figures: Vec<(TextSlice, FieldValue)> = figures;
        levels: Vec<LevelOverride> = values::levels;
        extra: FieldValue = extra::extra;
    }

    fn keyword<T: Keyword>(&mut self, value: Value<'a>) -> Option<T> {
        values::word(self.sink(), value)
    }

    fn body(&mut self, value: Value<'a>) -> Option<BodyId> {
        self.names.body(self.fields.sink, value)
    }

    fn section(&mut self, value: Value<'a>) -> Option<SectionId> {
        self.names.named_section(self.fields.sink, value)
    }

    fn source(&mut self, value: Value<'a>) -> Option<SourceId> {
        self.names.source(self.fields.sink, value)
    }

    fn appropriation(&mut self, value: Value<'a>) -> Option<AppropriationId> {
        self.names.appropriation(self.fields.sink, value)
    }

    fn bodies(&mut self, value: Value<'a>, at_least_one: bool) -> Option<Vec<BodyId>> {
        let names = self.names;
        let mut bodies: Vec<BodyId> = Vec::new();
        list(self.sink(), value, |sink, value| {
            let body = names.body(sink, value)?;
            if bodies.contains(&body) {
                let message = format!("{} is listed twice in `{}`", names.register.name(body), value.key);
                return value.invalid(sink, ProblemKind::DuplicateBody, message, "name each body once");
            }
            bodies.push(body);
            Some(())
        })?;
        let Toml::Array(items) = value.toml() else { return None };
        if at_least_one && items.is_empty() {
            let message = format!("`{}` is empty: it names no body", value.key);
            let help = "name at least one body";
            return value.invalid(self.sink(), ProblemKind::InvalidValue, message, help);
        }
        let written = || items.iter().filter_map(|item| item.as_str());
        if !written().eq(bodies.iter().map(|&body| names.register.name(body))) {
            self.wordings.push((value.key, written().collect::<Vec<_>>().join(", ").into()));
        }
        Some(bodies)
    }

    fn years(&mut self) -> Option<FundingYears> {
        years(self)
    }

    fn list<K: Kind>(&mut self, value: Value<'a>) -> Option<Vec<K::Value>> {
        Some(items(self.sink(), value)?.filter_map(|item| K::read(self, item)).collect())
    }

    fn tables<T: Record>(&mut self, value: Value<'a>) -> Vec<T> {
        let names = self.names;
        let read = |fields: &mut Fields<'_, 'a>, row| T::read(&mut TableReader::new(fields, names, row));
        self.fields.tables_of(value, T::TABLE, read)
    }

    fn table<T: Record>(&mut self, value: Value<'a>) -> Option<T> {
        let names = self.names;
        self.fields.table_of(value, T::TABLE, |fields| T::read(&mut TableReader::new(fields, names, 0)))
    }

    fn returned<T: Record>(&mut self, key: &'static str, table: &'static Table) -> Vec<(MeasureId, T)> {
        returned(self.fields, (key, table), self.names)
    }
}

/// `year`, or `from` with `recurring = "yearly"`, or neither where the words name no year.
fn years(reader: &mut TableReader<'_, '_, '_>) -> Option<FundingYears> {
    let (year, from, recurring) = (reader.get("year"), reader.get("from"), reader.get("recurring"));
    let only = year.and_then(|year| reader.year(year));
    let first = from.and_then(|from| reader.year(from));
    let yearly = recurring.and_then(|recurring| {
        let written = values::name(reader.sink(), recurring)?;
        if written != YEARLY {
            values::not_a_word(reader.sink(), recurring, written, &[YEARLY]);
        }
        (written == YEARLY).then_some(())
    });
    match (year, from, recurring) {
        (Some(_), Some(from), _) => exclude(reader, "from", from),
        (Some(_), None, Some(recurring)) => exclude(reader, "recurring", recurring),
        (Some(_), None, None) => only.map(FundingYears::Year),
        (None, Some(_), Some(_)) => first.zip(yearly).map(|(from, ())| FundingYears::Yearly { from }),
        (None, Some(_), None) | (None, None, Some(_)) => {
            let message = "`from` and `recurring` go together, and one is missing";
            let help = "write `from = 2023` and `recurring = \"yearly\"`";
            reader.fields.report(ProblemKind::MissingField, message, help);
            None
        }
        (None, None, None) => Some(FundingYears::Unspecified),
    }
}

fn exclude(reader: &mut TableReader<'_, '_, '_>, key: &str, value: Value<'_>) -> Option<FundingYears> {
    let message = format!("`year` and `{key}` exclude each other");
    let help = "write `year` for one year; `from` with `recurring = \"yearly\"` for every year on";
    value.invalid(reader.sink(), ProblemKind::InvalidValue, message, help)
}

/// The tables of a list of a return, each with the measure that it is about.
fn returned<T: Record>(
    fields: &mut Fields<'_, '_>,
    (key, table): (&'static str, &'static Table),
    names: &Scope,
) -> Vec<(MeasureId, T)> {
    // The body at the top reports, or judges.
    let key_of_body = if table.has("body") { "body" } else { "by" };
    let top = [("date", fields.get("date")), (key_of_body, fields.get("body"))];
    let known = fields.sink.problems.len();
    let found = fields.tables(key, table, |fields, row| {
        let faults = fields.sink.faults;
        let measure = fields.required("measure", values::id);
        // Where several report together, the body at the top is not alone.
        let is_joint = table.has("bodies") && fields.get("bodies").is_some();
        let defaults = top.iter().filter(|(key, _)| !is_joint || *key != "body");
        let defaults: Vec<_> = defaults.filter_map(|(key, value)| Some((*key, (*value)?))).collect();
        let said = T::read(&mut TableReader::new(fields, names, row).with_defaults(&defaults));
        if fields.sink.faults > faults {
            fields.sink.unsaid.push(UnknownRow { measure: measure.clone(), table: key });
        }
        measure.zip(said)
    });
    drop_repeated(fields.sink, known);
    found
}

/// Drops problems behind the first `known` that are at the same place as one of those: a value at the top that is wrong
/// was reported once, and is no wrong value of every table below.
fn drop_repeated(sink: &mut Sink, known: usize) {
    let behind = sink.problems.split_off(known);
    let is_known = |span| sink.problems.iter().any(|problem| problem.primary.span() == span);
    let new: Vec<_> = behind.into_iter().filter(|problem| !is_known(problem.primary.span())).collect();
    sink.problems.extend(new);
}
