/** The list of chats, with what was said last and what is unread. */

import { $, avatar, el, replaceKept } from "./dom.js";
import { newGroup } from "./group.js";
import { on, state } from "./state.js";
import { gist, moment, w } from "./words.js";
import { addressOf } from "./route.js";

export function setUpChats() {
  on("list", draw);
  $("new-group").addEventListener("click", newGroup);
}

function draw() {
  if (!state.me) return;
  const chats = state.chats.filter((chat) => !chat.moved_to);
  replaceKept($("chats"), chats.map(row));
  const strange = state.groups.filter((group) => !state.chats.some((chat) => chat.id === group.id));
  const others = strange.map((group) => row({ ...group, last: null, status: "left" }));
  replaceKept($("elsewhere"), others.length ? [el("h2", {}, w.otherGroups), el("ul", {}, others)] : []);
  drawTitle();
}

function row(chat) {
  const unread = state.unread.get(chat.id) ?? 0;
  const { last } = chat;
  const about = {
    href: addressOf(state.me.id, chat.id),
    "aria-current": chat.id === state.open && "page",
    "data-key": `chat:${chat.id}`,
    "data-chat": chat.id,
  };
  const time = last && el("time", { datetime: last.date }, moment(last.date));
  const badge = unread > 0 && el("span", { class: "count", "aria-label": w.unread(unread) }, String(unread));
  const words = el("span", { class: "grow" },
    el("span", { class: "top" }, el("strong", { dir: "auto" }, chat.title), time),
    el("span", { class: "top" }, el("span", { class: "gist", dir: "auto" }, lastWords(chat)), badge));
  return el("li", {}, el("a", about, avatar(chat.title, chat.id, chat.type === "private"), words));
}

function lastWords({ type, status, last }) {
  if (!last) return status === "left" ? w.notInGroup : w.nothingYet;
  const who = last.mine ? w.you : type === "private" ? null : last.from.name.split(" ")[0];
  return who && !last.service ? `${who}: ${gist(last)}` : gist(last);
}

function drawTitle() {
  const unread = [...state.unread.values()].reduce((sum, one) => sum + one, 0);
  const chat = state.chats.find((one) => one.id === state.open);
  const words = [chat?.title, state.me.name, "Wiebelik"].filter(Boolean).join(" · ");
  document.title = unread ? `(${unread}) ${words}` : words;
}
