//! The rules that a form can break, each in a line of Hungarian: their own words stay English.

/// By the ids of the rules.
const RULES: [(&str, &str); 12] = [
    ("control-character", "A szövegben nem látható vezérlőkarakter van: gépelje be újra."),
    ("impossible-value", "Az érték nem lehetséges: a mérőszám ilyet nem vehet fel."),
    ("invalid-value", "Egy adat alakja nem megfelelő, vagy a szöveg túl hosszú."),
    ("period-outside-cycle", "Az időszak nem illik a jelentések rendjéhez: kérjen új űrlapot."),
    ("personal-data", "A szöveg személyes adatot tartalmaz, a terv pedig nyilvános: hagyja ki."),
    (
        "report-after-end",
        "Az intézkedés már befejeződött vagy visszavonták: az állapota nem változhat vissza.",
    ),
    (
        "report-by-uninvolved-body",
        "A szervezet az intézkedésben nem felelős és nem partner, ezért nem jelenthet róla.",
    ),
    ("report-in-future", "A jelentés napja jövőbeli: a jelentés napját írja be."),
    ("report-out-of-order", "A jelentés napja korábbi, mint az előző jelentésé."),
    ("return-in-future", "Az időszak még nem kezdődött el."),
    ("unknown-evidence", "A bizonyíték címe nem megfelelő: https:// kezdetű címet írjon."),
    ("wrong-type", "Egy cellában nem olyan adat áll, amilyet az oszlop vár."),
];

/// What a rule that a form can break asks for, in Hungarian.
pub fn rule_in_hungarian(id: &str) -> Option<&'static str> {
    RULES.iter().find(|(rule, _)| *rule == id).map(|(_, words)| *words)
}
