/** Who you are: choosing a person, here or in a second window. */

import { show } from "./dialog.js";
import { $, avatar, choice, el, icon, iconButton, replaceKept, titled } from "./dom.js";
import { on, state } from "./state.js";
import { w } from "./words.js";
import { addressOf, go } from "./route.js";

export function setUpPeople() {
  on("people", drawStart);
  on("people list", drawMe);
  $("me").addEventListener("click", () => choosePerson());
  $("second").addEventListener("click", () => choosePerson(true));
}

/** Give the few words that tell who somebody is here. */
export function noteOf(person) {
  return person.note || ((person.language ?? "nl").startsWith("nl") ? "" : w.english);
}

function openWindow(person) {
  const chat = state.open ?? null;
  const address = `${location.pathname}${addressOf(person.id, chat)}`;
  window.open(address, "_blank", "noopener,popup,width=440,height=800");
}

function personWords(person) {
  return [avatar(person.name, person.id), titled(person.name, noteOf(person))];
}

function drawStart() {
  if (state.me) return;
  const rows = state.people.map((person) =>
    choice({ "data-person": person.id, onclick: () => go(person.id) }, personWords(person), icon("next")));
  replaceKept($("start-people"), rows);
}

function drawMe() {
  if (!state.me) return;
  const { name, id } = state.me;
  replaceKept($("me"), avatar(name, id), titled(name, noteOf(state.me) || w.switchTo), icon("down"));
  $("me").setAttribute("aria-label", w.youAre(name));
}

function choosePerson(inWindow = false) {
  const close = () => dialog.close();
  const rows = state.people.map((person) => personRow(person, inWindow, close));
  const dialog = show(inWindow ? w.windowAs : w.whoAreYou, [el("ul", { class: "choices" }, rows)]);
}

function personRow(person, inWindow, close) {
  const current = person.id === state.me.id;
  const become = () => (close(), go(person.id, state.open));
  const open = () => (close(), openWindow(person));
  const label = w.openWindow(person.name);
  const about = { "data-person": person.id, "aria-current": current && "true" };
  const deed = inWindow ? { onclick: open, "aria-label": label } : { onclick: become };
  const row = choice({ ...about, ...deed }, personWords(person), current && icon("check"));
  row.classList.add("pair");
  if (!inWindow) row.append(iconButton("window", label, open, { "data-window": person.id }));
  return row;
}
