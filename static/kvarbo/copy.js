/*
 * SPDX-FileCopyrightText: 2026 Kvarbo contributors
 * SPDX-License-Identifier: EUPL-1.2
 */

/* Buttons that copy: hidden until the browser can. The page works without them. */
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
      button.setAttribute("aria-live", "polite");
    });
  }
}
