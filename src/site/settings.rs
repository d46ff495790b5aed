//! What a site is asked to be.

use super::slugs::PAGE;
use crate::labels::Language;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// In which languages; the first is that of the pages that belong to none.
    pub languages: Vec<Language>,
    /// Where it will be published, without a slash at its end; `None` where that is not known.
    pub base_url: Option<String>,
    /// Whether it goes on without files that cannot be read.
    pub keep_going: bool,
}

impl Settings {
    /// An address that pages can be at, without a slash at its end; `None` where the text is none.
    pub fn base_url(text: &str) -> Option<String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
        let mut parts = rest.trim_end_matches('/').split('/');
        // A part that is empty or leads up or nowhere would make another address of every page than its links have.
        let is_way = parts.all(|part| !["", ".", ".."].contains(&part));
        let is_address = is_way && rest.chars().all(is_plain);
        is_address.then(|| text.trim_end_matches('/').to_owned())
    }

    /// The language that comes first.
    pub fn first_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// The full address of a path of the site; `None` where it is not known where the site will be.
    pub fn url(&self, path: &str) -> Option<String> {
        self.base_url.as_ref().map(|base_url| full_url(base_url, path))
    }

    /// The root of the site as its own host sees it; nothing where it is not known where the site will be.
    pub fn root(&self) -> String {
        let rest = self.base_url.as_deref().and_then(|base| base.split_once("://"));
        let path = rest.map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        match path {
            None => String::new(),
            Some("") => "/".to_owned(),
            Some(path) => format!("/{path}/"),
        }
    }

    /// The host of the site, for the ids of its feeds; where it is not known, a name that no host can have.
    pub fn authority(&self) -> &str {
        let host = self.base_url.as_deref().and_then(|base| base.split("://").nth(1));
        let host = host.and_then(|rest| rest.split(['/', ':']).next());
        host.unwrap_or("plan.invalid")
    }
}

/// The full address of a path of a site that is published at this address; a page goes by its folder.
pub fn full_url(base_url: &str, path: &str) -> String {
    format!("{base_url}/{}", path.trim_end_matches(PAGE))
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn an_address_has_a_host_and_a_plain_way() {
        for good in ["https://x.hu", "http://x.hu:8080/a/b/", "https://x.hu/a.b/c..d"] {
            assert_eq!(Settings::base_url(good).as_deref(), Some(good.trim_end_matches('/')), "{good}");
        }
        for bad in [
            "x.hu",
            "https://",
            "https:///a",
            "https://x.hu/a/../b",
            "https://x.hu/..",
            "https://x.hu/./b",
            "https://x.hu//b",
            "https://x.hu/a?b",
        ] {
            assert_eq!(Settings::base_url(bad), None, "{bad}");
        }
    }
}
