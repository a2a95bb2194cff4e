/** A group: who is in it, what an administrator does there, and making a new one. */

import { attempt, confirm, pick, show } from "./dialog.js";
import { avatar, choice, el, icon, iconButton, replaceKept, titled } from "./dom.js";
import { act, administers, makeGroup, mayWrite, on, openChat, state, transcriptOf } from "./state.js";
import { w } from "./words.js";
import { go } from "./route.js";

let panel = null;

on("chat", () => panel?.open && fillPanel());

/** Show who is in the open group and what can be done. */
export function groupPanel() {
  const body = el("div", { class: "group" });
  panel = show(openChat().title, [body], { kind: "side" });
  panel.body = body;
  fillPanel();
  body.querySelector("button")?.focus();
}

function fillPanel() {
  const chat = openChat();
  if (!chat || chat.type === "private") return panel.close();
  panel.querySelector("h2").textContent = chat.title;
  const deed = (name, label, glyph, onclick, danger = false) =>
    choice({ "data-key": name, "data-deed": name, onclick, danger }, icon(glyph), label);
  const may = mayWrite();
  const migrate = () => close(() => act(chat.id, "migrate"));
  const deeds = [
    may && deed("add", w.addSomeone, "group", () => addSomeone(chat)),
    may && administers() && deed("rename", w.rename, "edit", () => rename(chat)),
    may && administers() && chat.type === "group" && deed("migrate", w.migrate, "forward", migrate),
    choice({ href: transcriptOf(chat.id), target: "_blank", rel: "noopener" }, icon("file"), w.transcript),
    may && deed("leave", w.leave, "close", () => leave(chat), true),
  ];
  const { members } = state.shown;
  replaceKept(panel.body, el("ul", { class: "choices" }, deeds),
    el("h3", {}, w.members(members.length)), el("ul", { class: "members" }, members.map(memberRow)));
}

function close(deed) {
  panel.close();
  return attempt(deed);
}

function memberRow(member) {
  const mine = member.id === state.me.id;
  const about = [member.is_bot ? w.bot : w.status[member.status], mine && w.you].filter(Boolean).join(" · ");
  const manage = administers() && mayWrite() && !mine && member.status !== "creator";
  const rank = member.status === "administrator" ? "demote" : "promote";
  const run = (action) => () => attempt(() => act(state.open, action, { person: member.id }));
  const button = (action, glyph, key) =>
    manage && iconButton(glyph, w[action](member.name), run(action), { "data-key": `${key}:${member.id}` });
  return el("li", {}, avatar(member.name, member.id, member.is_bot), titled(member.name, about),
    button(rank, rank === "demote" ? "down" : "star", "rank"), button("remove", "delete", "remove"));
}

/** Give all people and bots there are. */
function everybody() {
  return [...state.bots.map((bot) => ({ ...bot, isBot: true })), ...state.people];
}

async function addSomeone(chat) {
  const present = new Set(state.shown.members.map((member) => member.id));
  const absent = everybody().filter((one) => !present.has(one.id));
  const items = absent.map((one) => {
    const before = avatar(one.name, one.id, one.isBot);
    return { value: one.id, label: one.name, detail: one.isBot ? w.bot : one.note, before };
  });
  const person = await pick(w.addTo(chat.title), items, w.everyoneIn);
  if (person !== null) await attempt(() => act(chat.id, "add", { person }));
}

async function leave(chat) {
  if (await confirm(w.leaveSure, w.leave, true)) await close(() => act(chat.id, "leave"));
}

function titleField(value = "") {
  const about = { type: "text", required: true, maxlength: 128, value, dir: "auto", autofocus: true };
  return el("input", { ...about, "aria-label": w.groupName, placeholder: w.groupName });
}

/** Show a small form; `done` gets called when it is sent. */
function formDialog(title, fields, yes, done) {
  const go = el("button", { type: "submit", class: "main" }, yes);
  const form = el("form", { class: "fields" }, fields, el("footer", {}, go));
  const dialog = show(title, [form]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    attempt(done);
  });
}

function rename(chat) {
  const title = titleField(chat.title);
  formDialog(w.rename, [title], w.save, () => act(chat.id, "title", { title: title.value }));
}

/** Make a new group, with this person as its owner. */
export function newGroup() {
  const title = titleField();
  const others = everybody().filter((one) => one.id !== state.me.id);
  const boxes = others.map(({ id, name, isBot }) => {
    const box = el("input", { type: "checkbox", value: id });
    return { id, isBot, box, label: el("label", {}, box, avatar(name, id, isBot), el("bdi", {}, name)) };
  });
  const who = el("fieldset", {}, el("legend", {}, w.who), boxes.map((one) => one.label));
  formDialog(w.newGroup, [title, who], w.make, async () => {
    const chosen = boxes.filter((one) => one.box.checked);
    const { id } = await makeGroup(title.value.trim(), chosen.filter((one) => !one.isBot).map((one) => one.id));
    for (const bot of chosen.filter((one) => one.isBot)) await act(id, "add", { person: bot.id });
    go(state.me.id, id);
  });
}
