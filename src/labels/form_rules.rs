//! What to do about what a rule finds in a report that comes by a form or by the options of a command: who writes it knows
//! neither the files nor their keys, of which the helps of the rules speak.

/// What is said of a rule to such a person.
#[derive(Clone, Copy, Debug)]
pub struct RuleAdvice {
    /// Its id, with lines below in the place of dashes.
    rule: &'static str,
    /// What the options of a command can do.
    pub by_options: &'static str,
    /// What the cells of a form can do.
    pub by_cells: &'static str,
    /// What is found in a form and what to do, in Hungarian: the rules' own words are English.
    pub in_hungarian: &'static str,
}

/// The advice about each rule, by its id with lines below in the place of dashes.
macro_rules! advice {
    ($($rule:ident: $by_options:literal, $by_cells:literal, $in_hungarian:literal;)*) => {
        const RULES: &[RuleAdvice] = &[$(RuleAdvice {
            rule: stringify!($rule),
            by_options: $by_options,
            by_cells: $by_cells,
            in_hungarian: $in_hungarian,
        }),*];
    };
}

advice! {
    amendment_before_adoption: "correct the day of the act: `--date`",
        "correct the date",
        "A módosítás napja korábbi, mint a terv elfogadása: javítsa a dátumot.";
    backdated_report: "give the day on which it is made, and the period that it is for: `--date`, `--period`",
        "write the day on which it is made",
        "A jelentés napja korábbi egy már meglévő jelentésénél: azt a napot írja be, amelyen készült.";
    completed_below_target: "correct the value that was reached, or the status: `--value`, `--status`",
        "correct the value that was reached, or the status",
        "A kitűzött értéket nem érték el: javítsa az értéket vagy az állapotot.";
    completed_with_open_milestone: "report on the milestone as well: `--milestone`",
        "fill in the row of the milestone as well",
        "Egy részfeladat még nyitott: annak a sorát is töltse ki.";
    completed_without_evidence: "add `--evidence`: the address of what shows it, or the path of a file beside the plan's folder",
        "write the address of what shows it into the column of evidence",
        "Teljesült, de nincs bizonyíték: írja be annak a címét, ami igazolja.";
    contradictory_reports: "correct the status, or the day on which it was reported: `--status`, `--date`",
        "correct the status, or the day on which it was reported",
        "Ugyanarra a napra két jelentés mást mond: javítsa az állapotot vagy a dátumot.";
    control_character: "type the text again: `--text`",
        "type the text again",
        "A szövegben nem látható vezérlőkarakter van: gépelje be újra.";
    deadline_outside_period: "compare the day with the act: `--deadline`",
        "correct the date",
        "A határidő a terv időszakán kívül esik: vesse össze a jogszabállyal.";
    impossible_value: "correct the value: `--value`",
        "correct the value",
        "Az érték nem lehetséges: a mérőszám ilyet nem vehet fel.";
    invalid_value: "correct what was given; a text may be too long",
        "correct what was written; a text may be too long",
        "Egy adat alakja nem megfelelő, vagy a szöveg túl hosszú.";
    measure_reopened: "say in `--text` why it goes on",
        "say in the text why it goes on",
        "Az intézkedés már befejeződött: írja a szövegbe, miért folytatódik.";
    period_outside_cycle: "give a period of the cycle: `--period`",
        "ask for a new form",
        "Az időszak nem illik a jelentések rendjéhez: kérjen új űrlapot.";
    personal_data: "leave it out: the plan is public; name an office, not a person or a place",
        "leave it out: the plan is public; name an office, not a person or a place",
        "A szöveg személyes adatot tartalmaz, a terv pedig nyilvános: hagyja ki.";
    report_after_end: "say in `--text` why the measure goes on",
        "say in the text why the measure goes on",
        "Az intézkedés már befejeződött vagy visszavonták: az állapota nem változhat vissza.";
    report_before_adoption: "correct the day: `--date`; what was done before belongs in the text",
        "correct the date; what was done before belongs in the text",
        "A dátum korábbi, mint a terv elfogadása: javítsa; a korábban történtek a szövegbe valók.";
    report_by_uninvolved_body: "correct the body: `--body`; who only watches the measure assesses it: `plan assess`",
        "use the form of a body that has a part in it",
        "A szervezet az intézkedésben nem felelős és nem partner, ezért nem jelenthet róla.";
    report_in_future: "give the day on which it was reported, not one that is still to come: `--date`",
        "write the day on which it was reported, not one that is still to come",
        "A jelentés napja jövőbeli: a jelentés napját írja be.";
    report_out_of_order: "correct the day: `--date`",
        "correct the date",
        "A jelentés napja korábbi, mint az előző jelentésé.";
    return_in_future: "correct the period, or the day: `--period`, `--date`",
        "correct the date, or use the form of another period",
        "Az időszak még nem kezdődött el.";
    self_assessment: "report instead: `plan report`",
        "report in the form of the body",
        "A felelős szervezet nem a saját munkáját értékeli, hanem jelent róla.";
    unknown_evidence: "correct the path, relative to the folder that holds the plan's, or add the file: `--evidence`",
        "write an address that begins with https://, or put the file beside the plan",
        "A bizonyítékként megadott fájl nincs a terv mellett: https:// kezdetű címet írjon, vagy tegye oda a fájlt.";
    wrong_type: "correct what was given",
        "correct what was written",
        "Egy cellában nem olyan adat áll, amilyet az oszlop vár.";
}

/// The rules that a sheet can break and a report cannot, each in a line of Hungarian, by their ids.
const OF_SHEETS: [(&str, &str); 16] = [
    ("ambiguous-name", "Két szervezetnek azonos a neve vagy a rövidítése."),
    ("amount-mismatch", "Az összeg nem egyezik azzal, amit a finanszírozás szövege megnevez."),
    ("appropriation-mismatch", "Az összegek nem adják ki az előirányzatot."),
    ("duplicate-body", "Ugyanaz a szervezet kétszer szerepel az intézkedésnél."),
    (
        "duplicate-id",
        "Ez az azonosító már foglalt, vagy csak nullában, kötőjelben, kis- és nagybetűben tér el egy másiktól.",
    ),
    ("duplicate-name", "Az intézkedésnek két azonos nevű részfeladata vagy mérőszáma van."),
    ("invalid-amount", "Az összeg negatív, túl nagy, vagy túl sok tizedesjegye van."),
    ("invalid-id", "Az azonosító alakja nem megfelelő."),
    ("missing-field", "Egy kötelező adat hiányzik."),
    ("parent-cycle", "Az intézkedés közvetve vagy közvetlenül önmaga lépése."),
    ("source-mismatch", "A közzétett szöveg eltér a terv dokumentumától."),
    ("unknown-body", "A szervezet nem szerepel a terv szervezetei között."),
    ("unknown-currency", "Nincs ilyen pénznem: a kódját írja be, például EUR."),
    ("unknown-measure", "A tervben nincs ilyen azonosítójú intézkedés."),
    ("unknown-section", "Az azonosító a terv egyik szakaszához sem tartozik."),
    ("unknown-source", "A forrás nem szerepel a terv forrásai között."),
];

/// What to say about what a rule finds to who reports, where it can find anything there.
pub fn rule_advice(id: &str) -> Option<&'static RuleAdvice> {
    let is_of = |advice: &&RuleAdvice| advice.rule.split('_').eq(id.split('-'));
    RULES.iter().find(is_of)
}

/// What a rule that a form or a sheet can break asks for, in Hungarian: the rules' own words are English.
pub fn rule_in_hungarian(id: &str) -> Option<&'static str> {
    let of_sheets = || OF_SHEETS.iter().find(|(rule, _)| *rule == id).map(|(_, words)| *words);
    rule_advice(id).map(|advice| advice.in_hungarian).or_else(of_sheets)
}
