/** The first three things to try, for somebody who sees this for the first time. */

import { fill } from "./composer.js";
import { attempt, toast } from "./dialog.js";
import { $, el, icon, iconButton, titled } from "./dom.js";
import { markButton } from "./log.js";
import { act, groupsOfMine, on, state } from "./state.js";
import { w } from "./words.js";
import { go } from "./route.js";

const done = new Set(JSON.parse(localStorage.getItem("tour-done") ?? "[]"));

export function setUpTour() {
  on("people list", draw);
  $("tour-again").addEventListener("click", () => {
    const hidden = localStorage.getItem("tour") === "hidden";
    localStorage.setItem("tour", hidden ? "shown" : "hidden");
    draw();
    if (hidden) $("tour").querySelector("button")?.focus();
  });
}

function newcomer() {
  const named = state.people.find((one) => one.first_name === "Marit");
  return named ?? state.people.find((one) => /nieuw|new/i.test(one.note ?? ""));
}

function draw() {
  const shown = state.me !== null && localStorage.getItem("tour") !== "hidden";
  $("tour-again").setAttribute("aria-expanded", String(shown));
  if ($("tour").hidden === shown) $("tour").hidden = !shown;
  const form = [w.locale, newcomer()?.id, ...done].join();
  if (!shown || $("tour").dataset.form === form) return;
  $("tour").dataset.form = form;
  const focused = $("tour").contains(document.activeElement) ? document.activeElement.dataset.step : null;
  const steps = w.tour.map(([title, words], number) => step(title, words, number)).filter(Boolean);
  const head = el("header", {}, el("h2", { id: "tour-title" }, w.tourTitle), iconButton("close", w.tourClose, hide));
  $("tour").replaceChildren(head, el("ol", {}, steps));
  if (focused) $("tour").querySelector(`[data-step="${focused}"]`)?.focus();
}

function hide() {
  localStorage.setItem("tour", "hidden");
  draw();
  $("tour-again").focus();
}

function step(title, words, number) {
  const person = newcomer();
  if (number === 2 && !person) return null;
  const deed = [askInGroup, tapNumber, becomeNewcomer][number];
  const mark = el("span", { class: "mark" }, done.has(number) ? icon("check") : String(number + 1));
  const run = async () => {
    if ((await attempt(deed)) === false) return;
    done.add(number);
    localStorage.setItem("tour-done", JSON.stringify([...done]));
    draw();
  };
  const about = { class: `step${done.has(number) ? " done" : ""}`, "data-step": number, onclick: run };
  return el("li", {}, el("button", about, mark, titled(title, words.replace("{name}", person?.first_name ?? ""))));
}

function groupHere() {
  const groups = groupsOfMine();
  return groups.find((chat) => chat.id === state.open) ?? groups[0];
}

async function askInGroup() {
  const group = groupHere();
  if (!group) return toast(w.tourNobody), false;
  await go(state.me.id, group.id);
  fill(w.tour[0][1]);
  toast(w.tourSend);
}

async function tapNumber() {
  const group = groupHere();
  if (!group) return toast(w.tourNobody), false;
  await go(state.me.id, group.id);
  if (markButton(/📞|☎|nummer|number|\bbel\b|\bcall\b/i)) return toast(w.tourNumber);
  await askInGroup();
  toast(w.tourAsk);
  return false;
}

async function becomeNewcomer() {
  const person = newcomer();
  const bot = state.bots[0];
  await go(person.id, bot.id);
  if (!markButton(/zet mij erin|put me in/i)) await act(bot.id, "start", {});
}
