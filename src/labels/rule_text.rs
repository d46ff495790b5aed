//! What is said of each rule to people who know neither the files nor their keys: readers of a site, and who reports by a form
//! or by the options of a command. The rules' own words are English, and their helps speak of the files.

use super::Language;

/// The words for a rule.
#[derive(Debug)]
pub struct RuleText {
    /// Its id.
    pub rule: &'static str,
    /// What it finds, in Hungarian, for readers of a site.
    pub line: &'static str,
    /// What it asks for, in Hungarian, of who fills in a form or a sheet; `None` where neither can break it.
    pub asked: Option<&'static str>,
    /// What to do about what it finds in a report; `None` where a report cannot break it.
    pub advice: Option<RuleAdvice>,
}

/// What to do about what a rule finds in a report.
#[derive(Clone, Copy, Debug)]
pub struct RuleAdvice {
    /// What the options of a command can do.
    pub by_options: &'static str,
    /// What the cells of a form can do.
    pub by_cells: &'static str,
}

/// A rule that only those who edit the files can break.
const fn of_plan(rule: &'static str, line: &'static str) -> RuleText {
    RuleText { rule, line, asked: None, advice: None }
}

/// A rule that a sheet can break, and a report cannot; what it finds says what to do.
const fn of_sheet(rule: &'static str, line: &'static str) -> RuleText {
    RuleText { rule, line, asked: Some(line), advice: None }
}

/// A rule that a report can break: what it asks for in Hungarian, and by options and by cells in English.
const fn of_report(
    rule: &'static str,
    line: &'static str,
    asked: &'static str,
    [by_options, by_cells]: [&'static str; 2],
) -> RuleText {
    RuleText { rule, line, asked: Some(asked), advice: Some(RuleAdvice { by_options, by_cells }) }
}

/// Every rule once, in the order of the ids: a test holds that.
pub const RULE_TEXTS: &[RuleText] = &[
    of_plan(
        "allocation-cut",
        "Az intézkedésre kevesebb vagy más forrásból, más évben járó pénz jut, mint korábban.",
    ),
    of_plan("allocation-outside-period", "A forrás éve kívül esik a terv időszakán."),
    of_plan("allow-added", "A terv új eltérést fogad el, indokkal."),
    of_sheet("ambiguous-name", "Két szervezetnek azonos a neve vagy a rövidítése."),
    of_report(
        "amendment-before-adoption",
        "A módosítás napja korábbi, mint a terv elfogadása.",
        "A módosítás napja korábbi, mint a terv elfogadása: javítsa a dátumot.",
        ["correct the day of the act: `--date`", "correct the date"],
    ),
    of_plan("amendment-in-future", "A módosítás napja jövőbeli."),
    of_plan("amendment-rewritten", "Egy rögzített módosítást átírtak vagy töröltek."),
    of_plan("amendment-without-change", "A módosítás olyan adatot nevez meg, amely nem változott."),
    of_sheet("amount-mismatch", "Az összeg nem egyezik azzal, amit a finanszírozás szövege megnevez."),
    of_plan("appropriation-cut", "Egy előirányzatot csökkentettek vagy töröltek."),
    of_sheet("appropriation-mismatch", "Az összegek nem adják ki az előirányzatot."),
    of_plan(
        "backdated-amendment",
        "A módosítás jóval a napja után, vagy egy későbbi módosítás után került a nyilvántartásba.",
    ),
    of_report(
        "backdated-report",
        "A jelentés, az értékelés vagy a kifizetés jóval a napja után, vagy egy későbbi után került a nyilvántartásba.",
        "A jelentés vagy a kifizetés napja korábbi egy már meglévőénél: azt a napot írja be, amelyen készült.",
        [
            "give the day on which it is made, and the period that it is for: `--date`, `--period`",
            "write the day on which it is made",
        ],
    ),
    of_plan("bad-signature", "Egy commit aláírása nem ellenőrizhető."),
    of_plan("body-cycle", "A szervezet közvetve vagy közvetlenül önmaga része vagy tagja."),
    of_plan("broken-base", "Az összehasonlítás alapja nem olvasható teljesen."),
    of_plan("broken-commit", "Egy commit után a terv egyik fájlja nem volt olvasható."),
    of_plan("changed-after-closing", "Az intézkedés a terv lezárása után változott."),
    RuleText {
        asked: Some("A terv lezárása megváltozik: vesse össze a jogalap szövegével."),
        ..of_plan("closing-changed", "A terv lezárását megváltoztatták.")
    },
    of_plan("commit-dated-before-parent", "Egy commit dátuma korábbi, mint az azt megelőzőé."),
    of_report(
        "completed-below-target",
        "Az intézkedés befejeződött, de a célértékét nem érte el, vagy az elért érték nem ismert.",
        "A kitűzött értéket nem érték el: javítsa az értéket vagy az állapotot.",
        [
            "correct the value that was reached, or the status: `--value`, `--status`",
            "correct the value that was reached, or the status",
        ],
    ),
    of_report(
        "completed-with-open-milestone",
        "Az intézkedés befejeződött, de egyik részfeladata nem.",
        "Egy részfeladat még nyitott: annak a sorát is töltse ki.",
        ["report on the milestone as well: `--milestone`", "fill in the row of the milestone as well"],
    ),
    of_report(
        "completed-without-evidence",
        "A befejezésről szóló jelentéshez nem tartozik bizonyíték.",
        "Teljesült, de nincs bizonyíték: írja be annak a címét, ami igazolja.",
        [
            "add `--evidence`: the address of what shows it, or the path of a file beside the plan's folder",
            "write the address of what shows it into the column of evidence",
        ],
    ),
    of_report(
        "contradictory-reports",
        "Egy szervezet ugyanazon a napon egymásnak ellentmondó jelentést tett.",
        "Ugyanarra a napra két jelentés mást mond: ha az egyik téves, azt javítsa, és ne vegyen fel mellé újat.",
        [
            "both are in the record: where one was a mistake, correct that one in its file, and enter no other",
            "correct the status, or the day on which it was reported",
        ],
    ),
    of_report(
        "control-character",
        "A szövegben nem látható vezérlőkarakter van.",
        "A szövegben nem látható vezérlőkarakter van: gépelje be újra.",
        ["type it again, without the character that does not print", "type the text again"],
    ),
    of_plan(
        "deadline-in-words",
        "A szöveges határidő napot vagy időszakot nevez meg, de dátumként nincs rögzítve.",
    ),
    of_plan("deadline-moved", "A határidő módosítás nélkül változott."),
    of_report(
        "deadline-outside-period",
        "A határidő kívül esik a terv időszakán.",
        "A határidő a terv időszakán kívül esik: vesse össze a jogszabállyal.",
        ["compare the day with the act: `--deadline`", "correct the date"],
    ),
    RuleText {
        asked: Some("A döntés határideje az ülés napja előtti: ha téves, az ülés fájljában javítsa."),
        ..of_plan("decision-due-before-meeting", "Egy ülés döntésének határideje az ülés napja előtti.")
    },
    of_plan("decision-rewritten", "Egy ülés rögzített döntését átírták vagy törölték."),
    of_plan("dropped-by-merge", "Egy összefésülés kihagyta, ami az egyik ágon megvolt."),
    of_sheet("duplicate-body", "Ugyanaz a szervezet kétszer szerepel az intézkedésnél."),
    of_plan("duplicate-formerly", "Két intézkedés ugyanazt a korábbit folytatja."),
    of_sheet(
        "duplicate-id",
        "Ez az azonosító már foglalt, vagy csak nullában, kötőjelben, kis- és nagybetűben tér el egy másiktól.",
    ),
    of_sheet("duplicate-name", "Az intézkedésnek két azonos nevű részfeladata vagy mérőszáma van."),
    of_plan("duplicate-report", "Egy jelentés, értékelés vagy kifizetés szó szerint kétszer szerepel."),
    of_plan("duplicate-return", "Egy szervezet ugyanarra az időszakra kétszer jelentett."),
    of_plan(
        "empty-assessment",
        "Egy értékelés nem mond semmit: sem állapota, sem szövege, sem bizonyítéka nincs.",
    ),
    of_plan("former-id-in-use", "A korábbi azonosító egy mai intézkedésé."),
    RuleText {
        asked: Some("A terv lezárásának napja nem lehetséges: javítsa a dátumot."),
        ..of_plan("implausible-closing", "A terv lezárásának napja nem lehetséges.")
    },
    RuleText {
        asked: Some("A döntés az ülés előtti vagy jövőbeli napon teljesült volna: javítsa a dátumot."),
        ..of_plan("implausible-decision", "Egy ülés döntése az ülés előtti vagy jövőbeli napon teljesült.")
    },
    of_report(
        "impossible-value",
        "Az érték nem lehetséges.",
        "Az érték nem lehetséges: nulla alatti szám, a korábban jelentettnél kisebb összesített szám, vagy szöveg ott, ahol számot kell írni.",
        ["correct the value: `--value`", "correct the value"],
    ),
    of_plan(
        "ineffective-succession",
        "A feladat olyan szervezettől került át, amely nem felelős az intézkedésért.",
    ),
    of_sheet("invalid-amount", "Az összeg negatív, túl nagy, vagy túl sok tizedesjegye van."),
    of_plan("invalid-encoding", "Egy fájl vagy a neve nem UTF-8 kódolású."),
    of_sheet("invalid-id", "Az azonosító alakja nem megfelelő."),
    of_plan("invalid-level", "A terv egy szabály súlyát hibásan adja meg."),
    of_plan(
        "invalid-revision",
        "Egy forrás egy másik helyébe lép, de hiányzik a napja, a jogalapja vagy a másik.",
    ),
    of_plan("invalid-toml", "Egy fájl nem szabályos TOML."),
    RuleText {
        advice: Some(RuleAdvice {
            by_options: "correct what was given; a text may be too long",
            by_cells: "correct what was written; a text may be too long",
        }),
        ..of_sheet("invalid-value", "Egy adat alakja nem megfelelő, vagy a szöveg túl hosszú.")
    },
    of_plan(
        "joined-history",
        "Egy összefésülés olyan előzményt kapcsolt be, amelynek nincs közös rögzítése a nyilvántartással.",
    ),
    of_plan("level-lowered", "Egy szabály súlyát csökkentették, vagy kikapcsolták."),
    of_plan(
        "look-alike-name",
        "Egy szervezet neve a másikéhoz hasonló betűkből áll, vagy egy szavában többféle írás betűi vannak.",
    ),
    of_plan("measure-removed", "Egy intézkedést töröltek."),
    of_plan("measure-renumbered", "Egy intézkedés más azonosítót kapott."),
    of_report(
        "measure-reopened",
        "Ami befejeződött, újra folyamatban van.",
        "Az intézkedés már befejeződött: írja a szövegbe, miért folytatódik.",
        ["say in `--text` why it goes on", "say in the text why it goes on"],
    ),
    of_plan("merge-conflict", "Egy fájlban lezáratlan összefésülés jelei vannak."),
    of_plan("milestone-after-deadline", "A részfeladat az intézkedés határideje után esedékes."),
    of_plan("milestone-moved", "A részfeladat módosítás nélkül változott vagy megszűnt."),
    of_plan("misplaced-file", "Az intézkedés fájlja egy másik fejezet mappájában van."),
    of_plan(
        "misplaced-return",
        "A jelentés fájlja egy másik időszak mappájában van, vagy más szervezetről van elnevezve.",
    ),
    of_sheet("missing-field", "Egy kötelező adat hiányzik."),
    of_plan("no-amount", "Az intézkedés finanszírozása nem nevez meg összeget."),
    of_plan("no-milestone", "Az intézkedésnek nincs részfeladata."),
    of_plan(
        "no-report",
        "Az intézkedésről régebben jelentettek, mint a jelentések rendje előírja, vagy soha.",
    ),
    of_plan("no-target", "Az intézkedés mutatójához nem tartozik számszerű cél."),
    of_sheet("parent-cycle", "Az intézkedés közvetve vagy közvetlenül önmaga lépése."),
    of_plan("period-changed", "Egy jelentés vagy ülés más időszakhoz vagy naphoz került."),
    of_report(
        "period-outside-cycle",
        "Az időszak nem illik a jelentések rendjéhez.",
        "Az időszak nem illik a jelentések rendjéhez: kérjen új űrlapot.",
        ["give a period of the cycle: `--period`", "ask for a new form"],
    ),
    of_report(
        "personal-data",
        "A szöveg személyes adatot tartalmaz, a terv pedig nyilvános.",
        "A szöveg személyes adatot tartalmaz, a terv pedig nyilvános: hagyja ki.",
        [
            "leave it out: the plan is public; name an office, not a person or a place",
            "leave it out: the plan is public; name an office, not a person or a place",
        ],
    ),
    of_plan("published-text-changed", "A közzétett szöveg módosítás nélkül változott."),
    of_report(
        "report-after-end",
        "Az intézkedést visszavonták, vagy e szervezet (vagy akit képvisel) már befejezettnek jelentette.",
        "Az intézkedést visszavonták, vagy e szervezet (vagy akit képvisel) már befejezettnek jelentette: a szövegben írja meg, miért folytatódik.",
        ["say in `--text` why the measure goes on", "say in the text why the measure goes on"],
    ),
    of_report(
        "report-before-adoption",
        "A jelentés vagy értékelés napja korábbi, mint a terv elfogadása.",
        "A dátum korábbi, mint a terv elfogadása: javítsa; a korábban történtek a szövegbe valók.",
        [
            "correct the day: `--date`; what was done before belongs in the text",
            "correct the date; what was done before belongs in the text",
        ],
    ),
    RuleText {
        advice: Some(RuleAdvice {
            by_options: "correct the body: `--body`; who only watches the measure assesses it: `plan assess`",
            by_cells: "use the form of a body that has a part in it",
        }),
        ..of_sheet(
            "report-by-uninvolved-body",
            "A szervezet az intézkedésben nem felelős és nem partner, ezért nem jelenthet róla.",
        )
    },
    of_report(
        "report-in-future",
        "A jelentés napja jövőbeli.",
        "A jelentés napja jövőbeli: a jelentés napját írja be.",
        [
            "give the day on which it was reported, not one that is still to come: `--date`",
            "write the day on which it was reported, not one that is still to come",
        ],
    ),
    RuleText {
        advice: Some(RuleAdvice { by_options: "correct the day: `--date`", by_cells: "correct the date" }),
        ..of_sheet("report-out-of-order", "A jelentés napja korábbi, mint az előző jelentésé.")
    },
    of_plan("report-removed", "Egy jelentést, értékelést vagy kifizetést töröltek."),
    of_plan("report-rewritten", "Egy jelentést, értékelést vagy kifizetést átírtak."),
    of_plan(
        "responsibility-moved",
        "A felelős módosítás nélkül változott, vagy a szervezetek jegyzéke helyezi át a feladatot.",
    ),
    RuleText {
        advice: Some(RuleAdvice {
            by_options: "correct the period, or the day: `--period`, `--date`",
            by_cells: "correct the date, or use the form of another period",
        }),
        ..of_sheet(
            "return-in-future",
            "Az időszak még nem kezdődött el, vagy a jelentés napja korábbi az időszak kezdeténél.",
        )
    },
    of_report(
        "self-assessment",
        "A felelős szervezet a saját munkáját értékeli.",
        "A felelős szervezet nem a saját munkáját értékeli, hanem jelent róla.",
        ["report instead: `plan report`", "report in the form of the body"],
    ),
    of_sheet("source-mismatch", "A közzétett szöveg eltér a terv dokumentumától."),
    of_report(
        "spent-beyond-allocation",
        "Az intézkedésre többet fizettek ki, mint amennyi jut rá.",
        "Az intézkedésre többet fizettek ki, mint amennyi jut rá: javítsa az összeget, ha téves.",
        ["correct `--spent` where it is wrong", "correct the amount where it is wrong"],
    ),
    of_report(
        "spent-by-two",
        "Két szervezet ugyanakkora összeget jelent ugyanabból a forrásból és évből.",
        "Más szervezet ugyanakkora összeget jelent ugyanabból a forrásból és évből: csak az jelentse, amelyik kifizette.",
        [
            "leave `--spent` out where the other body paid it",
            "leave the amount out where the other body paid it",
        ],
    ),
    of_plan("spent-in-future", "A kifizetés napja jövőbeli."),
    of_plan("stray-file", "A terv mappájában olyan fájl van, amely nem része a tervnek."),
    of_plan("symbolic-link", "A terv mappájában szimbolikus hivatkozás vagy másik adattár van."),
    of_plan("target-lowered", "Egy célértéket csökkentettek, töröltek, vagy másként számolnak."),
    of_plan("too-many-findings", "Egy fájlban több a megállapítás, mint amennyi egyenként látszik."),
    of_plan("unclear-amount", "A finanszírozás közzétett szövegében az összeg nem egyértelmű."),
    of_plan("undeclared-language", "Egy név vagy szöveg olyan nyelven van, amelyet a terv nem sorol fel."),
    of_plan("unknown-amended-field", "A módosítás olyan adatot nevez meg, amely az intézkedésnek nincs."),
    of_plan("unknown-appropriation", "A terv nem sorol fel ilyen előirányzatot."),
    of_sheet("unknown-body", "A szervezet nem szerepel a terv szervezetei között."),
    RuleText {
        asked: Some("Nincs ilyen pénznem: a kódját írja be, például EUR."),
        ..of_plan("unknown-currency", "Nincs ilyen pénznem.")
    },
    of_report(
        "unknown-evidence",
        "A bizonyítékként megadott fájl nincs a terv mellett.",
        "A bizonyítékként megadott fájl nincs a terv mellett: https:// kezdetű címet írjon, vagy tegye oda a fájlt.",
        [
            "correct the path, relative to the folder that holds the plan's, or add the file: `--evidence`",
            "write an address that begins with https://, or put the file beside the plan",
        ],
    ),
    of_plan("unknown-field", "Egy fájlban ismeretlen kulcs áll."),
    of_sheet("unknown-measure", "A tervben nincs ilyen azonosítójú intézkedés."),
    of_plan("unknown-metric", "A jelentésben szereplő értékhez az intézkedésnek nincs mérőszáma."),
    of_plan("unknown-milestone", "Az intézkedésnek nincs ilyen részfeladata, vagy több is van."),
    of_plan("unknown-predecessor", "A folytatott terv vagy annak intézkedése nem található."),
    of_sheet("unknown-section", "Az azonosító a terv egyik szakaszához sem tartozik."),
    of_sheet("unknown-source", "A forrás nem szerepel a terv forrásai között."),
    of_plan("unreadable-file", "Egy fájl nem olvasható, vagy túl nagy."),
    of_plan("unused-allow", "Egy elfogadott eltérésre nincs szükség: a szabály nem talál semmit."),
    of_plan("unused-body", "A szervezet a tervben sehol sem szerepel."),
    of_plan(
        "withdrawn-without-amendment",
        "A jelentés szerint az intézkedést visszavonták, de módosítás nem vonta vissza.",
    ),
    of_report(
        "wrong-type",
        "Egy adat nem olyan fajtájú, amilyet a kulcsa vár.",
        "Egy cellában nem olyan adat áll, amilyet az oszlop vár.",
        ["correct what was given", "correct what was written"],
    ),
];

/// The words for a rule, by its id.
fn text(id: &str) -> Option<&'static RuleText> {
    let at = RULE_TEXTS.binary_search_by(|text| text.rule.cmp(id)).ok()?;
    RULE_TEXTS.get(at)
}

/// What a rule finds, in the words of a language; `None` where the rule's own are in it.
pub fn rule_line(id: &str, language: Language) -> Option<&'static str> {
    match language {
        Language::English => None,
        Language::Hungarian => text(id).map(|text| text.line),
    }
}

/// What a rule that a form or a sheet can break asks for, likewise.
pub fn rule_request(id: &str, language: Language) -> Option<&'static str> {
    match language {
        Language::English => None,
        Language::Hungarian => text(id)?.asked,
    }
}

/// What to say about what a rule finds to who reports, where it can find anything there.
pub fn rule_advice(id: &str) -> Option<&'static RuleAdvice> {
    text(id)?.advice.as_ref()
}
