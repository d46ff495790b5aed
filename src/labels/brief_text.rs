//! The texts of the papers for a meeting.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan brief`.
    pub enum BriefText {
        /// Where no meeting lies ahead.
        NoMeeting: "The plan's files hold no meeting on this day or after it: the paper is about the day it was made for, and the next meeting is taken to be one cycle later.",
            "A terv fájljaiban nincs ezen a napon vagy később tartandó ülés: az anyag arra a napra szól, amelyre készült, a következő ülés számított ideje egy ciklussal később van.";
        /// The same of a plan without a cycle, or that is closed.
        NoMeetingAtAll: "The plan's files hold no meeting on this day or after it: the paper is about the day it was made for.",
            "A terv fájljaiban nincs ezen a napon vagy később tartandó ülés: az anyag arra a napra szól, amelyre készült.";
        /// Where a meeting has no file.
        NoFile: "The plan's files do not hold this meeting yet.", "Ez az ülés még nincs a terv fájljaiban.";
        /// Where there is no record.
        NoRecord: "There is no git record here: what changed in the plan and which deadlines moved is left out.",
            "Nincs git-nyilvántartás: a terv változásai és a módosult határidők kimaradnak.";
        /// Where the record does not begin at its beginning.
        CutOff: "The record here does not reach back to its beginning: earlier moves of deadlines are not in it.",
            "Az itteni nyilvántartás nem a kezdetektől tart: a korábbi határidő-módosítások hiányoznak belőle.";
        /// Where no report is owed.
        NoCycle: "The plan says of no cycle in which reports are due: who owes one is left out.",
            "A terv nem mondja meg, milyen időközönként kell jelenteni: a hiányzó jelentések kimaradnak.";
        WhereWeStand: "Where the plan stands", "Hol tart a terv";
        Adoption: "the adoption of the plan", "a terv elfogadása";
        SinceLast: "What changed since the last meeting", "Változások az előző ülés óta";
        StatusChanged: "Status that changed", "Megváltozott állapot";
        Amended: "Amendments", "Módosítások";
        PlanChanged: "Changes of the plan's files", "A terv fájljainak változásai";
        NewReports: "Reported words, figures and evidence", "Jelentett szövegek, adatok és bizonyítékok";
        NewSpending: "Reported as spent", "Jelentett kifizetések";
        NewAssessments: "What assessors said", "Az értékelők véleménye";
        Assessor: "Assessor", "Értékelő";
        ReportsByBody: "Who reported, and how often", "Ki hány jelentést adott";
        HowMany: "Reports", "Jelentések";
        WhatIsLate: "What is late", "Késedelmek";
        /// How many measures and points are.
        IsLate: "Late", "Késedelmes";
        LateMeasures: "Late measures", "Késedelmes intézkedések";
        LateMilestones: "Late milestones", "Késedelmes részfeladatok";
        LateDecisions: "Late decisions", "Késedelmes döntések";
        FallsDue: "What falls due before the next meeting", "A következő ülésig esedékes";
        /// The same where nothing says when that is.
        FallsDueAhead: "What falls due in the next six months", "A következő hat hónapban esedékes";
        /// A chart.
        DueWhen: "What falls due when", "Mi mikor esedékes";
        /// What it says.
        DueChart: "How many measures, milestones and decisions fall due in each month before the next meeting.",
            "Hány intézkedés, részfeladat és döntés esedékes a következő ülésig, hónaponként.";
        MovedDeadlines: "Moved deadlines", "Módosult határidők";
        MovedLater: "Deadlines moved after this day", "E nap után módosult határidők";
        /// What stands below it.
        ByTheDeadlinesNow: "The lists of this paper go by the deadlines as they are now. On its day, those on the left held.",
            "Az irat felsorolásai a mostani határidők szerint készültek. Az irat napján a bal oldali határidők voltak érvényben.";
        Money: "Money", "Pénz";
        /// Below what was spent since.
        SpentCameLater: "What was spent before the last meeting and came into the record after it is part of that.",
            "Ebben az is benne van, amit az előző ülés előtt fizettek ki, de csak utána került a nyilvántartásba.";
        Silent: "Reports that are missing", "Hiányzó jelentések";
        /// Those of the period that is still running.
        ToCome: "Reports that are still to come", "Még várt jelentések";
        /// In a member's paper, those of a period whose day has passed.
        ReportsMissing: "Reports that were due and are missing", "Elmaradt jelentések";
        /// The same once the plan is closed: nobody waits for them any more.
        NeverCameIn: "Reports that never came in", "Be nem érkezett jelentések";
        /// What a closed plan did not reach.
        NotCompleted: "Not completed when the plan was closed", "A terv lezárásáig nem fejeződött be";
        /// In a member's paper, above what was left of its own.
        AtClosing: "When the plan was closed", "A terv lezárásakor";
        /// Of whom nothing was left.
        NothingLeft: "Everything that you answered for was completed or withdrawn.",
            "Minden intézkedésük befejeződött, vagy visszavonták.";
        Disagreement: "Where views differ", "Eltérő álláspontok";
        BodiesDiffer: "Responsible bodies differ", "A felelősök eltérően jelentettek";
        AssessorsDiffer: "An assessment differs, and no report has answered it",
            "Az értékelés eltér, és azóta nem érkezett rá jelentés";
        OwnReportsDiffer: "An assessment differs from the latest report of a body that has not reported since",
            "Az értékelés eltér egy szervezet legutóbbi jelentésétől, és az a szervezet azóta nem jelentett";
        ValuesDiffer: "Reported values differ", "Eltérő jelentett értékek";
        OpenDecisions: "Decisions still open", "Nyitott döntések";
        /// What the meeting itself decided, in a paper that is made for it once more.
        MadeHere: "Decided at this meeting", "Ezen az ülésen született döntések";
        CarriedOut: "Decisions carried out since the last meeting", "Az előző ülés óta végrehajtott döntések";
        Agenda: "Agenda", "Napirend";
        /// Of an empty part.
        Nothing: "Nothing.", "Nincs ilyen.";
        WasStatus: "At the last meeting", "Az előző üléskor";
        NowStatus: "Now", "Most";
        Basis: "Basis", "Jogalap";
        /// Where none is given.
        NoBasis: "no amendment covers it", "nincs hozzá módosítás";
        WhatChanged: "What changed", "Mi változott";
        What: "What", "Mi";
        From: "From", "Erről";
        To: "To", "Erre";
        Days: "Days", "Nap";
        MovedOn: "Moved on", "A módosítás napja";
        /// A column, of the day on which the files were changed, and not that of the act.
        EnteredOn: "Entered on", "A bejegyzés napja";
        Missing: "Missing for", "Erről hiányzik";
        Awaited: "Awaited on", "Erről várható";
        LastHeard: "Last report", "Utolsó jelentés";
        /// It never spoke.
        Never: "never", "soha";
        DoneOn: "Done on", "Végrehajtva";
        OutcomeOfIt: "What came of it", "Mi lett belőle";
        YourMeasures: "Your measures", "Az Önök intézkedései";
        YourMilestones: "Milestones that you answer for", "Az Önök részfeladatai";
        TakenOver: "Duties that you took over", "Átvett feladatok";
        /// What another body has taken over.
        HandedOver: "Duties that another body has taken over from you", "Más szervezet által átvett feladatok";
        TakenOverBy: "Taken over by", "Ki vette át";
        AsPartner: "Where you are a partner", "Ahol partnerként vesznek részt";
        ThroughGroup: "Where you take part through a group", "Ahol testület tagjaként vesznek részt";
        YouSpent: "You spent", "Önök által kifizetve";
        OthersSpent: "Others spent", "Mások által kifizetve";
        YouOwe: "What you owe", "Teendőik";
        ReportsOwed: "Reports to send", "Küldendő jelentések";
        ReportsForOthers: "Reports that you may send in the place of the body that has to",
            "Jelentések, amelyeket a kötelezett helyett Önök is küldhetnek";
        InPlaceOf: "In the place of", "Ki helyett";
        DecisionsOwed: "Decisions to carry out", "Végrehajtandó döntések";
        DecisionsOfGroups: "Decisions that a group to which you belong is to carry out",
            "Döntések, amelyeket az Önök testülete hajt végre";
        /// Who has nothing to do.
        NothingOwed: "Nothing is late, no report is missing and nothing falls due before the next meeting.",
            "Nincs késedelem, nem hiányzik jelentés, és a következő ülésig semmi nem esedékes.";
        /// The same where nothing says when the next meeting is.
        NothingOwedAhead: "Nothing is late, no report is missing and nothing falls due in the next six months.",
            "Nincs késedelem, nem hiányzik jelentés, és a következő hat hónapban semmi nem esedékes.";
        /// Who reports no more.
        SettledReports: "Every report for the period has been sent.", "Az időszakra minden jelentés beérkezett.";
        /// Who is not asked to report.
        NotAsked: "This body is not asked for reports: it stands for bodies of which the register names none.",
            "E szervezettől nem kérünk jelentést: olyan szervezeteket jelöl, amelyekből a nyilvántartás egyet sem nevez meg.";
        NoPart: "The plan gives this body no part of its own, and no group to which it belongs has one.",
            "A terv e szervezetnek nem ad saját feladatot, és olyan testületnek sem tagja, amelynek van.";
        /// A part of an assessor's paper.
        YourAssessments: "Your assessments, and whether they were answered", "Az Önök értékelései és a válaszok";
        /// What stands below it.
        WhichAssessments: "Those since the last meeting, and earlier ones that were answered since or are not answered yet.",
            "Az előző ülés óta adott értékelések, és azok a korábbiak, amelyekre azóta jött válasz vagy még nem jött.";
        /// Who answers for nothing by itself.
        PartnerOnly: "This body answers for no measure by itself: it takes part as a partner.",
            "E szervezet önállóan egy intézkedésért sem felel: partnerként vesz részt.";
        FieldTitle: "title", "cím";
        FieldShort: "short title", "rövid cím";
        FieldResponsible: "responsible bodies", "felelősök";
        FieldPartners: "partners", "partnerek";
        FieldMeans: "means", "eszköz";
        FieldDeadline: "deadline", "határidő";
        FieldIndicator: "indicator", "mutató";
        FieldFunding: "funding", "finanszírozás";
        FieldMilestone: "milestones", "részfeladatok";
        FieldMetric: "what is counted", "mérőszámok";
        FieldAllocation: "money allocated", "előirányzott pénz";
        FieldAmendment: "amendments", "módosítások";
        /// A measure that came.
        IsNew: "new", "új";
        /// A measure that went.
        IsGone: "removed", "törölve";
    }
}

sentences! {
    BriefText {
        /// The title of the paper for all.
        title(plan, day): "{plan}: paper for the meeting of {day}", "{plan}: háttéranyag az üléshez ({day})";
        /// The same without a meeting.
        title_without(plan, day): "{plan}: paper on the state of {day}", "{plan}: háttéranyag ({day})";
        /// The title of a member's paper.
        member_title(body, day): "{body}: paper for the meeting of {day}", "{body}: háttéranyag az üléshez ({day})";
        /// The same without a meeting.
        member_title_without(body, day): "{body}: paper on the state of {day}", "{body}: háttéranyag ({day})";
        /// Which meeting it is.
        meeting(title): "Meeting: {title}", "Ülés: {title}";
        /// When things are new.
        since(day, what): "New is what happened after {day} ({what}).", "Újdonságnak számít, ami e nap után történt: {day} ({what}).";
        /// When things are new, where that is the day of no meeting.
        since_day(day): "New is what happened after {day}.", "Újdonságnak számít, ami e nap után történt: {day}";
        /// What changed where there was no meeting before.
        changed_since(day): "What changed since {day}", "Változások e nap óta: {day}";
        /// Above what was, where there was no meeting before.
        was_on(day): "On {day}", "Ekkor: {day}";
        /// What was carried out where there was no meeting before.
        carried_out_since(day): "Decisions carried out since {day}", "Végrehajtott döntések e nap óta: {day}";
        /// Which assessments stand there where there was no meeting before.
        assessments_since(day): "Those since {day}, and earlier ones that were answered since or are not answered yet.",
            "Az e nap óta adott értékelések ({day}), és azok a korábbiak, amelyekre azóta jött válasz vagy még nem jött.";
        /// Of what was spent and came late, where there was no meeting before.
        spent_came_later(day): "What was spent before {day} and came into the record after it is part of that.",
            "Ebben az is benne van, amit {day} előtt fizettek ki, de csak utána került a nyilvántartásba.";
        /// What was spent where there was no meeting before.
        spent_since_day(day, parts): "Spent since {day}: {parts}.", "Kifizetve e nap óta ({day}): {parts}.";
        /// What that day is.
        last_meeting(title): "the last meeting: {title}", "az előző ülés: {title}";
        /// The day by which the plan is judged.
        judged(day): "Judged by what was reported up to {day}.", "A figyelembe vett jelentések utolsó napja: {day}";
        /// The next meeting.
        until(day): "The next meeting: {day}.", "A következő ülés: {day}";
        /// The next meeting, by the cycle.
        until_by_cycle(day): "The next meeting is in no file; by the cycle it falls on {day} or earlier.",
            "A következő ülés nincs a fájlokban; a ciklus szerint legkésőbb: {day}";
        /// How far ahead it is looked, where no meeting and no cycle says so.
        ahead_until(day): "No meeting lies ahead, and no cycle says when the next one is: what falls due is listed up to {day}.",
            "Nincs következő ülés, és ciklus sem mondja meg, mikor lesz: az esedékes feladatok eddig a napig szerepelnek: {day}";
        /// A count of something.
        counted(what, n): "{what}: {n}", "{what}: {n}";
        /// When its reports are due.
        due_for(period, day): "Reports for {period} are due on {day}.", "A jelentések határideje ({period}): {day}";
        /// The same once that day has passed.
        was_due_for(period, day): "Reports for {period} were due on {day}.", "A jelentések határideje ({period}): {day}";
        /// What was spent, budget by budget.
        spent_since(parts): "Spent since the last meeting: {parts}.", "Kifizetve az előző ülés óta: {parts}.";
        /// The same where there was no meeting before.
        spent_so_far(parts): "Spent so far: {parts}.", "Kifizetve eddig: {parts}.";
        /// What was spent on no measure.
        spent_on_points_since(sums): "{sums} spent on points of the decision in the same time is left out: they are no measures.",
            "A határozat pontjaira ugyanebben az időben kifizetve, itt nem szerepel: {sums} (a pontok nem intézkedések).";
        /// Who answers for nothing and is in no row by itself.
        only_through(groups): "The plan does not name this body itself: it takes part as a member of {groups}.",
            "A terv e szervezetet önállóan nem nevezi meg; testület tagjaként vesz részt: {groups}.";
        /// Below new reports.
        evidence_left_out(count): "Evidence stands here with what is completed and where responsible bodies differ; `plan show ID` has the rest of it ({count}).",
            "A bizonyítékok itt annál szerepelnek, ami teljesült, és ahol a felelősök mást mondanak; a többit ({count}) a `plan show ID` mutatja.";
        /// A period that the next meeting cuts short.
        cut_off(period, day): "{period} to {day}", "{period} (eddig: {day})";
        /// What falls due after the next meeting.
        just_after(day, what): "After the next meeting, but by {day}, fall due as well: {what}.",
            "A következő ülés után, de eddig a napig esedékes még ({day}): {what}.";
        /// The same where nothing says when the next meeting is.
        by_its_end(day, what): "Later, but by {day}, fall due as well: {what}.", "Később, de eddig a napig esedékes még ({day}): {what}.";
        /// When something is dated, and when it came.
        dated(day, came): "{day}; came into the record on {came}", "{day}; a nyilvántartásba került: {came}";
        /// What a measure did in the period that is reported on.
        ended(status, day): "({status} on {day})", "({status}: {day})";
        milestone(title): "milestone: {title}", "részfeladat: {title}";
        decision(text): "decision: {text}", "döntés: {text}";
        /// Since when that is so.
        name_since(name, day): "{name}, since {day}", "{name}; ettől a naptól: {day}";
        /// Who took a duty over.
        successor(name): "(taken over by {name})", "(átvette: {name})";
    }
}
