//! The texts of the plan at a glance.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan status` and of `plan` alone.
    pub enum StatusText {
        Progress: "Progress", "Előrehaladás";
        Late: "Late", "Késedelem";
        Disagreement: "Disagreement", "Ellentmondás";
        Reports: "Reports", "Jelentések";
        Next: "Next", "Következik";
        /// Of an empty plan.
        NoMeasures: "The plan has no measures yet.", "A tervben még nincs intézkedés.";
        /// Nothing is late.
        NothingOverdue: "nothing is overdue", "nincs lejárt határidő";
        /// No report and no assessment.
        OneNotReported: "the responsible body has not reported yet", "a felelős szervezet még nem jelentett";
        /// Nothing falls due.
        NothingAhead: "no deadline lies ahead", "nincs hátralévő határidő";
        /// Of a list of nothing.
        None: "none", "nincs";
        /// How far the measures are.
        HowFar: "How far", "Hol tartunk";
        ByChapter: "By chapter", "Fejezetenként";
        ByBody: "By responsible body", "Felelős szervezetenként";
        Chapter: "Chapter", "Fejezet";
        /// How many there are.
        Count: "Count", "Darab";
        /// A column of shares.
        Share: "Share", "Arány";
        /// Every measure.
        All: "All", "Összes";
        Completed: "Completed", "Befejeződött";
        InProgress: "In progress", "Folyamatban";
        NotStarted: "Not started", "Nem kezdődött el";
        Unreported: "Unreported", "Nincs jelentés";
        Withdrawn: "Withdrawn", "Visszavonva";
        Overdue: "Overdue", "Lejárt";
        MilestonesLate: "Milestones late", "Késedelmes részfeladat";
        /// What the marks of a bar mean.
        Legend: "█ completed  ▓ in progress  ▒ not started  ░ unreported  × withdrawn.",
            "█ befejeződött  ▓ folyamatban  ▒ nem kezdődött el  ░ nincs jelentés  × visszavonva.";
        /// How several bodies are counted.
        SeveralBodies: "A measure with several responsible bodies counts for each, with the status that all of them together give it.",
            "A több felelőssel megvalósuló intézkedés mindegyik felelősnél szerepel, azzal az állapottal, amely a jelentéseikből együtt adódik.";
        TheAct: "The act", "A jogi aktus";
        Act: "Act", "Jogi aktus";
        Period: "Period", "Időszak";
        CarriesOut: "Carries out", "Stratégia";
        Follows: "Follows", "Előzmény";
        InForce: "In force", "Hatály";
        Closed: "Closed", "Lezárva";
        /// Of a plan without a day of adoption, on which nothing was reported.
        IsDraft: "The plan is a draft, without `adopted` in plan.toml and without a report: nothing in it is owed yet, and its deadlines are dates alone.",
            "A terv tervezet: a plan.toml nem adja meg az elfogadás napját (`adopted`), és jelentés sincs. A tervből még senki nem tartozik semmivel, a határidők csak napok.";
        /// What comes next.
        AskNext: "Ask next", "További kérdések";
        /// Where every command is.
        EveryCommand: "`plan --help` lists every command.", "Az összes parancs: `plan --help`; magyar leírás: `plan help magyar`.";
        EveryProblem: "every problem in the plan's files", "a terv fájljainak minden hibája";
        WhatIsLate: "what is late, the longest first", "ami késik, a leghosszabb késéssel kezdve";
        WhatFallsDue: "what falls due in the next three months", "ami a következő három hónapban esedékes";
        WhatOneOwes: "what one body owes", "egy szervezet feladatai";
        ProgressByChapter: "progress by chapter and by body", "előrehaladás fejezetenként és szervezetenként";
        WhoTakesPart: "who takes part", "a résztvevő szervezetek";
        WhereMoney: "where the money comes from", "a pénz forrásai";
        /// How to start.
        WhatAPlanIs: "A plan is a folder `plan/` in a git repository: plan.toml with its title, period and sections, bodies.toml with \
            who takes part, and one file for each measure.",
            "A terv a `plan/` mappa egy git-tárolóban: a plan.toml a címmel, az időszakkal és a szakaszokkal, a bodies.toml a résztvevőkkel, \
            és intézkedésenként egy fájl.";
        /// How to start.
        HowToStart: "How to start", "Így kezdje";
        GoToFolder: "go to a folder that holds a plan/, and ask again", "lépjen abba a mappába, amelyben a plan/ van, és kérdezzen újra";
        NameFolder: "or name the folder that holds plan.toml", "vagy nevezze meg a plan.toml mappáját";
        StartHere: "or start a plan here", "vagy kezdjen itt új tervet";
        Steps: "the steps from an empty folder to a plan", "a lépések az üres mappától a tervig";
        Commands: "every command", "az összes parancs";
    }
}

sentences! {
    StatusText {
        /// The plan and the day.
        heading(title, day): "{title}, on {day}", "{title} ({day})";
        /// Nothing is known of its measures.
        unreadable(count): "{count} could not be read, and nothing is known of the plan's measures.", "{count} nem olvasható, ezért a terv intézkedéseiről semmit sem tudni.";
        /// After its end.
        closed(day, n): "closed after {day}: {n} not completed", "lezárva ezen a napon: {day}; nem fejeződött be: {n}";
        /// After its end, beside what is late no more.
        plan_closed(day, basis, n): "The plan was closed after {day} ({basis}): {n} not completed. Since then no measure and no milestone is overdue.",
            "A terv lezárva: {day} ({basis}). Nem fejeződött be: {n}. Azóta sem intézkedés, sem részfeladat nem számít késedelmesnek.";
        /// Behind that, where something in their files is wrong.
        not_known_whether_completed(n): " Not known, as a value in the file is wrong: {n}.", " Hibás fájlbeli érték miatt nem ismert: {n}.";
        /// How many there are, and how far.
        how_far(count, counts): "{count}: {counts}", "{count} – {counts}";
        /// What has no date in a draft: one thing, or several.
        one_without_date(count): "{count} has no date yet", "{count} még dátum nélkül áll";
        without_date(count): "{count} have no date yet", "{count} még dátum nélkül áll";
        /// How many measures are late.
        overdue(n): "{n} overdue", "{n} lejárt határidő";
        /// Completed after their deadline.
        completed_late(n): "; {n} completed late", "; késve fejeződött be: {n}";
        /// The bodies do not agree.
        disputed(n): "{n} disputed between responsible bodies", "a felelősök eltérően jelentettek: {n}";
        /// An assessor does not agree.
        contested(n): "{n} contested by an assessor", "az értékelő vitatja: {n}";
        /// No body has reported.
        none_reported(all): "none of the {all} responsible bodies has reported yet", "a felelős szervezetek egyike sem jelentett még ({all})";
        /// One that took over, since a day, from one that did.
        in_place_since(since, before, day): "(took duties over on {since} from {before}, which last reported on {day})", "(átvett feladatok {since} óta: {before}, annak utolsó jelentése: {day})";
        in_place_of(before, day): "(took duties over from {before}, which last reported on {day})", "(átvett feladatok innen: {before}, annak utolsó jelentése: {day})";
        /// It has not reported itself, but the one from which it took duties over had.
        never_itself(day, before): "never; on what it took over: {day} ({before})", "még soha; az átvett feladatokról: {day} ({before})";
        /// One that never did.
        one_never_reported(n, all, names): "{n} of {all} responsible bodies has never reported: {names}", "felelős szervezetek: {all}; még nem jelentett: {n} ({names})";
        never_reported(n, all, names): "{n} of {all} responsible bodies have never reported: {names}", "felelős szervezetek: {all}; még nem jelentett: {n} ({names})";
        /// How far a day is.
        in_time(span): "in {span}", "ennyi idő múlva: {span}";
        /// A day with what falls due on it.
        next(day, when, what): "{day}, {when}: {what}", "{day} ({when}): {what}";
        /// Who coordinates.
        coordinated(office, meets): "Coordinated by the {office}{meets}.", "Koordinátor: {office}{meets}.";
        /// Who meets how often.
        meets(mechanism, cycle): "; the {mechanism} meets {cycle}", "; {mechanism}: {cycle} ülésezik";
        /// When it was adopted.
        adopted(day): "adopted on {day}", "elfogadva: {day}";
        /// It is over.
        expired(day): "expired on {day}", "hatályát vesztette: {day}";
        /// It will be over.
        expires(day): "expires on {day}", "hatályát veszti: {day}";
        /// When and by what it was closed.
        closed_by(day, basis): "after {day}, by {basis}", "{day}, alapja: {basis}";
        /// A point of the act.
        point(id): "Point {id}", "{id}. pont";
        /// A stretch of time.
        from_to(start, end): "{start} to {end}", "{start} – {end}";
        /// No plan was found.
        no_plan(folder): "There is no plan in {folder} or above it", "Nincs terv itt, sem fölötte: {folder}";
    }
}
