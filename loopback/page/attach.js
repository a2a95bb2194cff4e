/** Sending things, and the keyboard that a bot puts under the text box. */

import { askFile, finish, submit } from "./composer.js";
import { attempt, confirm, pick, show, toast } from "./dialog.js";
import { $, avatar, choice, el, icon, replaceKept } from "./dom.js";
import { act, isPrivate, mayWrite, on, openChat, state } from "./state.js";
import { w } from "./words.js";

// The towns of the study; a place is made up anyway.
const PLACES = [
  ["Oss", 51.7650, 5.5180],
  ["Vlissingen", 51.4426, 3.5736],
  ["Diemen", 52.3395, 4.9623],
];

let hiddenKeys = null; // the keyboard that was put away

export function setUpKeys() {
  on("chat messages", drawKeys);
  $("keys-toggle").addEventListener("click", () => {
    hiddenKeys = hiddenKeys === form() ? null : form();
    drawKeys();
  });
}

/** Let somebody choose what to send along. */
export function attachMenu() {
  const row = (name, label, deed) =>
    choice({ "data-deed": name, onclick: () => (menu.close(), deed()) }, icon(name), label);
  const rows = [
    row("file", w.sendFile, () => askFile("document")),
    row("photo", w.sendPhoto, () => askFile("photo")),
    row("person", w.sendContact, sendContact),
    row("place", w.sendPlace, sendPlace),
  ];
  const menu = show(w.attach, [el("ul", { class: "choices" }, rows)], { kind: "menu" });
}

async function sendContact() {
  const known = state.people.filter((person) => person.phone);
  const items = known.map((person) => {
    const label = person.id === state.me.id ? w.myContact : person.name;
    return { value: person.id, label, detail: person.phone, before: avatar(person.name, person.id) };
  });
  const person = await pick(w.whichContact, items);
  if (person !== null) await attempt(() => act(state.open, "contact", { person, ...finish() }));
}

async function sendPlace() {
  const items = PLACES.map(([label, latitude, longitude]) => {
    return { value: { latitude, longitude }, label, before: icon("place") };
  });
  const spot = await pick(w.whichPlace, items);
  if (spot) await attempt(() => act(state.open, "location", { ...spot, ...finish() }));
}

// The bot's keyboard

const form = () => `${state.me?.id}:${state.open}:${JSON.stringify(state.shown?.keyboard?.rows)}`;

function drawKeys() {
  const keyboard = mayWrite() ? state.shown?.keyboard : null;
  const hidden = hiddenKeys === form();
  $("keys-toggle").hidden = !keyboard;
  $("keys-toggle").setAttribute("aria-expanded", String(Boolean(keyboard) && !hidden));
  $("keys").hidden = !keyboard || hidden;
  if ($("keys").hidden) return $("keys").replaceChildren();
  const rows = keyboard.rows.map((row, number) => row.map((key, column) => keyButton(key, `${number}:${column}`)));
  replaceKept($("keys"), rows.map((row) => el("div", { class: "row" }, row)));
}

function keyButton(key, place) {
  const glyph = { contact: "call", location: "place" }[key.kind];
  const about = { class: `key ${key.kind}`, dir: "auto", "data-key": `key:${place}`, onclick: () => pressKey(key) };
  return el("button", about, glyph && icon(glyph), key.text);
}

async function pressKey(key) {
  if (key.kind === "text") return submit(key.text);
  if (key.kind === "location") return sendPlace();
  if (key.kind !== "contact") return toast(w.unusable);
  const { title } = openChat();
  const question = isPrivate() ? w.shareNumber(title) : w.shareNumberIn(title);
  if (await confirm(question, w.share)) await attempt(() => act(state.open, "contact", finish()));
}
