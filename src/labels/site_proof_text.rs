//! The texts of whether a copy of a site is what its commit gives.

use super::texts::texts;

texts! {
    /// A text of `plan verify --site`.
    pub enum SiteProofText {
        /// The heading where all is equal.
        Same: "The copy is what its commit gives", "A másolat megegyezik azzal, amit a bejegyzés ad";
        /// The heading where something is not.
        Different: "The copy is not what its commit gives", "A másolat nem egyezik azzal, amit a bejegyzés ad";
        /// The heading where nothing can be said.
        Untold: "It cannot be told whether the copy is what its commit gives",
            "Nem állapítható meg, hogy a másolat megegyezik-e azzal, amit a bejegyzés ad";
        /// The column of what the copy says.
        Copy: "Copy", "Másolat";
        /// What `site.json` says.
        Manifest: "site.json", "site.json";
        /// Which `plan` built it.
        Version: "Version of plan", "A plan változata";
        /// Whether it shows a commit.
        Commit: "Commit that it shows", "A bemutatott bejegyzés";
        /// The commit in the history.
        History: "Commit is part of the history here", "A bejegyzés része az itteni előzményeknek";
        /// Where the plan lies.
        Folder: "Folder of the plan", "A terv mappája";
        /// How much of the history it was built from.
        Record: "History that it was built from", "Előzmények, amelyekből készült";
        /// Its seal.
        Seal: "Seal of the commit (seal.txt)", "A bejegyzés pecsétje (seal.txt)";
        /// Its files.
        Files: "Files, byte by byte", "Fájlok, bájtról bájtra";
        /// There is no commit.
        None: "none", "nincs";
        /// All commits.
        Whole: "all of it", "teljes";
        /// Not all commits.
        Part: "a part of it", "hiányos";
        /// Neither as it should be nor not there.
        Changed: "changed", "módosult";
        /// Not in the copy.
        Missing: "missing", "hiányzik";
        /// Only in the copy.
        Additional: "additional", "többlet";
        /// The column of how a file differs.
        How: "Difference", "Eltérés";
        /// After the number of files that are not listed.
        More: "more; --format json lists all", "további; a --format json mindet felsorolja";
        Day: "As of", "Állapot napja";
        /// Before the languages.
        Languages: "Languages", "Nyelvek";
        /// Before the address.
        BaseUrl: "Address", "Cím";
        /// What to do about another version.
        OtherVersion: "Another version of plan may write other pages from the same commit, so the pages were not compared. \
            Install the version that built the copy, or build the site again with this one.",
            "A plan más változata ugyanabból a bejegyzésből más oldalakat írhat, ezért az oldalak nem lettek összevetve. \
            A másolatot készítő változat telepítésével vagy az oldalak újbóli előállításával vethetők össze.";
        /// What a site of no commit is.
        NoCommit: "The copy shows files that no commit holds: nothing stands for what it says.",
            "A másolat olyan fájlokat mutat, amelyeket egyetlen bejegyzés sem tartalmaz: semmi sem igazolja, amit állít.";
        /// What a part of the history means.
        PartOfHistory: "The copy was built in a clone that holds a part of the history, which gives other pages than all of it. \
            Build it in a whole clone: `git fetch --unshallow`.",
            "A másolat az előzményeknek csak egy részét tartalmazó tárolóban készült, amelyből más oldalak készülnek. Teljes \
            tárolóban kell előállítani: `git fetch --unshallow`.";
        /// What to do about a commit that is not in the history here.
        NotHere: "The history here does not reach the commit of the copy, so nothing can be told. The clone may be older than \
            the copy: `git fetch`, then again, with `--at` and the branch that was fetched.",
            "Az itteni előzmények nem érnek el a másolat bejegyzéséig, ezért semmi sem dönthető el. A tároló régebbi lehet a \
            másolatnál: `git fetch`, majd újra, az `--at` után a lehozott ággal.";
        /// What to do about another folder.
        OtherFolder: "The copy shows the plan of another folder of this repository: name it, `plan -C FOLDER verify --site`.",
            "A másolat a tároló egy másik mappájának tervét mutatja, amelyet meg kell nevezni: `plan -C MAPPA verify --site`.";
        /// What it proves.
        ProvesPages: "Every page and file is what this version of plan makes of that commit: nothing was changed, taken out or put in.",
            "Minden oldal és fájl az, amit a plan e változata a bejegyzésből készít: semmit sem módosítottak, töröltek vagy tettek hozzá.";
        /// What it does not prove.
        NotNewest: "That the commit is the newest, or that this history is the one that was published: compare the digest of its seal.",
            "Hogy a bejegyzés a legújabb, vagy hogy ez a közzétett előzménysor: a pecsét lenyomatát kell összevetni.";
        /// Of where the copy lies.
        NotServed: "What a web server sends: fetch the copy from it.",
            "Hogy a webkiszolgáló is ezt küldi: a másolatot onnan kell letölteni.";
    }
}
