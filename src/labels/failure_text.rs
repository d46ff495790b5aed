//! What stands in the way of a run, and what to do about it.

use super::texts::{texts, told};

texts! {
    /// What stands in the way, or what to do about it, where nothing is named.
    pub enum FailureText {
        PlanUnread: "plan.toml could not be read", "a plan.toml nem olvasható";
        PlanUnreadSoNoAnswer: "plan.toml could not be read, so the question cannot be answered",
            "a plan.toml nem olvasható, ezért a kérdésre nincs válasz";
        FilesUnread: "the plan has errors, so that not all of it can be read", "a tervben hibák vannak, ezért nem olvasható egészében";
        CheckSays: "`plan check` says what is wrong", "a `plan check` megmondja, mi a hiba";
        CheckSaysWhere: "`plan check` says what is wrong, and where", "a `plan check` megmondja, mi a hiba, és hol";
        CheckThenCorrect: "`plan check` says what is wrong, and where; correct that first",
            "a `plan check` megmondja, mi a hiba, és hol; előbb azt javítsa ki";
        NameFolder: "name the folder that holds plan.toml: --dir DIR", "nevezze meg a plan.toml mappáját: --dir MAPPA";
        GoToFolder: "go to the folder of a plan, or name it: --dir DIR", "lépjen egy terv mappájába, vagy nevezze meg: --dir MAPPA";
        InitStarts: "`plan init` starts a plan here", "itt a `plan init` kezd új tervet";
        OtherFolder: "name another folder for the papers: -o DIR", "adjon meg másik mappát az iratoknak: -o MAPPA";
        OtherFormFolder: "name another folder for the forms: -o DIR", "adjon meg másik mappát az űrlapoknak: -o MAPPA";
        FreeFolder: "name a folder that is not there, beside that of the plan: plan-2024",
            "még nem létező mappát adjon meg a terv mappája mellett, például: plan-2024";
        InitElsewhere: "`plan init FOLDER` makes plan/ in another folder", "a `plan init MAPPA` másik mappában hozza létre a plan/ mappát";
        InitNamed: "`plan --dir DIR init` gives the plan's folder another name", "a `plan --dir MAPPA init` más nevet ad a terv mappájának";
        ImportNamed: "`plan --dir DIR import` makes the plan in another folder", "a `plan --dir MAPPA import` más mappában hozza létre a tervet";
        JobByHand: "leave out `--with-ci`; `plan help ci` has the job, to be added by hand",
            "hagyja el a `--with-ci` kapcsolót; a feladat leírása: `plan help ci`, kézzel vehető fel";
        FilesFromHere: "name files as they are found from here: plan/I/I.1.2.toml", "a fájlokat úgy nevezze meg, ahogyan innen elérhetők: plan/I/I.1.2.toml";
        WritableFolder: "name a file in a folder that is there and that you may write to",
            "létező és írható mappában lévő fájlt adjon meg";
        OutsidePlan: "name a file outside of it: `plan check` reads all that is there",
            "a mappán kívüli fájlt adjon meg: a `plan check` mindent elolvas, ami benne van";
        FileOfOwn: "name a file that git does not keep; or delete that one first, if the answer is to take its place",
            "olyan fájlt adjon meg, amelyet a git nem tart számon; vagy előbb törölje azt, ha a válasz kerül a helyére";
        /// Of a file that was not written.
        NothingHalf: "nothing of it is half written; look at the file, and try again",
            "semmi sem maradt félig beírva; nézze meg a fájlt, és próbálja újra";
        /// What a document is by.
        DocumentEndings: "let its name end in .docx, .md or .html; `--members` writes a paper for each body into a folder",
            "a neve .docx, .md vagy .html végű legyen; a `--members` minden szervezetnek ír egy iratot egy mappába";
        GitForHistory: "the `git` program reads the history and makes commits: install it, or put it on the PATH",
            "az előzményeket a `git` program olvassa, és a commitokat is az készíti: telepítse, vagy vegye fel a PATH változóba";
        WithoutGit: "questions about the current files work without git; history needs it",
            "a mostani fájlokról git nélkül is lehet kérdezni; az előzményekhez git kell";
        FinishFirst: "finish it or give it up first; or leave `--commit` out", "előbb fejezze be vagy szakítsa meg, vagy hagyja el a `--commit` kapcsolót";
        CommitStaged: "commit it, or take it back: `git restore --staged FILE`; or leave `--commit` out",
            "commitolja, vagy vonja vissza: `git restore --staged FÁJL`; vagy hagyja el a `--commit` kapcsolót";
        CommitTheseFirst: "commit these first (`git add`, `git commit`), or leave `--commit` out and commit all of it yourself",
            "előbb ezeket commitolja (`git add`, `git commit`), vagy hagyja el a `--commit` kapcsolót, és commitolja egyben";
        NoBranch: "no branch is checked out that the commit could go to", "nincs olyan ág kiválasztva, amelyre a commit kerülhetne";
        NameBranch: "name a new one: `--branch NAME`", "nevezzen meg egy újat: `--branch NÉV`";
        PlainBranch: "write letters, digits, dashes and slashes: im-2022-h2", "betűt, számjegyet, kötőjelet, perjelet írjon: im-2022-h2";
        OtherBranch: "name another one; or check it out, and use `--commit`", "adjon meg másikat, vagy váltson rá, és használja a `--commit` kapcsolót";
        NoIdentity: "git does not know who you are, and a commit names its author", "a git nem tudja, ki Ön, a commit pedig megnevezi a szerzőjét";
        NameYourself: "name yourself: `--author \"NAME <MAIL>\"`, or once for all: `git config --global user.name NAME`, and `user.email` likewise",
            "adja meg a nevét: `--author \"NÉV <CÍM>\"`, vagy egyszer s mindenkorra: `git config --global user.name NÉV`, és ugyanígy a `user.email` értékét";
        TryWhenFree: "try again when it has ended; `--commit` waits for it for five seconds",
            "próbálja újra, amikor az véget ért; a `--commit` öt másodpercig vár rá";
        CommitWhenFree: "when it has ended, commit the files that were written: `git add`, `git commit`; they need not be written again",
            "amikor az véget ért, commitolja a beírt fájlokat: `git add`, `git commit`; újra beírni nem kell őket";
        CommitByHand: "correct that, then commit the files that were written: `git add`, `git commit`",
            "javítsa ezt, majd commitolja a beírt fájlokat: `git add`, `git commit`";
        NoCommits: "there are no commits yet", "még nincs commit";
        CommitPlanFirst: "commit the plan first", "előbb commitolja a tervet";
        SealNeedsCommit: "commit the plan first: a seal stands for a commit", "előbb commitolja a tervet: a pecsét egy commitról szól";
        SealHead: "`--at HEAD` seals the last commit without these changes", "a `--at HEAD` az utolsó commitot pecsételi, ezek nélkül a változások nélkül";
        SealByteByByte: "give the seal before this one as it was written, byte by byte", "az előző pecsétet bájtról bájtra úgy adja meg, ahogyan készült";
        ShallowSeal: "this is a shallow clone: the history before its first commit is not here, and a seal stands for all of it",
            "ez hiányos másolat: az első commitja előtti előzmények nincsenek itt, a pecsét pedig az egészről szól";
        Unshallow: "`git fetch --unshallow` gets the rest", "a többit a `git fetch --unshallow` hozza el";
    }
}

told! {
    FailureText {
        /// Of an audit that begins where it was not asked to.
        begins_earlier(commit): "not every file could be read in full at {commit}: the audit begins where each could, or at the beginning",
            "nem minden fájl volt teljesen olvasható itt: {commit}; az ellenőrzés ott kezdődik, ahol mind az volt, vagy az elején";
        cannot_add_to(path): "{path} cannot be read in full, so that nothing can be added to it",
            "{path}: nem olvasható teljesen, ezért semmi sem vehető fel bele";
        /// Of the file of a meeting.
        file_unread(path): "{path} cannot be read, so what was decided there is not known",
            "{path}: nem olvasható, ezért nem tudható, hogy ott miről döntöttek";
        cannot_carry(path): "{path} could not be read, so what it holds cannot be carried on",
            "{path}: nem olvasható, ezért a tartalma nem vihető tovább";
        cannot_make(path, why): "cannot make {path}: {why}", "nem hozható létre: {path}: {why}";
        /// What was tried with a folder; why it failed stands behind it.
        making_folder(folder): "cannot make the folder {folder}", "nem hozható létre ez a mappa: {folder}";
        /// What was tried with the manual; why it failed stands behind it.
        writing_pages(folder): "cannot write manual pages into {folder}", "a kézikönyv oldalai nem írhatók ide: {folder}";
        /// What was tried with a file; why it failed stands behind it.
        writing_file(path): "cannot write {path}", "nem írható: {path}";
        /// Of the answer.
        answer_not_written(why): "cannot write the answer: {why}", "a válasz nem írható ki: {why}";
        /// Of questions on a terminal.
        terminal_failed(why): "the terminal cannot be read: {why}", "a terminál nem olvasható: {why}";
        /// Of a document.
        cannot_be_made(path, why): "{path} cannot be made: {why}", "nem készíthető el: {path}: {why}";
        cannot_be_read(path, why): "{path} cannot be read: {why}", "nem olvasható: {path}: {why}";
        cannot_be_written(path, why): "{path} cannot be written: {why}", "nem írható: {path}: {why}";
        inside_plan(path): "{path} is inside the folder of a plan", "{path}: egy terv mappájában van";
        inside_git(path): "{path} is inside git's own folder", "{path}: a git saját mappájában van";
        is_tracked(path): "{path} is a file that git keeps, and is not written over",
            "{path}: a git által számon tartott fájl, ezért nem íródik felül";
        could_not_be_read(path): "{path} could not be read", "nem olvasható: {path}";
        plan_is_there(folder): "there is a plan in {folder} already", "itt már van terv: {folder}";
        no_plan_here(folder): "there is no plan.toml in {folder}", "nincs plan.toml itt: {folder}";
        no_plan_above(folder): "there is no plan/plan.toml in {folder} or above it", "nincs plan/plan.toml itt vagy fölötte: {folder}";
        name_holding(folder): "name the folder that holds it: --dir {folder}", "nevezze meg a mappáját: --dir {folder}";
        /// Of a document.
        no_document(path): "{path} does not say what it is to be", "{path}: nem derül ki, milyen irat legyen";
        check_at(at): "`plan check --at {at}` says what is wrong, and where", "a `plan check --at {at}` megmondja, mi a hiba, és hol";
        deadlines_not_known(path, since): "deadlines in {path} are not known since {since}: moves made since are missing", "{path}: a határidők nem ismertek {since} óta, az azóta történt módosítások hiányoznak";
        changes_not_told(path, since): "{path} cannot be read in full since {since}: what changed there since is not told",
            "{path}: {since} óta nem olvasható teljesen, az azóta történt változások nem szerepelnek itt";
        changes_not_known(path, since): "{path} cannot be read in full since {since}: what changed there since is not judged",
            "{path}: {since} óta nem olvasható teljesen, az azóta történt változások nincsenek megítélve";
        /// Before a seal.
        file_not_committed(path): "1 file of the plan is not committed: {path}", "a terv 1 fájlja nincs commitolva: {path}";
        /// The same.
        files_not_committed(n, paths): "{n} files of the plan are not committed: {paths}", "a terv {n} fájlja nincs commitolva: {paths}";
        under_way(what): "{what} is under way in this working tree", "a munkakönyvtárban folyamatban van: {what}";
        staged(paths): "something else is staged, which the commit would take along: {paths}",
            "más is elő van készítve, és a commit azt is magával vinné: {paths}";
        uncommitted(paths): "there are changes that are not committed yet in {paths}", "még nem commitolt változások: {paths}";
        invalid_branch(name): "a branch cannot be called \"{name}\"", "ág neve nem lehet: „{name}”";
        branch_exists(name): "there is a branch \"{name}\" already", "már van ilyen ág: „{name}”";
        not_committed(said): "the files are written, and git did not commit them: {said}", "a fájlok beíródtak, de a git nem commitolta őket: {said}";
        no_repository(folder, said): "{folder} is not in a git repository: {said}", "nincs git-tárolóban: {folder}: {said}";
        unknown_revision(name): "git knows no commit \"{name}\"", "a git nem ismer ilyen commitot: „{name}”";
        no_seal(path, why): "{path} is no seal: {why}", "{path}: nem pecsét: {why}";
    }
}
