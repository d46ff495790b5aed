//! Why a form, or a row of one, is not taken.

use super::language::Language;
use super::sentence::Sentence;
use super::texts::{sentences, texts};

texts! {
    /// A reason of `plan collect` in which nothing is named, or what to do about it.
    pub enum FormReason {
        NotWithdrawn: "a measure is withdrawn by an amendment of the plan, not by a report",
            "az intézkedést a terv módosítása vonja vissza, nem jelentés";
        FormulaWithoutValue: "it holds a formula without a value: write what it comes to",
            "képlet áll benne érték nélkül: írja be az eredményét";
        /// Of an amount without a currency.
        NoCurrency: "the plan has no currency: write it with the amount, such as 1200 EUR",
            "a tervnek nincs pénzneme: az összeggel együtt írja, például: 1200 EUR";
        /// Of an amount spent.
        SpentBelowZero: "less than zero cannot be spent: write all that was spent so far",
            "nullánál kevesebbet nem lehet kifizetni: az eddig összesen kifizetett összeget írja";
        /// Of an amount that is left empty.
        NothingSpentSaid: "no amount is said: write all that was spent so far, 0 where it is nothing, or leave it out",
            "nincs benne összeg: írja be az eddig összesen kifizetett összeget (ha semmi, akkor 0), vagy hagyja el";
        /// Of an amount in the row of what is no report.
        SpentWithoutReport: "an amount spent goes with a report: say it in the text",
            "kifizetett összeg csak jelentéssel együtt adható meg: írja a szövegbe";
        /// Of an amount in the row of a milestone.
        SpentOfMeasure: "what was spent is reported for the whole measure, not for a milestone",
            "a kifizetést az egész intézkedésre kell megadni, nem részfeladatra";
        /// Of a figure in a row in which none is asked for.
        NothingCounted: "no value is asked for in this row: say it in the text",
            "ebben a sorban nincs kért érték: írja a szövegbe";
        /// Of a cell that is not read.
        NoHeading: "not read: its column has no heading", "nem olvassuk be: az oszlopának nincs fejléce";
        /// Of a cell that is not read.
        AboveTheTable: "not read: it stands above the table", "nem olvassuk be: a táblázat fölött áll";
        /// Of a row that is not read.
        RowOfNothing: "not read: this row is none of the form", "nem olvassuk be: ez a sor nem az űrlapé";
        /// Of a row that is filled in.
        RowWithoutName: "the first cell of this row is empty, so that it is of no measure: write the id that the form had there",
            "ennek a sornak üres az első cellája, így nem tudni, melyik intézkedésé: írja vissza az űrlap azonosítóját";
        /// Of a sheet that is not read.
        OtherSheet: "not read: this sheet is none of the form", "nem olvassuk be: ez a munkalap nem az űrlapé";
        NothingFilledIn: "nothing is filled in", "nincs kitöltve benne semmi";
        UseOwnForm: "fill in the form that was made for that body and period: `plan form` writes it",
            "az arra a szervezetre és időszakra készült űrlapot töltse ki: a `plan form` írja meg";
        NoDate: "the date is missing, here and above the table",
            "hiányzik a dátum, itt is és a táblázat fölött is";
        NoForm: "no sheet of it is a form of a plan", "egyik munkalapja sem egy terv űrlapja";
        CollectTheForm: "collect the workbook that `plan form` wrote, as it came back",
            "azt a munkafüzetet adja meg, amelyet kiküldtek, ahogyan visszajött";
        PutColumnBack: "put it back, or fill in the form anew", "tegye vissza, vagy töltse ki újra az űrlapot";
        NobodysForm: "the form does not say whose it is", "az űrlap nem mondja meg, kié";
        LeaveLinesAbove: "leave the lines above the table in it", "hagyja meg benne a táblázat fölötti sorokat";
        LookWhichPlan: "look whether the form is one of this plan", "nézze meg, hogy ennek a tervnek az űrlapja-e";
        OtherPeriod: "the period of the form is none of the plan's cycle",
            "az űrlap időszaka nem illik a terv jelentési rendjébe";
        SendNewForm: "send the body a new form: `plan form`", "küldjön a szervezetnek új űrlapot: `plan form`";
        LettersLost: "letters of its headings were lost where it was saved: a question mark stands in their place",
            "mentéskor betűk vesztek el a fejlécéből: kérdőjel áll a helyükön";
        SaveAsWorkbook: "save it as .xlsx or .ods, or as CSV in UTF-8, from the workbook that was filled in",
            "a kitöltött munkafüzetből mentse újra .xlsx vagy .ods formában, vagy UTF-8 kódolású CSV-ként";
        NotAForm: "the workbook is no form of a plan, or no longer says whose",
            "a munkafüzet nem egy terv űrlapja, vagy már nem mondja meg, kié";
        CollectAForm: "collect a form that `plan form` wrote", "a `plan form` által írt űrlapot adjon meg";
        CorrectFile: "correct that file first", "előbb azt a fájlt javítsa ki";
        Mail: "an e-mail address", "e-mail-cím";
        Phone: "a telephone number", "telefonszám";
        Street: "a street address", "lakcím vagy más utcacím";
        PersonNumber: "a number by which a person is known", "személyt azonosító szám";
        BirthDate: "a date of birth", "születési dátum";
        Account: "the number of a bank account", "bankszámlaszám";
        Coordinates: "coordinates", "koordináták";
        Lot: "the number of a lot of land", "helyrajzi szám";
        /// Between readings.
        Or: " or ", " vagy ";
    }
}

sentences! {
    FormReason {
        /// Of the day of a row.
        before_period(day, period): "{day} is before {period} began, for which this form is: correct the date, or fill in the form of that period",
            "{day} korábbi, mint az űrlap időszakának kezdete ({period}): javítsa a dátumot, vagy annak az időszaknak az űrlapját töltse ki";
        /// Of the day of a row that is taken.
        after_due(day, period, due): "{day} is after {period} fell due ({due}): look whether it is not for a later period",
            "{day} későbbi, mint a jelentés határnapja ({period}: {due}): nem egy későbbi időszakról szól-e";
        /// Of an amount spent.
        spent_twice(name): "{name} has two amounts: leave one", "{name}: két összeg áll mellette, egyet hagyjon meg";
        which_source(keys, year): "the measure does not have one source of funding: write which, such as SOURCE/{year}=12000000, with one of {keys}",
            "az intézkedésnek nem egy forrása van: írja meg, melyikből, így: FORRÁS/{year}=12000000; a forrás ezek egyike: {keys}";
        no_such_source(name, keys): "the plan has no source of funding \"{name}\": write one of {keys}",
            "a tervben nincs ilyen forrás: „{name}”; ezek egyikét írja: {keys}";
        /// Of an amount spent.
        no_amount(shown): "\"{shown}\" is not an amount: write all its digits, such as 12500000, or 12.5 million",
            "„{shown}” nem összeg: minden számjegyét írja ki, például: 12500000, vagy így: 12,5 millió";
        /// Of an amount spent.
        no_decimals(shown, code): "\"{shown}\": an amount in {code} has no decimals; write all its digits, such as 12500000, or 12.5 million",
            "„{shown}”: ebben a pénznemben ({code}) nincs tizedes; minden számjegyét írja ki, például: 12500000, vagy így: 12,5 millió";
        /// Of an amount spent.
        one_decimal(shown): "\"{shown}\" may be meant in millions: write all its digits, such as 12500000, or two decimals, such as 12.50",
            "„{shown}” milliókban is érthető: minden számjegyét írja ki, például: 12500000, vagy két tizedessel: 12,50";
        /// Of an amount spent.
        too_many_digits_of_amount(shown, decimals): "{shown} has too many digits for an amount: at most fifteen before the decimals, and {decimals} of those",
            "túl sok számjegy: {shown}; a tizedesek előtt legfeljebb tizenöt állhat, tizedes pedig legfeljebb {decimals}";
        /// Of an amount spent.
        half_said(shown): "\"{shown}\": the source is missing before the equals sign, or the amount behind it; write SOURCE=12000000, or the amount alone",
            "„{shown}”: az egyenlőségjel előtt hiányzik a forrás, vagy mögötte az összeg; így írja: FORRÁS=12000000, vagy csak az összeget";
        /// Of an amount spent.
        no_equals_sign(shown): "\"{shown}\": between a source and its amount stands an equals sign, so: SOURCE=12000000",
            "„{shown}”: a forrás és az összeg közé egyenlőségjel kell, így: FORRÁS=12000000";
        /// Of amounts spent.
        no_semicolon(shown): "\"{shown}\": between several amounts stands a semicolon, so: SOURCE=12000000; OTHER=500000",
            "„{shown}”: több összeg közé pontosvessző kell, így: FORRÁS=12000000; MÁSIK=500000";
        /// Of an amount spent.
        no_year(shown, year): "\"{shown}\" is no year of a budget: write four digits, such as {year}",
            "„{shown}” nem költségvetési év: négy számjeggyel írja, például: {year}";
        /// Of an amount spent.
        no_such_budget(year, first, last): "nothing can have been spent on the plan by this day of the budget of {year}: write a year from {first} to {last}",
            "eddig a napig a {year}. évi költségvetésből nem lehetett a tervre kifizetni: {first} és {last} közötti évet írjon";
        /// Of an amount spent.
        other_currency(name, known, other, code): "so far {known} is reported of {name}, and this would be added to it: write it in {other}; where {other} was wrong, take that back: {name}=0 {other}; {name}=AMOUNT {code}",
            "eddig ennyi szerepel ({name}): {known}, és ez hozzáadódna: írja be {other} pénznemben; ha {other} téves volt, így vonja vissza: {name}=0 {other}; {name}=ÖSSZEG {code}";
        /// Of an amount spent that is taken.
        source_of_others(name, keys): "nothing of \"{name}\" is allocated to this measure: look whether one of {keys} is meant",
            "ennek az intézkedésnek nincs ilyen forrása: „{name}”; nem ezek egyikéről van-e szó: {keys}";
        /// Of two forms.
        contradicts(before, after): "an earlier form of this run says \"{before}\" for the same day, and this one \"{after}\"",
            "a futtatás egy korábbi űrlapja ugyanarra a napra ezt mondja: „{before}”, ez pedig: „{after}”";
        /// Of a text.
        too_long(length, most): "the text has {length} bytes, and {most} is the most (a letter with an accent has two): shorten it, and give the rest as evidence",
            "a szöveg {length} bájt, legfeljebb {most} lehet (egy ékezetes betű kettő): rövidítse, a többit bizonyítékként adja meg";
        /// Of a row that is taken.
        of_one_voice(body): "{body} has one voice with this body here, and reports on it as well: the later day counts",
            "{body} ugyanebben a feladatban előd vagy utód, és szintén jelentett: a későbbi nap számít";
        no_status(shown, known): "\"{shown}\" is no status: choose one of {known}",
            "„{shown}” nem állapot: válasszon ezek közül: {known}";
        one_of_days(shown, days): "\"{shown}\" can be {days}: write one of these",
            "„{shown}” többféleképpen érthető; írja be ezek egyikét: {days}";
        no_such_day(shown): "\"{shown}\": there is no such day", "„{shown}”: nincs ilyen nap";
        no_day(shown): "\"{shown}\" is not a day: write it as 2024-06-30",
            "„{shown}” nem dátum: így írja: 2024. 06. 30.";
        too_many_digits(shown): "{shown} has too many digits for a value: at most fifteen before the point", "túl sok számjegy: {shown}; legfeljebb tizenöt állhat a tizedesjel előtt";
        one_of_figures(shown, readings): "\"{shown}\" can be read in two ways: write {readings}",
            "„{shown}” kétféleképpen érthető: {readings}; az egyiket írja";
        no_figure(shown): "\"{shown}\" is not a figure: write its digits, such as 12 or 2.5",
            "„{shown}” nem szám: számjegyekkel írja, például: 12 vagy 2,5";
        percentage(shown, unit): "{shown} is a percentage, and this is counted in \"{unit}\": format the cell as a number, and write the figure",
            "{shown} százalék, ennek a mértékegysége viszont: „{unit}”. A cellát formázza számként, és írja be a számot";
        /// Of evidence.
        no_address(shown): "\"{shown}\" is no address: write one that begins with https://",
            "„{shown}” nem cím: https:// kezdetű címet írjon";
        /// Of evidence.
        space_in_address(shown): "\"{shown}\": an address has no space in it: write %20 in its place, and several addresses below each other",
            "„{shown}”: a címben nem lehet szóköz: írjon helyette %20-at, több címet pedig egymás alá";
        /// Of evidence.
        of_files(names, why): "{names}: {why}", "{names}: {why}";
        formula_error(error): "its formula came to {error}: write what it should be",
            "a képlet eredménye {error}: írja be a helyes értéket";
        no_row(key, body): "\"{key}\" is no row of the form of {body}",
            "„{key}” nem sora ennek az űrlapnak: {body}";
        filled_twice(key): "{key} is filled in twice: leave one of the rows",
            "kétszer van kitöltve: {key}. Csak az egyik sort hagyja meg";
        no_status_given(key): "the status of {key} is missing: a report has one",
            "hiányzik az állapot: {key}. A jelentéshez kell";
        /// Of a figure in the row of a measure or milestone.
        value_elsewhere(rows): "a value has a row of its own: write it there ({rows})",
            "az értéknek külön sora van: oda írja ({rows})";
        /// Of what stands beside a value.
        value_alone(key): "a row for a value has room for the value alone: write this in the row of {key}",
            "az érték sorába csak az érték írható: ezt ide írja: {key}";
        /// Of a cell above the table.
        other_head(cell, said, made_for): "{cell} says \"{said}\", and the form was made for {made_for}",
            "ez áll itt: {cell}: „{said}”; az űrlap viszont erre készült: {made_for}";
        /// Of a locked cell that people wrote over.
        locked_cell(said, known): "not taken: a locked cell. It says \"{said}\"; the plan says \"{known}\"",
            "nem vesszük át: zárolt cella. Ez áll benne: „{said}”; a tervben ez: „{known}”";
        personal(kind): "it holds {kind}, and the plan is public: leave it out",
            "személyes adat áll benne ({kind}), a terv pedig nyilvános: hagyja ki";
        no_column(name): "the column \"{name}\" is gone", "hiányzik ez az oszlop: „{name}”";
        no_body(name): "no body of this plan is called \"{name}\"", "a tervben nincs ilyen nevű szervezet: „{name}”";
        other_version(found, own): "the form is of version {found}, and this program reads version {own}",
            "az űrlap változata {found}, ez a program a(z) {own} változatot olvassa";
        /// Of a file that is no form: why, and what to do.
        file(why, help): "{why}; {help}", "{why}; {help}";
        /// What a rule found that has no words of its own in Hungarian.
        of_rule(rule, words): "{words} ({rule})", "az ellenőrzés hibát talált ({rule}): {words}";
    }
}

impl From<FormReason> for Sentence {
    fn from(reason: FormReason) -> Self {
        Sentence::of(|language: Language| reason.in_language(language).to_owned())
    }
}
