/** Dialogs and toasts; a dialog keeps the focus, Esc and a click beside it close it. */

import { $, avatar, choice, el, iconButton, titled } from "./dom.js";
import { Refused } from "./api.js";
import { w } from "./words.js";

let count = 0;

/** Show a dialog with a title; `about.kind` is a class. Give its element; close() ends it. */
export function show(title, children, about = {}) {
  const opener = document.activeElement;
  const key = opener?.dataset?.key;
  const id = `dialog-${++count}`;
  const head = el("header", {}, el("h2", { id, dir: "auto" }, title), iconButton("close", w.close, () => dialog.close()));
  const dialog = el(
    "dialog",
    { "aria-labelledby": id, class: about.kind, role: about.role },
    el("div", { class: "sheet" }, head, ...children),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    // What opened it may have been drawn anew in the meantime.
    if (!opener?.isConnected && key) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  const first = ["[autofocus]", ".sheet > :not(header) :is(button, a, input)"].map((css) => dialog.querySelector(css));
  (first[0] ?? first[1])?.focus();
  return dialog;
}

/** Show words of the bot that must be seen. */
export function alertBox(text, title) {
  const words = el("p", { class: "alert-text", dir: "auto", id: `alert-${count}` }, text);
  const ok = el("button", { class: "main", autofocus: true, onclick: () => box.close() }, w.ok);
  const box = show(title, [words, el("footer", {}, ok)], { kind: "alert", role: "alertdialog" });
  box.setAttribute("aria-describedby", words.id);
}

/** Ask yes or no; give a promise of true or false. */
export function confirm(title, yes, danger = false) {
  return new Promise((resolve) => {
    let sure = false;
    const agree = () => ((sure = true), box.close());
    const go = el("button", { class: danger ? "main danger" : "main", autofocus: true, onclick: agree }, yes);
    const no = el("button", { class: "quiet", onclick: () => box.close() }, w.cancel);
    const box = show(title, [el("footer", {}, no, go)], { kind: "alert" });
    box.addEventListener("close", () => resolve(sure));
  });
}

/** Let somebody pick one of `items` ({value, label, detail, before}); null when they close it. */
export function pick(title, items, empty = w.noResults) {
  return new Promise((resolve) => {
    let picked = null;
    const take = (value) => ((picked = value), box.close());
    const rows = items.map(({ value, label, detail, before }) =>
      choice({ onclick: () => take(value) }, before, titled(label, detail)));
    const body = rows.length ? el("ul", { class: "choices" }, rows) : el("p", {}, empty);
    const box = show(title, [body]);
    box.addEventListener("close", () => resolve(picked));
  });
}

/** Let somebody pick one of these chats; null when they close it. */
export function pickChat(title, chats) {
  const items = chats.map((chat) => {
    return { value: chat.id, label: chat.title, before: avatar(chat.title, chat.id, chat.type === "private") };
  });
  return pick(title, items);
}

/** Show a few words for a few seconds. */
export function toast(text) {
  const line = el("p", { dir: "auto" }, text);
  $("toasts").append(line);
  setTimeout(() => line.remove(), Math.max(3500, text.length * 60));
}

/** Do something, and say why when the server refuses. Gives undefined then. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(w.failed(error.message || w.noAnswer));
  }
}
