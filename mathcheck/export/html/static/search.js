// Search and filters over the claims of the page. What is asked for stands in the address, so that it can be kept, sent and gone back to.
"use strict";
(() => {
  const form = document.getElementById("search");
  const found = document.getElementById("found");
  const entries = [...document.querySelectorAll(".entries > li")];
  const fields = ["q", "verdict", "tag", "source"];

  function matches(entry, asked, words) {
    return words.every((w) => entry.dataset.text.includes(w))
      && (!asked.verdict || entry.dataset.verdict === asked.verdict)
      && (!asked.tag || JSON.parse(entry.dataset.tags).includes(asked.tag))
      && (!asked.source || entry.dataset.source === asked.source);
  }

  function show() {
    const asked = Object.fromEntries(fields.map((f) => [f, form.elements[f].value]));
    const words = asked.q.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const hidden = !matches(entry, asked, words);
      if (entry.hidden && !hidden) entry.dispatchEvent(new Event("toggle"));  // its formulas are fitted as those of a step that is opened
      entry.hidden = hidden;
      count += entry.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll("main > section")) group.hidden = !group.querySelector(".entries > li:not([hidden])");
    found.textContent = found.dataset.found.replace("{count}", count).replace("{total}", entries.length);
    return new URLSearchParams(Object.entries(asked).filter(([, v]) => v)).toString();
  }

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const f of fields) form.elements[f].value = asked.get(f) ?? "";
    show();
  }

  form.hidden = false;
  form.addEventListener("input", () => history.replaceState(null, "", "#" + show()));
  form.addEventListener("reset", () => setTimeout(() => history.replaceState(null, "", "#" + show())));
  form.addEventListener("submit", (e) => e.preventDefault());
  addEventListener("hashchange", read);
  read();
})();
