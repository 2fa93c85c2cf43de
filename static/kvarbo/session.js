// SPDX-FileCopyrightText: 2026 Kvarbo contributors
// SPDX-License-Identifier: EUPL-1.2

// Asks well before the session ends whether one is still here; one key or one press prolongs it. The server decides.
// Without it nothing is lost: what is sent too late is kept, and is there after signing in again.
"use strict";

(() => {
  const dialog = document.querySelector("dialog[data-session]");
  if (!dialog) return;

  const title = dialog.querySelector("[data-session-title]");
  const text = dialog.querySelector("[data-session-text]");
  const stay = dialog.querySelector("[data-session-stay]");
  const over = dialog.querySelector("[data-session-over]");
  const WARN = Number(dialog.dataset.warn);
  // Someone who types without sending anything is here too.
  const PRESENT_EVERY = 4 * 60_000;
  let ends = Date.now() + Number(dialog.dataset.left) * 1000;
  let told = Date.now();
  let ended = false;
  let timer = 0;
  let touched = null;

  const secondsLeft = () => Math.round((ends - Date.now()) / 1000);

  const heard = (left) => {
    ends = Date.now() + left * 1000;
    if (left <= 0) finish();
    else if (left > WARN && dialog.open) dialog.close();
  };

  const ask = async () => {
    const answer = await fetch(dialog.dataset.session, { credentials: "same-origin", redirect: "error" });
    heard((await answer.json()).left);
  };

  const prolong = async () => {
    told = Date.now();
    const answer = await fetch(dialog.dataset.session, {
      method: "POST",
      body: new FormData(stay),
      credentials: "same-origin",
      redirect: "error",
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error("not prolonged");
    heard((await answer.json()).left);
  };

  const show = () => {
    if (!dialog.open) dialog.showModal();
  };

  const warn = () => {
    const minutes = Math.max(1, Math.floor(secondsLeft() / 60));
    text.textContent = `Du loggas ut om ${minutes} ${minutes === 1 ? "minut" : "minuter"} om du inte gör något. Det du har skrivit finns kvar.`;
    show();
  };

  // A form that keeps nothing while one types is kept now: the server knows whose session it was.
  const keep = async () => {
    if (!touched || touched.querySelector("input[type=file]")) return null;
    const page = encodeURIComponent(window.location.pathname + window.location.search);
    const answer = await fetch(`${dialog.dataset.keep}?sida=${page}`, {
      method: "POST",
      body: new FormData(touched),
      credentials: "same-origin",
      redirect: "error",
    });
    return answer.ok ? (await answer.json()).url : null;
  };

  async function finish() {
    if (ended) return;
    ended = true;
    dialog.classList.add("k-session--over");
    title.textContent = "Du är utloggad";
    stay.hidden = true;
    show();
    const kept = await keep().catch(() => null);
    text.textContent =
      kept || document.querySelector("form[data-draft]")
        ? "Det du har skrivit är sparat och finns kvar när du har loggat in igen."
        : "Logga in igen, så kommer du tillbaka hit.";
    const again = over.querySelector("a");
    again.href = kept ?? window.location.href;
    over.hidden = false;
    again.focus();
  }

  const look = async () => {
    window.clearTimeout(timer);
    if (ended) return;
    if (secondsLeft() <= WARN) {
      try {
        // Another tab may have prolonged it; and only the server says that it is over.
        await ask();
      } catch {
        /* No network: ask again later. */
      }
      if (ended) return;
      if (secondsLeft() <= WARN) warn();
    }
    const wait = secondsLeft() > WARN ? secondsLeft() - WARN : Math.min(30, Math.max(2, secondsLeft() + 1));
    timer = window.setTimeout(look, wait * 1000);
  };

  stay.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await prolong();
      if (!ended) dialog.close();
    } catch {
      text.textContent = "Det gick inte att förlänga. Spara det du skriver: texten finns kvar när du har loggat in igen.";
    }
    look();
  });

  // Escape is an answer too.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (!ended) stay.requestSubmit();
  });

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.method === "post" && !form.dataset.draft) touched = form;
    if (!ended && !dialog.open && Date.now() - told > PRESENT_EVERY) prolong().then(look, () => {});
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  look();
})();
