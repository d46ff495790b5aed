//! Who may use the data again, and the way to the plan before.

use serde_json::Value;

use super::{site, text};
use crate::papers::half_years::played;
use crate::support::repository::{LIGHT, Repository};

/// What search engines read of the data.
fn described(page: &str) -> Value {
    let json = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    serde_json::from_str(json.split("</script>").next().unwrap()).unwrap()
}

#[test]
fn the_data_name_their_licence_and_their_publisher() {
    let repository = played(1);
    repository.replace("plan/plan.toml", "currency ", "licence = \"CC-BY-4.0\"\ncurrency ");
    repository.commit("2023-02-01", "a licence");
    let files = site(&repository, &[]);
    for (language, publisher) in [("en", "Ministry of Interior"), ("hu", "Belügyminisztérium")] {
        let page = text(&files, &format!("{language}/data/index.html"));
        let said = described(page);
        assert_eq!(said["license"], "CC-BY-4.0");
        assert_eq!(said["publisher"]["name"], publisher);
        assert!(page.contains("<dd>CC-BY-4.0</dd>"), "{page}");
    }
    let package: Value = serde_json::from_str(text(&files, "data/package/datapackage.json")).unwrap();
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(package["contributors"][0]["title"], "Ministry of Interior");
}

#[test]
fn where_no_licence_is_named_that_is_said() {
    let files = site(&Repository::new(), &[]);
    for (language, words) in [("en", "None is named"), ("hu", "Nincs megnevezve")] {
        let page = text(&files, &format!("{language}/data/index.html"));
        assert!(page.contains(words), "{page}");
        let said = described(page);
        assert!(said.get("license").is_none() && said.get("publisher").is_none(), "{said}");
    }
}

#[test]
fn what_a_measure_carries_on_leads_to_the_site_of_the_plan_before() {
    let repository = Repository::new();
    repository.replace(LIGHT, "title       =", "continues = [\"I.2.1\"]\ntitle =");
    let before = "\n[predecessor]\ntitle = \"Plan 2028-2029\"\n";
    repository.append("plan/plan.toml", before);
    repository.commit("2023-02-01", "carried on");
    let page = |files: &super::Files, language: &str| {
        text(files, &format!("{language}/m/I.1.1/index.html")).to_owned()
    };
    let files = site(&repository, &[]);
    assert!(!page(&files, "en").contains("/m/I.2.1/"));
    repository.append("plan/plan.toml", "site = \"https://before.example.org/at/\"\n");
    repository.commit("2023-02-02", "its site");
    let files = site(&repository, &[]);
    for language in ["en", "hu"] {
        let link = format!("href=\"https://before.example.org/at/{language}/m/I.2.1/\"");
        assert!(page(&files, language).contains(&link), "{link}");
    }
    // What is no address of the web is none to go to.
    repository.replace("plan/plan.toml", "https://before.example.org/at/", "javascript:alert(1)");
    repository.commit("2023-02-03", "no site");
    assert!(!page(&site(&repository, &[]), "en").contains("javascript:"));
}
