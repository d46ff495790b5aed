//! The texts of the accessibility statement of a site.

use super::texts::texts;

texts! {
    /// A text of the accessibility statement.
    pub enum AccessText {
        /// What the site aims at.
        Aim: "This site aims to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA, as Directive (EU) 2016/2102 asks of public bodies.",
            "Az oldal célja a WCAG 2.2 AA szintjének teljesítése, ahogyan azt az (EU) 2016/2102 irányelv a közszférától elvárja.";
        /// Above what is done.
        WhatIsDone: "What is done", "Megoldások";
        /// By keyboard.
        Keyboard: "Everything works by keyboard alone; the focus can be seen; the first link of each page skips to its content.",
            "Minden elérhető csak billentyűzettel; a fókusz látható; minden oldal első hivatkozása a tartalomra ugrik.";
        /// Headings and tables.
        Structure: "Every page has one main heading, headings in order, landmarks, and tables with marked headers.",
            "Minden oldalon egy főcím, sorrendben következő címsorok, tájékozódási pontok és megjelölt fejlécű táblázatok vannak.";
        /// Colours.
        Colour: "Nothing is said by colour alone; contrasts meet level AA in light and dark; the forced colours of a system are respected.",
            "Semmit sem jelez önmagában szín; a kontraszt világos és sötét nézetben is AA szintű; a rendszer kényszerített színei érvényesülnek.";
        /// Text sizes and narrow screens.
        Size: "Text can be doubled in size, and pages fit a width of 320 pixels.",
            "A szöveg kétszeresére nagyítható, az oldalak 320 képpont szélességben is elférnek.";
        /// Languages.
        Language: "The language of each page is marked, and that of titles, names and published words in another language, within sentences too.",
            "Minden oldal nyelve jelölve van, és az idegen nyelvű címeké, neveké, közzétett szavaké is, mondaton belül is.";
        /// Charts.
        Charts: "Every chart stands with its figures in words or in a table.", "Minden ábra adatai szövegben vagy táblázatban is olvashatók.";
        /// Scripts.
        NoScript: "Every page can be read without scripts; these only filter and search.",
            "Minden oldal olvasható szkriptek nélkül; azok csak szűrnek és keresnek.";
        /// Paper.
        Print: "Pages are laid out for paper too.", "Az oldalak nyomtatásra is elő vannak készítve.";
        /// Above what is not reached.
        Limits: "Known limits", "Ismert korlátok";
        /// Findings.
        FindingsInEnglish: "What a finding says in detail is in English only, and marked so; what its rule is about is in the language of the page.",
            "A megállapítások részletes szövege csak angol, és ez jelölve van; a szabály tárgya az oldal nyelvén áll.";
        /// Passages without a mark.
        Unmarked: "Within the sentences about changes, the words of reports and assessments, and the subjects of commits, have no mark of their language: the record does not say it.",
            "A változásokról szóló mondatokban a jelentések és értékelések szavainak, valamint a commitok tárgyának nyelve nincs jelölve: a nyilvántartás nem mondja meg.";
        /// Published words.
        PublishedWords: "Published words are not translated, and stand as they were published.",
            "A közzétett szövegek fordítás nélkül, eredeti formájukban szerepelnek.";
        /// Tables.
        WideTables: "On narrow screens each row of a table is a card; on wider ones a table with many columns may have to be moved sideways within its frame.",
            "Keskeny képernyőn a táblázatok minden sora kártya; szélesebb képernyőn a sok oszlopos táblázat a keretén belül oldalirányban mozgatható.";
        /// Above how it was tested.
        Tested: "How it is tested", "Ellenőrzés";
        /// How.
        HowTested: "The pages are tested automatically with axe-core in a browser, by a walk with the keyboard, at three widths, in light and dark, and in print. Automatic tests find only a part of all barriers.",
            "Az oldalakat axe-core böngészős vizsgálat, billentyűzetes bejárás, három szélesség, világos, sötét és nyomtatási nézet ellenőrzi. Az automatikus vizsgálat az akadályoknak csak egy részét találja meg.";
        /// Above whom to tell.
        Feedback: "If something does not work for you", "Ha valami nem használható";
        /// Whom.
        WhereToTurn: "Tell whoever publishes the plan.", "Jelezze a terv közzétevőjének.";
    }
}
