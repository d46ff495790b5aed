//! The texts of who owes a report, and of the letter that reminds of it.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan due`.
    pub enum DueText {
        ReportsFor: "Reports for", "Jelentések az időszakra:";
        /// Before the day of reports.
        DueBy: "due by", "határidő:";
        /// Before how many are missing, of how many.
        MissingCount: "missing:", "hiányzik:";
        /// Above those that are missing.
        Missing: "Missing", "Hiányzó jelentések";
        /// What a closed plan never got, of how many.
        NeverCameInCount: "never came in:", "nem érkezett be:";
        /// The same above those, and as a column.
        NeverCameIn: "Never came in", "Nem érkezett be";
        /// Above those that are there.
        CameIn: "Came in", "Beérkezett jelentések";
        /// Above decisions of meetings.
        OpenDecisions: "Open decisions of meetings", "Ülések nyitott döntései";
        /// A column of bodies.
        Body: "Body", "Szervezet";
        /// A column of how many reports a body owes.
        Owed: "Owed", "Esedékes";
        /// A column of how many came in.
        Received: "Came in", "Beérkezett";
        /// A column of those after their day, or of how late they are.
        Late: "Late", "Késve";
        /// A column of how many are missing.
        MissingColumn: "Missing", "Hiányzik";
        /// A column of the latest report ever.
        LastHeard: "Last heard of", "Utolsó jelentés";
        /// Of a body that never reported.
        Never: "never", "még soha";
        Id: "ID", "Azonosító";
        /// A column of measures.
        Measure: "Measure", "Intézkedés";
        /// A column of remarks on a measure.
        Remark: "Remark", "Megjegyzés";
        /// A column of days.
        Day: "Day", "Nap";
        /// A column of who reported.
        By: "By", "Jelentette";
        /// Of a report that came in by its day.
        OnTime: "on time", "időben";
        /// Of one that came in after it.
        AfterDue: "late", "késve";
        /// Before the milestones that alone are asked about.
        Milestones: "Milestones", "Részfeladatok";
        /// Before who may answer as well.
        OrSuccessor: "Or its successor", "Vagy a jogutód";
        /// Before whose duty it was.
        TakenOverFrom: "Taken over from", "Átvéve tőle";
        /// Before who has to answer, where another may.
        InPlaceOf: "In the place of", "Ki helyett";
        /// Before the group that is asked.
        ForGroup: "On behalf of", "Kinek a nevében";
        /// Of a report that is missing where a file or a row could not be read.
        MayHaveComeIn: "Note", "Megjegyzés";
        UnreadInPart: "a report on it may be there: not everything that came in could be read",
            "lehet, hogy érkezett róla jelentés: nem olvasható minden, ami beérkezett";
        /// Before the day since which a measure is withdrawn.
        WithdrawnOn: "Withdrawn on", "Visszavonva";
        /// Before the day on which a measure was completed.
        CompletedOn: "Completed on", "Befejeződött";
        /// The time that a decision is late, or has left.
        LateOrLeft: "Late, or left", "Késés vagy hátralévő idő";
        /// No report is owed for the period.
        NothingOwed: "Nobody owes a report for this period.", "Erre az időszakra senki nem tartozik jelentéssel.";
        /// Nor does the body that was asked for.
        BodyOwesNothing: "This body owes no report for this period.",
            "Erre az időszakra ez a szervezet nem tartozik jelentéssel.";
        /// Of a plan without periods.
        NoCycle: "Nobody owes a report: the plan has no cycle. [coordination] in plan.toml may name one.",
            "Senki nem tartozik jelentéssel: a tervnek nincs jelentési ciklusa. A plan.toml [coordination] része adhatja meg.";
        /// Of a draft.
        NotAdopted: "Nobody owes a report yet: the plan is a draft, without `adopted` in plan.toml and without a report.",
            "Még senki nem tartozik jelentéssel: a terv tervezet, a plan.toml nem adja meg az elfogadás napját (`adopted`), és jelentés sincs.";
        /// Of a draft, where it is said already that it is one.
        NobodyYet: "Nobody owes a report yet.", "Még senki nem tartozik jelentéssel.";
        /// Of a period that the plan does not have; before its first and last.
        Outside: "Nobody owes a report for this period: the plan has these:",
            "Erre az időszakra senki nem tartozik jelentéssel. A terv időszakai:";
        /// Instead of letters, where every report came in.
        NobodyToRemind: "Nothing is missing: there is nobody to remind.",
            "Minden jelentés beérkezett: nincs kit emlékeztetni.";
        /// Before the subject of a letter.
        Subject: "Subject", "Tárgy";
        /// What it is about.
        ReportAsked: "Report for", "Jelentés az időszakra:";
        /// Before who gets it.
        To: "To", "Címzett";
        /// Its first line.
        Salutation: "Dear Colleagues,", "Tisztelt Kollégák!";
        /// What it says.
        Intro: "We have no report for this period yet on these measures:",
            "Az alábbi intézkedésekről erre az időszakra még nem érkezett jelentés:";
        /// The same of those that another body has to report on.
        IntroOthers: "On these measures you may send the report in the place of the body that has to:",
            "Az alábbi intézkedésekről a kötelezett helyett Önök is küldhetnek jelentést:";
        /// The same of those that a group of the body has to report on.
        IntroForGroup: "On these measures a group to which you belong has to report; any of its members may do so on its behalf:",
            "Az alábbi intézkedésekről az Önök testülete tartozik jelentéssel; nevében bármely tagja jelenthet:";
        /// The same of those that are completed or withdrawn by now.
        IntroEnded: "These measures have ended meanwhile; what is still missing is the report for the period above:",
            "Az alábbi intézkedések azóta lezárultak, de a fenti időszakra szóló jelentés még hiányzik róluk:";
        /// The same where nothing but decisions is open.
        IntroDecisions: "These decisions are still to be carried out:", "Az alábbi döntések végrehajtása még hátravan:";
        /// Before the title of the plan.
        Plan: "Plan", "Terv";
        Period: "Period", "Időszak";
        /// Before the day on which reports are due.
        ReportBy: "Report due by", "A jelentés határideje";
        /// Before how many days ago that was.
        DaysLate: "Days late", "Késés napokban";
        /// Before the deadline of a measure or a milestone.
        Deadline: "Deadline", "Határidő";
        /// Before the title of a milestone.
        Milestone: "Milestone", "Részfeladat";
        /// Before what is to be done about it.
        HowToReply: "How to reply", "A válasz módja";
        /// The form.
        FillIn: "Please fill in the attached form; it has a row for each measure.",
            "Kérjük, töltsék ki a mellékelt űrlapot; minden intézkedésnek egy sora van.";
        /// In its place, of what a member may say on behalf of its group.
        WithoutForm: "For what your group has to report on there is no form: please write in your reply how far each measure is.",
            "Amiről a testületük tartozik jelentéssel, arra nincs űrlap: kérjük, válaszlevelükben írják meg, hol tart az intézkedés.";
        /// Also where nothing happened.
        NothingHappened: "Where nothing has happened, say so: \"not started\" is an answer.",
            "Ha még nem történt semmi, azt is kérjük jelezni: a „nem kezdődött el” is válasz.";
        /// What does not belong into it.
        NoPersons: "Please name no persons, and say nothing of where a shelter is.",
            "Kérjük, ne szerepeljen benne személyes adat, sem védett szállás helye.";
        /// Before the day by which it is to be back.
        SendBack: "Please send it back by", "Visszaküldési határidő";
        /// The same where that day has passed.
        SendBackNow: "Please send it back without delay.", "Kérjük, mielőbb küldjék vissza.";
        /// Before who signs.
        Closing: "Yours sincerely,", "Üdvözlettel:";
    }
}

sentences! {
    DueText {
        /// Who answers for a measure and is asked for nothing, with the measures.
        one_not_asked(named): "Not asked: {named}. It stands for bodies of which the register names none.",
            "Nem kérünk jelentést tőle: {named}. Olyan szervezeteket jelöl, amelyekből a nyilvántartás egyet sem nevez meg.";
        not_asked(named): "Not asked: {named}. They stand for bodies of which the register names none.",
            "Nem kérünk jelentést tőlük: {named}. Olyan szervezeteket jelölnek, amelyekből a nyilvántartás egyet sem nevez meg.";
        /// Before the first period has ended: when its reports are due, and how to ask for it.
        none_ended(period, due): "No period of the plan has ended yet. Reports for the first are due on {due}: `--period {period}` says who owes one.",
            "A terv egyetlen időszaka sem telt el még. Az elsőre szóló jelentések határideje: {due} (ki tartozik velük: `--period {period}`).";
        /// Who gets a letter by its name alone.
        not_written_to(names): "No letter here for: {names}. They may report in the place of another body or on behalf of a group, or have a decision to carry out: `--letter --body NAME` writes to one of them.",
            "Nincs itt levél nekik: {names}. Más szervezet helyett vagy testületük nevében jelenthetnek, vagy döntést kell végrehajtaniuk: egy-egynek a `--letter --body NÉV` ír.";
        /// That a plan is closed: nobody waits for reports any more.
        closed(day): "The plan was closed on {day}: nobody owes a report any more.",
            "A terv lezárásának napja: {day} Senki nem tartozik már jelentéssel.";
    }
}
