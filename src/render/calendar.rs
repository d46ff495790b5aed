//! Dates as calendars read them: RFC 5545, with the names of RFC 7986.

use std::fmt::{Display, Write};

use chrono::{DateTime, Datelike, NaiveDate, Timelike};

use super::escape::neutralize;

/// Most octets of a line, the space that begins a continued one among them.
const LONGEST: usize = 75;

/// A calendar that others subscribe to.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// As the program that shows it calls it.
    pub name: String,
    /// A note on the whole calendar, if there is one.
    pub description: Option<String>,
    /// The language of its texts: `hu`.
    pub language: &'static str,
    /// In the order in which they are written.
    pub events: Vec<Event>,
}

/// Something that stands on one day.
#[derive(Clone, Debug)]
pub struct Event {
    /// The same for as long as it is the same event.
    pub uid: String,
    /// When it last changed, in seconds since 1970.
    pub changed: i64,
    /// How often its day moved.
    pub sequence: usize,
    /// All of this day.
    pub day: NaiveDate,
    /// What it is, in a line.
    pub summary: String,
    /// What else is to be known; may be empty.
    pub description: String,
    /// Where more is to be read; nothing in it needs to be escaped.
    pub url: Option<String>,
    /// Whose it is.
    pub categories: Vec<String>,
    /// Whether it was called off: it stays, so that those who have it see that.
    pub is_cancelled: bool,
    /// How many days before there is an alarm.
    pub alarm: Option<u32>,
}

/// The calendar as a file. The same calendar gives the same bytes.
pub fn write(calendar: &Calendar) -> String {
    let mut out = Lines::default();
    let name = text(&calendar.name);
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line(format_args!("PRODID:-//plan//plan calendar//{}", calendar.language.to_uppercase()));
    out.line("CALSCALE:GREGORIAN");
    out.line(format_args!("NAME:{name}"));
    out.line(format_args!("X-WR-CALNAME:{name}"));
    if let Some(description) = calendar.description.as_deref().map(text) {
        out.line(format_args!("DESCRIPTION:{description}"));
        out.line(format_args!("X-WR-CALDESC:{description}"));
    }
    out.line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
    out.line("X-PUBLISHED-TTL:P1D");
    calendar.events.iter().for_each(|event| out.event(event));
    out.line("END:VCALENDAR");
    out.text
}

/// A text as a value: what would end it or act upon a program is written out.
fn text(value: &str) -> String {
    let value = neutralize(value);
    let mut escaped = String::with_capacity(value.len() + 8);
    let mut rest = &*value;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\\' | b';' | b',')) {
        let (before, from) = rest.split_at(at);
        let (special, behind) = from.split_at(1);
        escaped.extend([before, "\\", if special == "\n" { "n" } else { special }]);
        rest = behind;
    }
    escaped.push_str(rest);
    escaped
}

/// A moment in UTC.
fn moment(seconds: i64) -> String {
    let moment = DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH);
    format!("{}T{:02}{:02}{:02}Z", day(moment.date_naive()), moment.hour(), moment.minute(), moment.second())
}

/// A day by its digits alone.
fn day(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

#[derive(Default)]
struct Lines {
    text: String,
    /// The last line, before it is folded.
    line: String,
}

impl Lines {
    /// Writes a line, folded where it is too long, and never inside a character.
    fn line(&mut self, line: impl Display) {
        self.line.clear();
        // Nothing can fail that is written into memory.
        let _ = write!(self.line, "{line}");
        let (mut rest, mut room) = (&*self.line, LONGEST);
        while rest.len() > room {
            let (part, next) = rest.split_at(rest.floor_char_boundary(room));
            self.text.push_str(part);
            self.text.push_str("\r\n ");
            (rest, room) = (next, LONGEST - 1);
        }
        self.text.push_str(rest);
        self.text.push_str("\r\n");
    }

    fn event(&mut self, event: &Event) {
        self.line("BEGIN:VEVENT");
        self.line(format_args!("UID:{}", text(&event.uid)));
        let changed = moment(event.changed);
        self.line(format_args!("DTSTAMP:{changed}"));
        self.line(format_args!("LAST-MODIFIED:{changed}"));
        self.line(format_args!("SEQUENCE:{}", event.sequence));
        self.line(format_args!("DTSTART;VALUE=DATE:{}", day(event.day)));
        self.line(format_args!("SUMMARY:{}", text(&event.summary)));
        if !event.description.is_empty() {
            self.line(format_args!("DESCRIPTION:{}", text(&event.description)));
        }
        if let Some(url) = &event.url {
            self.line(format_args!("URL:{url}"));
        }
        let mut categories = String::new();
        for category in &event.categories {
            let gap = if categories.is_empty() { "" } else { "," };
            let _ = write!(categories, "{gap}{}", text(category));
        }
        if !categories.is_empty() {
            self.line(format_args!("CATEGORIES:{categories}"));
        }
        let status = if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" };
        self.line(format_args!("STATUS:{status}"));
        self.line("TRANSP:TRANSPARENT");
        if let Some(days) = event.alarm.filter(|_| !event.is_cancelled) {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(format_args!("DESCRIPTION:{}", text(&event.summary)));
            self.line(format_args!("TRIGGER:-P{days}D"));
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }
}
