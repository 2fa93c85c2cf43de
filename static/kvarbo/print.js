/*
 * SPDX-FileCopyrightText: 2026 Kvarbo contributors
 * SPDX-License-Identifier: EUPL-1.2
 */

/* The button that prints: hidden until the browser can. Without it the page says which keys do the same. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const words of document.querySelectorAll("[data-print-words]")) words.hidden = true;
