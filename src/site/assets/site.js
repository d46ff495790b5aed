// Chooses among the measures of a page, and looks words up. Every page can be read without it.
"use strict";

// Words are compared without accents and capitals: "gyermekvedelem" finds "gyermekvédelem".
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text) => fold(text).split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);

// Whether two words may be forms of one: they begin alike up to their endings, as "intézkedésről" and "intézkedések" do.
const isForm = (word, known) => {
  const shorter = Math.min(word.length, known.length);
  let alike = 0;
  while (alike < shorter && word[alike] === known[alike]) alike += 1;
  return alike >= Math.max(5, shorter - 2) && Math.max(word.length, known.length) - alike <= 5;
};

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
      const { status, chapter, late, after, bodies, words: known } = item.dataset;
      const isOpen = wanted.get("status") === "open" && status !== "completed" && status !== "withdrawn";
      const isAfter = wanted.get("status") === "completed-late" && after === "yes";
      const has = (isOpen || isAfter || is("status", status)) && is("chapter", chapter) && is("late", late)
        && (!wanted.get("body") || bodies.split(" ").includes(wanted.get("body")))
        && words.every((word) => known.includes(word) || known.split(" ").some((one) => isForm(word, one)));
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

// The pages that have a word, each with how well: 0 at the beginning of one of theirs, 1 within one, 2 another form of it.
const pagesWith = (word, index) => {
  const found = new Map();
  for (const [known, steps] of index.words) {
    const at = known.indexOf(word);
    const rank = at === 0 ? 0 : at > 0 ? 1 : isForm(word, known) ? 2 : 3;
    if (rank === 3) continue;
    let page = 0;
    for (const step of steps) {
      page += step;
      found.set(page, Math.min(rank, found.get(page) ?? 3));
    }
  }
  return found;
};

// The places of the pages that have all words, the best first.
const look = (words, index) => {
  let found = null;
  for (const word of words) {
    const having = pagesWith(word, index);
    found = found === null ? having : new Map([...found].filter(([page]) => having.has(page)).map(([page, rank]) => [page, rank + having.get(page)]));
  }
  const inTitle = (page) => words.every((word) => fold(index.pages[page][1]).includes(word));
  const ranked = [...found].map(([page, rank]) => [page, inTitle(page) ? rank - 9 : rank]);
  return ranked.sort(([one, a], [other, b]) => a - b || one - other).map(([page]) => page);
};

const search = document.querySelector("form.search");
if (search) {
  const most = 100;
  const found = document.querySelector(".found");
  const results = document.querySelector(".results");
  const { index, root, none, unreachable } = search.dataset;
  const field = search.elements.namedItem("q");
  const show = () => {
    const words = wordsOf(field.value);
    const pages = words.length && window.searchIndex ? look(words, window.searchIndex) : [];
    const items = pages.slice(0, most).map((at) => {
      const [page, title, lang] = window.searchIndex.pages[at];
      const link = document.createElement("a");
      link.href = root.replace(/index\.html$/, `${page}index.html`);
      link.textContent = title;
      if (lang) link.lang = lang;
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    results.replaceChildren(...items);
    const counted = pages.length ? `${found.dataset.found} ${items.length} / ${pages.length}` : none;
    found.textContent = words.length && window.searchIndex ? counted : "";
  };
  // The words of the plan are many: they are loaded when somebody looks for one. A script comes from a folder too.
  let isLoading = false;
  const load = () => {
    if (isLoading) return;
    isLoading = true;
    const script = document.createElement("script");
    script.src = index;
    script.addEventListener("load", show);
    script.addEventListener("error", () => { found.textContent = unreachable; });
    document.head.append(script);
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); show(); });
  search.addEventListener("submit", (event) => event.preventDefault());
  search.hidden = false;
  if (field.value) load();
}
