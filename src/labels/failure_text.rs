//! What stands in the way of a run, and what to do about it.

use super::texts::{sentences, texts, told};

texts! {
    /// What stands in the way, or what to do about it, where nothing is named.
    pub enum FailureText {
        /// Of the plan.
        PlanUnread: "plan.toml could not be read", "a plan.toml nem olvasható";
        /// Of the plan.
        PlanUnreadSoNoAnswer: "plan.toml could not be read, so the question cannot be answered",
            "a plan.toml nem olvasható, ezért a kérdésre nincs válasz";
        /// Of the plan.
        FilesUnread: "the plan has files that cannot be read", "a tervnek vannak nem olvasható fájljai";
        /// What to do.
        CheckSays: "`plan check` says what is wrong", "a `plan check` megmondja, mi a hiba";
        /// What to do.
        CheckSaysWhere: "`plan check` says what is wrong, and where", "a `plan check` megmondja, mi a hiba, és hol";
        /// What to do.
        KeepGoingKnown: "`--keep-going` answers from what is known", "a `--keep-going` az ismert adatokból válaszol";
        /// What to do.
        KeepGoingWithout: "`--keep-going` answers without them", "a `--keep-going` ezek nélkül válaszol";
        /// What to do.
        CheckThenCorrect: "`plan check` says what is wrong, and where; correct that first",
            "a `plan check` megmondja, mi a hiba, és hol; előbb azt javítsa ki";
        /// What to do.
        NameFolder: "name the folder that holds plan.toml: --dir DIR", "nevezze meg a plan.toml mappáját: --dir MAPPA";
        /// What to do.
        GoToFolder: "go to the folder of a plan, or name it: --dir DIR", "lépjen egy terv mappájába, vagy nevezze meg: --dir MAPPA";
        /// What to do.
        InitStarts: "`plan init` starts a plan here", "itt a `plan init` kezd új tervet";
        /// What to do.
        OtherFolder: "name another folder for the papers: -o DIR", "adjon meg másik mappát az iratoknak: -o MAPPA";
        /// What to do.
        OtherFormFolder: "name another folder for the forms: -o DIR", "adjon meg másik mappát az űrlapoknak: -o MAPPA";
        /// What to do.
        FreeFolder: "name a folder that is not there, beside that of the plan: plan-2024",
            "még nem létező mappát adjon meg a terv mappája mellett, például: plan-2024";
        /// What to do.
        InitElsewhere: "`plan init FOLDER` makes plan/ in another folder", "a `plan init MAPPA` másik mappában hozza létre a plan/ mappát";
        /// What to do.
        InitNamed: "`plan --dir DIR init` gives the plan's folder another name", "a `plan --dir MAPPA init` más nevet ad a terv mappájának";
        /// What to do.
        JobByHand: "leave out `--with-ci`; `plan help ci` has the job, to be added by hand",
            "hagyja el a `--with-ci` kapcsolót; a feladat leírása: `plan help ci`, kézzel vehető fel";
        /// What to do.
        FilesFromHere: "name files as they are found from here: plan/I/I.1.2.toml", "a fájlokat úgy nevezze meg, ahogyan innen elérhetők: plan/I/I.1.2.toml";
        /// What to do.
        WritableFolder: "name a file in a folder that is there and that you may write to",
            "létező és írható mappában lévő fájlt adjon meg";
        /// What to do.
        OutsidePlan: "name a file outside of it: `plan check` reads all that is there",
            "a mappán kívüli fájlt adjon meg: a `plan check` mindent elolvas, ami benne van";
        /// What to do.
        FileOfOwn: "name a file that git does not keep; or delete that one first, if the answer is to take its place",
            "olyan fájlt adjon meg, amelyet a git nem tart számon; vagy előbb törölje azt, ha a válasz kerül a helyére";
        /// Of a file that was not written.
        NothingHalf: "nothing of it is half written; look at the file, and try again",
            "semmi sem maradt félig beírva; nézze meg a fájlt, és próbálja újra";
        /// What a document is by.
        DocumentEndings: "let its name end in .docx, .md or .html; `--members` writes a paper for each body into a folder",
            "a neve .docx, .md vagy .html végű legyen; a `--members` minden szervezetnek ír egy iratot egy mappába";
        /// Of git.
        GitForHistory: "the `git` program reads the history and makes commits: install it, or put it on the PATH",
            "az előzményeket a `git` program olvassa, és a commitokat is az készíti: telepítse, vagy vegye fel a PATH változóba";
        /// Of git.
        WithoutGit: "questions about the current files work without git; history needs it",
            "a mostani fájlokról git nélkül is lehet kérdezni; az előzményekhez git kell";
        /// Of git.
        FinishFirst: "finish it or give it up first; or leave `--commit` out", "előbb fejezze be vagy szakítsa meg, vagy hagyja el a `--commit` kapcsolót";
        /// Of git.
        CommitStaged: "commit it, or take it back: `git restore --staged FILE`; or leave `--commit` out",
            "commitolja, vagy vonja vissza: `git restore --staged FÁJL`; vagy hagyja el a `--commit` kapcsolót";
        /// Of git.
        CommitTheseFirst: "commit these first, or leave `--commit` out and commit all of it yourself",
            "előbb ezeket commitolja, vagy hagyja el a `--commit` kapcsolót, és commitolja egyben";
        /// Of git.
        NoBranch: "no branch is checked out that the commit could go to", "nincs olyan ág kiválasztva, amelyre a commit kerülhetne";
        /// Of git.
        NameBranch: "name a new one: `--branch NAME`", "nevezzen meg egy újat: `--branch NÉV`";
        /// Of git.
        PlainBranch: "write letters, digits, dashes and slashes: im-2022-h2", "betűt, számjegyet, kötőjelet, perjelet írjon: im-2022-h2";
        /// Of git.
        OtherBranch: "name another one; or check it out, and use `--commit`", "adjon meg másikat, vagy váltson rá, és használja a `--commit` kapcsolót";
        /// Of git.
        NoIdentity: "git does not know who you are, and a commit names its author", "a git nem tudja, ki Ön, a commit pedig megnevezi a szerzőjét";
        /// Of git.
        NameYourself: "name yourself: `--author \"NAME <MAIL>\"`, or once for all: `git config --global user.name NAME`, and `user.email` likewise",
            "adja meg a nevét: `--author \"NÉV <CÍM>\"`, vagy egyszer s mindenkorra: `git config --global user.name NÉV`, és ugyanígy a `user.email` értékét";
        /// Of git.
        CommitByHand: "correct that, then commit the files that were written: `git add`, `git commit`",
            "javítsa ezt, majd commitolja a beírt fájlokat: `git add`, `git commit`";
        /// Of git.
        NoCommits: "there are no commits yet", "még nincs commit";
        /// Of git.
        CommitPlanFirst: "commit the plan first", "előbb commitolja a tervet";
        /// Of a seal.
        SealNeedsCommit: "commit the plan first: a seal stands for a commit", "előbb commitolja a tervet: a pecsét egy commitról szól";
        /// Of a seal.
        SealHead: "`--at HEAD` seals the last commit without these changes", "a `--at HEAD` az utolsó commitot pecsételi, ezek nélkül a változások nélkül";
        /// Of a seal.
        SealByteByByte: "give the seal before this one as it was written, byte by byte", "az előző pecsétet bájtról bájtra úgy adja meg, ahogyan készült";
        /// Of a history.
        ShallowSeal: "this is a shallow clone: the history before its first commit is not here, and a seal stands for all of it",
            "ez hiányos másolat: az első commitja előtti előzmények nincsenek itt, a pecsét pedig az egészről szól";
        /// What to do.
        Unshallow: "`git fetch --unshallow` gets the rest", "a többit a `git fetch --unshallow` hozza el";
    }
}

told! {
    FailureText {
        /// Of an audit that begins where it was not asked to.
        begins_earlier(commit): "not every file could be read in full at {commit}: the audit begins where each could, or at the beginning",
            "nem minden fájl volt teljesen olvasható itt: {commit}; az ellenőrzés ott kezdődik, ahol mind az volt, vagy az elején";
        /// Of a file.
        cannot_add_to(path): "{path} cannot be read in full, so that nothing can be added to it",
            "{path}: nem olvasható teljesen, ezért semmi sem vehető fel bele";
        /// Of the file of a meeting.
        file_unread(path): "{path} cannot be read, so what was decided there is not known",
            "{path}: nem olvasható, ezért nem tudható, hogy ott miről döntöttek";
        /// Of a file.
        cannot_carry(path): "{path} could not be read, so what it holds cannot be carried on",
            "{path}: nem olvasható, ezért a tartalma nem vihető tovább";
        /// Of a file.
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
        /// Of a file.
        cannot_be_read(path, why): "{path} cannot be read: {why}", "nem olvasható: {path}: {why}";
        /// Of a file.
        cannot_be_written(path, why): "{path} cannot be written: {why}", "nem írható: {path}: {why}";
        /// Of a file.
        inside_plan(path): "{path} is inside the folder of a plan", "{path}: egy terv mappájában van";
        /// Of a file.
        inside_git(path): "{path} is inside git's own folder", "{path}: a git saját mappájában van";
        /// Of a file.
        is_tracked(path): "{path} is a file that git keeps, and is not written over",
            "{path}: a git által számon tartott fájl, ezért nem íródik felül";
        /// Of a file.
        could_not_be_read(path): "{path} could not be read", "nem olvasható: {path}";
        /// Of a folder.
        plan_is_there(folder): "there is a plan in {folder} already", "itt már van terv: {folder}";
        /// Of a folder.
        no_plan_here(folder): "there is no plan.toml in {folder}", "nincs plan.toml itt: {folder}";
        /// Of a folder.
        no_plan_above(folder): "there is no plan/plan.toml in {folder} or above it", "nincs plan/plan.toml itt vagy fölötte: {folder}";
        /// What to do.
        name_holding(folder): "name the folder that holds it: --dir {folder}", "nevezze meg a mappáját: --dir {folder}";
        /// Of a document.
        no_document(path): "{path} does not say what it is to be", "{path}: nem derül ki, milyen irat legyen";
        /// What to do.
        check_at(at): "`plan check --at {at}` says what is wrong, and where", "a `plan check --at {at}` megmondja, mi a hiba, és hol";
        /// Of a record.
        deadlines_not_known(path, since): "deadlines in {path} are not known since {since}: moves made since are missing", "{path}: a határidők nem ismertek {since} óta, az azóta történt módosítások hiányoznak";
        /// Of git.
        under_way(what): "{what} is under way in this working tree", "a munkakönyvtárban folyamatban van: {what}";
        /// Of git.
        staged(paths): "something else is staged, which the commit would take along: {paths}",
            "más is elő van készítve, és a commit azt is magával vinné: {paths}";
        /// Of git.
        uncommitted(paths): "there are changes that are not committed yet in {paths}", "még nem commitolt változások: {paths}";
        /// Of git.
        invalid_branch(name): "a branch cannot be called \"{name}\"", "ág neve nem lehet: „{name}”";
        /// Of git.
        branch_exists(name): "there is a branch \"{name}\" already", "már van ilyen ág: „{name}”";
        /// Of git.
        not_committed(said): "the files are written, and git did not commit them: {said}", "a fájlok beíródtak, de a git nem commitolta őket: {said}";
        /// Of git.
        no_repository(folder, said): "{folder} is not in a git repository: {said}", "nincs git-tárolóban: {folder}: {said}";
        /// Of git.
        unknown_revision(name): "git knows no commit \"{name}\"", "a git nem ismer ilyen commitot: „{name}”";
        /// Of a seal.
        no_seal(path, why): "{path} is no seal: {why}", "{path}: nem pecsét: {why}";
    }
}

sentences! {
    FailureText {
        /// Of files.
        files_not_committed(files, paths): "not committed: {files}: {paths}", "nincs commitolva: {files}: {paths}";
    }
}
