//! What is said of an answer or a name on the command line that cannot be meant, and what to do about it.

use super::language::Language;
use super::sentence::Sentence;
use super::texts::{texts, told};
use crate::model::InvalidId;

texts! {
    /// A message in which nothing is named, or what to do about it.
    pub enum UsageText {
        Empty: "it is empty", "üres";
        OneLine: "write it in one line", "egy sorba írja";
        NotPrinted: "it holds a character that does not print", "nem látható karakter van benne";
        WriteStatus: "write not-started, in-progress or completed (nem kezdődött el, folyamatban, befejeződött)",
            "ezek egyikét írja: nem kezdődött el, folyamatban, befejeződött (not-started, in-progress, completed)";
        WritePeriod: "write a period such as 2022-H2, 2022-Q4, 2022-12 or 2022",
            "időszakot írjon, például: 2022-H2, 2022-Q4, 2022-12 vagy 2022";
        WriteDay: "write the day as YYYY-MM-DD, such as 2024-01-01", "a napot így írja: 2024-01-01 vagy 2024. 01. 01.";
        WriteYear: "write the four digits of the year, such as 2023", "az évet négy számjeggyel írja, például: 2023";
        WriteDays: "write days or weeks, such as 90d or 12w; a hundred years at most",
            "napot vagy hetet írjon, például: 90d (90 nap), 12w (12 hét); legfeljebb száz évet";
        WriteStretch: "write days, weeks, months or years, such as 90d, 12w, 6m or 1y; a hundred years at most",
            "napot, hetet, hónapot vagy évet írjon, például: 90d (nap), 12w (hét), 6m (hónap), 1y (év); legfeljebb száz évet";
        WriteAddress: "write the address of the site, such as https://plan.example.org or https://example.org/plan",
            "a webhely címét írja, például: https://plan.example.org vagy https://example.org/plan";
        /// Of the name of a plan among several.
        WritePlanId: "write letters, digits, dots, dashes or underscores, a letter or digit first, 64 at most",
            "betűt, számjegyet, pontot, kötőjelet, aláhúzást írjon, elöl betűt vagy számjegyet, legfeljebb 64 jelet";
        /// Of a parameter of a question in SQL.
        WriteParameter: "write it as NAME=VALUE, such as year=2023", "így írja: NÉV=ÉRTÉK, például year=2023";
        RuleStaysAnError: "it cannot be lowered", "nem enyhíthető";
        RuleOfUnreadable: "it cannot be lowered: what such a finding is about is not known, and missing from answers",
            "nem enyhíthető: amiről szól, az nem ismert, és a válaszokból hiányzik";
        RulesListed: "`plan rules` lists them all", "mindet felsorolja: `plan rules`";
        WriteDeadline: "it is empty: write a day, a period such as 2024-Q2, or the words of the act where it sets no day",
            "üres: napot, időszakot (például 2024-Q2) írjon, vagy ha a jogszabály nem szab napot, annak szavait";
        WriteMeeting: "write the day, and a name where several meet on it: 2022-12-13, 2022-12-13-experts",
            "a napot írja, és egy nevet, ha aznap több ülés van: 2022-12-13, 2022-12-13-szakertok";
        WriteValue: "write the metric, `=` and its value: places=12", "a mérőszámot, `=` jelet és az értékét írja: férőhelyek=12";
        NoMetric: "the name of the metric is missing: places=12", "hiányzik a mérőszám neve: férőhelyek=12";
        /// Of an author.
        WritePerson: "write the name, and the address in angle brackets: Anna Kis <anna.kis@example.org>",
            "a nevet írja, és hegyes zárójelben a címet: Kis Anna <anna.kis@example.org>";
        /// Of a currency.
        WriteCurrency: "write the code of ISO 4217, such as HUF or EUR", "az ISO 4217 kódját írja, például HUF vagy EUR";
        /// Of a language.
        WriteLanguage: "write a code of ISO 639, such as hu or en", "az ISO 639 kódját írja, például hu vagy en";
        /// Of a chapter.
        WriteChapter: "write the id, `=` and the title, such as \"I=Prevention\"",
            "az azonosítót, `=` jelet és a címet írja, például \"I=Megelőzés\"";
        /// Of a chapter.
        NoTitle: "the title is empty", "üres a cím";
        SeeHelp: "`--help` says what there is", "a lehetőségeket a `--help` sorolja fel";
        ListBodies: "`plan bodies` lists them all", "mindet felsorolja: `plan bodies`";
        ListSources: "`plan sources` lists them all", "mindet felsorolja: `plan sources`";
        ListMeasures: "`plan list` lists them all", "mindet felsorolja: `plan list`";
        PutInRegister: "a new body is a `[[body]]` with `name` and `kind` in bodies.toml: add it first",
            "új szervezet: `[[body]]`, benne `name` és `kind`, a bodies.toml fájlban; előbb ezt vegye fel";
        NoCycle: "the plan has no cycle, so nothing is reported by periods",
            "a tervnek nincs jelentési rendje, ezért nincsenek időszakok";
        AddCycle: "leave `--period` out, or add [coordination] with a cycle to plan.toml",
            "hagyja el a `--period` kapcsolót, vagy a plan.toml [coordination] részében adja meg a rendet (cycle)";
        PeriodOfBody: "a period is for the return of a body, in a plan with a cycle",
            "időszaka a szervezetek jelentésének van, jelentési renddel bíró tervben";
        LeavePeriodOut: "leave `--period` out: it goes into the measure's own file",
            "hagyja el a `--period` kapcsolót: az adat az intézkedés saját fájljába kerül";
        TerminalEnded: "the terminal ended before the last answer; nothing was written",
            "a bevitel az utolsó válasz előtt véget ért; semmi sem került beírásra";
        GiveOrAsk: "it cannot ask for them here: give them, or run it on a terminal, where it asks",
            "itt nem tudja megkérdezni: adja meg a parancssorban, vagy futtassa terminálban, ahol megkérdezi";
        /// Of a report.
        ReportNeverWithdraws: "a report does not withdraw a measure: a legal act does",
            "intézkedést nem jelentés von vissza, hanem jogszabály";
        NothingChanges: "nothing is changed", "semmi sem változik";
        IdleMilestone: "`--milestone` says what a deadline or a withdrawal is of, and neither is given",
            "a `--milestone` azt mondja meg, mire vonatkozik a határidő vagy a visszavonás, de egyik sincs megadva";
        GiveARow: "give a row, such as `--deadline 2024-06-30`, or `--withdrawn`; `plan amend --help` lists them",
            "adjon meg egy sort, például `--deadline 2024-06-30`, vagy `--withdrawn`; mindet felsorolja: `plan amend --help`";
        LeaveOutWhatStays: "an amendment says what an act changes: leave out what stays as it is",
            "a módosítás azt mondja meg, mit változtat a jogszabály: ami marad, azt hagyja el";
        OtherPoint: "name the point of the act that changes this as well, as in `--basis \"ACT, point 2\"`; where what was entered first is wrong, correct that in the file",
            "nevezze meg a jogszabálynak azt a pontját is, amely ezt módosítja, például `--basis \"JOGSZABÁLY, 2. pont\"`; ha az első bejegyzés téves, azt javítsa a fájlban";
        ByHand: "write the new words of the act there, the names, and the [[amendment]] by hand",
            "írja be oda kézzel a jogszabály új szövegét, a neveket és az [[amendment]] részt";
        DoneOptions: "`--date` and `--result` say when and how a decision was carried out",
            "a `--date` és a `--result` azt mondja meg, mikor és hogyan hajtották végre a döntést";
        NameDecision: "name the decision: `--done 2022-12-13.1`", "nevezze meg a döntést: `--done 2022-12-13.1`";
        CorrectDateOrPeriod: "correct `--date`, or leave `--period` out: then it is the one of the date",
            "javítsa a dátumot (`--date`), vagy hagyja el a `--period` kapcsolót: akkor a dátum időszakába kerül";
        CorrectClosing: "where that is wrong, correct `[closed]` in plan.toml, and say why in the commit",
            "ha ez téves, javítsa a plan.toml `[closed]` részét, és a commit mondja meg, miért";
        GiveLastDay: "give the last day on which anything is owed", "az utolsó olyan napot adja meg, amelyen még bármi teljesítendő";
        CorrectPeriod: "correct `--start` or `--end`", "javítsa a `--start` vagy az `--end` értékét";
        EndsBeforeStart: "the period ends before it starts", "az időszak vége a kezdete előtt van";
        HalfPeriod: "a period has a first and a last day", "az időszaknak első és utolsó napja is van";
        ChangeInPlan: "leave it out; plan.toml says what the plan says of itself, and is changed there",
            "hagyja el; amit a terv magáról mond, az a plan.toml fájlban áll, és ott módosítható";
        GiveBothDays: "give both `--start` and `--end`", "adja meg a `--start` és az `--end` értékét is";
        NothingDecided: "nothing was decided yet: `plan decide --meeting DAY` adds a decision",
            "még nincs döntés: a `plan decide --meeting NAP` vesz fel egyet";
        NoMeetingYet: "no meeting is written down yet: `plan agenda --meeting DAY` prepares one",
            "még egy ülés sincs rögzítve: a `plan agenda --meeting NAP` készít elő egyet";
        AgendaIsThere: "`plan decide` adds a decision to it, `plan minutes` prints it",
            "döntést a `plan decide` vesz fel bele, kiírni a `plan minutes` tudja";
        /// Of ids.
        AlikeIds: "ids that differ only in case, dashes or zeros before a number are taken for one another",
            "a csak kis- és nagybetűben, kötőjelben vagy kezdő nullában eltérő azonosítók egynek számítanak";
        IdAsPrinted: "write it as the plan prints it: II.3.10", "úgy írja, ahogyan a tervben áll: II.3.10";
        /// Of a new plan.
        TwoFolders: "`--dir` names the plan's folder, and FOLDER the one to make plan/ in",
            "a `--dir` a terv mappáját nevezi meg, a FOLDER azt, amelyikben a plan/ készül";
        OneOfTwo: "leave one of the two out", "az egyiket hagyja el";
        AddWrite: "add `--write`", "adja hozzá: `--write`";
        NothingWrittenNoCommit: "nothing is written, so there is nothing to commit", "semmi sem kerül beírásra, ezért nincs mit commitolni";
        WithPartners: "`--partners` makes a form for the measures in which it has a part",
            "a `--partners` azokhoz az intézkedésekhez is készít űrlapot, amelyekben közreműködik";
        OtherFile: "name another file or folder: -o; or remove what is there",
            "adjon meg másik fájlt vagy mappát (-o), vagy törölje, ami ott van";
        NameInFull: "if somebody else is meant, write the name so that it cannot be taken for that one",
            "ha másról van szó, úgy írja a nevet, hogy ne legyen vele összetéveszthető";
        NameWorkbook: "name a file that ends with .xlsx: -o FILE.xlsx", ".xlsx végű fájlt adjon meg: -o FÁJL.xlsx";
        /// Of an assessment.
        SaysNothing: "an assessment without a status and a text says nothing", "az értékelés állapot és szöveg nélkül nem mond semmit";
        SayHowFar: "say how far they judge it to be, or what they say of it: `--status WORD`, `--text TEXT`",
            "írja meg, hol tart szerintük, vagy mit mondanak róla: `--status SZÓ`, `--text SZÖVEG`";
        NoEditor: "there is no editor to write in: no terminal, and none is named",
            "nincs szerkesztő: nincs terminál, és egy szerkesztő sincs megnevezve";
        NameEditor: "name one in EDITOR or VISUAL", "nevezzen meg egyet az EDITOR vagy a VISUAL változóban";
        NothingEdited: "nothing was changed in the editor, and nothing was written",
            "a szerkesztőben semmi sem változott, és semmi sem került beírásra";
        Yes: "yes", "igen";
        /// What the text in the editor begins with.
        EditorGuide: "Write behind the colons, save and close. Lines that begin with # are not read.",
            "A kettőspont mögé írjon, mentse el és zárja be. A # jellel kezdődő sorok nem számítanak.";
        /// The line below that.
        EditorUnchanged: "Without a change nothing is written.", "Változtatás nélkül semmi sem kerül beírásra.";
    }
}

impl UsageText {
    /// What is no id of a measure, and why.
    pub fn invalid_id(id: &str, why: &InvalidId) -> Sentence {
        let in_hungarian = match why {
            InvalidId::TooLong => "túl hosszú".to_owned(),
            InvalidId::EmptyComponent => {
                "a pont és a kötőjel mindkét oldalán betű vagy számjegy kell".to_owned()
            }
            InvalidId::Character(c) => {
                format!("`{}` nem betű, nem számjegy, nem pont és nem kötőjel", c.escape_debug())
            }
            InvalidId::Telephone => "telefonszám van benne, amely emberhez vezet".to_owned(),
        };
        let (english, hungarian) = (UsageText::no_id(id, why), UsageText::no_id(id, in_hungarian));
        Sentence::in_both(english.in_language(Language::English), hungarian.in_language(Language::Hungarian))
    }

    /// An option with what is wrong with its value.
    pub fn option_with(name: &str, why: &Sentence) -> Sentence {
        Sentence::of(|language| format!("`{name}`: {}", why.in_language(language)))
    }
}

told! {
    UsageText {
        /// Of an option or an argument.
        invalid_value(argument, value, why): "\"{value}\" for {argument}: {why}", "{argument} értéke nem megfelelő („{value}”): {why}";
        no_rule(what): "there is no such rule; {what}", "nincs ilyen szabály; {what}";
        /// Of an option.
        no_value(argument): "the value of {argument} is missing", "hiányzik az értéke: {argument}";
        /// Of an option.
        not_one_of(argument, value, known): "\"{value}\" for {argument}: it is one of {known}", "{argument}: „{value}” nem választható; választható: {known}";
        /// Of an argument.
        unknown_argument(argument): "{argument} is not known here", "itt nem ismert: {argument}";
        /// Of a command.
        unknown_command(name): "there is no command `{name}`", "nincs ilyen parancs: `{name}`";
        /// Of arguments.
        missing(arguments): "this is missing: {arguments}", "hiányzik: {arguments}";
        /// Of arguments.
        conflict(one, other): "{one} and {other} exclude each other", "nem adható meg együtt: {one}, {other}";
        one_of_days(days): "that can be {days}: write the one that is meant", "ez többféleképpen érthető; azt írja, amelyikre gondol: {days}";
        /// Of a language.
        language_twice(code): "the language \"{code}\" is named twice", "kétszer szerepel ez a nyelv: „{code}”";
        /// Of an option of `plan import`.
        for_new_plan(option): "the plan is there already, and {option} is for a plan that is not there yet", "a terv már megvan, a {option} pedig csak új tervhez adható meg";
        two_values(name): "{name} has two values: leave one", "{name}: két értéke van, egyet hagyjon meg";
        /// Of a message.
        not_public(kind): "it holds {kind}, and the history is public", "személyes adat áll benne ({kind}), az előzmények pedig nyilvánosak";
        no_body(name): "no body of this plan is called \"{name}\"", "a tervben nincs ilyen nevű szervezet: „{name}”";
        no_source(name): "no source of funding of this plan is called \"{name}\"", "a tervben nincs ilyen nevű forrás: „{name}”";
        /// What may have been meant.
        did_you_mean(names): "did you mean {names}?", "erre gondolt: {names}?";
        no_measure(id): "no measure of this plan has the id \"{id}\"", "a tervben nincs ilyen azonosítójú intézkedés: „{id}”";
        /// Of an id that several measures had.
        is_now(ids): "it was renumbered; its measures are now {ids}", "átszámozták; intézkedései most: {ids}";
        is_section(id): "{id} is a section: `plan list --section {id}` lists its measures",
            "{id} szakasz: az intézkedéseit felsorolja: `plan list --section {id}`";
        /// Of a number.
        no_section(number): "no section of this plan is numbered \"{number}\"", "a tervben nincs ilyen számú szakasz: „{number}”";
        its_sections(known): "the sections there are {known}", "az ottani szakaszok: {known}";
        its_chapters(known): "its chapters are {known}", "fejezetei: {known}";
        other_cycle(period, cycle): "{period} is no period of the plan, whose cycle is {cycle}", "{period} nem a terv időszaka; jelentések: {cycle}";
        like(period): "one of its periods is {period}", "ilyen időszaka van: {period}";
        outside(period): "{period} is no period in which reports on this plan are owed", "{period}: ebben az időszakban a tervről nem kell jelenteni";
        from_to(first, last): "its periods are {first} to {last}", "időszakai: {first} – {last}";
        several_meetings(day): "there were several meetings on {day}", "ezen a napon több ülés volt: {day}";
        name_one(known): "name one of them: {known}", "nevezze meg az egyiket: {known}";
        no_meeting(name): "the plan has no meeting \"{name}\"", "a tervben nincs ilyen ülés: „{name}”";
        its_meetings(known): "its meetings are {known}", "ülései: {known}";
        no_decision(name): "the plan has no decision \"{name}\"", "a tervben nincs ilyen döntés: „{name}”";
        its_decisions(known): "its decisions are {known}", "döntései: {known}";
        name_the_period(period): "add `period` to it, or ask with `--period {period}`",
            "írja bele az időszakot (`period`), vagy kérdezzen így: `--period {period}`";
        no_period(meeting): "the file of the meeting {meeting} names no period", "az ülés fájlja nem nevez meg időszakot: {meeting}";
        /// What is missing.
        needs_more(command, flags): "`{command}` needs more: {flags}", "a `{command}` parancsnak ez még kell: {flags}";
        command_help(command): "`{command} --help` says what they mean", "jelentésük: `{command} --help`";
        give_flag(flag): "give the answer on the command line: {flag}", "adja meg a választ a parancssorban: {flag}";
        enter_the_act(id): "`plan amend {id} --withdrawn --basis T` enters the act", "a jogszabályt ez rögzíti: `plan amend {id} --withdrawn --basis T`";
        withdrawn_already(what): "{what} is withdrawn already", "már vissza van vonva: {what}";
        not_withdrawn(what): "{what} is not withdrawn", "nincs visszavonva: {what}";
        has_already(what, keys): "{what} has this already: {keys}", "{what}: ezt már tartalmazza: {keys}";
        act_named_before(what, act, keys): "{what} says already what {act} changes: {keys}; a second entry of the same act would cover nothing new",
            "{what}: ezt a módosítást már tartalmazza: {act}: {keys}; ugyanannak a jogszabálynak a második bejegyzése semmi újat nem alapozna meg";
        keeps_published(key): "the file keeps the published words of `{key}` below `[published]`",
            "a fájl a(z) `{key}` közzétett szövegét a `[published]` részben őrzi";
        no_milestones(measure, name): "{measure} has no milestone \"{name}\", nor any other: leave it out",
            "{measure}: sem ilyen („{name}”), sem más részfeladata nincs: hagyja el";
        other_milestones(measure, name, known): "{measure} has no milestone \"{name}\"; its milestones are: {known}",
            "{measure}: nincs ilyen részfeladata: „{name}”; részfeladatai: {known}";
        no_metrics(measure): "{measure} has no metric: say it in `--text`", "{measure}: nincs mérőszáma; szövegben mondja el: `--text`";
        other_metrics(measure, name, known): "{measure} has no metric \"{name}\"; its metrics are: {known}",
            "{measure}: nincs ilyen mérőszáma: „{name}”; mérőszámai: {known}";
        /// Of a choice.
        one_of_words(known): "write one of these words: {known}", "ezek egyikét írja: {known}";
        still_to_come(day, today): "{day} is still to come: today is {today}", "ez a nap még nem jött el: {day} (ma: {today})";
        /// Of somebody who judges.
        is_responsible(body, measure): "{body} is responsible for {measure}: what it says of it is a report",
            "az intézkedés felelőse: {body} ({measure}); amit mond róla, jelentés";
        enter_report(body, measure): "`plan report {measure} --body \"{body}\"` enters it", "ez rögzíti: `plan report {measure} --body \"{body}\"`";
        cannot_be_done(meeting, done): "a decision of {meeting} cannot be carried out on {done}", "az ülés döntése ({meeting}) ezen a napon nem hajtható végre: {done}";
        /// Of a report.
        before_period(day, period): "{day} is before {period} began", "ez a nap az időszak kezdete előtt van: {day} ({period})";
        /// Of evidence.
        no_evidence_at(path): "beside the plan's folder there is no file \"{path}\": write an address that begins with https://, or the path of a file there",
            "a terv mappája mellett nincs ilyen fájl: „{path}”; https:// kezdetű címet írjon, vagy egy ottani fájl útvonalát";
        give_day(first, today): "give a day from {first} to {today}, which is today", "ilyen napot adjon meg: {first} – {today} (ma)";
        /// Of a plan.
        closed_already(day, basis): "the plan was closed already: after {day}, by {basis}", "a terv már le van zárva; utolsó nap: {day}, jogalap: {basis}";
        /// Of a plan.
        before_adoption(day, adopted): "the plan cannot end on {day}: it was adopted on {adopted}", "a terv nem érhet véget ezen a napon: {day}; az elfogadás napja: {adopted}";
        ends_before(end, start): "the period ends on {end}, before it starts on {start}", "az időszak vége ({end}) a kezdete ({start}) előtt van";
        before_first_day(start): "that is before the first day, {start}", "ez az első nap előtt van: {start}";
        is_there(path): "{path} is there already", "már megvan: {path}";
        has_id(path, id): "{path} has the id {id} already", "az azonosító már foglalt: {id}, itt: {path}";
        /// Of an id that no file can be called after on every system.
        device_id(id): "Windows takes a file called {id} for a device", "ilyen nevű fájlt a Windows eszköznek tart: {id}";
        no_id(id, why): "\"{id}\" is not the id of a measure: {why}", "„{id}” nem intézkedés azonosítója: {why}";
        write_as(period): "write {period}", "így írja: {period}";
        no_date(why): "`--deadline` is no date: {why}", "a `--deadline` nem dátum: {why}";
        /// Of a new file.
        would_be_wrong(why): "the measure would have an error: {why}", "az intézkedésben hiba lenne: {why}";
        /// Of a new plan.
        plan_would_be_wrong(why): "the plan would have an error: {why}", "a tervben hiba lenne: {why}";
        add_section(id): "add a `[[section]]` with the id \"{id}\" to plan.toml", "vegyen fel a plan.toml fájlba egy `[[section]]` részt ezzel az azonosítóval: \"{id}\"";
        no_workbook(path): "a form is a workbook, and {path} would not be one by its name",
            "az űrlap munkafüzet, és ez a neve szerint nem az lenne: {path}";
        owes_none(body): "{body} owes no report", "{body}: nem kell jelentenie";
        owes_none_for(body, period): "{body} owes no report for {period}", "{body}: erre az időszakra nem kell jelentenie: {period}";
        /// Who does.
        these_do(bodies): "these do: {bodies}", "nekik kell: {bodies}";
        /// Of forms.
        filled_in(paths): "there already, and perhaps filled in: {paths}", "már megvan, és talán ki van töltve: {paths}";
        no_file_of_plan(path): "{path} is no file of this plan", "nem a terv fájlja: {path}";
        /// Of somebody who judges.
        near_name(name): "\"{name}\" is nearly a name that is known", "„{name}” majdnem olyan név, amely már szerepel";
        no_question(line, text): "line {line} answers no question: {text}", "a(z) {line}. sor egyik kérdésre sem válasz: {text}";
        yes_or_no(line, text): "line {line}: write yes or no, or leave it empty: {text}", "{line}. sor: írjon igent vagy nemet, vagy hagyja üresen: {text}";
        give_answers(command): "or give the answers on the command line: `plan {command} --help` lists them",
            "vagy adja meg a válaszokat a parancssorban; felsorolásuk: `plan {command} --help`";
        /// Of answers that came to nothing.
        typed(options): "what was typed, as options to run it again with: {options}",
            "amit beírt, kapcsolókként, az újabb futtatáshoz: {options}";
        /// Of answers in an editor that was left as it was.
        still_wrong(why): "this was not corrected in the editor, and nothing was written: {why}",
            "ez a szerkesztőben nem lett kijavítva, és semmi sem került beírásra: {why}";
        kept(path): "what was typed is kept in {path}", "amit beírt, itt megmaradt: {path}";
    }
}
