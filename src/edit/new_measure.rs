//! The file of a new measure: its place in the plan's folder, and its text with the rows in the published order.

use super::line_ending::line_ending;
use super::schema_line::schema_line;
use super::value::{TomlValue, rows};
use crate::load::Loaded;
use crate::model::{MeasureId, Plan};
use crate::schema::plan_folder;

/// The text of a measure's file, by its path inside the plan's folder. As the plan's own file does, it names its schema or
/// not, and ends its lines.
pub fn measure_text(path: &str, rows_of_it: &[(&str, TomlValue)], plan_file: &str) -> String {
    let ending = line_ending(plan_file);
    schema_line(path, plan_file, ending) + &rows(rows_of_it, ending)
}

/// Where a new measure's file goes, inside the plan's folder: to the measures of its section, else to those of its
/// chapter, else into a folder that is named after the chapter.
pub fn measure_path(loaded: &Loaded, plan: &Plan, id: &MeasureId) -> String {
    let section = plan.sections.holding(id);
    let chapter = section.map(|section| plan.sections.chapter(section));
    let home = plan_folder(&loaded.files[plan.file].path);
    let folder = |at: usize| {
        let path = &loaded.files[plan.measures[at].file].path;
        path.strip_prefix(home).and_then(|inside| inside.rsplit_once('/')).map_or("", |(folder, _)| folder)
    };
    // A folder that is named after another section is no place for it.
    let is_others = |part: &str| !id.is_within(part) && plan.sections.find(part).is_some();
    let may_hold = |at: &usize| !folder(*at).split('/').any(is_others);
    let last = |is_near: &dyn Fn(usize) -> bool| {
        (0..plan.measures.len()).rev().filter(|at| is_near(*at)).find(may_hold).map(folder)
    };
    let in_section = || last(&|at| section.is_some() && plan.measures[at].section == section);
    let chapter_of = |at: usize| plan.measures[at].section.map(|section| plan.sections.chapter(section));
    let in_chapter = || last(&|at| chapter.is_some() && chapter_of(at) == chapter);
    let of_chapter = || match (chapter, id.as_str().split_once('.')) {
        (Some(chapter), _) => plan.sections[chapter].key.as_str(),
        (None, Some((first, _))) => first,
        (None, None) => "",
    };
    match in_section().or_else(in_chapter).unwrap_or_else(of_chapter) {
        "" => format!("{id}.toml"),
        folder => format!("{folder}/{id}.toml"),
    }
}
