// The button that opens all steps of a derivation, and closes them again.
"use strict";
(() => {
  for (const button of document.querySelectorAll("button.all")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = button.dataset.open === undefined;
      for (const d of button.closest("section").querySelectorAll("details.step")) d.open = open;
      button.toggleAttribute("data-open", open);
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
    });
  }
})();
