// A displayed formula that is wider than its column is set smaller until it fits, and grows back with the column. Never above its own size,
// and never below what can be read: from there on it scrolls, also by keyboard.
"use strict";
(() => {
  const LEAST = 0.6;
  const displays = [...document.querySelectorAll(".display")];

  function fit(some, least) {
    for (const d of some) d.style.fontSize = "";
    let wide = some.map((d) => ({ d, size: 1 }));
    for (let pass = 0; pass < 3; pass++) {  // a formula is not quite half as wide at half its size
      const widths = wide.map(({ d }) => [d.clientWidth, d.scrollWidth]);
      wide = wide.flatMap(({ d, size }, i) => {
        const [room, wanted] = widths[i];
        return wanted > room && size > least ? [{ d, size: Math.max(least, Math.floor(1000 * size * room / wanted - 2) / 1000) }] : [];
      });
      for (const { d, size } of wide) d.style.fontSize = size + "em";
    }
    const scrolling = some.map((d) => d.scrollWidth > d.clientWidth);
    some.forEach((d, i) => scrolling[i] ? d.setAttribute("tabindex", "0") : d.removeAttribute("tabindex"));
  }

  const main = document.querySelector("main");
  const isPrinted = () => document.documentElement.classList.contains("printed");
  let width;  // for which all are fitted

  function fitAll() {
    width = main.getBoundingClientRect().width;
    fit(displays, LEAST);
  }

  // every step that is opened changes the height of main, but no other formula's room; a late call must not undo what fits the paper
  new ResizeObserver(() => {
    if (!isPrinted() && main.getBoundingClientRect().width !== width) fitAll();
  }).observe(main);

  const waiting = new Set();  // many may open at once
  document.addEventListener("toggle", (e) => {
    if (waiting.size === 0) requestAnimationFrame(() => {
      if (!isPrinted()) fit([...waiting], LEAST);
      waiting.clear();
    });
    for (const d of e.target.querySelectorAll(".display")) waiting.add(d);
  }, true);

  // on paper nothing scrolls and nothing opens
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll("details.step:not([open])")) {
      d.open = true;
      d.dataset.closed = "";
    }
    document.documentElement.classList.add("printed");
    fit(displays, 0.2);
  });
  addEventListener("afterprint", () => {
    for (const d of document.querySelectorAll("details[data-closed]")) {
      d.open = false;
      delete d.dataset.closed;
    }
    document.documentElement.classList.remove("printed");
    fitAll();
  });
})();
