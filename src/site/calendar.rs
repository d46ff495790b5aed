//! The dates of the plan as calendars to subscribe to: of all, and of each responsible body.

use super::content::Content;
use super::permalinks;
use super::slugs::CALENDAR;
use super::view::View;
use crate::answers::calendar::Dates;
use crate::history::dates::DateRecords;
use crate::model::BodyId;
use crate::render::calendar;

/// Where the calendar of the plan lies, or that of a body, from the root.
pub fn path(view: &View<'_>, body: Option<BodyId>) -> String {
    view.file_of(body, CALENDAR)
}

/// A calendar, as `plan calendar` writes it.
pub fn write(view: &View<'_>, body: Option<BodyId>) -> String {
    let none = DateRecords::default();
    let records = view.content.record.as_ref().map_or(&none, |record| &record.dates);
    let Content { plan_at, owing, .. } = view.content;
    let link = |subject| view.content.settings.url(&view.path(&permalinks::address(subject)));
    let dates = Dates { plan_at, records, owing, body, language: view.language, alarm: None, link: &link };
    calendar::write(&dates.calendar())
}
