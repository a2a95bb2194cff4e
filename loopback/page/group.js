/** A group: who is in it, what an administrator does there, and making a new one. */

import { attempt, confirm, pick, show } from "./dialog.js";
import { avatar, el, icon, iconButton, replaceKept } from "./dom.js";
import { act, administers, chatOf, makeGroup, mayWrite, on, openChat, state, transcriptOf } from "./state.js";
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
  const deed = (name, label, glyph, run, danger = false) =>
    el("li", {}, el("button", { class: `choice${danger ? " danger" : ""}`, "data-key": name, "data-deed": name, onclick: run }, icon(glyph), label));
  const may = mayWrite();
  const deeds = [
    may && deed("add", w.addSomeone, "group", () => addSomeone(chat)),
    may && administers() && deed("rename", w.rename, "edit", () => rename(chat)),
    may && administers() && chat.type === "group" && deed("migrate", w.migrate, "forward", () => close(() => act(chat.id, "migrate"))),
    el("li", {}, el("a", { class: "choice", href: transcriptOf(chat.id), target: "_blank", rel: "noopener" }, icon("file"), w.transcript)),
    may && deed("leave", w.leave, "close", () => leave(chat), true),
  ];
  replaceKept(panel.body, el("ul", { class: "choices" }, deeds.filter(Boolean)),
    el("h3", {}, w.members(state.shown.members.length)), el("ul", { class: "members" }, state.shown.members.map(memberRow)));
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
  return el("li", {}, avatar(member.name, member.id, member.is_bot),
    el("span", { class: "grow" }, el("bdi", {}, member.name), about && el("small", {}, about)),
    manage && iconButton(rank === "demote" ? "down" : "star", w[rank](member.name), run(rank), { "data-key": `rank:${member.id}` }),
    manage && iconButton("delete", w.remove(member.name), run("remove"), { "data-key": `remove:${member.id}` }));
}

async function addSomeone(chat) {
  const present = new Set(state.shown.members.map((member) => member.id));
  const all = [...state.people, ...state.bots.map((bot) => ({ ...bot, is_bot: true }))];
  const items = all
    .filter((one) => !present.has(one.id))
    .map((one) => ({ value: one.id, label: one.name, detail: one.is_bot ? w.bot : one.note, before: avatar(one.name, one.id, one.is_bot) }));
  const person = await pick(w.addTo(chat.title), items, w.everyoneIn);
  if (person !== null) await attempt(() => act(chat.id, "add", { person }));
}

async function leave(chat) {
  if (await confirm(w.leaveSure, w.leave, true)) await close(() => act(chat.id, "leave"));
}

function titleField(value = "") {
  return el("input", { type: "text", required: true, maxlength: 128, value, dir: "auto", "aria-label": w.groupName, placeholder: w.groupName, autofocus: true });
}

/** Show a small form; `done` gets called when it is sent. */
function formDialog(title, fields, yes, done) {
  const form = el("form", { class: "fields" }, fields, el("footer", {}, el("button", { type: "submit", class: "main" }, yes)));
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
  const boxes = [...state.bots, ...state.people.filter((one) => one.id !== state.me.id)].map((one) => {
    const box = el("input", { type: "checkbox", value: one.id });
    const label = el("label", {}, box, avatar(one.name, one.id, Boolean(chatOf(one.id))), el("bdi", {}, one.name));
    return { id: one.id, isBot: state.bots.includes(one), box, label };
  });
  const who = el("fieldset", {}, el("legend", {}, w.who), boxes.map((one) => one.label));
  formDialog(w.newGroup, [title, who], w.make, async () => {
    const chosen = boxes.filter((one) => one.box.checked);
    const { id } = await makeGroup(title.value.trim(), chosen.filter((one) => !one.isBot).map((one) => one.id));
    for (const bot of chosen.filter((one) => one.isBot)) await act(id, "add", { person: bot.id });
    go(state.me.id, id);
  });
}
