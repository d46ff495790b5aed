//! The rules that a form or a sheet can break, each in a line of Hungarian: their own words stay English.

/// By the ids of the rules.
const RULES: [(&str, &str); 28] = [
    ("ambiguous-name", "Két szervezetnek azonos a neve vagy a rövidítése."),
    ("amount-mismatch", "Az összeg nem egyezik azzal, amit a finanszírozás szövege megnevez."),
    ("appropriation-mismatch", "Az összegek nem adják ki az előirányzatot."),
    ("control-character", "A szövegben nem látható vezérlőkarakter van: gépelje be újra."),
    ("duplicate-body", "Ugyanaz a szervezet kétszer szerepel az intézkedésnél."),
    (
        "duplicate-id",
        "Ez az azonosító már foglalt, vagy csak nullában, kötőjelben, kis- és nagybetűben tér el egy másiktól.",
    ),
    ("duplicate-name", "Az intézkedésnek két azonos nevű részfeladata vagy mérőszáma van."),
    ("impossible-value", "Az érték nem lehetséges: a mérőszám ilyet nem vehet fel."),
    ("invalid-amount", "Az összeg negatív, túl nagy, vagy túl sok tizedesjegye van."),
    ("invalid-id", "Az azonosító alakja nem megfelelő."),
    ("invalid-value", "Egy adat alakja nem megfelelő, vagy a szöveg túl hosszú."),
    ("missing-field", "Egy kötelező adat hiányzik."),
    ("parent-cycle", "Az intézkedés közvetve vagy közvetlenül önmaga lépése."),
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
    ("source-mismatch", "A közzétett szöveg eltér a terv dokumentumától."),
    ("unknown-body", "A szervezet nem szerepel a terv szervezetei között."),
    ("unknown-currency", "Nincs ilyen pénznem: a kódját írja be, például EUR."),
    ("unknown-evidence", "A bizonyíték címe nem megfelelő: https:// kezdetű címet írjon."),
    ("unknown-measure", "A tervben nincs ilyen azonosítójú intézkedés."),
    ("unknown-section", "Az azonosító a terv egyik szakaszához sem tartozik."),
    ("unknown-source", "A forrás nem szerepel a terv forrásai között."),
    ("wrong-type", "Egy cellában nem olyan adat áll, amilyet az oszlop vár."),
];

/// What a rule that a form or a sheet can break asks for, in Hungarian.
pub fn rule_in_hungarian(id: &str) -> Option<&'static str> {
    RULES.iter().find(|(rule, _)| *rule == id).map(|(_, words)| *words)
}
