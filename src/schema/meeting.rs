//! The tables of a meeting's file.

use super::describe::record;
use super::entry::{Optional, OrDefault, OrUnknown, Required};
use super::kind::{Bodies, BodyName, Date, DateOrWords, Extra, Id, Line, List, Name, PeriodName, Prose};
use super::nested::Tables;
use crate::model::{AgendaItem, Allow, Decision, Meeting};

record! {
    Meeting, "a meeting", matched by [&["id"]] => {
        title: OrUnknown<Required<Line>>, "What the minutes call it.";
        body: Optional<BodyName>, "Who met: a group of the register, by any of its names.";
        lang: Optional<Name>, "The language of its texts, such as `hu`; without it, that of the plan.";
        period: Optional<PeriodName>,
            "The period whose reports it dealt with, of the length of the plan's cycle.";
        agenda: Tables<AgendaItem>, "Something that it dealt with, in order.";
        allows = "allow": Tables<Allow>, "A finding in this file that is accepted on purpose.";
        extra: Optional<Extra>, "Keys of the plan's own: kept, shown and compared, and judged by `personal-data` and `control-character` alone.";
        decisions = "decision": Tables<Decision>, "Something that it decided, in order.";
    }
    with |reader| { id: reader.meeting()?, unshown: None, file: reader.file() }
}

record! {
    AgendaItem, "an [[agenda]]", matched by [&["title"]] => {
        title: Required<Line>, "What it is.";
        measures: OrDefault<List<Id>>, "The measures that it is about.";
    }
}

record! {
    Decision, "a [[decision]]", matched by [&["id"]] => {
        id: Required<Id>, "Its number: with the file's name it makes its id, `2022-12-13.1`.";
        text: Required<Prose>, "What was decided, word for word.";
        responsible: OrDefault<Bodies>,
            "Who is to carry it out: bodies of the register by any of their names; left out where nobody is named.";
        due: Optional<DateOrWords>,
            "By when: a day, a period in quotes (due on its last day), or words where there is neither.";
        measures: OrDefault<List<Id>>, "The measures that it is about.";
        done: Optional<Date>,
            "The day on which it was carried out: from then on nothing is owed.";
        result: Optional<Prose>, "What came of it.";
    }
}
