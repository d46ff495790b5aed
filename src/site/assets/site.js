// Chooses among the measures of a page, and looks words up. Every page can be read without it.
"use strict";

// Words are compared without accents and capitals: "gyermekvedelem" finds "gyermekvédelem".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text) => fold(text).split(/\s+/).filter(Boolean);

const filters = document.querySelector("form.filters");
if (filters) {
  const found = document.querySelector(".found");
  const items = [...document.querySelectorAll(".measures > li")];
  const choose = () => {
    const wanted = new FormData(filters);
    const words = wordsOf(wanted.get("words"));
    const is = (key, value) => !wanted.get(key) || value === wanted.get(key);
    let shown = 0;
    for (const item of items) {
      const { status, chapter, late, bodies, words: known } = item.dataset;
      const has = is("status", status) && is("chapter", chapter) && is("late", late)
        && (!wanted.get("body") || bodies.split(" ").includes(wanted.get("body")))
        && words.every((word) => known.includes(word));
      item.hidden = !has;
      shown += has;
    }
    found.textContent = `${found.dataset.found} ${shown} / ${items.length}`;
    const asked = new URLSearchParams([...wanted].filter(([, value]) => value));
    history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
  };
  for (const [key, value] of new URLSearchParams(location.search)) {
    const field = filters.elements.namedItem(key);
    if (field && field.type === "checkbox") field.checked = value === field.value;
    else if (field) field.value = value;
  }
  filters.hidden = false;
  filters.addEventListener("input", choose);
  filters.addEventListener("submit", (event) => event.preventDefault());
  choose();
}

const search = document.querySelector("form.search");
if (search) {
  const found = document.querySelector(".found");
  const results = document.querySelector(".results");
  const { index, root, none, unreachable } = search.dataset;
  const field = search.elements.namedItem("q");
  let pages = null;
  const look = () => {
    const words = wordsOf(field.value);
    results.replaceChildren();
    found.textContent = "";
    if (!pages || !words.length) return;
    const inTitle = (page) => words.every((word) => page.folded.includes(word));
    const all = pages.filter((page) => words.every((word) => page.words.includes(word)));
    all.sort((a, b) => inTitle(b) - inTitle(a));
    for (const page of all.slice(0, 100)) {
      const link = document.createElement("a");
      link.href = root.replace(/index\.html$/, `${page.page}index.html`);
      link.textContent = page.title;
      if (page.lang) link.lang = page.lang;
      const item = document.createElement("li");
      item.append(link);
      results.append(item);
    }
    found.textContent = all.length ? `${found.dataset.found} ${Math.min(all.length, 100)} / ${all.length}` : none;
  };
  fetch(index).then((answer) => answer.json()).then((all) => {
    pages = all.map((page) => ({ ...page, folded: fold(page.title) }));
    search.hidden = false;
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    field.addEventListener("input", look);
    search.addEventListener("submit", (event) => event.preventDefault());
    look();
  }).catch(() => { found.textContent = unreachable; });
}
