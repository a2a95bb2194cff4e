/** One message as an element. */

import { attachments, stamp } from "./attachments.js";
import { attempt } from "./dialog.js";
import { avatar, el, hue, iconButton } from "./dom.js";
import { enliven, messageButton } from "./links.js";
import { openMenu } from "./menu.js";
import { act, isPrivate, state } from "./state.js";
import { clock, serviceWords, w } from "./words.js";

// The server escapes all text and uses a handful of tags (docs/loopback.md); nothing else becomes HTML.
const policy = window.trustedTypes?.createPolicy("server-html", { createHTML: (html) => html });
const EMOJI = /\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*/u.source;
const ONLY_EMOJI = new RegExp(`^(?:${EMOJI}){1,3}$`, "u");

export const keyOf = (message) => `message:${message.chat}:${message.id}`;

/** Show a message; `run` tells whether it is the first and the last of a row by the same sender. */
export function bubble(message, run) {
  if (message.service) return el("p", { class: "service", id: keyOf(message), dir: "auto" }, serviceWords(message.service));
  const sides = `${message.mine ? "mine" : "theirs"}${run.first ? " first" : ""}${run.last ? " last" : ""}`;
  const name = message.mine ? w.you : message.from.name;
  const label = w.said(name, clock(message.date));
  const about = { class: `message ${sides}`, id: keyOf(message), tabindex: -1, "aria-label": label };
  if (message.deleted) {
    const stub = el("div", { class: "bubble gone" }, w.deleted, stamp(message));
    return el("article", about, seat(message, run), el("div", { class: "stack" }, stub));
  }
  const menu = () => openMenu(message);
  const key = { "aria-haspopup": "dialog", "data-key": `more:${message.chat}:${message.id}` };
  const more = iconButton("more", w.more(name), menu, { ...key, class: "icon more" });
  const article = el("article", about, seat(message, run), stack(message, run), more);
  article.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img") || getSelection().toString()) return;
    event.preventDefault();
    menu();
  });
  return article;
}

/** In a group the last message of a row has its sender's picture beside it. */
function seat(message, run) {
  if (isPrivate() || message.mine) return null;
  const { name, id, is_bot: isBot } = message.from;
  return el("span", { class: "seat", "aria-hidden": "true" }, run.last && avatar(name, id, isBot));
}

function stack(message, run) {
  const large = !message.reply_to && ONLY_EMOJI.test(message.text);
  return el("div", { class: "stack" },
    el("div", { class: `bubble${large ? " large" : ""}` }, author(message, run), origin(message), quote(message),
      attachments(message), words(message), stamp(message)),
    reactions(message), buttons(message));
}

function author(message, run) {
  if (message.mine || !run.first || isPrivate()) return null;
  const status = state.shown?.members.find((member) => member.id === message.from.id)?.status;
  const badge = message.from.is_bot ? w.bot : w.status[status];
  const about = { class: `author hue${hue(message.from.id)}${message.from.is_bot ? " bot" : ""}` };
  return el("header", about, el("bdi", {}, message.from.name), badge && el("small", { class: "badge" }, badge));
}

function origin(message) {
  return [
    message.forward && el("p", { class: "origin", dir: "auto" }, w.forwarded(message.forward.name)),
    message.via && el("p", { class: "origin" }, w.via(message.via.username)),
  ];
}

function quote(message) {
  const reply = message.reply_to;
  if (!reply) return null;
  const find = () => document.getElementById(`message:${message.chat}:${reply.id}`);
  const jump = () => {
    find()?.scrollIntoView({ block: "center" });
    find()?.focus({ preventScroll: true });
  };
  const about = { class: "quote", "data-key": `quote:${message.id}`, onclick: jump };
  return el("button", about, el("bdi", {}, reply.name), el("span", { dir: "auto" }, serviceWords(reply.text)));
}

function words(message) {
  if (!message.html) return null;
  const text = el("div", { class: "text", dir: "auto" });
  text.innerHTML = policy ? policy.createHTML(message.html) : message.html;
  enliven(text, message);
  return text;
}

function reactions(message) {
  if (!message.reactions.length) return null;
  return el("div", { class: "reactions" }, message.reactions.map((one) => reaction(message, one)));
}

function reaction(message, { emoji, count, mine }) {
  const about = {
    class: "reaction",
    "aria-pressed": String(mine),
    "aria-label": w.reaction(emoji, count, mine),
    "data-key": `reaction:${message.id}:${emoji}`,
    onclick: () => attempt(() => act(message.chat, "react", { message: message.id, emoji: mine ? [] : [emoji] })),
  };
  return el("button", about, el("b", {}, emoji), String(count));
}

function buttons(message) {
  if (!message.buttons.length) return null;
  return el("div", { class: "buttons" }, message.buttons.map((row, number) =>
    el("div", { class: "row" }, row.map((button, column) => messageButton(message, number, column, button)))));
}
