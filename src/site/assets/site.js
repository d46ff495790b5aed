// Chooses among the measures of a page, and looks words up. Every page can be read without it.
"use strict";

// Words are compared without their accents and capitals: whoever looks for "gyermekvedelem" finds "gyermekvédelem".
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
