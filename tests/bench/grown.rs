//! A real measure as it might be later: of which anybody could tell whether it was met, and what its document says.

use anyhow::{Context, Result};
use chrono::NaiveDate;
use toml::{Table, Value};

use crate::generate::text;

/// The measure with what the group `monitorability` asks for: targets, a milestone, an amount. Nobody reports: on a day
/// of the first half-year nobody has to.
pub fn monitorable(measure: &str) -> Result<String> {
    let table: Table = measure.parse()?;
    let rows = |key: &str| table.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut blocks: Vec<String> = measure.split("\n[[").map(str::to_owned).collect();
    for block in blocks.iter_mut().filter(|block| block.starts_with("metric]]")) {
        if !block.contains("\ntarget") {
            *block = format!("{}\ntarget = 12\n", block.trim_end());
        }
    }
    let mut grown = blocks.join("\n[[");
    if rows("metric").is_empty() {
        grown += "\n[[metric]]\nname = \"steps\"\nunit = \"steps taken\"\ntarget = 12\n";
    }
    if rows("milestone").is_empty() {
        let due = table.get("deadline").context("a deadline")?;
        grown += &format!("\n[[milestone]]\ntitle = \"all of it\"\ndue   = {due}\n");
    }
    if !rows("allocation").iter().any(|allocation| allocation.get("amount").is_some()) {
        let funding = text(&table, "funding");
        let said = |words: &str| format!("\nfunding     = \"{words}\"");
        grown = grown.replacen(&said(funding), &said(&format!("{funding}; HUF 5 million in 2023")), 1);
        grown += "\n[[allocation]]\nsource = \"central-budget\"\nyear   = 2023\namount = 5_000_000\n";
    }
    Ok(grown)
}

/// A report that a body made on a day.
pub fn report(day: &str, body: &str) -> String {
    format!(
        "\n[[report]]\ndate   = {day}\nbody   = \"{body}\"\nstatus = \"in-progress\"\ntext   = \"half of it is done\"\n"
    )
}

/// What the document says of a measure behind its id, in the form of the real one: a title, and a table of six rows,
/// in which a page breaks where a row is long.
pub fn published(measure: &Table) -> Result<String> {
    /// A page ends there, in words.
    const LONG: usize = 10;
    let wording = |key: &str| {
        let words = measure.get("published").and_then(|published| published.get(key)?.as_str());
        let names = measure.get(key).and_then(Value::as_array).into_iter().flatten();
        let joined = || names.filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
        let words = words.map_or_else(joined, str::to_owned);
        if words.is_empty() { "-".to_owned() } else { words }
    };
    let deadline = match measure.get("deadline").context("a deadline")? {
        Value::String(words) => words.clone(),
        day => day.to_string().parse::<NaiveDate>()?.format("%-d %B %Y").to_string(),
    };
    let indicator: Vec<&str> = text(measure, "indicator").split(' ').collect();
    let (page, next) = indicator.split_at(indicator.len().min(LONG));
    let gap = if next.is_empty() { "" } else { "\n\n\t\t" };
    Ok(format!(
        "{}\t\t\nA\tResponsible body\t{}\nB\tPartners\t{}\nC\tMeans\t{}\nD\tDeadline\t{deadline}\n\
         E\tIndicator\t{}{gap}{}\nF\tFunding\t{}\n\n",
        text(measure, "title"),
        wording("responsible"),
        wording("partners"),
        text(measure, "means"),
        page.join(" "),
        next.join(" "),
        text(measure, "funding"),
    ))
}
