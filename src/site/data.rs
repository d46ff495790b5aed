//! The data behind the pages: the answers of the commands, as they give them to programs and to spreadsheets.

use serde::Serialize;
use serde_json::json;

use super::calendar;
use super::content::Content;
use super::exports;
use super::findings::SiteFindings;
use super::view::View;
use crate::answers::bodies::BodiesAnswer;
use crate::answers::due::DueAnswer;
use crate::answers::funding::FundingAnswer;
use crate::answers::list::ListAnswer;
use crate::answers::overdue::OverdueAnswer;
use crate::answers::results::ResultsAnswer;
use crate::answers::sources::SourcesAnswer;
use crate::answers::status::StatusAnswer;
use crate::labels::SiteText;
use crate::model::CalendarPeriod;
use crate::query::funding::{self, By};
use crate::query::{decisions, due, overdue, owed, results, spent, status};
use crate::render::{self, Answer, Envelope, Format, OutputOptions};

/// A table of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSet {
    /// Every measure.
    List,
    /// Progress in all, by chapter and by body.
    Status,
    /// What is late.
    Overdue,
    /// Money by source, chapter, measure and year.
    Funding,
    /// The register of bodies.
    Bodies,
    /// The sources of funding.
    Sources,
    /// Which deadlines moved.
    Slippage,
    /// The progress month by month.
    Trend,
    /// Promise against result, with what assessors say of it.
    Results,
    /// What the checks find.
    Check,
    /// Who owes which report for a period.
    Due(CalendarPeriod),
}

impl DataSet {
    /// Every table but those of periods.
    const WHOLE: [DataSet; 10] = [
        DataSet::List,
        DataSet::Status,
        DataSet::Overdue,
        DataSet::Funding,
        DataSet::Bodies,
        DataSet::Sources,
        DataSet::Slippage,
        DataSet::Trend,
        DataSet::Results,
        DataSet::Check,
    ];

    /// The command that gives it.
    pub const fn command(self) -> &'static str {
        match self {
            DataSet::List => "list",
            DataSet::Status => "status",
            DataSet::Overdue => "overdue",
            DataSet::Funding => "funding",
            DataSet::Bodies => "bodies",
            DataSet::Sources => "sources",
            DataSet::Slippage => "slippage",
            DataSet::Trend => "trend",
            DataSet::Results => "results",
            DataSet::Check => "check",
            DataSet::Due(_) => "due",
        }
    }

    /// The period that it is about, where it is about one.
    pub const fn period(self) -> Option<CalendarPeriod> {
        match self {
            DataSet::Due(period) => Some(period),
            _ => None,
        }
    }

    /// The command with what it is asked.
    pub fn asked(self) -> String {
        let period = self.period().map(|period| format!(" --period {period}"));
        format!("{}{}", self.command(), period.unwrap_or_default())
    }

    /// What its files are called.
    pub fn name(self) -> String {
        let period = self.period().map(|period| format!("-{period}"));
        format!("{}{}", self.command(), period.unwrap_or_default())
    }

    /// What it holds.
    pub const fn text(self) -> SiteText {
        match self {
            DataSet::List => SiteText::DataList,
            DataSet::Status => SiteText::DataStatus,
            DataSet::Overdue => SiteText::DataOverdue,
            DataSet::Funding => SiteText::DataFunding,
            DataSet::Bodies => SiteText::DataBodies,
            DataSet::Sources => SiteText::DataSources,
            DataSet::Slippage => SiteText::DataSlippage,
            DataSet::Trend => SiteText::DataTrend,
            DataSet::Results => SiteText::DataResults,
            DataSet::Check => SiteText::DataCheck,
            DataSet::Due(_) => SiteText::DataDue,
        }
    }

    /// Whether it needs the history.
    pub const fn is_of_record(self) -> bool {
        matches!(self, DataSet::Slippage | DataSet::Trend)
    }

    /// Where it lies, from the root.
    pub fn path(self, format: Format) -> String {
        format!("data/{}.{}", self.name(), if format == Format::Json { "json" } else { "csv" })
    }
}

/// Where the description of the JSON lies, from the root.
pub const SCHEMA: (&str, &str) = ("data/schema.json", include_str!("../answers/schema.json"));

/// The tables that there are for this plan.
pub fn sets(content: &Content) -> impl Iterator<Item = DataSet> {
    let has_record = content.record.is_some();
    let whole = DataSet::WHOLE.into_iter().filter(move |set| has_record || !set.is_of_record());
    whole.chain(owed::periods(content.plan(), content.day()).into_iter().map(DataSet::Due))
}

/// A table as a file: exactly what its command writes.
pub fn write(content: &Content, set: DataSet, format: Format) -> Vec<u8> {
    let day = content.day();
    let plan_at = &content.plan_at;
    let plan = &plan_at.plan;
    match set {
        DataSet::List => {
            let items = content.measures().map(|(_, measure)| measure).collect();
            judged(content, set, format, ListAnswer { plan_at, items })
        }
        DataSet::Status => {
            let overview = status::count(plan, day);
            let decisions = decisions::late(plan, day, None);
            judged(content, set, format, StatusAnswer { plan_at, overview, decisions })
        }
        DataSet::Overdue => {
            let question = overdue::Question { day, until: None, body: None };
            let overdue = overdue::find(plan, &question);
            judged(content, set, format, OverdueAnswer { plan_at, question, ahead: None, overdue })
        }
        DataSet::Funding => {
            let by = vec![By::Source, By::Chapter, By::Measure, By::Year];
            let question = funding::Question { day, year: None, by };
            let (funding, spending) = (funding::find(plan, &question), spent::find(plan, &question));
            judged(content, set, format, FundingAnswer { plan_at, question, funding, spending })
        }
        DataSet::Bodies => {
            let bodies = plan.register.bodies().collect();
            bytes(content, set, format, &BodiesAnswer { plan_at, bodies })
        }
        DataSet::Sources => bytes(content, set, format, &SourcesAnswer(plan_at)),
        DataSet::Slippage => {
            content.record.as_ref().map(|it| bytes(content, set, format, &it.moved)).unwrap_or_default()
        }
        DataSet::Trend => {
            content.record.as_ref().map(|it| bytes(content, set, format, &it.trend)).unwrap_or_default()
        }
        DataSet::Results => {
            let question = results::Question { day, body: None };
            let results = results::find(plan, &question);
            judged(
                content,
                set,
                format,
                ResultsAnswer { plan_at, question, results, commit: None, deadlines: None },
            )
        }
        DataSet::Check => {
            let SiteFindings { json, csv, .. } = &content.checked;
            if format == Format::Json { json.clone() } else { csv.clone() }
        }
        DataSet::Due(period) => {
            let question = due::Question { period: Some(period), day, body: None };
            let due = due::find(plan, &question);
            bytes(content, set, format, &DueAnswer { plan_at, body: None, due })
        }
    }
}

/// An answer that judges by a day says what was amended after it.
fn judged(content: &Content, set: DataSet, format: Format, answer: impl Answer) -> Vec<u8> {
    bytes(content, set, format, &content.judged(answer))
}

fn bytes(content: &Content, set: DataSet, format: Format, answer: &impl Answer) -> Vec<u8> {
    let has_day = set != DataSet::Slippage;
    let envelope = Envelope {
        command: set.command(),
        plan: content.plan().known_title(),
        as_of: Some(content.day()).filter(|_| has_day),
        revision: content.commit(),
        unknown: &content.plan_at.unknown,
    };
    let mut bytes = Vec::new();
    // Nothing can fail that is written into memory.
    let _ = render::write(&mut bytes, answer, format, OutputOptions::page(), envelope);
    bytes
}

/// What search engines read of the data, without a character that could end its element.
pub fn description(view: &View<'_>) -> String {
    let content = view.content;
    let url = |path: &str| content.settings.url(path).unwrap_or_else(|| view.href_to(path));
    let files = sets(content).flat_map(|set| {
        [(Format::Csv, "text/csv"), (Format::Json, "application/json")]
            .map(|(format, kind)| (set.path(format), kind))
    });
    let whole = [
        (exports::DESCRIPTION, "application/json"),
        (exports::DATABASE, "application/vnd.sqlite3"),
        (exports::LINES, "application/jsonl"),
    ];
    let whole = whole.map(|(path, kind)| (path.to_owned(), kind));
    let dates = [(calendar::path(view, None), "text/calendar")];
    let files = files.chain(whole).chain(dates).map(
        |(path, kind)| json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": url(&path) }),
    );
    let plan = content.plan();
    let publisher = plan
        .coordination
        .as_ref()
        .map(|it| json!({ "@type": "GovernmentOrganization", "name": view.language.body(plan, it.body) }));
    let mut described = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": view.language.plan_title(plan),
        "description": view.text(SiteText::DataLead),
        "dateModified": content.day().to_string(),
        "version": content.commit(),
        "inLanguage": content.published_language(),
        "isAccessibleForFree": true,
        "url": url(&view.path(view.address)),
        "distribution": files.collect::<Vec<_>>(),
    });
    // What is not known is left out: an empty value would say that there is none.
    if let Some(licence) = &plan.licence {
        described["license"] = json!(view.redacted(licence));
    }
    if let Some(publisher) = publisher {
        described["publisher"] = publisher;
    }
    text(&described)
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}
