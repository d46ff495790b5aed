//! The texts of the pages of a site.

use super::texts::{sentences, texts};

texts! {
    /// A text of a page.
    pub enum SiteText {
        /// The language in its own words.
        OwnName: "English", "Magyar";
        /// The first link of a page, for who goes by keyboard.
        SkipToContent: "Skip to content", "Ugrás a tartalomhoz";
        /// What the main way through the site is called.
        Navigation: "Main menu", "Főmenü";
        /// What the links at the foot are called.
        More: "More pages", "További oldalak";
        /// The front page.
        Overview: "Overview", "Áttekintés";
        /// Every measure.
        Measures: "Measures", "Intézkedések";
        Late: "Late", "Késedelmek";
        /// All bodies.
        Bodies: "Bodies", "Szervezetek";
        /// Where the money comes from.
        Money: "Money", "Pénz";
        /// Which deadlines moved.
        Moved: "Moved deadlines", "Módosult határidők";
        /// The record.
        Changes: "Changes", "Változások";
        /// Above the record.
        ChangesLead: "Every commit that changed the plan, the latest first, with what it changed. Each has a page of its own.",
            "Minden commit, amely a terven változtatott, a legutóbbitól visszafelé, a változásokkal. Mindegyiknek saját oldala van.";
        /// Above the commits that are only named.
        EarlierChanges: "Earlier commits", "Korábbi commitok";
        /// Leads to the commit before.
        CommitBefore: "Earlier commit", "Előző commit";
        /// Leads to the commit after.
        CommitAfter: "Later commit", "Következő commit";
        /// Of a measure that went.
        RemovedFromPlan: "removed from the plan", "kikerült a tervből";
        /// Above what is known of it.
        RemovedLead: "This measure is no longer in the plan. The commit that removed it:",
            "Ez az intézkedés már nem szerepel a tervben. A törlő commit:";
        /// Above what it said last.
        LastPublished: "As last published", "Az utolsó közzétett szöveg";
        /// Above the measures that went.
        RemovedMeasures: "Removed from the plan", "A tervből kikerült intézkedések";
        /// Chapters and sections.
        Sections: "Chapters", "Fejezetek";
        NoSections: "The plan has no chapters.", "A tervnek nincsenek fejezetei.";
        /// The meetings.
        Meetings: "Meetings", "Ülések";
        /// Where words differ.
        Disputed: "Disputed", "Ellentmondások";
        /// Who owes a report.
        Silent: "Who is silent", "Aki nem jelentett";
        /// What the checks find.
        Checks: "Checks and rules", "Ellenőrzések és szabályok";
        /// The data behind the pages.
        Data: "Open data", "Nyílt adatok";
        /// Words that are looked for.
        Search: "Search", "Keresés";
        /// The accessibility statement.
        Accessibility: "Accessibility", "Akadálymentesség";
        AsOf: "As of", "Állapot napja:";
        /// Before the commit.
        ReadFrom: "Read from commit", "A forrás commitja:";
        /// Without a commit.
        NotInGit: "Read from files outside git, or not committed: there is no commit and no history to check it against.",
            "Git-tárolón kívüli vagy nem rögzített fájlokból készült: nincs commit és előzmény, amellyel ellenőrizhető.";
        /// Before the name and version of the program.
        MadeBy: "Made by", "Készítette:";
        /// Why it can be checked.
        SameBytes: "The same commit gives the same pages, byte for byte: whoever has the repository can build them again.",
            "Ugyanabból a commitból bájtra azonos oldalak készülnek: aki ismeri a tárolót, újra előállíthatja őket.";
        /// What is known of no measure.
        NoDeadline: "no deadline", "nincs határidő";
        /// Marks what is late.
        LateMark: "late", "késik";
        /// Of measures that were completed, but too late.
        CompletedLate: "completed late", "késve fejeződött be";
        /// Marks one of them, behind its status.
        AfterDeadline: "after its deadline", "határidő után";
        /// Marks a measure on which the responsible bodies differ.
        DisputedMark: "disputed", "ellentmondás";
        /// Marks a measure whose assessment differs from its status.
        ContestedMark: "contested", "vitatott";
        /// Before the number of what was found.
        Found: "Shown:", "Megjelenítve:";
        /// Above the measures.
        MeasuresLead: "Every measure of the plan and every point of the decision, in the order of the plan.",
            "A terv minden intézkedése és a határozat kötelezettséget adó pontjai, a terv sorrendjében.";
        /// No choice.
        All: "all", "mind";
        /// Of the field for words.
        WordsLabel: "Words", "Szavak";
        /// A chapter.
        Chapter: "Chapter", "Fejezet";
        /// Who is responsible.
        ResponsibleBody: "Responsible body", "Felelős szervezet";
        /// How far it is.
        Status: "Status", "Állapot";
        /// The field that leaves the rest out.
        OnlyLate: "Only what is late", "Csak ami késik";
        /// By when.
        Deadline: "Deadline", "Határidő";
        /// Above the bodies.
        BodiesLead: "In how many measures each body has which part.", "Melyik szervezet hány intézkedésben milyen szerepet kap.";
        /// What money is for.
        Purpose: "Purpose", "Cél";
        /// Before the source in place of which another may pay.
        AsAlternative: "only in place of", "csak e forrás helyett";
        /// Before another source.
        OrFrom: "or from", "vagy ebből";
        /// Of an amount that is not known.
        UnknownAmount: "unknown, not zero", "ismeretlen, nem nulla";
        /// What a meeting decided.
        Decisions: "Decisions", "Döntések";
        /// It decided nothing.
        NoDecisions: "No decision is recorded.", "Nincs rögzített döntés.";
        /// What was to be talked about.
        Agenda: "Agenda", "Napirend";
        /// A decision was carried out.
        Done: "Done", "Végrehajtva";
        /// There was none.
        NoMeetings: "No meeting is recorded.", "Nincs rögzített ülés.";
        /// What a body answers for.
        ResponsibleFor: "Responsible for", "Felelős";
        /// What it has taken over.
        TookOver: "Took over", "Átvett feladat";
        /// Where it takes part.
        PartnerIn: "Partner in", "Partner";
        /// Where a group takes part to which it belongs.
        MemberIn: "Through a group that it belongs to", "Olyan testületen keresztül, amelynek tagja";
        /// Where a milestone is its own.
        MilestoneIn: "Responsible for a milestone", "Részfeladat felelőse";
        /// Nothing names it.
        NoMeasures: "No measure names it.", "Egyetlen intézkedés sem nevezi meg.";
        /// Which body it is an office of.
        PartOf: "Part of", "Szervezetileg ide tartozik";
        /// Which groups it belongs to.
        MemberOf: "Member of", "Tagja ennek";
        /// What the mechanism gives to it.
        Duties: "Field of duty", "Feladatkör";
        /// Decisions that it has to carry out.
        OpenDecisions: "Open decisions of meetings", "Nyitott ülésdöntések";
        /// Of a former id.
        NowCalled: "This id belongs to the past. The measure is now:", "Ez egy korábbi azonosító. Az intézkedés ma:";
        /// There is no such page.
        NotFound: "There is no such page", "Nincs ilyen oldal";
        /// What to do then.
        NotFoundHelp: "The address may be misspelt. Every page can be reached from the front page.",
            "Lehet, hogy hibás a cím. A kezdőlapról minden oldal elérhető.";
        /// Before the time that passed.
        Overdue: "overdue", "késés";
        /// Where values are wrong.
        UnknownValues: "What stands under these keys of its file is not known:", "A fájl e kulcsainak értéke ismeretlen:";
        /// What it is a step of.
        StepOf: "Step of", "Ennek része";
        /// What its steps are.
        Steps: "Steps", "Részei";
        /// What it was called.
        Formerly: "Formerly", "Korábbi azonosító";
        /// What it carries on.
        Continues: "Continues", "Ennek folytatása";
        /// The findings about a measure.
        FindingsHere: "What the checks find", "Az ellenőrzés megállapításai";
        /// Before an accepted finding.
        Accepted: "Accepted:", "Elfogadva:";
        /// The published rows.
        AsPublished: "As published", "A közzétett szöveg";
        /// Who took the duty over.
        NowWith: "Now with", "Jelenleg ennél";
        /// What bodies say.
        Reports: "What the bodies report", "Amit a szervezetek jelentenek";
        /// None did.
        NoReport: "No report yet.", "Még nincs jelentés.";
        /// What others say.
        Assessments: "What others say", "Amit mások mondanak";
        /// None did.
        NoAssessment: "No assessment yet.", "Még nincs értékelés.";
        /// Of a report that counts for nothing.
        DoesNotDecide: "does not decide the status", "nem dönt az állapotról";
        /// Who wrote it.
        WrittenBy: "written by", "írta:";
        /// The legal acts that changed it.
        Amendments: "Amendments", "Módosítások";
        /// What was withdrawn is back.
        TakenUpAgain: "taken up again", "újra felvéve";
        /// Of a day after that of the page.
        Later: "later", "később";
        /// How a deadline moved.
        MovesOfDeadline: "How the deadline moved", "A határidő módosulásai";
        /// The first that is known.
        FirstRecorded: "as first recorded", "az első rögzített";
        /// No legal act allowed it.
        WithoutBasis: "no amendment covers it", "nincs hozzá módosítás";
        /// The history of a measure.
        EveryChange: "Every change", "Minden változás";
        /// Outside git.
        NoRecord: "There is no history: the plan was read from files outside git.",
            "Nincs előzmény: a terv git-tárolón kívüli fájlokból származik.";
        /// How to name it.
        Cite: "How to cite it", "Hivatkozás";
        /// A commit.
        Commit: "Commit", "Commit:";
        /// An address that stays.
        Permalink: "Permalink", "Állandó cím";
        /// Behind a path, where the site was made without an address.
        AddressNotKnown: "within this site: the address at which it is published is not known here (`--base-url`)",
            "a webhelyen belül: a közzététel címe itt nem ismert (`--base-url`)";
        /// Above the findings.
        ChecksLead: "The same rules judge every change before it is taken into the plan. A finding also shows on the page of its measure.",
            "Ugyanezek a szabályok vizsgálnak minden változást, mielőtt a tervbe kerül. A megállapítás az intézkedés oldalán is látszik.";
        NoFindings: "Nothing was found.", "Nincs megállapítás.";
        /// Opens what a finding says in its own words.
        InEnglish: "In English", "A megállapítás szövege angolul";
        /// Findings that the plan accepts.
        AcceptedFindings: "Accepted findings", "Elfogadott megállapítások";
        /// Every rule.
        Rules: "Rules", "Szabályok";
        /// Above what came last.
        ChangedLast: "What changed last", "A legutóbbi változások";
        /// Leads to the whole list.
        SeeAll: "See all", "Az összes";
        /// Above progress by chapter.
        ByChapter: "How far the chapters are", "Hol tartanak a fejezetek";
        /// All together.
        Total: "All", "Összesen";
        /// Above what is late.
        WhatIsLate: "What is late", "Ami késik";
        /// Nothing is.
        NothingLate: "Nothing is late.", "Semmi sem késik.";
        /// Above where words differ.
        DisputedTitle: "Where reports and assessments differ", "Eltérő jelentések és értékelések";
        DisputedLead: "What responsible bodies report differently of one measure, and where somebody else sees it otherwise and no report has answered since.",
            "Ahol a felelős szervezetek egy intézkedésről eltérően jelentenek, és ahol más másként látja, és azóta nem érkezett rá jelentés.";
        /// Responsible bodies differ.
        BetweenBodies: "Responsible bodies differ", "A felelősök eltérően jelentenek";
        /// An assessor differs.
        ByAssessors: "An assessor differs", "Az értékelő másként látja";
        /// An assessor contradicts one of them, and the status stands.
        OfOneBody: "An assessor contradicts a body's own report", "Az értékelő ellentmond egy szervezet saját jelentésének";
        OfOneBodyLead: "The status of the measure agrees with the assessment, as it also depends on other bodies.",
            "Az intézkedés állapota megegyezik az értékeléssel, mert más szervezetektől is függ.";
        /// Before the bodies whose own report an assessor contradicts.
        DiffersFrom: "differs from", "eltér ettől:";
        /// There is none.
        NoneSuch: "None.", "Nincs.";
        /// Above those who never reported.
        NeverReported: "Responsible bodies that have never reported", "Felelős szervezetek, amelyek még soha nem jelentettek";
        /// Of the accessibility statement.
        AccessibilityTitle: "Accessibility statement", "Akadálymentességi nyilatkozat";
        /// Above the money.
        WhereMoney: "Where the money comes from", "Honnan jön a pénz";
        /// Above the record in a chart.
        OverTime: "How the plan went on", "A terv alakulása";
        /// What that chart says.
        OverTimeChart: "How many measures had which status at the end of each month, as the record then stood.",
            "Hány intézkedés milyen állapotban volt a hónapok végén, az akkori nyilvántartás szerint.";
        /// Opens the figures behind a chart.
        FiguresAsTable: "The figures as a table", "Az adatok táblázatban";
        /// The figure of all measures together.
        WholePlan: "How far the plan is", "Hol tart a terv";
        /// Of a source that no allocation names.
        NothingFromSource: "No measure has an amount or a share from it.", "Egyetlen intézkedéshez sem tartozik ebből forrás.";
        /// A column of months.
        Month: "End of month", "Hónap vége";
        /// What falls due next.
        DueNext: "Due next", "Legközelebb esedékes";
        /// Nothing does.
        NothingAhead: "No deadline lies ahead.", "Nincs hátralévő határidő.";
        /// A feed of changes.
        Feed: "Atom feed of changes", "A változások Atom-hírcsatornája";
        /// Amounts that are not known.
        WithoutAmount: "Measures without an amount", "Összeg nélküli intézkedések";
        /// No source is named.
        NoMoney: "No measure names a source of funding.", "Egy intézkedés sem nevez meg finanszírozási forrást.";
        /// What an open end means.
        OpenEnd: "open end: more measures without an amount, which is unknown and not zero",
            "nyitott vég: további intézkedések összeg nélkül, amely ismeretlen és nem nulla";
        /// What the chart of moves says.
        MovesChart: "For each deadline that moved, from the first recorded day to the present one.",
            "Minden módosult határidő az első rögzített naptól a jelenlegiig.";
        /// Of the day that counts now.
        NowMark: "now", "jelenlegi";
        /// A plan that is closed.
        Closed: "Closed after", "Lezárva:";
        /// The plan that follows it.
        NextPlan: "the next plan:", "a következő terv:";
        /// What was not reached by then.
        NotCompleted: "not completed", "nem fejeződött be";
        /// Beside the status of a measure.
        NotCompletedAtClosing: "not completed when the plan was closed", "a terv lezárásáig nem fejeződött be";
        /// Above what a closed plan has not reached.
        WhatWasNotCompleted: "What was not completed", "Ami nem fejeződött be";
        /// Of the field for words.
        SearchLabel: "Words; accents and capitals make no difference", "Szavak; az ékezetek és a nagybetűk nem számítanak";
        /// What the search looks through.
        SearchLead: "Looks through measures (ids, titles, published rows and milestones in every language, bodies, what bodies report, what others say, the acts that changed them), chapters, bodies, sources of funding, and meetings with their agendas and decisions. Evidence, reported values and the list of changes are not searched.",
            "Itt keres: intézkedések (azonosító, cím, a közzétett sorok és a részfeladatok minden nyelven, szervezetek, amit a szervezetek jelentenek, amit mások mondanak, a módosító jogi aktusok), fejezetek, szervezetek, finanszírozási források, ülések napirendje és döntései. A bizonyítékokban, a jelentett értékekben és a változások listájában nem keres.";
        /// Nothing has them.
        NothingFound: "Nothing was found.", "Nincs találat.";
        /// Where the index cannot be loaded.
        NoIndex: "The words of the plan could not be loaded. The list of all measures has filters that need nothing more.",
            "A terv szavai nem töltődtek be. Az összes intézkedés oldalán a szűrők e nélkül is működnek.";
        /// Below the search.
        WithoutScript: "Every measure on one page, with filters:", "Minden intézkedés egy oldalon, szűrőkkel:";
        /// Above the data.
        DataLead: "Everything that the pages show, as the commands give it to spreadsheets and programs. Amounts are exact; what is unknown is empty, and never zero.",
            "Minden, amit az oldalak mutatnak, táblázatkezelőknek és programoknak. Az összegek pontosak; az ismeretlen érték üres, sohasem nulla.";
        /// A column of what a file holds.
        DataContent: "Content", "Tartalom";
        /// A column of commands.
        DataCommand: "Command", "Parancs";
        /// Before the description of the columns.
        DataSchema: "Every key and column is described in", "Minden kulcs és oszlop leírása:";
        /// What an empty cell means.
        DataUnknown: "The columns of the CSV have the names of the keys in the JSON; several names in one cell are separated by semicolons.",
            "A CSV oszlopainak neve a JSON kulcsaié; egy cellában több nevet pontosvessző választ el.";
        /// What `list` gives.
        DataList: "Every measure with its published rows and its status", "Minden intézkedés a közzétett sorokkal és az állapottal";
        /// What `status` gives.
        DataStatus: "Progress in all, by chapter and by body", "Előrehaladás összesen, fejezetenként és szervezetenként";
        /// What `overdue` gives.
        DataOverdue: "What is late, and by how many days", "Ami késik, és hány nappal";
        /// What `funding` gives.
        DataFunding: "Money by source, chapter, measure and year", "Pénz forrás, fejezet, intézkedés és év szerint";
        /// What `bodies` gives.
        DataBodies: "The register of bodies", "A szervezetek nyilvántartása";
        /// What `sources` gives.
        DataSources: "The sources of funding", "A finanszírozási források";
        /// What `slippage` gives.
        DataSlippage: "Deadlines that moved, move by move", "A módosult határidők, lépésről lépésre";
        /// What `trend` gives.
        DataTrend: "Progress at the end of each month", "Előrehaladás a hónapok végén";
        /// What `results` gives.
        DataResults: "Promise against result, and what assessors say", "Vállalás és eredmény, és amit az értékelők mondanak";
        /// What `check` gives.
        DataCheck: "What the checks find, with the reasons for what is accepted", "A szabályok megállapításai, az elfogadottak indokával";
        /// What `due` gives.
        DataDue: "Who owes which report, and what came in", "Ki milyen jelentéssel tartozik, és mi érkezett be";
        Amount: "Amount", "Összeg";
        /// A column of sources.
        Source: "Source", "Forrás";
    }
}

sentences! {
    SiteText {
        /// An amount to which more may come.
        at_least(sum): "at least {sum}", "legalább {sum}";
        /// Files that a commit broke.
        unreadable(files): "{files} cannot be read", "nem olvasható: {files}";
        /// What is left out here, and stands on another page.
        and_more(what): "and {what} more", "további {what}";
        /// How far the whole plan is.
        completed_of(done, all): "{done} of {all} completed", "Befejezve: {done} / {all}";
    }
}
