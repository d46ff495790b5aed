//! How far measures are: on the pages of bodies and sections, in lists, and in the sums of the front page.

use super::{Files, site, text};
use crate::papers::half_years::played;
use crate::support::ask::ask;

/// The words of a page, without its marks.
fn words_of(files: &Files, path: &str) -> String {
    let page = text(files, path);
    page.split('<').map(|part| part.split_once('>').map_or("", |(_, words)| words)).collect()
}

#[test]
fn what_a_body_took_over_is_counted_apart_and_points_are_no_measures() {
    let repository = played(3);
    let files = site(&repository, &["--as-of", "2024-07-15", "--at", "HEAD"]);
    let args = ["by-body", "Ministry of Interior", "--as-of", "2024-07-15", "--at", "HEAD"];
    let asked = ask(&repository, 0, &args);
    let own = |role: &str| {
        let items = asked["items"].as_array().unwrap().iter().filter(|item| item["role"] == *role);
        let is_late = |item: &&serde_json::Value| {
            item["status"] != "completed" && item["deadline"].as_str().is_some_and(|day| day < "2024-07-15")
        };
        let late = items.clone().filter(is_late);
        (items.count(), late.count())
    };
    let ((own, late), (taken_over, late_of_these)) = (own("responsible"), own("successor"));
    assert_eq!((own, taken_over), (20, 11));
    let english = words_of(&files, "en/body/ministry-of-interior/index.html");
    let said = format!("Responsible for 19 measures and 1 point of the decision; late: {late}");
    assert!(english.contains(&said), "{said} in {english:.900}");
    assert!(english.contains(&format!("Took over 11 measures; late: {late_of_these}")), "{english:.900}");
    let hungarian = words_of(&files, "hu/body/ministry-of-interior/index.html");
    let said = format!("Felelős: 19 intézkedés és 1 határozati pont; késik: {late}");
    assert!(hungarian.contains(&said), "{said} in {hungarian:.900}");
    assert!(hungarian.contains(&format!("Átvett feladat: 11 intézkedés; késik: {late_of_these}")));
}

#[test]
fn what_was_completed_late_is_marked_on_its_page_and_in_lists() {
    let files = site(&played(3), &[]);
    for (language, mark, span, figure) in [
        ("en", "after its deadline", ", 2 months 19 days late", "completed late"),
        ("hu", "határidő után", ", 2 hónap 19 nap késéssel", "késve fejeződött be"),
    ] {
        let chip = format!("<span class=\"chip after\">{mark}</span>");
        for page in ["m/II.1.1", "section/II", "body/ministry-of-interior", "m"] {
            assert!(text(&files, &format!("{language}/{page}/index.html")).contains(&chip), "{page}");
        }
        // This one was completed in time.
        assert!(!text(&files, &format!("{language}/m/II.1.4/index.html")).contains(&chip));
        let page = words_of(&files, &format!("{language}/m/II.1.1/index.html"));
        assert!(page.contains(span), "{page:.1500}");
        let all = text(&files, &format!("{language}/m/index.html"));
        assert_eq!(all.matches(" data-after=\"yes\"").count(), 1);
        assert!(all.contains(&format!("<option value=\"completed-late\">{figure}</option>")));
        let front = text(&files, &format!("{language}/index.html"));
        assert!(front.contains("?status=completed-late\"><strong>1</strong>"), "{front:.3000}");
    }
}

#[test]
fn sections_say_how_far_they_are_and_points_are_no_measures() {
    let repository = played(3);
    let files = site(&repository, &[]);
    let status = ask(&repository, 0, &["status", "--at", "HEAD"]);
    for chapter in status["chapters"].as_array().unwrap() {
        let id = chapter["id"].as_str().unwrap();
        let page = words_of(&files, &format!("en/section/{id}/index.html"));
        let noun = if id == "D" { "points of the decision" } else { "measures" };
        assert!(page.contains(&format!("{} {noun}: ", chapter["items"])), "{id}: {page:.900}");
        for (key, words) in [
            ("completed", "completed"),
            ("in_progress", "in progress"),
            ("unreported", "unreported"),
            ("overdue", "late"),
            ("completed_late", "completed late"),
        ] {
            let said = format!("{} {words}", chapter[key]);
            assert_eq!(page.contains(&said), chapter[key] != 0, "{id}, {said}: {page:.900}");
        }
    }
    let below = words_of(&files, "hu/section/II.1/index.html");
    assert!(below.contains("5 intézkedés – befejeződött: "), "{below:.900}");
    assert!(below.contains("késve fejeződött be: 1"), "{below:.900}");
    assert!(text(&files, "hu/section/index.html").contains("<table"));
}

#[test]
fn the_front_page_says_what_is_late_kind_by_kind() {
    let repository = played(3);
    let files = site(&repository, &["--as-of", "2024-07-15", "--at", "HEAD"]);
    let overdue = ask(&repository, 0, &["overdue", "--as-of", "2024-07-15", "--at", "HEAD"]);
    let count = |key: &str| overdue[key].as_array().unwrap().len();
    let points = overdue["items"].as_array().unwrap().iter().filter(|item| item["kind"] == "point").count();
    let (measures, milestones) = (count("items") - points, count("milestones"));
    assert!(points > 0 && milestones > 0 && count("decisions") > 0);
    let all = count("items") + milestones + count("decisions");
    let said = format!(
        "What is late ({all}){measures} measures, {points} point of the decision, {milestones} milestones, {}",
        count("decisions")
    );
    let page = words_of(&files, "en/index.html");
    assert!(page.contains(&said), "{said} in {page:.4000}");
    let said = format!("{measures} intézkedés, {points} határozati pont, {milestones} részfeladat, ");
    assert!(words_of(&files, "hu/index.html").contains(&said), "{said}");
}

#[test]
fn a_commit_counts_points_apart() {
    let files = site(&played(1), &["--base-url", "https://plan.example.org"]);
    for (language, begins) in
        [("en", "46 measures and 4 points of the decision"), ("hu", "46 intézkedés és 4 határozati pont")]
    {
        assert!(text(&files, &format!("{language}/changes/index.html")).contains(begins));
        assert!(text(&files, &format!("{language}/changes.atom")).contains(begins));
    }
    // So does what falls due next.
    let early = site(&played(1), &["--as-of", "2023-12-01", "--at", "HEAD"]);
    assert!(text(&early, "en/index.html").contains("measures, 1 point of the decision"));
}
