//! What is asked on a terminal for what the command line leaves out.

use super::texts::texts;

texts! {
    /// A question on a terminal, or what is said of an answer.
    pub enum PromptText {
        BasisOfAct: "The legal act, as it is cited", "A jogszabály, ahogyan idézni kell";
        WhatChanges: "What the act changes: deadline, title, responsible, partners, means, indicator, funding, withdrawn or reinstated",
            "Mit változtat a jogszabály: határidő, cím, felelős, közreműködő, eszköz, mutató, forrás, visszavonás vagy visszaállítás";
        WhatElseChanges: "What else it changes; nothing when all is said",
            "Mit változtat még; üresen hagyva, ha minden megvan";
        DayOfAct: "The day of the act, nothing for today", "A jogszabály napja; üresen hagyva: ma";
        LastDayOwed: "The last day on which anything is owed", "Az utolsó nap, amelyen még bármi teljesítendő";
        BasisOfClosing: "The legal act or decision, as it is cited",
            "A jogszabály vagy határozat, ahogyan idézni kell";
        Decided: "What was decided, word for word", "Mi a döntés, szó szerint";
        CarriesOut: "Who is to carry it out; nothing when all are said",
            "Ki hajtja végre; üresen hagyva, ha mindenki megvan";
        CarriedOutOn: "The day on which it was carried out; nothing for the day that the record has, else today",
            "Melyik napon hajtották végre; üresen hagyva a nyilvántartás szerinti nap, ennek hiányában a mai";
        CameOfIt: "What came of it; nothing where there is nothing to add",
            "Mi lett az eredménye; üresen hagyva, ha nincs mit hozzátenni";
        ByWhen: "By when; nothing where no day was set", "Mikorra; üresen hagyva, ha nincs határnap";
        AboutMeasure: "A measure that it is about; nothing when all are said",
            "Melyik intézkedésről szól; üresen hagyva, ha mind megvan";
        Title: "Title, word for word as published", "Cím, szó szerint, ahogyan megjelent";
        ResponsibleBody: "A responsible body, by any of its names; nothing when all are said",
            "Egy felelős szervezet, bármelyik nevén; üresen hagyva, ha mind megvan";
        PartnerBody: "A partner; nothing when all are said", "Egy közreműködő; üresen hagyva, ha mind megvan";
        Means: "Means, as published", "Eszköz, ahogyan megjelent";
        Deadline: "Deadline, such as 2027-12-31, or the published words",
            "Határidő, például 2027. 12. 31., vagy a közzétett szöveg";
        Indicator: "Indicator, as published", "Mutató, ahogyan megjelent";
        Funding: "Funding, as published", "Forrás, ahogyan megjelent";
        WhoReports: "Who reports, by any of the body's names", "Ki jelent, a szervezet bármelyik nevén";
        HowFar: "How far it is: not-started, in-progress or completed",
            "Hol tart: nem kezdődött el, folyamatban vagy befejeződött";
        AboutMilestone: "The milestone that it is about, nothing for the whole measure",
            "Melyik részfeladatról szól; üresen hagyva az egész intézkedésről";
        ValueOfMetric: "The value of a metric, as name=value; nothing when all are said",
            "Egy mérőszám értéke, így: név=érték; üresen hagyva, ha mind megvan";
        SpentSoFar: "All that was spent so far of the budget of a year, as an amount or SOURCE/YEAR=amount; nothing where there is nothing to report",
            "Egy év költségvetéséből eddig összesen kifizetett összeg, vagy FORRÁS/ÉV=összeg; üresen hagyva, ha nincs mit jelenteni";
        WhoJudges: "Who judges, by any name", "Ki értékel, bármilyen néven";
        HowFarJudged: "How far they judge it to be, nothing where they do not say",
            "Szerinte hol tart; üresen hagyva, ha nem mondja meg";
        CountsFrom: "The day from which it counts, nothing for today", "Melyik naptól számít; üresen hagyva: ma";
        NeededWords: "What they say, in their own words", "Mit mond, a saját szavaival";
        WhichMeasure: "Which measure, by its id", "Melyik intézkedés, az azonosítójával";
        WhichMeeting: "The day of the meeting", "Az ülés napja";
        OwnWords: "What they say, in their own words; may be nothing", "Mit mond, a saját szavaival; üres is lehet";
        Evidence: "An address that shows it; nothing when all are said",
            "Egy cím, amely igazolja; üresen hagyva, ha mind megvan";
        TitleOfPlan: "Title of the plan, as published", "A terv címe, ahogyan megjelent";
        FirstDay: "First day of its period, such as 2026-01-01", "Az időszak első napja, például 2026-01-01";
        LastDay: "Last day of its period, such as 2027-12-31", "Az időszak utolsó napja, például 2027-12-31";
        CurrencyOfPlan: "Currency of its amounts, such as EUR", "Az összegek pénzneme, például EUR";
        AdoptedOn: "Day on which it was adopted, nothing if it was not",
            "Az elfogadás napja; üresen hagyva, ha még nem fogadták el";
        ActOfPlan: "Legal act that adopted it, nothing if there is none",
            "Az elfogadó jogszabály; üresen hagyva, ha nincs";
        LanguageOfPlan: "A language of its texts, such as en; nothing when all are said",
            "A szövegek egy nyelve, például hu; üresen hagyva, ha mind megvan";
        ChapterOfPlan: "A chapter with its title, such as I=Prevention; nothing when all are said",
            "Egy fejezet a címével, például I=Megelőzés; üresen hagyva, ha mind megvan";
        WriteIt: "Write this? yes or no", "Beírjuk? igen vagy nem";
        YesOrNo: "answer yes or no", "igennel vagy nemmel válaszoljon";
        CannotBeLeftOut: "this cannot be left out", "ez nem maradhat el";
    }
}
