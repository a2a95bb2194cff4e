/** The open chat around its messages: title, pinned message, typing, and what stands in for the text box. */

import { attempt, show } from "./dialog.js";
import { $, avatar, choice, el, icon, replaceKept } from "./dom.js";
import { groupPanel } from "./group.js";
import { startBot } from "./links.js";
import { act, botOf, chatOf, isPrivate, mayWrite, on, openChat, state, transcriptOf } from "./state.js";
import { gist, w } from "./words.js";
import { go } from "./route.js";

const TYPING = 5000;
let pinnedPlace = 0;

export function setUpChat() {
  on("chat list people typing", drawBar);
  on("chat messages", drawPinned);
  on("chat messages list", drawFoot);
  on("typing chat", drawTyping);
  $("about").addEventListener("click", showAbout);
  $("back").addEventListener("click", () => go(state.me.id));
  $("pinned").addEventListener("click", showPinned);
}

/** Give the title of the open chat, also of a group that one is not in. */
export function titleOf(id) {
  const known = openChat() ?? chatOf(id) ?? state.groups.find((group) => group.id === id);
  return known?.title ?? botOf(id)?.name ?? "";
}

function drawBar() {
  $("chat").classList.toggle("none", state.open === null);
  $("about").disabled = state.open === null || !state.shown;
  if (state.open === null) return replaceKept($("about"), el("h1", { id: "title" }, w.pickChat));
  const title = titleOf(state.open);
  const subtitle = isPrivate() ? w.botChat : state.shown ? w.members(state.shown.members.length) : "";
  const heading = el("h1", { id: "title", dir: "auto" }, title);
  const words = el("span", { class: "grow" }, heading, el("small", {}, typingWords() || subtitle));
  replaceKept($("about"), avatar(title, state.open, isPrivate()), words);
  $("about").title = w.about(title);
}

function drawPinned() {
  const pinned = (state.shown?.pinned ?? []).map((id) => state.shown.messages.find((message) => message.id === id));
  const list = pinned.filter((message) => message && !message.deleted).sort((one, other) => other.id - one.id);
  $("pinned").hidden = list.length === 0;
  if (!list.length) return;
  const message = list[pinnedPlace % list.length];
  $("pinned").dataset.message = message.id;
  const head = el("small", {}, list.length > 1 ? `${w.pinned} (${list.length})` : w.pinned);
  const words = el("span", { class: "grow" }, head, el("span", { dir: "auto" }, gist(message)));
  replaceKept($("pinned"), icon("pin"), words);
}

function showPinned() {
  document.getElementById(`message:${state.open}:${$("pinned").dataset.message}`)?.scrollIntoView({ block: "center" });
  pinnedPlace += 1;
  drawPinned();
}

// Typing

/** Show for five seconds that somebody is busy. */
export function hearTyping({ chat, id, name, action }) {
  const busy = state.typing.get(chat) ?? new Map();
  state.typing.set(chat, busy);
  clearTimeout(busy.get(id)?.timer);
  busy.set(id, { name, action, timer: setTimeout(() => endTyping(chat, id), TYPING) });
  drawTyping();
  drawBar();
}

/** Somebody said something, so is not busy any more. */
export function endTyping(chat, id) {
  if (!state.typing.get(chat)?.delete(id)) return;
  drawTyping();
  drawBar();
}

function typingWords() {
  const busy = [...(state.typing.get(state.open)?.values() ?? [])];
  return busy.map(({ name, action }) => `${name} ${w.typing[action] ?? w.typing.other}`).join(", ");
}

function drawTyping() {
  const words = typingWords();
  const dots = words && el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  $("typing").replaceChildren(...[dots, words && el("span", { dir: "auto" }, words)].filter(Boolean));
}

// Below the messages

function drawFoot() {
  const bar = footWords();
  $("composer").hidden = bar !== null || !mayWrite();
  $("bar-message").hidden = bar === null;
  replaceKept($("bar-message"), bar ?? []);
}

/** Give what stands in for the text box, or null when one may write. */
function footWords() {
  if (state.open === null) return null;
  const say = (words) => el("p", {}, words);
  const button = (key, words, deed) => el("button", { class: "main", "data-key": key, onclick: deed }, words);
  const deed = (action) => () => attempt(() => act(state.open, action));
  if (state.outside) return [say(w.notInGroup), button("join", w.join, deed("join"))];
  const chat = openChat();
  if (!chat) return null;
  if (chat.moved_to) return [say(w.movedOn)];
  if (chat.status === "kicked") return [say(w.wasRemoved)];
  if (chat.status === "left") return [say(w.notInGroup), button("join", w.join, deed("join"))];
  if (chat.blocked) return [say(w.blocked), button("unblock", w.unblock, deed("unblock"))];
  if (isPrivate() && !state.shown.messages.length) {
    const about = state.shown.about && el("p", { class: "about", dir: "auto" }, state.shown.about);
    return [about, button("start", w.start, () => startBot(chat.id))];
  }
  return null;
}

// The panel about a chat

function showAbout() {
  if (isPrivate()) botPanel();
  else groupPanel();
}

function botPanel() {
  const chat = openChat();
  const bot = botOf(chat.id);
  const words = state.shown.about || bot.description;
  const body = [
    el("p", { class: "face-line" }, avatar(chat.title, chat.id, true), el("span", {}, `@${bot.username}`)),
    words && el("p", { dir: "auto", class: "pre" }, words),
    el("ul", { class: "choices" },
      choice({ href: transcriptOf(chat.id), target: "_blank", rel: "noopener" }, icon("file"), w.transcript),
      choice({ danger: true, "data-deed": "block", onclick: block }, icon("close"), chat.blocked ? w.unblock : w.block)),
  ];
  const panel = show(chat.title, body.filter(Boolean));
  function block() {
    panel.close();
    attempt(() => act(chat.id, chat.blocked ? "unblock" : "block"));
  }
}
