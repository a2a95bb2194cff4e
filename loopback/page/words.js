/** The words of the page, in the language of whoever looks. */

import en from "./en.js";
import nl from "./nl.js";
import { $, icon } from "./dom.js";

/** The words in use now; filled by speak(). */
export const w = {};

/** Take over a language (an IETF tag, or null), and label everything in index.html. */
export function speak(language) {
  const dutch = (language ?? "nl").toLowerCase().startsWith("nl");
  if (document.documentElement.lang === (dutch ? "nl" : "en") && w.locale) return;
  Object.assign(w, dutch ? nl : en);
  document.documentElement.lang = dutch ? "nl" : "en";
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", w[node.dataset.label]);
    if (node.tagName === "BUTTON") node.title = w[node.dataset.label];
  }
  for (const node of document.querySelectorAll("[data-icon]:not(:has(svg))")) node.prepend(icon(node.dataset.icon));
  for (const node of document.querySelectorAll("[data-text]")) {
    node.querySelector(".words")?.remove();
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = w[node.dataset.text];
    node.append(words);
  }
  $("text").placeholder = w.write;
}

/** Give the words of a grey line in this language. */
export function serviceWords(line) {
  const known = w.service.find(([pattern]) => pattern.test(line));
  return known ? line.replace(...known) : line;
}

/** Give the time of day of an ISO 8601 moment. */
export function clock(moment) {
  return new Intl.DateTimeFormat(w.locale, { hour: "2-digit", minute: "2-digit" }).format(new Date(moment));
}

/** Give a day as people say it: today, yesterday, 2 March. */
export function day(moment) {
  const date = new Date(moment);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(moment).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return w.today;
  if (days === 1) return w.yesterday;
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return new Intl.DateTimeFormat(w.locale, { day: "numeric", month: "long", ...year }).format(date);
}

/** Give when a chat last spoke: a time today, a day before that. */
export function moment(date) {
  return day(date) === w.today ? clock(date) : day(date);
}

/** Give a size in bytes as people read it. */
export function size(bytes) {
  const number = new Intl.NumberFormat(w.locale, { maximumFractionDigits: 1 });
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${number.format(bytes / 1e3)} kB` : `${number.format(bytes / 1e6)} MB`;
}

/** Say in a few words what a message holds, for the list, replies and the pinned bar. */
export function gist(message) {
  if (!message) return w.nothingYet;
  if (message.deleted) return w.deleted;
  if (message.service) return serviceWords(message.service);
  const kind = ["photo", "document", "contact", "location", "poll"].find((name) => message[name]);
  const what = message.contact?.name ?? message.document?.name ?? message.poll?.question ?? message.location?.title;
  const said = message.text || what || "";
  return (kind ? [w[kind], said].filter(Boolean).join(": ") : said).replace(/\s+/g, " ").trim();
}
