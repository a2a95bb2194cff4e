/** What can be done with a message: answer, edit, forward, react, copy, pin, delete. */

import { attempt, confirm, pick, show, toast } from "./dialog.js";
import { avatar, el, icon } from "./dom.js";
import { startEdit, startReply } from "./composer.js";
import { act, administers, isPrivate, mayWrite, state } from "./state.js";
import { gist, w } from "./words.js";
import { go } from "./route.js";

const REACTIONS = ["👍", "❤", "🙏", "👏", "🎉", "🤔"];

/** Open the menu of a message. */
export function openMenu(message) {
  const deeds = deedsFor(message);
  const rows = deeds.map(([name, label, deed]) =>
    el("li", {}, el("button", { class: `choice${name === "delete" ? " danger" : ""}`, "data-deed": name, onclick: () => (menu.close(), deed()) }, icon(name), label)));
  const faces = mayWrite() && el("div", { class: "faces" }, REACTIONS.map((emoji) => face(message, emoji, () => menu.close())));
  const preview = el("p", { class: "preview", dir: "auto" }, gist(message));
  const menu = show(w.messageOf(message.mine ? w.you : message.from.name), [preview, faces, el("ul", { class: "choices" }, rows)].filter(Boolean), { kind: "menu" });
}

function face(message, emoji, close) {
  const mine = message.reactions.some((one) => one.emoji === emoji && one.mine);
  const react = () => {
    close();
    attempt(() => act(message.chat, "react", { message: message.id, emoji: mine ? [] : [emoji] }));
  };
  return el("button", { class: "face", "aria-label": w.reactWith(emoji), "aria-pressed": String(mine), onclick: react }, emoji);
}

function deedsFor(message) {
  const here = message.chat === state.open && mayWrite();
  const body = { message: message.id };
  const pin = message.pinned ? "unpin" : "pin";
  const deeds = [
    here && ["reply", w.reply, () => startReply(message)],
    here && message.mine && message.text && !message.forward && !message.document && !message.photo && ["edit", w.edit, () => startEdit(message)],
    ["forward", w.forward, () => forward(message)],
    message.text && ["copy", w.copy, () => copy(message.text)],
    here && (isPrivate() || administers()) && ["pin", w[pin], () => attempt(() => act(message.chat, pin, body))],
    here && (message.mine || isPrivate() || administers()) && ["delete", w.delete, () => remove(message)],
  ];
  return deeds.filter(Boolean);
}

async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => null);
  toast(w.copied);
}

async function remove(message) {
  if (await confirm(w.deleteSure, w.delete, true)) await attempt(() => act(message.chat, "delete", { message: message.id }));
}

async function forward(message) {
  const chats = state.chats.filter((chat) => !chat.moved_to && !["left", "kicked"].includes(chat.status) && !chat.blocked);
  const items = chats.map((chat) => ({ value: chat.id, label: chat.title, before: avatar(chat.title, chat.id, chat.type === "private") }));
  const target = await pick(w.forwardTo, items);
  if (target === null) return;
  const sent = await attempt(() => act(target, "forward", { message: message.id, from: message.chat }));
  if (sent) go(state.me.id, target);
}
