//! What a command that writes says of what it did.

use super::texts::{texts, told};
use crate::diagnostic::Severity;

texts! {
    /// What is said of a run on standard error, where nothing is put into it.
    pub enum RunText {
        /// Nothing is new.
        SaidAlready: "the plan says this already: nothing to write", "a terv ezt már tartalmazza: nincs mit beírni";
        /// Nothing is new, where a commit was asked for.
        NothingToCommit: "nothing is new, so no commit was made", "nincs új adat, ezért nem készült commit";
        /// What was wrong is said before.
        NothingWritten: "nothing was written", "semmi sem került beírásra";
        /// Before what is wrong.
        Error: "error", "hiba";
        /// Before what may be wrong.
        Warning: "warning", "figyelmeztetés";
        /// Before what to do.
        Help: "help", "teendő";
        /// Of what is found.
        Info: "info", "megjegyzés";
        /// Of what is found, and meant to be so.
        Accepted: "accepted", "elfogadva";
        /// Of what is accepted.
        Reason: "reason", "indok";
        /// Before the line that says what a rule finds.
        Rule: "rule", "szabály";
        NoProblems: "no problems found", "nincs hiba";
        Next: "next:", "a következő lépések:";
        FillInBodies: "  fill in bodies.toml with those whom the plan names",
            "  a bodies.toml fájlba azok kerüljenek, akiket a terv megnevez";
        WriteMeasures: "  `plan new ID` writes the file of a measure, `plan check` says what is wrong",
            "  a `plan new ID` megírja egy intézkedés fájlját, a `plan check` megmondja, mi hibás";
        /// Of forms.
        NobodyOwes: "no body owes a report: no form was written", "egyetlen szervezetnek sem kell jelentenie: nem készült űrlap";
        EveryStep: "  `plan help start` has every step", "  a `plan help start` minden lépést leír, a `plan help magyar` magyarul";
        AddFigures: "next: the figures in its words, such as [[milestone]] and [[allocation]]: `plan help files`",
            "a következő lépés: a szövegében álló adatok, például [[milestone]] és [[allocation]]: `plan help files`";
        /// How the next plan begins.
        SucceedNext: "`plan succeed NEWDIR --carry unfinished` begins the plan that carries them on",
            "az ezeket továbbvivő tervet a `plan succeed ÚJ-MAPPA --carry unfinished` kezdi el";
        CompletedSoFar: "completed", "befejeződött";
        Withdrawn: "withdrawn", "visszavonva";
        /// Of measures, before the day of the closing.
        NotCompletedYet: "not completed so far", "eddig nem fejeződött be";
        StayOpen: "not completed, and stay so", "nem fejeződött be, és ez így marad";
        StatusNotKnown: "of which the status is not known", "ismeretlen állapotú";
        NamedByTitle: "the plan before is in another repository: it is named by its title alone",
            "az előző terv másik tárolóban van: csak a címe szerepel";
        NotFoundThere: "`plan check` looks for the plan before in the folder that holds the new one, and will not find it there",
            "a `plan check` az előző tervet az új terv mappáját tartalmazó mappában keresi, és ott nem fogja megtalálni";
        TheTitle: "the title", "a cím";
        ThePeriod: "the period", "az időszak";
        DecisionAndAdopted: "decision and adopted, once there are any",
            "a határozat és az elfogadás napja, amint megvan";
    }
}

told! {
    RunText {
        /// Of findings that are accepted, by measure and rule.
        accepted_here(names): "accepted: {names} (`--accepted` shows why)", "elfogadva: {names} (az indokot az `--accepted` mutatja)";
        /// Behind how much was found.
        some_accepted(findings): "; {findings} accepted", "; elfogadva: {findings}";
        /// A file that was written.
        wrote(path): "wrote {path}", "beírva: {path}";
        /// Files that were written.
        wrote_into(files, folder): "wrote {files} into {folder}", "beírva: {files}, mappa: {folder}";
        /// How many of all are done.
        progress(done, all, what): "{done} of {all} {what}", "{done}/{all} {what}";
        /// A site that was written.
        wrote_site(files, folder): "{files} files in {folder}; {folder}/index.html is the first page",
            "{files} fájl itt: {folder}; a kezdőlap: {folder}/index.html";
        /// Tables that were written.
        wrote_tables(path, tables, day): "wrote {path}: {tables}, as of {day}", "beírva: {path} ({tables}), a nap: {day}";
        /// What a sheet does not hold.
        without_yearly_money(ids): "the sheet has no column for money that comes every year: that of {ids} is left out of it, and stays as it is in the plan",
            "a táblázatban nincs oszlopa az évente ismétlődő pénznek: az alábbiaké kimaradt belőle, és a tervben változatlan: {ids}";
        /// A sheet that was written.
        wrote_sheet(path, rows, mapping): "wrote {path}: {rows}; {mapping} says what its columns hold",
            "beírva: {path} ({rows}); az oszlopok tartalmát leírja: {mapping}";
        /// A finding that was corrected.
        fixed(place, words, replacement): "fixed {place}: {words} is now {replacement}", "javítva: {place}: {words} helyett {replacement}";
        /// One that was not.
        not_fixed(path, why): "not fixed {path}: {why}", "nincs javítva: {path}: {why}";
        /// A file that was written, and what is in it.
        wrote_with(path, what): "wrote {path}: {what}", "beírva: {path} ({what})";
        /// Papers that were written.
        wrote_papers(papers, folder): "wrote {papers}, one for each body that has a part, in {folder}",
            "beírva: {papers}, egy-egy minden közreműködő szervezetnek; mappa: {folder}";
        /// Bodies that got no paper.
        left_out_papers(names): "no paper for groups and classes that answer for nothing themselves (`--body NAME` writes one): {names}",
            "nem készült irat azoknak a testületeknek és köröknek, amelyek maguk semmiért nem felelnek (`--body NÉV` írja meg): {names}";
        /// A commit that was made.
        committed(id, branch, subject): "committed {id} on {branch}: {subject}", "commit: {id}, ág: {branch}, üzenet: {subject}";
        /// Where the working tree is.
        on_branch(branch): "the working tree is on the branch {branch} now; `git push -u origin {branch}` sends it",
            "a munkakönyvtár mostantól ezen az ágon van: {branch}; elküldése: `git push -u origin {branch}`";
        /// Who may report.
        who_may_report(measure, bodies): "who may report on {measure}: {bodies}", "erről jelenthet ({measure}): {bodies}";
        /// A plan that was closed.
        closed_after(title, day): "{title} is closed after {day}: from then on no measure is owed",
            "{title}: lezárva (utolsó nap: {day}), utána egyik intézkedés sem teljesítendő";
        /// How measures stand.
        of_all(all, counts): "of {all}: {counts}", "{all}, ebből: {counts}";
        /// What else is open when a plan is closed.
        open_as_well(what): "open as well: {what}", "ezenkívül nyitott: {what}";
        /// Before the answer of a question about the history.
        replaced(n): "this repository replaces {n} of its objects (`git replace --list`): the record is read as it was before that",
            "ebben a tárolóban más áll {n} objektum helyén (`git replace --list`): a nyilvántartás a csere előtti állapot szerint értendő";
        /// What else may be said before it.
        grafts(path): "this repository has grafts ({path}): the record is read without them, each commit after those that it names",
            "ebben a tárolóban átírt szülők vannak (grafts: {path}): a nyilvántartás ezek nélkül értendő, minden commit az általa megnevezettek után áll";
        /// How many of them.
        counted(n, what): "{n} {what}", "{what}: {n}";
        /// What the next plan carries on.
        carries_none(all, title): "carries on none of {all} of {title}", "továbbvitt intézkedés nincs; {title}: {all}";
        /// What the next plan carries on.
        carries(n, all, title, day, ids): "carries on {n} of {all} of {title}, as of {day}: {ids}",
            "továbbvitt intézkedések: {n}; {title}: {all}, a nap: {day}: {ids}";
        /// What it does not.
        points_left(points): "{points}: not carried on, the next act has its own",
            "nem kerül át: {points}; az új határozatnak saját pontjai vannak";
        /// Sections that were carried over, in which no measure is.
        empty_sections(ids): "sections without a measure: {ids}", "intézkedés nélküli szakasz: {ids}";
        to_fill_in(what): "to be filled in, in plan.toml: {what}", "kitöltendő a plan.toml fájlban: {what}";
        /// What the next act sets.
        not_set(words): "deadlines and funding are \"{words}\": the next act sets them",
            "a határidő és a forrás helyén ez áll: „{words}”; az új határozat állapítja meg";
        /// A measure for which somebody else answers now.
        counts_no_more(measure, was, is): "{measure} was {was}, and is {is} now: the status is what those say who are responsible now, \
            and not what was reported before",
            "{measure}: eddig {was}, mostantól {is}, mert az állapotot a mostani felelősök jelentése adja, nem a korábbiaké";
        /// An id that a measure had.
        renumbered(wanted, now): "{wanted} was renumbered: this is {now}", "{wanted} új azonosítót kapott: {now}";
    }
}

impl RunText {
    /// How bad a finding is.
    pub const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Error => RunText::Error,
            Severity::Warning => RunText::Warning,
            Severity::Info => RunText::Info,
        }
    }
}
