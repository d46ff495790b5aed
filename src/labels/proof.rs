//! The texts of what a seal proves.

use super::texts::texts;

texts! {
    /// A text of `plan verify` in every language.
    pub enum ProofText {
        /// The heading where all holds.
        Proven: "The seal holds", "A pecsét érvényes";
        /// The heading where something does not.
        NotProven: "The seal does not hold", "A pecsét nem érvényes";
        /// Before why the text is no seal.
        NoSeal: "This is not a seal as it was printed", "Ez nem a kinyomtatott pecsét szövege";
        /// The column of what is looked at.
        Looked: "Looked at", "Vizsgált adat";
        /// The column of how it ended.
        Result: "Result", "Eredmény";
        /// The column of what the seal says.
        Sealed: "Sealed", "A pecsét szerint";
        /// The column of what is here.
        Here: "Here", "Itt";
        /// It is as it was sealed.
        Holds: "holds", "egyezik";
        /// It is not.
        Fails: "does not hold", "nem egyezik";
        /// Nothing to hold it against.
        Open: "not looked at", "nem vizsgált";
        /// The digest that was given with the seal.
        Published: "Digest as published", "Közzétett lenyomat";
        /// The objects of the history.
        Objects: "Every object is what its id says", "Minden objektum megfelel az azonosítójának";
        /// The commit in the history.
        History: "Commit is part of the history", "A bejegyzés része az előzményeknek";
        /// The number of commits.
        Commits: "Commits up to it", "Bejegyzések száma addig";
        /// The tree of the folder.
        Tree: "Tree of the plan", "A terv mappájának azonosítója";
        /// The files.
        Files: "Files with their SHA-256", "Fájlok és SHA-256 lenyomatuk";
        /// The title.
        Title: "Title of the plan", "A terv címe";
        /// The seals before.
        Previous: "Seals before", "Korábbi pecsétek";
        /// This is the first seal.
        First: "none: this is the first", "nincs: ez az első";
        /// The heading of the files that differ.
        Different: "Files that differ", "Eltérő fájlok";
        /// The column of paths.
        Path: "Path", "Fájl";
        /// In the place of a SHA-256 where there is no file.
        NoFile: "no such file", "nincs ilyen fájl";
        /// Equal files, other commits.
        EqualContent:
            "The newest version here holds the very same files, by other commits: the content is equal, and the history is \
             not the one that was sealed.",
            "A legújabb változat itt ugyanazokat a fájlokat tartalmazza, de más bejegyzésekkel: a tartalom azonos, az \
             előzmények nem azok, amelyeket lepecsételtek.";
        /// Before the commit whose history is looked at.
        Tip: "History looked at, up to commit", "A vizsgált előzmények utolsó bejegyzése";
        /// Before the digest.
        Digest: "Digest of the seal", "A pecsét lenyomata";
        /// The heading of what follows.
        Proves: "What this proves", "Mit bizonyít";
        /// These bytes.
        ProvesBytes:
            "These very files existed when the digest was published, and the history here still holds every one of them.",
            "Pontosan ezek a fájlok léteztek a lenyomat közzétételekor, és az előzmények ma is mindegyiket őrzik.";
        /// What came before.
        ProvesHistory:
            "Nothing that came before was rewritten since: no commit was changed, taken out, put in or moved.",
            "Azóta semmit sem írtak át abból, ami korábban történt: egy bejegyzést sem módosítottak, töröltek, szúrtak be \
             vagy helyeztek át.";
        /// On which condition.
        ProvesIf:
            "Both only if the digest is the one that was published where nobody can take it back. Compare them, or give it: \
             --digest.",
            "Mindkettő csak akkor igaz, ha ez az a lenyomat, amelyet visszavonhatatlanul közzétettek. Össze kell vetni vele, \
             vagy meg kell adni: --digest.";
        /// The digest was given, and is equal.
        ProvesAsGiven:
            "Both if the digest that was given is the one that was published where nobody can take it back.",
            "Mindkettő akkor igaz, ha a megadott lenyomat az, amelyet visszavonhatatlanul közzétettek.";
        /// The heading of what is not proven.
        ProvesNot: "What this does not prove", "Mit nem bizonyít";
        /// Persons.
        NotWho:
            "Who wrote it: names in commits are what their computers said. Signatures say more (plan audit --signatures).",
            "Ki írta: a bejegyzésekben álló nevek azok, amelyeket a szerzők gépe megadott. Az aláírás többet mond (plan audit \
             --signatures).";
        /// Truth.
        NotTrue: "That it is true.", "Hogy igaz is.";
        /// Time.
        NotWhen:
            "When: only the place where the digest was published, or a time stamp, says that it was not later.",
            "Mikor: csak a közzététel helye vagy egy időbélyeg mutatja, hogy nem később.";
        /// Another history.
        NotUnique:
            "That no second history exists, which was shown to others: for that, all must compare the same digest.",
            "Hogy nincs másik előzménysor, amelyet másoknak mutattak: ehhez mindenkinek ugyanazt a lenyomatot kell látnia.";
    }
}
