//! What a command says of what it wrote.

use super::texts::{sentences, texts};

texts! {
    /// What a command says of what it wrote, without a name in it.
    pub enum WritingText {
        DueBeforeMeeting: "the day by which it is due is before that of the meeting: it is late from the beginning; correct `--due`",
            "a határnap korábbi az ülés napjánál, így a döntés kezdettől késik; javítsa: `--due`";
    }
}

sentences! {
    WritingText {
        /// Of a report by a body that only has a part.
        counts_for_nothing(body, id): "{body} is a partner in {id}: what it says is kept and shown, and does not count for the status",
            "ez a szervezet csak közreműködő: {body} ({id}). Amit mond, megmarad és látszik, de az állapotba nem számít bele";
        deadline_in_words(words): "\"{words}\" is neither a day nor a period: it is kept as words, and nothing is ever late by it",
            "nem nap és nem időszak: „{words}”. Szövegként marad meg, és soha semmi nem késik miatta";
        /// Of a day, in the record of what came of a decision.
        entered_by_mistake(day): "entered as {day} by mistake", "tévesen {day} szerepelt";
        explained(rule): "`plan check --explain {rule}` says what to do", "a teendőt megmondja: `plan check --explain {rule}`";
        /// Of a measure.
        is_withdrawn(id, date): "{id} was withdrawn by an act of {date}: the change has no effect; `--reinstated` takes the withdrawal back",
            "visszavont intézkedés: {id} ({date}). A változásnak nincs hatása; a visszavonást a `--reinstated` szünteti meg";
    }
}
