/** Who you are: choosing a person, here or in a second window. */

import { show } from "./dialog.js";
import { $, avatar, el, icon, iconButton, replaceKept } from "./dom.js";
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
  const note = noteOf(person);
  return [avatar(person.name, person.id), el("span", { class: "grow" }, el("bdi", {}, person.name), note && el("small", { dir: "auto" }, note))];
}

function drawStart() {
  if (state.me) return;
  const rows = state.people.map((person) =>
    el("li", {}, el("button", { class: "choice", "data-key": `be:${person.id}`, "data-person": person.id, onclick: () => go(person.id) }, personWords(person), icon("next"))));
  replaceKept($("start-people"), rows);
}

function drawMe() {
  if (!state.me) return;
  const { name, id } = state.me;
  replaceKept($("me"), avatar(name, id), el("span", { class: "grow" }, el("bdi", {}, name), el("small", {}, noteOf(state.me) || w.switchTo)), icon("down"));
  $("me").setAttribute("aria-label", w.youAre(name));
}

function choosePerson(inWindow = false) {
  const rows = state.people.map((person) => {
    const current = person.id === state.me.id;
    const choose = () => {
      dialog.close();
      if (inWindow) openWindow(person);
      else go(person.id, state.open);
    };
    const label = inWindow ? { "aria-label": w.openWindow(person.name) } : {};
    const main = el("button", { class: "choice", "data-person": person.id, "aria-current": current && "true", onclick: choose, ...label }, personWords(person), current && icon("check"));
    const other = inWindow ? null : iconButton("window", w.openWindow(person.name), () => (dialog.close(), openWindow(person)), { "data-window": person.id });
    return el("li", { class: "pair" }, main, other);
  });
  const dialog = show(inWindow ? w.windowAs : w.whoAreYou, [el("ul", { class: "choices" }, rows)]);
}
