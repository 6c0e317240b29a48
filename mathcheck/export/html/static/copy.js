// The buttons that copy a formula's LaTeX. Without them it can be selected.
"use strict";
(() => {
  const said = document.getElementById("said");

  function selected(pre) {
    const range = document.createRange();
    range.selectNodeContents(pre);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.execCommand("copy");
  }

  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const pre = button.parentElement.querySelector("pre");
      let done = false;
      try {
        await navigator.clipboard.writeText(pre.textContent);
        done = true;
      } catch {
        done = selected(pre);
      }
      if (!done) return;
      button.textContent = said.textContent = said.dataset.copied;
      setTimeout(() => {
        button.textContent = words;
        said.textContent = "";
      }, 2000);
    });
  }
})();
