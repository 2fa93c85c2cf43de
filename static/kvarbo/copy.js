/*
 * SPDX-FileCopyrightText: 2026 Kvarbo contributors
 * SPDX-License-Identifier: EUPL-1.2
 */

/* Buttons that copy: hidden until the browser can. The page works without them. */
async function wordsOf(button) {
  if (button.dataset.copy) return button.dataset.copy;
  /* Asked for only when wanted: that it was shown is noted. */
  const answer = await fetch(button.dataset.copyFrom, { headers: { Accept: "text/plain" } });
  if (!answer.ok || answer.redirected) throw new Error("not shown");
  return answer.text();
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(await wordsOf(button));
    button.textContent = button.dataset.done;
    button.setAttribute("aria-live", "polite");
  } catch {
    if (button.dataset.copyFrom) window.location.assign(button.dataset.copyFrom);
  }
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-from]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
