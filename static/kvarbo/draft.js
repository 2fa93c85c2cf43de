// SPDX-FileCopyrightText: 2026 Kvarbo contributors
// SPDX-License-Identifier: EUPL-1.2

// Keeps what is typed on the server a moment after the last key, never in the browser.
// Without it the button "Spara utkast" does the same.
"use strict";

(() => {
  const form = document.querySelector("form[data-draft]");
  const status = form?.querySelector("[data-draft-status]");
  if (!form || !status) return;

  const PAUSE = 1500;
  let timer = 0;
  let sending = null;
  let gone = false;

  const keep = async () => {
    if (gone) return;
    sending?.abort();
    sending = new AbortController();
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: new FormData(form),
        credentials: "same-origin",
        redirect: "error",
        signal: sending.signal,
      });
      if (answer.ok) status.textContent = (await answer.json()).saved;
    } catch (fault) {
      if (fault.name !== "AbortError") status.textContent = "Utkastet kunde inte sparas just nu.";
    }
  };

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, PAUSE);
  });

  // What is being registered must not come back as a draft.
  form.addEventListener("submit", () => {
    gone = true;
    window.clearTimeout(timer);
    sending?.abort();
  });
})();
