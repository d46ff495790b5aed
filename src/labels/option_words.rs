//! The options that are questions in the editor, each in a line of Hungarian: the help of the command line stays English.

/// By the names of the options; where a command means something else by one, its name stands before it.
const OPTIONS: &[(&str, &str)] = &[
    ("amend date", "A jogszabály napja [üresen: ma]"),
    (
        "amend milestone",
        "Annak a részfeladatnak az azonosítója vagy címe, amelyre a határidő vagy a visszavonás vonatkozik",
    ),
    ("assess status", "Szerinte hol tart: nem kezdődött el, folyamatban, befejeződött"),
    ("basis", "A jogszabály, ahogyan idézni kell"),
    ("body", "Ki jelent: a szervezet bármelyik nevén"),
    ("by", "Ki értékel: egy szervezet bármelyik nevén, vagy más, szavakkal"),
    ("date", "Melyik naptól számít [üresen: ma]"),
    ("deadline", "Mostantól mikorra: egy nap, egy időszak (2024-Q2) vagy a jogszabály szavai"),
    ("evidence", "Egy cím, vagy a terv mappája mellett egy fájl; több sor is lehet"),
    ("funding", "A forrás új sora, szó szerint; az összegeket nem változtatja meg"),
    ("indicator", "A mutató új sora, szó szerint"),
    ("lang", "A szöveg nyelve, új jelentésben [üresen: a gép nyelve, annak hiányában a tervé]"),
    ("means", "Az eszköz új sora, szó szerint"),
    ("milestone", "Melyik részfeladatról szól: azonosítója vagy címe [üresen: az egész intézkedés]"),
    ("partners", "Ki a partner mostantól; több sor is lehet"),
    ("period", "Melyik időszakra szól: 2022-H2 [üresen: amelyikbe a nap esik]"),
    ("reinstated", "A jogszabály a visszavonást hatálytalanítja"),
    ("responsible", "Ki a felelős mostantól; több sor is lehet"),
    (
        "spent",
        "Az idei költségvetésből eddig összesen kifizetett összeg: 12000000, FORRÁS=ÖSSZEG vagy FORRÁS/ÉV=ÖSSZEG; több sor is lehet",
    ),
    ("status", "Hol tart: nem kezdődött el, folyamatban, befejeződött"),
    ("text", "Mit mond, a saját szavaival; személyt vagy szálláshelyet ne azonosítson"),
    ("title", "Az új cím, szó szerint"),
    ("value", "Egy mérőszám értéke: NÉV=SZÁM, vagy szavakkal; több sor is lehet"),
    ("withdrawn", "A jogszabály az intézkedést vagy a részfeladatot visszavonja"),
];

/// What an option of a command asks for, in Hungarian.
pub fn option_in_hungarian(command: &str, option: &str) -> Option<&'static str> {
    let own = format!("{command} {option}");
    let word = |wanted: &str| OPTIONS.iter().find(|(known, _)| *known == wanted).map(|(_, words)| *words);
    word(&own).or_else(|| word(option))
}
