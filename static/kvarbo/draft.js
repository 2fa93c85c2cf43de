// SPDX-FileCopyrightText: 2026 Kvarbo contributors
// SPDX-License-Identifier: EUPL-1.2

// Keeps what is typed on the server a moment after the last key, never in the browser. For papers and for the forms of
// a case. Without it a paper has the button "Spara utkast", and what any form sends after the session is kept by itself.
"use strict";

(() => {
  const form = document.querySelector("form[data-draft]");
  const status = form?.querySelector("[data-draft-status]");
  if (!form || !status) return;

  const PAUSE = 1500;
  let timer = 0;
  let sending = null;
  let gone = false;
  let unkept = false;

  const keep = async () => {
    if (gone) return;
    unkept = false;
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
      if (answer.ok && !gone) status.textContent = (await answer.json()).saved;
    } catch (fault) {
      if (fault.name !== "AbortError") status.textContent = "Utkastet kunde inte sparas just nu.";
    }
  };

  form.addEventListener("input", () => {
    unkept = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, PAUSE);
  });

  // Whoever leaves the page in the middle of a word finds it again.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden || !unkept) return;
    window.clearTimeout(timer);
    keep();
  });

  // What is being registered must not come back as a draft.
  form.addEventListener("submit", () => {
    gone = true;
    window.clearTimeout(timer);
    sending?.abort();
  });
})();
