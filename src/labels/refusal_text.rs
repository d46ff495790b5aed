//! Why a command gives no answer, or a part of one, and what to do about it.

use super::texts::{texts, told};

texts! {
    /// A sentence in which nothing is named.
    pub enum RefusalText {
        WithoutThem: "`--keep-going` answers without them", "a `--keep-going` nélkülük válaszol";
        FromWhatIsKnown: "`--keep-going` answers from what is known", "a `--keep-going` abból válaszol, ami ismert";
        EndingIsDocument: "leave one of the two out: the ending .docx, .md or .html makes it a document",
            "az egyiket hagyja el: .docx, .md vagy .html végződéssel irat készül";
        TextEndings: "name a .txt, .csv, .json or .md file; documents are written by `plan brief` and `plan results`, workbooks by `plan form` and `plan export`",
            "adjon meg .txt, .csv, .json vagy .md fájlt; iratot a `plan brief` és a `plan results`, munkafüzetet a `plan form` és a `plan export` ír";
        EarlierSince: "name a day before the meeting, or leave `--since` out", "az ülés előtti napot adjon meg, vagy hagyja el a `--since` kapcsolót";
        LaterMeeting: "name a meeting after that day", "ez utáni ülést adjon meg";
        ReadAgain: "another run or an editor is at work on the plan: try again", "egy másik futás vagy szerkesztő dolgozik a terven: próbálja újra";
        AnotherRunWrites: "another run of `plan` is writing to this plan, so nothing was written",
            "a `plan` egy másik futása éppen ebbe a tervbe ír, ezért semmi sem íródott be";
        /// Of a hook.
        GitBusy: "another program of git is at work in this repository: nothing is written",
            "egy másik git-program dolgozik ebben a tárban: semmi sem íródott ki";
        GitBusyWritten: "the files are written, and not committed: another program of git is at work in this repository",
            "a fájlok beíródtak, de nincsenek commitolva: egy másik git-program dolgozik ebben a tárban";
        CommittedSilently: "the files are written, and git did not commit them and said nothing: a hook may have refused",
            "a fájlok beíródtak, de a git nem commitolta őket, és nem mondott okot: talán egy hook utasította el";
        NoMoneyHasYear: "no amount of this plan names a year", "a tervben egy összegnek sincs éve";
        LeaveYearOut: "leave `--year` out", "hagyja el a `--year` kapcsolót";
        /// Of a new measure.
        WouldBeWrong: "the measure would have an error", "az intézkedésben hiba lenne";
        ExcelIsCsv: "`--excel` writes CSV, and `--format` asks for another form",
            "az `--excel` CSV-t ír, a `--format` pedig mást kér";
        ColumnsOrKeys: "`--columns` is for tables, and JSON has keys", "a `--columns` táblázatokhoz való, a JSON-ban kulcsok vannak";
        TakeKeys: "leave `--columns` out, and take the keys that you need", "hagyja el a `--columns` kapcsolót, és a kulcsok közül válogasson";
        EmptyFolder: "name a new or empty folder, or remove what is in it yourself",
            "új vagy üres mappát adjon meg, vagy a tartalmát törölje maga";
        OutsidePlan: "name a folder outside of it: `plan check` reads all that is there",
            "azon kívüli mappát adjon meg: a `plan check` mindent elolvas, ami ott van";
        WritableFolder: "name a folder that you may write to", "írható mappát adjon meg";
        WritablePlace: "name a folder in a place that you may write to", "írható helyen lévő mappát adjon meg";
        NameFolder: "name a folder", "mappát adjon meg";
        SiteFolder: "name a folder that is not there yet, or one that `plan site` wrote",
            "még nem létező mappát adjon meg, vagy olyat, amelyet a `plan site` írt";
        SiteWithoutGit: "nothing of the plan is committed in a git repository here: the site shows the files as they are, without \
            history, commit and permanent citation",
            "a tervből itt semmi sincs git-tárolóban: az oldal a fájlokat mostani állapotukban mutatja, előzmények, commit és \
            állandó hivatkozás nélkül";
        LaterUntil: "give a day on or after it; `--as-of` sets the day that is asked for",
            "adjon meg e napot vagy későbbit; a kérdés napját az `--as-of` adja meg";
        CorrectFirst: "a new measure is read by this file: correct it first; `plan check` shows every error in it",
            "az új intézkedés e fájl szerint értelmezhető: előbb ezt javítsa; minden hibáját a `plan check` mutatja";
        VerifySite: "a seal is a file; a copy of a site is proved with `plan verify --site DIR`",
            "a pecsét fájl; egy oldal másolatát a `plan verify --site MAPPA` ellenőrzi";
        SiteCopy: "name the folder that holds the copy of the site, with its site.json",
            "az oldal másolatának mappáját adja meg, amelyben a site.json van";
        /// Of the day.
        WriteToday: "write it as YYYY-MM-DD, or leave it unset: then it is the machine's day",
            "így írja: 2024-01-31, vagy ne adja meg: akkor a gép napja számít";
        NotSparse: "`git sparse-checkout disable` brings all files back", "a `git sparse-checkout disable` minden fájlt visszahoz";
        AtHead: "`--at HEAD` answers from the last commit", "az `--at HEAD` az utolsó commitból válaszol";
        EarlierNotHere: "this is a shallow clone, earlier history is not here: `git fetch --unshallow`",
            "ez hiányos másolat, a korábbi előzmények nincsenek itt: `git fetch --unshallow`";
        WriteDay: "write the day as YYYY-MM-DD, such as 2023-06-30", "a napot így írja: 2023-06-30";
        NameRevision: "name a branch, a tag, a commit, or a day as YYYY-MM-DD", "ágat, címkét, commitot vagy napot (2023-06-30) adjon meg";
        /// Where commits are dated before those that they build on.
        Disordered: "commits of that day or before build on later ones, so their dates cannot be right: `plan audit` names them, and \
            `--at COMMIT` takes one of them",
            "az akkori commitok későbbiekre épülnek, így a dátumuk nem lehet helyes: a `plan audit` megnevezi őket, és az `--at COMMIT` \
            kiválaszt egyet";
        WhenItBegins: "`plan history` shows when it begins", "a kezdetét a `plan history` mutatja";
        Resolve: "resolve the conflicts and `git add` the files, or give the merge up: `git merge --abort`",
            "oldja fel az ütközéseket, és vegye fel a fájlokat (`git add`), vagy szakítsa meg: `git merge --abort`";
        Unmerged: "the staged files include unmerged ones, so they cannot be checked",
            "az előkészített fájlok között össze nem vontak is vannak, ezért nem ellenőrizhetők";
        FolderItself: "put the folder itself in the place of the link, or name the one that it leads to: --dir DIR",
            "a hivatkozás helyén maga a mappa legyen, vagy nevezze meg, ahová vezet: --dir MAPPA";
        FolderThen: "commit the plan where it is new; where its folder had another name then, name that: --dir DIR",
            "ha a terv új, előbb commitolja; ha a mappáját akkor másként hívták, nevezze meg: --dir MAPPA";
        FetchRest: "`git fetch --unshallow` or `git fetch --refetch --no-filter` gets what is missing; \
            `git fsck` says what is damaged",
            "a hiányzót a `git fetch --unshallow` vagy a `git fetch --refetch --no-filter` hozza el; a sérülést a `git fsck` mondja meg";
        FileItself: "a seal speaks of every file of the plan: keep the file itself in the plan's folder",
            "a pecsét a terv minden fájljáról szól: maga a fájl legyen a terv mappájában";
        /// Of a repository.
        TrustOnce: "if you trust what is in it, say so once, then ask again:", "ha megbízik a tartalmában, egyszer jelezze, majd kérdezzen újra:";
        ListPages: "`plan help` lists the commands and the pages", "a parancsokat és a lapokat a `plan help` sorolja fel";
        ListToday: "`plan list` lists those of today", "a maiakat a `plan list` sorolja fel";
        AllowShallow: "`--allow-shallow` is content with the part that is here", "az `--allow-shallow` beéri az itt lévő résszel";
        ShallowNotJudged: "this is a shallow clone: earlier commits are not here, and were not judged",
            "ez hiányos másolat: a korábbi commitok nincsenek itt, és nem lettek megítélve";
        PartialNotJudged: "this is a partial clone: contents are not here, and were not judged",
            "ez részleges másolat: tartalmak hiányoznak, és nem lettek megítélve";
        WholeBundle: "a bundle of the whole history is needed: `git bundle create plan.bundle HEAD main`",
            "a teljes előzmények csomagja kell: `git bundle create plan.bundle HEAD main`";
        NameTip: "name the one that counts: --at REVISION", "nevezze meg, melyik számít: --at VÁLTOZAT";
        NoTitleToSeal: "the title of the plan cannot be read from plan.toml", "a terv címe nem olvasható a plan.toml fájlból";
        Fsck: "`git fsck` says what is damaged; a fresh clone has whole objects", "a sérülést a `git fsck` mondja meg; egy friss másolat ép";
        SealOfThis: "give a seal of this history; a history that was rewritten cannot follow its old seal",
            "ezeknek az előzményeknek a pecsétjét adja meg; az átírt előzmények nem követhetik a régi pecsétjüket";
        ListTables: "`plan query --tables` lists the tables with their columns", "a táblákat és oszlopaikat a `plan query --tables` sorolja fel";
        ListContents: "`plan query --tables` lists them with what they hold", "ezeket és tartalmukat a `plan query --tables` sorolja fel";
        ListColumns: "`plan query --tables TABLE` lists the columns of a table or view",
            "egy tábla vagy nézet oszlopait a `plan query --tables TÁBLA` sorolja fel";
        LessOrLonger: "ask for less, or give it more time: --timeout SECONDS", "kérdezzen kevesebbet, vagy adjon több időt: --timeout MÁSODPERC";
        LessOrElsewhere: "ask for less, or take the tables elsewhere: `plan export sqlite FILE`",
            "kérdezzen kevesebbet, vagy vigye máshová a táblákat: `plan export sqlite FÁJL`";
        OnlyReads: "a question reads the tables; the files are changed with an editor, or by `plan report` and others",
            "a kérdés csak olvassa a táblákat; a fájlokat szerkesztővel, vagy a `plan report` és társai módosítják";
        ByParam: "a parameter is given by --param NAME=VALUE", "a paraméter így adható meg: --param NÉV=ÉRTÉK";
        FunctionsOfSqlite: "the functions are those of SQLite that reach nothing but the tables",
            "az SQLite azon függvényei használhatók, amelyek csak a táblákhoz férnek hozzá";
        SheetEnding: "the ending of the name says in which form the sheet is written", "a név végződése dönti el a táblázat formáját";
        MappingAway: "name another file for the sheet, or move the mapping away",
            "adjon meg másik fájlt a táblázatnak, vagy helyezze át a megfeleltetést";
        OwnPlanId: "give this plan an id of its own: `--plan-id ID`", "adjon ennek a tervnek saját azonosítót: `--plan-id AZONOSÍTÓ`";
        ReplacePlan: "`--replace` puts it in the place of that one", "a `--replace` annak a helyére teszi";
        AddPlansAgain: "name a new folder, and add every plan to it again", "adjon meg új mappát, és vegye fel bele újra az összes tervet";
        NameMapping: "name the file of the mapping", "nevezze meg a megfeleltetés fájlját";
        OtherMapping: "name another file for it: --mapping FILE", "adjon meg neki másik fájlt: --mapping FÁJL";
    }
}

told! {
    RefusalText {
        unread_files(n, all, paths): "{n} of {all} files could not be read: {paths}", "nem olvasható fájlok ({n}/{all}): {paths}";
        /// The same, where the answer is given.
        left_out(n, all, paths): "{n} of {all} files could not be read: {paths}; the answer leaves them out",
            "nem olvasható fájlok ({n}/{all}): {paths}; a válasz nélkülük készült";
        /// Of files that git left out.
        file_not_here(path): "1 file of the plan is not in this sparse checkout: {path}", "a részleges munkakönyvtárból hiányzik a terv fájlja: {path}";
        /// Of files that git left out.
        files_not_here(n, paths): "{n} files of the plan are not in this sparse checkout: {paths}",
            "a részleges munkakönyvtárból a terv fájljai hiányoznak ({n}): {paths}";
        is_taken(folder): "{folder} is there already, and is not an empty folder", "már létezik, és nem üres mappa: {folder}";
        /// Of tables.
        no_tables(why): "the tables cannot be made: {why}", "a táblák nem készíthetők el: {why}";
        more_than_read(what): "this does more than read: {what}", "ez többet tesz az olvasásnál: {what}";
        too_long(seconds): "the question was not answered within {seconds} s", "ennyi idő alatt nem lett válasz: {seconds} mp";
        /// Of a command.
        no_questions(name): "`plan {name}` has no questions", "a `plan {name}` nem kérdez semmit";
        /// Of a shell.
        no_completions(shell): "no completions for {shell}", "nincs kiegészítés ehhez: {shell}";
        /// Of values.
        unknown_value(values): "1 value that the answer needs is unknown: {values}", "ismeretlen érték, amely a válaszhoz kell: {values}";
        /// Of values.
        unknown_values(n, values): "{n} values that the answer needs are unknown: {values}",
            "a válaszhoz kellő, de ismeretlen értékek ({n}): {values}";
        by_what_is_known(values): "{values}; the answer goes by what is known", "{values}; a válasz abból készült, ami ismert";
        /// Of a measure whose file cannot be read.
        unread_measure(id): "the file of {id} cannot be read", "nem olvasható a fájlja: {id}";
        /// Of what is staged.
        nothing_staged(folder): "what is staged holds no {folder}plan.toml", "az előkészítettek között nincs {folder}plan.toml";
        stage(folder): "`git add {folder}plan.toml` stages it; otherwise name its folder: --dir DIR",
            "a `git add {folder}plan.toml` előkészíti; különben nevezze meg a mappáját: --dir MAPPA";
        not_both(option, path): "`{option}` asks for another form than {path} is", "a `{option}` más formát kér, mint amilyen ez a fájl: {path}";
        false_ending(path): "{path} would hold plain text, which its ending does not say", "egyszerű szöveg lenne benne, amire a végződése nem utal: {path}";
        /// Of a paper.
        since_after(since, day): "`--since` {since} is not before the day of the paper, {day}: nothing could be new", "a `--since` napja ({since}) nem korábbi, mint az irat napja ({day}): semmi sem lehetne új";
        /// Of a paper.
        meeting_before(day, adopted): "the meeting of {day} is before the plan, which was adopted on {adopted}", "az ülés napja ({day}) korábbi, mint a terv elfogadása ({adopted})";
        changed_meanwhile(path): "{path} has changed since it was read", "beolvasás közben megváltozott: {path}";
        /// A file that was not there when the plan was read.
        made_meanwhile(path): "{path} was made by another run since the plan was read", "egy másik futás közben létrehozta: {path}";
        no_writing_here(why): "cannot write to the plan's folder: {why}", "a terv mappájába nem lehet írni: {why}";
        not_written(path, why): "cannot write {path}: {why}", "nem írható: {path}: {why}";
        no_column(name): "this answer has no column `{name}`", "ebben a válaszban nincs ilyen oszlop: `{name}`";
        /// Which it has.
        its_columns(names): "its columns are {names}", "az oszlopai: {names}";
        no_export(path): "{path} holds something else than an export of this form", "nem ilyen exportot tartalmaz: {path}";
        no_site(path): "{path} holds something else than a site of a plan, and is left as it is",
            "nem egy terv oldalát tartalmazza, ezért változatlan marad: {path}";
        one_file_differs(path): "1 file of the plan differs from the last commit: {path}; the site shows the commit, without these changes",
            "eltér az utolsó committól: {path}; az oldal a commitot mutatja, e változás nélkül";
        files_differ(n, paths): "{n} files of the plan differ from the last commit: {paths}; the site shows the commit, without these changes",
            "eltér az utolsó committól ({n} fájl): {paths}; az oldal a commitot mutatja, e változások nélkül";
        inside_plan(path): "{path} is inside the folder of a plan", "egy terv mappájában van: {path}";
        /// Of a time that ends before it begins.
        until_before(until, day): "--until {until} is before {day}, the day that is asked for", "az --until {until} korábbi, mint a kérdés napja: {day}";
        /// Of a file that a new one is read by.
        is_wrong(place, why): "{place} is wrong: {why}", "hibás: {place}: {why}";
        is_folder(path): "{path} is a folder", "mappa: {path}";
        no_folder(path): "{path} is no folder", "nem mappa: {path}";
        /// The same.
        not_a_folder(path): "{path} is not a folder", "nem mappa: {path}";
        /// Of the day.
        no_today(day): "PLAN_TODAY is \"{day}\", which is not a date", "a PLAN_TODAY értéke nem dátum: „{day}”";
        no_current_folder(why): "cannot tell the current folder: {why}", "nem állapítható meg a mostani mappa: {why}";
        cannot_list(path, why): "cannot list {path}: {why}", "nem olvasható a mappa: {path}: {why}";
        no_day(day): "\"{day}\" is not a valid day", "nincs ilyen nap: „{day}”";
        no_git(why): "cannot run git: {why}", "a git nem futtatható: {why}";
        nothing_by(day): "the git history holds no version of the plan from {day} or before", "a git előzményeiben nincs ilyen régi változata a tervnek: {day}";
        no_common(one, other): "{one} and {other} have no commit in common to compare with", "nincs közös commitjuk, amelyhez mérni lehetne: {one}, {other}";
        plan_is_link(folder, commit): "{folder} is a symbolic link in commit {commit}, and links are not followed",
            "a commitban ({commit}) ez szimbolikus hivatkozás, amelyet a program nem követ: {folder}";
        no_plan_in(folder, commit): "there is no {folder}plan.toml in commit {commit}", "a commitban ({commit}) nincs {folder}plan.toml";
        not_whole(object): "the history is not whole: the object {object} is not here", "az előzmények hiányosak: nincs itt ez az objektum: {object}";
        no_content(path): "the content of {path} is not in this repository", "a tartalma nincs ebben a tárolóban: {path}";
        unread_objects(said): "the objects of this repository cannot be read: {said}", "a tároló objektumai nem olvashatók: {said}";
        git_failed(command, said): "git {command} failed: {said}", "a `git {command}` hibát jelzett: {said}";
        /// Of a repository.
        distrusted(folder): "the repository of {folder} belongs to another user, so git refuses to read its history",
            "más felhasználóé a tároló, ezért a git nem olvassa az előzményeit: {folder}";
        /// Of a topic.
        no_topic(topic): "there is no page and no command \"{topic}\"", "nincs ilyen lap vagy parancs: „{topic}”";
        no_money_in(year): "the plan says nothing about money in {year}", "a terv semmit sem mond az év pénzeiről: {year}";
        ask_year(first, last): "ask for a year of {first} to {last}, or leave `--year` out", "kérdezhető évek: {first}–{last}; vagy hagyja el a `--year` kapcsolót";
        ask_year_from(first): "ask for a year of {first} and later, or leave `--year` out", "kérdezhető évek: {first} és később; vagy hagyja el a `--year` kapcsolót";
        never_held(id): "the record never held a measure with the id \"{id}\"", "ilyen azonosítójú intézkedés sosem volt: „{id}”";
        was_before(now, id): "{now} says it was {id} before: `plan history {now}` tells what the record holds",
            "{now} korábbi azonosítója {id}: az előzményeit a `plan history {now}` mutatja";
        history_of(id, now): "{id} was renumbered: this is the history of {now}", "{id} új azonosítót kapott: ezek {now} előzményei";
        no_body_ever(name): "no body of this plan is called \"{name}\"", "a tervben nincs ilyen nevű szervezet: „{name}”";
        rest_of_record(command): "`{command}` gets the rest of the record", "a többit ez hozza el: `{command}`";
        no_bundle_folder(why): "no folder for the bundle can be made: {why}", "a csomagnak nem hozható létre mappa: {why}";
        no_file(path): "there is no file {path}", "nincs ilyen fájl: {path}";
        not_unpacked(path, why): "{path} cannot be unpacked: {why}", "nem bontható ki: {path}: {why}";
        /// Of a bundle.
        several_tips(names): "the bundle leads to several commits: {names}", "a csomag több commithoz vezet: {names}";
        /// Of an object.
        altered(object): "the content of object {object} is not what its id stands for: the repository is damaged",
            "az objektum ({object}) tartalma nem egyezik az azonosítójával: a tároló sérült";
        unrelated(commit): "the commit of the seal before, {commit}, is no part of the history of this one",
            "az előző pecsét commitja ({commit}) nem része ezeknek az előzményeknek";
        no_table(name): "there is no table and no view `{name}`", "nincs ilyen tábla vagy nézet: `{name}`";
        /// Of amounts.
        too_large(amounts): "too large for `amount_ten_thousandths`, which is null there: {amounts}",
            "túl nagy összegek, náluk az `amount_ten_thousandths` üres: {amounts}";
        no_sheet(path): "{path} is neither .xlsx nor .csv", "se nem .xlsx, se nem .csv: {path}";
        another_plan(path, id, title): "{path} holds another plan under the id {id}: \"{title}\"", "ezen az azonosítón ({id}) más terv van itt: {path}: „{title}”";
        other_version(path): "{path} was written by another version of `plan`, whose tables have other columns",
            "a `plan` másik változata írta, más oszlopokkal: {path}";
        cannot_write(path, why): "cannot write {path}: {why}", "nem írható: {path}: {why}";
        no_draft(why): "cannot write a file for the editor: {why}", "nem írható fájl a szerkesztőnek: {why}";
        draft_unusable(why): "cannot use the file for the editor: {why}", "nem használható a szerkesztő fájlja: {why}";
        editor_not_run(command, why): "cannot run the editor `{command}`: {why}", "a szerkesztő (`{command}`) nem indítható: {why}";
        editor_failed(command, how): "the editor `{command}` failed ({how})", "a szerkesztő (`{command}`) hibával zárult ({how})";
    }
}
