//! What a command says of what it wrote.

use super::texts::sentences;

/// What a command says of what it wrote.
#[derive(Clone, Copy, Debug)]
pub struct WritingText;

sentences! {
    WritingText {
        /// Of a decision.
        due_before_meeting(id, path): "the day by which it is due is before that of the meeting: it is late from the beginning; where that is wrong, correct `due` of {id} in {path}",
            "a határnap korábbi az ülés napjánál, így a döntés kezdettől késik; ha ez téves, itt javítsa (`due`): {id}, {path}";
        /// Of a report by a body that only has a part.
        counts_for_nothing(body, id): "{body} is a partner in {id}: what it says is kept and shown, and does not count for the status",
            "ez a szervezet csak közreműködő: {body} ({id}). Amit mond, megmarad és látszik, de az állapotba nem számít bele";
        deadline_in_words(words): "\"{words}\" is neither a day nor a period: it is kept as words, and nothing is ever late by it",
            "nem nap és nem időszak: „{words}”. Szövegként marad meg, és soha semmi nem késik miatta";
        /// Of a day, in the record of what came of a decision.
        entered_by_mistake(day): "entered as {day} by mistake", "tévesen {day} szerepelt";
        /// Of a report.
        filed_in(day, period): "{day} is in no period for which reports on this plan are owed: it is filed under {period}; `--period` names another",
            "ez a nap a terv egyik jelentési időszakában sincs benne: {day}. Ide kerül: {period}; másikat a `--period` nevez meg";
        /// Of a report.
        earlier_missing(period, earlier, option): "it is filed under {period}, and the report for {earlier} is still missing: `--period {option}` files it there",
            "ide kerül: {period}, de az előző időszak jelentése ({earlier}) még hiányzik: oda a `--period {option}` teszi";
        /// Before the question what was spent.
        spent_of(sources, year): "an amount without a source is of {sources}; without a year it is of the budget of {year}",
            "forrás nélkül az összeg forrása: {sources}; év nélkül a költségvetési év: {year}";
        /// The same, of a measure with several sources.
        spent_of_one_of(sources, year): "name one of these sources with the amount: {sources}; without a year it is of the budget of {year}",
            "az összeghez nevezze meg a forrást, ezek egyikét: {sources}; év nélkül a költségvetési év: {year}";
        explained(rule): "`plan check --explain {rule}` says what to do", "a teendőt megmondja: `plan check --explain {rule}`";
        /// Of a measure.
        is_withdrawn(id, date): "{id} was withdrawn by an act of {date}: the change has no effect; `--reinstated` takes the withdrawal back",
            "visszavont intézkedés: {id} ({date}). A változásnak nincs hatása; a visszavonást a `--reinstated` szünteti meg";
    }
}
