//! The tables of a measure's file.

use super::describe::record;
use super::entry::{
    Optional, OrDefault, OrUnknown, Required, RequiredForMeasure, RequiredRow, UnlessJoint, UnlessWithdrawn,
};
use super::kind::{
    AppropriationName, Bodies, BodyName, Date, DateOrWords, DayOrPeriod, Extra, Figures, Flag, Id, Line,
    List, MilestoneId, Name, Number, OneOrMore, OnlyTrue, Prose, SectionName, SomeBodies, SourceName,
    Translations, Word, Year,
};
use super::money::{OptionalMoney, OptionalYears, RequiredMoney};
use super::nested::{KeyByKey, Tables};
use crate::model::{
    Allocation, Allow, Amendment, Assessment, Direction, Measure, MeasureKind, Metric, MetricKind, Milestone,
    Report, Spent, Status, TargetStep, Wording,
};

record! {
    Measure, "a measure" => {
        kind: OrDefault<Word<MeasureKind>>,
            "A row of the plan's table, or a point of the decision; without it, a measure.";
        named_section = "section": Optional<SectionName>,
            "The section that it belongs to, where its id does not begin with that.";
        parent: Optional<Id>, "The measure that it is a step of, by its id.";
        continues: OrDefault<OneOrMore<Name>>,
            "What it carries on: the id of a measure of the plan named under `[predecessor]`, or several.";
        formerly: OrDefault<List<Id>>,
            "Ids that it had before: the change that adds one continues the measure that had it until then.";
        title: OrUnknown<Required<Line>>, "What is to be done, word for word as published.";
        short: Optional<Line>,
            "A short title of the plan's own, for tables; the published one stays under `title`.";
        responsible: OrUnknown<RequiredRow<Bodies>>,
            "Who answers for it: bodies of the register by any of their names, in the published order; `[]` where the words name nobody.";
        partners: RequiredForMeasure<OrDefault<Bodies>>,
            "Who takes part in it: bodies of the register by any of their names, in the published order; `[]` where the row names no body.";
        means: RequiredForMeasure<Optional<Line>>,
            "The means by which it is to be done, word for word as published.";
        deadline: OrUnknown<RequiredRow<DateOrWords>>,
            "By when: a day, a period in quotes (`\"2024-Q2\"`, due on its last day), or the published words where there is neither.";
        indicator: RequiredForMeasure<Optional<Line>>,
            "How it will be seen that it was done, word for word as published.";
        funding: RequiredForMeasure<Optional<Line>>,
            "What is published about its money, word for word; the figures go into `[[allocation]]`.";
        wording = "published": KeyByKey<Wording>,
            "The published wording of responsible bodies and partners, where the lists joined with \", \" do not give it back, and of the deadline, where it is no day of the calendar as published.";
        texts = "text": OrDefault<Translations>,
            "Its texts in other languages, as they are published there: `[text.hu]` with `title`, `means`, `indicator`.";
        milestones = "milestone": Tables<Milestone>,
            "A step on the way with a day of its own, as the words name it.";
        metrics = "metric": Tables<Metric>, "What the indicator counts.";
        shared_metrics = "metrics": OrDefault<List<Name>>,
            "The ids of metrics in plan.toml, or their names where they have none, that the indicator counts too: those that several measures share.";
        allocations = "allocation": Tables<Allocation>, "What the words say of money, source by source.";
        reports = "report": Tables<Report>,
            "What a body that carries the measure says of it. Append only, in order of date.";
        spent: Tables<Spent>,
            "What a body says that it has spent on the measure. Append only, in order of date.";
        assessments = "assessment": Tables<Assessment>,
            "What others say about it, such as the NGO Roundtable or an evaluator. Append only, in order of date.";
        amendments = "amendment": Tables<Amendment>,
            "The legal act that allows a published field to change.";
        extra: Optional<Extra>, "Keys of the plan's own: kept, shown and compared, and judged by `personal-data` and `control-character` alone.";
        allows = "allow": Tables<Allow>, "A finding of `plan check` that is accepted on purpose.";
    }
    then |reader| {
        Milestone::tell_apart(&mut milestones);
        wording.responsible = wording.responsible.or(reader.wording("responsible"));
        wording.partners = wording.partners.or(reader.wording("partners"));
    }
    with |reader| {
        section: if reader.get("section").is_some() { named_section } else { reader.section_of_id() },
        id: reader.measure()?,
        file: reader.file(),
        unknown: Vec::new(),
    }
}

record! {
    Wording, "[published]", within "published" => {
        responsible: Optional<Line>, "The row of responsible bodies, word for word.";
        partners: Optional<Line>, "The row of partners, word for word.";
        deadline: Optional<Line>, "The row of the deadline, word for word.";
    }
    with |_reader| { responsible_apart: responsible.is_some(), partners_apart: partners.is_some() }
}

record! {
    Milestone, "a [[milestone]]",
    matched by [&["id"], &["title", "due"], &["title"], &["due"]] => {
        id: Optional<MilestoneId>,
            "A short name that reports use instead of the title; with it, titles may repeat and may change.";
        title: Required<Line>,
            "What is to be achieved by then; reports name the milestone by it where it has no id.";
        due: Required<DateOrWords>, "By when: a day, a period in quotes, or words where there is no date.";
        responsible: OrDefault<SomeBodies>,
            "Who answers for it, where that is not who answers for the measure: bodies of the register by any of their names.";
        indicator: Optional<Line>, "How it will be seen that it was reached, word for word as published.";
        measures: OrDefault<List<Id>>,
            "The measures that it serves, where it is several: it stands in the file of one of them, has an `id` that no other milestone of the plan has, and counts once.";
    }
    with |_reader| { clear: Default::default() }
}

record! {
    Metric, "a [[metric]]", matched by [&["id"], &["name"], &["unit"]] => {
        id: Optional<MilestoneId>,
            "A short name that reports and measures use instead of the name.";
        name: Required<Name>, "The name under which reports give its values.";
        unit: Required<Line>, "What one of it is: \"places\", \"persons\".";
        target: Optional<Number>, "The value to be reached, where the words give one.";
        targets: Tables<TargetStep>,
            "The values to be reached on the way, each by a day: `[{ by = 2024-12-31, value = 30 }]`. The last is the target where there is no `target`; with one, that is the value to be reached in the end.";
        baseline: Optional<Number>, "The value at the beginning, where the words give one.";
        direction: Optional<Word<Direction>>, "Which way the value should move, where the words tell.";
        kind: Optional<Word<MetricKind>>,
            "How its values relate: the level on a day (without it), everything since the beginning, a period alone, or words.";
        sum: Optional<Flag>,
            "`true` where the values of several bodies add up; without it each stands for itself.";
    }
}

record! {
    TargetStep, "a target", matched by [&["by"]] => {
        by: Required<DayOrPeriod>, "By when: a day, or a period in quotes, which is due on its last day.";
        value: Required<Number>, "The value to be reached by then.";
    }
}

record! {
    Allocation, "an [[allocation]]",
    matched by [
        &["id"],
        &["source", "year", "from", "appropriation", "purpose"],
        &["source", "year", "from"],
        &["source"],
    ] => {
        id: Optional<Name>, "A short name by which a later allocation can take its place: `revises`.";
        revises: Optional<Name>,
            "The id of an allocation above whose place it takes, from the day in `date` on. An `[[amendment]]` of that day is its basis.";
        date: Optional<Date>, "The day from which it takes the place of the one that it revises.";
        source: Required<SourceName>, "Who is to pay: the id of a [[source]] in plan.toml.";
        chapter: Optional<BodyName>, "The chapter of the budget: a body of the register, by any of its names.";
        when: OptionalYears;
        money: OptionalMoney;
        purpose: Optional<Line>, "What it pays for, where that is not the measure as a whole.";
        appropriation: Optional<AppropriationName>,
            "The point of the decision that provides it: the id of an [[appropriation]] in plan.toml.";
        alternative: Optional<SourceName>, "Who may pay instead: the id of a [[source]] in plan.toml.";
    }
}

/// What people say, in a report or an assessment.
const TEXT: &str =
    "What they say, in their own words. Nothing that identifies a person or locates a shelter.";
const EVIDENCE: &str = "Addresses, or paths relative to the parent folder of the plan.";

record! {
    Report, "a [[report]]",
    matched by [
        &["date", "body", "bodies", "milestone"],
        &["date"],
        &["body", "bodies", "milestone", "status", "text"],
    ], in order => {
        date: Required<Date>, "From this day on the report counts.";
        body: UnlessJoint<BodyName>, "Who reports: a body that carries the measure, by any of its names.";
        bodies: OrDefault<SomeBodies>,
            "Who reports together, in the place of `body`: the report counts for each of them.";
        by: Optional<Line>, "Who wrote it, where that is none of them: `\"coordinator\"`.";
        status: Required<Word<Status>>,
            "How far it is; completed and withdrawn end the obligation.";
        milestone: Optional<Name>,
            "The id of the milestone it is about, or its title where it has none; left out where it is about the whole measure.";
        values: OrDefault<Figures>, "Values of the measure's metrics, by id or name: `{ places = 12 }`; words for a metric of the kind `text`.";
        text: Optional<Prose>, TEXT;
        evidence: OrDefault<List<Line>>, EVIDENCE;
    }
    with |reader| { place: reader.place() }
}

record! {
    Spent, "a [[spent]]",
    matched by [&["date", "body", "source", "chapter", "year"], &["date", "body"], &["date"], &["body", "amount"]], in order => {
        date: Required<Date>, "The day on which it was spent, or up to which it is counted since the one before; it counts from this day on.";
        body: Required<BodyName>, "Who spent it: a body of the register, by any of its names.";
        source: Required<SourceName>, "Whose money it was: the id of a [[source]] in plan.toml.";
        chapter: Optional<BodyName>, "The chapter of the budget: a body of the register, by any of its names.";
        year: Optional<Year>, "The year of the budget that it belongs to; without it, that of `date`.";
        money: RequiredMoney;
        total: OrDefault<OnlyTrue>,
            "`true` where the amount is all that the body has spent of this source and year so far: it takes the place of what the body said before, or its predecessor in the measure up to the day of the succession; without it, the amount is added.";
        text: Optional<Prose>, TEXT;
        evidence: OrDefault<List<Line>>, EVIDENCE;
    }
    with |reader| { place: reader.place() }
}

record! {
    Assessment, "an [[assessment]]",
    matched by [&["date", "by"], &["date"], &["by", "text"]], in order => {
        date: Required<Date>, "The day on which it was made.";
        by: Required<Line>, "Who judges, in words: it need not be in the register.";
        status: Optional<Word<Status>>,
            "How far they judge it to be; it never decides the measure's status.";
        text: Optional<Prose>, TEXT;
        evidence: OrDefault<List<Line>>, EVIDENCE;
    }
    with |reader| { place: reader.place() }
}

record! {
    Amendment, "an [[amendment]]", matched by [&["date", "basis"], &["basis"], &["date"]] => {
        date: Required<Date>, "The day of the legal act.";
        basis: Required<Line>, "The legal act, as it is cited.";
        fields: UnlessWithdrawn<List<Line>>,
            "The keys of this file that it changes: `[\"deadline\"]`; may be left out where `withdrawn` is given.";
        withdrawn: Optional<Flag>,
            "`true` where it withdraws the measure, `false` where it takes that back.";
        milestone: Optional<Name>,
            "The title of the milestone that it withdraws or takes back; left out where it is the whole measure.";
    }
}

record! {
    Allow, "an [[allow]]", matched by [&["rule"]] => {
        rule: Required<Name>,
            "The rule whose findings in this file are accepted; `plan rules` lists them.";
        reason: Required<Prose>, "Why, in words for a reviewer.";
    }
}
