//! The data behind the pages: the answers of the commands, as they give them to programs and to spreadsheets.

use std::io::{self, BufWriter, Write};

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

/// Writes a table as a file: exactly what its command writes.
///
/// # Errors
/// When it cannot be written.
pub fn write(out: impl Write, content: &Content, set: DataSet, format: Format) -> io::Result<()> {
    let mut out = File { out: BufWriter::with_capacity(AT_ONCE, out), content, set, format };
    let day = content.day();
    let plan_at = &content.plan_at;
    let plan = &plan_at.plan;
    match set {
        DataSet::List => {
            let items = content.measures().map(|(_, measure)| measure).collect();
            out.judged(ListAnswer { plan_at, items })
        }
        DataSet::Status => {
            let overview = status::count(plan, day);
            let decisions = decisions::late(plan, day, None);
            out.judged(StatusAnswer { plan_at, overview, decisions })
        }
        DataSet::Overdue => {
            let question = overdue::Question { day, until: None, body: None };
            let overdue = overdue::find(plan, &question);
            out.judged(OverdueAnswer { plan_at, question, ahead: None, overdue })
        }
        DataSet::Funding => {
            let by = vec![By::Source, By::Chapter, By::Measure, By::Year];
            let question = funding::Question { day, year: None, by };
            let (funding, spending) = (funding::find(plan, &question), spent::find(plan, &question));
            out.judged(FundingAnswer { plan_at, question, funding, spending })
        }
        DataSet::Bodies => {
            let bodies = plan.register.bodies().collect();
            out.answer(&BodiesAnswer { plan_at, bodies })
        }
        DataSet::Sources => out.answer(&SourcesAnswer(plan_at)),
        DataSet::Slippage => content.record.as_ref().map_or(Ok(()), |it| out.answer(&it.moved)),
        DataSet::Trend => content.record.as_ref().map_or(Ok(()), |it| out.answer(&it.trend)),
        DataSet::Results => {
            let question = results::Question { day, body: None };
            let results = results::find(plan, &question);
            out.judged(ResultsAnswer {
                plan_at,
                question,
                results,
                commit: None,
                deadlines: None,
                is_cut_off: false,
            })
        }
        DataSet::Check => {
            let SiteFindings { json, csv, .. } = &content.checked;
            out.out.write_all(if format == Format::Json { json } else { csv })
        }
        DataSet::Due(period) => {
            let question = due::Question { period: Some(period), day, body: None };
            let due = due::find(plan, &question);
            out.answer(&DueAnswer { plan_at, body: None, due })
        }
    }?;
    out.out.flush()
}

/// So many bytes are written to the disk at once.
const AT_ONCE: usize = 1 << 17;

/// A file that is being written.
struct File<'c, W: Write> {
    out: BufWriter<W>,
    content: &'c Content,
    set: DataSet,
    format: Format,
}

impl<W: Write> File<'_, W> {
    /// An answer that judges by a day says what was amended after it.
    fn judged(&mut self, answer: impl Answer) -> io::Result<()> {
        self.answer(&self.content.judged(answer))
    }

    fn answer(&mut self, answer: &impl Answer) -> io::Result<()> {
        let has_day = self.set != DataSet::Slippage;
        let envelope = Envelope {
            command: self.set.command(),
            plan: self.content.plan().known_title(),
            as_of: Some(self.content.day()).filter(|_| has_day),
            revision: self.content.commit(),
            left_out: Some(&self.content.plan_at.left_out),
        };
        render::write(&mut self.out, answer, self.format, OutputOptions::page(), envelope)
    }
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
