//! The tables of `plan.toml`.

use super::describe::record;
use super::entry::{Optional, OrDefault, OrUnknown, Required};
use super::kind::{
    BodyName, CurrencyCode, Date, Extra, Id, LanguageTag, Levels, Line, List, Name, Names, Prose, Rows,
    SomeBodies, SourceName, Word, Year,
};
use super::money::{RequiredMoney, Years};
use super::names::{CoordinatorNames, DepartmentNames, OtherNames};
use super::nested::{Catalogued, ComparedWhole, Parts, Tables};
use crate::model::{
    Appropriation, Closing, Coordination, Cycle, FundingSource, Metric, Period, Plan, Predecessor, Procedure,
    Provision, Section, SourceState, Strategy,
};

record! {
    Plan, "plan.toml" => {
        title: OrUnknown<Required<Line>>, "The title of the plan, as published.";
        languages: OrDefault<List<LanguageTag>>,
            "The languages of the plan, by their codes; the first is that of its texts: `[\"en\", \"hu\"]`.";
        decision: Optional<Line>, "The legal act that adopted it.";
        adopted: Optional<Date>, "The day of the decision.";
        period: Parts<Period>, "The days for which the plan is made, first and last included.";
        expires: Optional<Date>,
            "The day on which the act ceases to be in force. It closes nothing: that is `[closed]`.";
        currency: Optional<CurrencyCode>,
            "The currency of every amount that names none, by its code of ISO 4217.";
        document: Optional<Line>,
            "The document it was taken from, relative to the parent folder of the plan.";
        licence: Optional<Line>,
            "The licence under which its data may be used again: an id of SPDX such as `CC-BY-4.0`, or an address.";
        rows: Optional<Rows>,
            "The rows that the official table has; without it, all of them. Measures may leave out the others.";
        strategy: ComparedWhole<Strategy>, "The strategy that the plan carries out.";
        predecessor: ComparedWhole<Predecessor>, "The plan that this one follows.";
        closed: ComparedWhole<Closing>,
            "That the plan is closed: after that day no measure and no milestone is overdue, and what was not reached is not completed; what a meeting decided is still owed.";
        sections = "section": Catalogued<Section>,
            "A chapter or section, in the order of the plan: it is the order of every list.";
        sources = "source": Catalogued<FundingSource>, "A source of funding that measures may name.";
        appropriations = "appropriation": Catalogued<Appropriation>,
            "What a point of the decision provides.";
        metrics = "metric": Catalogued<Metric>,
            "A metric that several measures share: they name it by its `id`, or its name where it has none.";
        provisions = "provision": Tables<Provision>,
            "A point of the act that is no obligation with a day of its own: whom it invites, from where it wants the money.";
        coordination: ComparedWhole<Coordination>, "Who sees to it that the plan is carried out.";
        extra: Optional<Extra>, "Keys of the plan's own: kept, shown and compared, and judged by `personal-data` and `control-character` alone.";
        levels: OrDefault<Levels>,
            "How much the findings of a rule matter: `allow` (not looked for), `warn` (a warning) or `deny` (an error). `plan rules` lists the rules. A change is also judged by the levels of its base: the stricter counts.";
    }
    with |reader| {
        register: Default::default(),
        measures: Vec::new(),
        unsectioned: Vec::new(),
        returns: Vec::new(),
        unknown_elsewhere: Vec::new(),
        meetings: Vec::new(),
        unknown: Vec::new(),
        shared_milestones: Default::default(),
        years_of_money: None,
        file: reader.file(),
    }
}

record! {
    Period, "the period", within "period" => {
        start: Required<Date>, "The first day.";
        end: Required<Date>, "The last day.";
    }
}

record! {
    Closing, "[closed]" => {
        date: Required<Date>, "The last day on which anything was owed.";
        basis: Required<Line>, "The legal act, as it is cited.";
    }
}

record! {
    Strategy, "[strategy]" => {
        title: Required<Line>, "Its title, as published.";
        period: Parts<Period>, "The days for which it is made, first and last included.";
    }
}

record! {
    Predecessor, "[predecessor]" => {
        title: Required<Line>, "Its title, as published.";
        path: Optional<Line>,
            "The folder that holds its `plan.toml`, relative to the folder of this one, inside the repository.";
        site: Optional<Line>,
            "The address of its web site, as `plan site` made it: what measures carry on leads to its page there.";
    }
}

record! {
    Provision, "a [[provision]]", matched by [&["id"]] => {
        id: Required<Name>, "As the act numbers it.";
        text: Required<Prose>, "The published words.";
        bodies: OrDefault<SomeBodies>, "The bodies that it speaks of, by any of their names.";
        source: Optional<SourceName>, "The source of funding that it speaks of: the id of a [[source]].";
    }
}

record! {
    Section, "a [[section]]", matched by [&["id"]] => {
        key = "id": Required<Id>,
            "As the plan numbers it: `II` for a chapter, `II.3` for a section of it.";
        title: Required<Line>, "Its title, as published.";
        names: OrDefault<Names>, "Its title in other languages: `{ hu = \"...\" }`.";
    }
}

record! {
    FundingSource, "a [[source]]", matched by [&["id"]] => {
        key = "id": Required<Name>, "A short key by which measures name it.";
        name: Required<Name>, "Its name, for people.";
        names: OrDefault<Names>, "Its name in other languages: `{ hu = \"...\" }`.";
        state: Required<Word<SourceState>>,
            "Whether its money is there: contingent hangs on a decision still to be made.";
        basis: Optional<Prose>, "The published words that say so.";
        words: OrDefault<List<Line>>, "How the rows of the plan call it.";
    }
}

record! {
    Appropriation, "an [[appropriation]]", matched by [&["id"]] => {
        key = "id": Required<Name>, "As the decision numbers it: `3a`.";
        point: Optional<Id>, "The point of the decision, where it is in the plan: `D.3a`.";
        source: Optional<SourceName>, "The source that it draws on: the id of a [[source]].";
        chapter: Optional<BodyName>, "The chapter of the budget: a body of the register, by any of its names.";
        when: Years;
        money: RequiredMoney;
    }
    with |reader| { file: reader.file(), row: reader.row() }
}

record! {
    Coordination, "[coordination]" => {
        coordinator: Required<Line>, "The office of the coordinator, never the person.";
        coordinator_names: CoordinatorNames;
        body: Required<BodyName>, "The body that the coordinator belongs to, by any of its names.";
        department: Optional<Line>, "The department that assists the coordinator.";
        department_names: DepartmentNames;
        mechanism: Optional<BodyName>,
            "The group in which the bodies meet: the National Coordination Mechanism.";
        mechanism_since: Optional<Year>, "The year since when the mechanism exists.";
        roundtable: Optional<BodyName>,
            "The group in which non-governmental organizations meet: the NGO Roundtable.";
        cycle: Required<Word<Cycle>>, "How often reports and meetings are due.";
        procedures = "procedure": Tables<Procedure>, "A procedure by which victims are identified.";
        basis: Optional<Prose>, "The document that says so.";
    }
}

record! {
    Procedure, "a procedure" => {
        key = "id": Required<Name>, "As its document numbers it.";
        title: Required<Line>, "Whom it is for and where, in English.";
        names: OtherNames;
    }
}
