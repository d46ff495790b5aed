//! What is personal data, and what is not.

use super::*;

#[track_caller]
fn holds(kind: Kind, texts: &[&str]) {
    for text in texts {
        assert_eq!(kinds(text).collect::<Vec<_>>(), [kind], "{text}");
        // These leave no doubt in published words either.
        if matches!(kind, Kind::Mail | Kind::Phone | Kind::Identity) {
            assert_eq!(certain_kinds(text).collect::<Vec<_>>(), [kind], "published: {text}");
        }
    }
}

#[test]
fn mail() {
    holds(
        Kind::Mail,
        &[
            "anna.kiss@example.org",
            "write to <anna@mail.example.hu>, please",
            "mailto:anna@example.org",
            "anna (at) example.org",
            "anna[kukac]example.hu",
            "https://example.org/?who=anna@example.org",
            "https://example.org/?mail=anna%40example.hu",
            "anna＠example.hu",
        ],
    );
}

#[test]
fn dates_of_birth() {
    holds(
        Kind::Birth,
        &[
            "született 1988.03.02.",
            "K. A. (szül. 1988. március 2.) jelentkezett",
            "született: Budapest, 1988-03-02",
            "születési ideje: 1988. 03. 02.",
            "an applicant born on 2 March 1988",
            "date of birth: 1988-03-02",
            "DOB 02/03/1988",
            "az 1988. március 2-án született lány",
        ],
    );
    for none in [
        "megállapodás született 2022. december 5-én",
        "2022. december 5-én döntés született",
        "a tanulmány 2022. 12. 05-re megszületett",
        "reborn services, 14 children born in 2021",
        "szülők 2022. 12. 05-i tájékoztatása",
    ] {
        assert_eq!(kinds(none).count(), 0, "{none}");
    }
}

#[test]
fn telephones() {
    holds(
        Kind::Phone,
        &[
            "+36 1 234 5678",
            "call +36-30-123-4567.",
            "06-1-234-5678",
            "06 30 123 4567",
            "(06 1) 234-5678",
            "06/30/123-4567",
            "06301234567",
            "tel:+3612345678",
            "0036 1 234 5678",
            "+420 123 456 789",
            "+44 20 7946 0958",
            "(555) 123-4567",
            "555-123-4567",
            "phone: 234 5678",
            "Tel.: 1/234-5678",
            "in 2023 06-1-234-5678 answered",
            "30/123-4567",
            "(30) 123 4567",
            "70 123 4567",
            "20-1234567",
            "31/123-45-67",
            "a gyulai iroda (66/123-456)",
            "https://wa.me/36301234567",
            "https://api.whatsapp.com/send?phone=36301234567",
            "0036301234567",
            "kovacs-janos-06-30-123-4567",
            "kovacs_janos_06_30_123_4567",
            "2022-12-13-06-30-123-4567.1",
            "2022-12-13-kovacs-janos-06301234567",
            "kovacs-0036301234567-x",
            "kovacs-+36301234567",
            "kovacs-30-123-4567.toml",
            "Merge branch 'kovacs-janos-06-30-123-4567'",
        ],
    );
}

#[test]
fn addresses() {
    holds(
        Kind::Address,
        &[
            "1052 Budapest, Váci utca 12.",
            "a Széchenyi István tér 7-8. alatt",
            "Rákóczi út 5/B",
            "Petőfi u. 3.",
            "Rákóczi u.12",
            "Erzsébet krt.21/B",
            "Erzsébet KÖRÚT 21",
            "the house at 12 Main Street",
            "12b Old Mill Road, London",
            "221 Baker St., London",
            "Váci Street 12",
            "Hauptstraße 5",
            "Wiener Gasse 5",
        ],
    );
}

#[test]
fn numbers_of_persons() {
    holds(
        Kind::Identity,
        &[
            "TAJ 123456788",
            "TAJ-száma: 123 456 788",
            "taj:123-456-789",
            "személyi szám 2-880101-1232",
            "2-880101-1232",
            "személyi azonosító: 28801011232",
            "adóazonosító 8412345676",
            "adóazonosító jele: 8412345676",
            "tax identification number 8412345676",
            "szig. 123456AB",
            "szem. ig. sz.: 123456AB",
            "személyi igazolványának száma: AB123456",
            "identity card no. 123456 AB",
            "útlevél BH1234567",
            "passport number: BH 1234567",
            "útlevélszáma 12345678",
        ],
    );
}

#[test]
fn accounts() {
    holds(
        Kind::Account,
        &[
            "HU42 1177 3016 1111 1018 0000 0000",
            "HU42117730161111101800000000",
            "IBAN: AT61 1904 3002 3457 3201 of the house",
            "11773016-11111018-00000000",
            "11773016-11111018",
            "11773016 11111018 00000000",
        ],
    );
}

#[test]
fn spots_on_a_map() {
    holds(
        Kind::Coordinates,
        &[
            "GPS 47.49791, 19.04023",
            "47,49791; 19,04023",
            "N 47.4979° E 19.0402°",
            "https://example.org/map?q=47.49791,19.04023",
            "47°29'52\"N",
            "47° 29.87' N 19° 2.4' E",
            "https://osm.org/?mlat=47.4979&mlon=19.0402",
            "https://maps.app.goo.gl/xyzAbc",
            "https://goo.gl/maps/abc",
        ],
    );
    holds(
        Kind::Lot,
        &[
            "hrsz. 1234/5 Gyula",
            "Gyula, 1234/5 hrsz.",
            "a 0123/4 helyrajzi számú ingatlan",
            "lot number 12/3",
        ],
    );
}

#[test]
fn what_is_none_of_them() {
    for text in [
        "HUF 132 000 000 for 2 facilities in 2023; HUF 88 000 000",
        "+12 000 000 HUF more than in 2022",
        "Government Decree No. 354/2012. (XII. 13.)",
        "1228/2022 (IV. 14.) and 1046/2020 (II. 18.)",
        "2022. 06. 15. – 2022. 07. 30.",
        "2022.06.15-2022.07.30",
        "from 2022-06-15 to 2022-12-31",
        "06-15-2022, 06/15/2022 12:30",
        "II.3.10 and D.3a",
        "https://example.org/06-1-234-5678/+3612345678",
        "https://medium.com/@anna/a-text",
        "evidence/0612345678.pdf",
        "docs/2022-12-15.pdf",
        "minutes-2022-06-15-2022-07-30",
        "return_2022-06-2022-07-15",
        "2022-06-15-123456, 30-06-2022-07-15",
        "978-963-12-3456-7, AB-1-234-5678",
        "0612345678.pdf",
        "In 2022 Silk Road was closed",
        "Az út 3 szakasza",
        "az utca 12 lakója",
        "12 courses in 3 towns (2 new)",
        "the main street has 12 houses",
        "99.5 % of 1 234 567",
        "a TAJ-kártyák 2023. évi cseréje; 12 500 TAJ",
        "30/2013. (VI. 5.) BM rendelet, 20/1997. (III. 19.)",
        "a 328/2011. (XII. 29.) és a 1046/2020. (II. 18.) határozat",
        "20230101-20231231",
        "adószám: 12345678-1-42",
        "EU27 2023, HU42 projekt",
        "az egyik 0.1234, 0.5678; a másik 12,5 és 13,25",
        "1234.5678, 379.1234 Ft/EUR",
        "a személyi jövedelemadó 1%-a, 132 000 000 Ft",
        "az útlevelek száma 20231231-ig, 154 321",
        "12 igazolvány, 2023-ban 1 200 személyi igazolvány",
        "20 300 2023-ban",
        "30 fő 2022-ben 40/60 arányban",
        "25° és 30 perc; 3.1415",
        "identity cards for 132 000 people; a card of 2022",
        "ISBN 978-963-12-3456-7",
        "@ noon, a @ b",
        "call 2022-2023 for proposals",
        "3 new members of staff, 24 hours a day",
        "https://medium.com/%40anna/a-text, 40%40",
        "https://maps.google.com/, and https://goo.gl/forms",
        "https://wa.me/ and https://wa.me/2023",
        "no.12 of the series; vol.3, pp.12",
        "about ＃1 and 25° 30 percent",
    ] {
        assert_eq!(kinds(text).collect::<Vec<_>>(), [], "{text}");
    }
}

#[test]
fn hostile_texts_cost_no_square() {
    let parts = "a@|1 |06-|A u. |+1(|@.a|12 A |(at)|+|+ |+1 |- |hrsz|hrsz |HRSZ. |lot number |1 hrsz |helyrajzi |taj |taj szám |TAJ:                  |személyi |ő|őű |É |İ|\"|'|' |  |\t|\n|.|. |, |1.|1,|1-|12-|1/|47.4979 |47° |HU42 |AA00|12345678-|Váci utca                  |tel |Tel. |tel +|a |A |://|[at] |(kukac)|1(2)|12 Main |u. |１|e\u{301}|\u{a0}|–|a.a";
    for part in parts.split('|') {
        // A digit and a sign have every kind looked for.
        let all = part.repeat(500_000 / part.len());
        let _ = kinds(&format!("1 @ {all} 1")).count();
        let _ = kinds(&format!("{all}1")).count();
    }
}

#[test]
fn the_number_of_a_lot_stands_near_its_word() {
    assert!(place::has_lot("hrsz: . . . . . 1"));
    for far in ["hrsz: . . . . . . . 1", "hrsz:\n1", "lot number of the house in the street 1"] {
        assert!(!place::has_lot(far), "{far}");
    }
}
