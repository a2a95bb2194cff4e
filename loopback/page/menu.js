/** What can be done with a message: answer, edit, forward, react, copy, pin, delete. */

import { attempt, confirm, pickChat, show, toast } from "./dialog.js";
import { choice, el, icon } from "./dom.js";
import { canEdit, startEdit, startReply } from "./composer.js";
import { act, administers, chatsOfMine, isPrivate, mayWrite, state } from "./state.js";
import { gist, w } from "./words.js";
import { go } from "./route.js";

const REACTIONS = ["👍", "❤", "🙏", "👏", "🎉", "🤔"];

/** Open the menu of a message. */
export function openMenu(message) {
  const deeds = deedsFor(message);
  const close = () => menu.close();
  const rows = deeds.map(([name, label, deed]) =>
    choice({ danger: name === "delete", "data-deed": name, onclick: () => (close(), deed()) }, icon(name), label));
  const faces = mayWrite() && el("div", { class: "faces" }, REACTIONS.map((emoji) => face(message, emoji, close)));
  const preview = el("p", { class: "preview", dir: "auto" }, gist(message));
  const title = w.messageOf(message.mine ? w.you : message.from.name);
  const menu = show(title, [preview, faces, el("ul", { class: "choices" }, rows)].filter(Boolean), { kind: "menu" });
}

function face(message, emoji, close) {
  const mine = message.reactions.some((one) => one.emoji === emoji && one.mine);
  const react = () => {
    close();
    attempt(() => act(message.chat, "react", { message: message.id, emoji: mine ? [] : [emoji] }));
  };
  const about = { class: "face", "aria-label": w.reactWith(emoji), "aria-pressed": String(mine) };
  return el("button", { ...about, onclick: react }, emoji);
}

function deedsFor(message) {
  const here = message.chat === state.open && mayWrite();
  const body = { message: message.id };
  const pin = message.pinned ? "unpin" : "pin";
  const deeds = [
    here && ["reply", w.reply, () => startReply(message)],
    here && canEdit(message) && ["edit", w.edit, () => startEdit(message)],
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
  const target = await pickChat(w.forwardTo, chatsOfMine());
  if (target === null) return;
  const sent = await attempt(() => act(target, "forward", { message: message.id, from: message.chat }));
  if (sent) go(state.me.id, target);
}
