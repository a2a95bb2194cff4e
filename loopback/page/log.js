/** The messages of the open chat; only what changed is drawn anew, so that focus and reading place stay. */

import { bubble, keyOf } from "./bubble.js";
import { $, el } from "./dom.js";
import { noteSeen, on, state } from "./state.js";
import { day, w } from "./words.js";

const TOGETHER = 5 * 60 * 1000; // messages of one sender within this time look like one
const NEAR = 80; // pixels from the end that count as being at the end

const drawn = new Map(); // key → {form, node}
let shownChat = null;
let missed = 0;
let spotlight = null;

export function setUpLog() {
  on("messages chat", draw);
  $("log").addEventListener("scroll", () => atEnd() && sawAll());
  $("down").addEventListener("click", () => toEnd("smooth"));
  new ResizeObserver(() => wasAtEnd && toEnd()).observe($("log"));
  // Pictures get their height late; stay at the end while they do.
  $("log").addEventListener("load", () => wasAtEnd && toEnd(), true);
}

let wasAtEnd = true;
const atEnd = () => $("log").scrollHeight - $("log").scrollTop - $("log").clientHeight < NEAR;

function toEnd(behavior = "instant") {
  $("log").scrollTo({ top: $("log").scrollHeight, behavior });
  sawAll();
}

function sawAll() {
  wasAtEnd = true;
  missed = 0;
  $("down").hidden = true;
}

function draw() {
  const log = $("log");
  const anew = shownChat !== `${state.me?.id}:${state.open}`;
  if (anew) {
    shownChat = `${state.me?.id}:${state.open}`;
    drawn.clear();
    log.replaceChildren();
    sawAll();
  }
  wasAtEnd = anew || atEnd();
  // A screen reader reads what is added; not a whole chat when it is opened.
  log.setAttribute("aria-busy", String(log.childElementCount === 0));
  const focused = log.contains(document.activeElement) ? document.activeElement : null;
  const before = log.querySelectorAll("article, .service").length;
  place(log, lines());
  returnFocus(focused);
  const added = log.querySelectorAll("article, .service").length - before;
  requestAnimationFrame(() => log.setAttribute("aria-busy", "false"));
  if (wasAtEnd || state.shown?.messages.at(-1)?.mine && added > 0) toEnd();
  else if (before && added > 0) showMissed(added);
  if (anew || state.firstUnread) log.querySelector(".fresh:not(.seen)")?.scrollIntoView({ block: "center" });
  log.querySelector(".fresh")?.classList.add("seen");
  shine();
  noteSeen();
}

function showMissed(added) {
  missed += added;
  $("down").hidden = false;
  $("down").setAttribute("aria-label", `${w.toNewest}, ${w.unread(missed)}`);
  $("down").dataset.count = missed;
}

/** Give all lines of the log, old ones as they were. */
function lines() {
  const messages = [...state.older, ...(state.shown?.messages ?? [])];
  const nodes = [];
  let date = null;
  for (const [place, message] of messages.entries()) {
    const today = day(message.date);
    if (today !== date) nodes.push(line(`day:${today}`, today, () => el("h3", { class: "service day" }, today)));
    date = today;
    if (message.id === state.firstUnread && message.chat === state.open) {
      nodes.push(line("fresh", w.newMessages, () => el("h3", { class: "fresh" }, w.newMessages)));
    }
    const run = { first: !together(messages[place - 1], message), last: !together(message, messages[place + 1]) };
    const form = JSON.stringify([message, run, w.locale, pressed(message), status(message)]);
    nodes.push(line(keyOf(message), form, () => bubble(message, run)));
  }
  return nodes;
}

const pressed = (message) => [...state.pressing].filter((key) => key.startsWith(`press:${message.chat}:${message.id}:`));
const status = (message) => state.shown?.members.find((member) => member.id === message.from.id)?.status;

function together(one, next) {
  if (!one || !next || one.service || next.service) return false;
  const near = new Date(next.date) - new Date(one.date) < TOGETHER && day(one.date) === day(next.date);
  return near && one.from.id === next.from.id && next.id !== state.firstUnread;
}

function line(key, form, make) {
  const old = drawn.get(key);
  if (old?.form === form) return old.node;
  const node = make();
  drawn.set(key, { form, node });
  return node;
}

/** Put the nodes in the log in this order, touching only what differs. */
function place(log, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...log.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (log.children[index] !== node) log.insertBefore(node, log.children[index] ?? null);
  });
}

function returnFocus(focused) {
  if (!focused || focused.isConnected) return;
  const same = focused.dataset.key && $("log").querySelector(`[data-key="${CSS.escape(focused.dataset.key)}"]`);
  const message = focused.closest("article")?.id;
  (same ?? (message && document.getElementById(message)) ?? $("log")).focus({ preventScroll: true });
}

/** Mark the newest button whose words fit, now or as soon as it comes. Tells whether it is there now. */
export function markButton(words) {
  spotlight = words;
  return shine();
}

function shine() {
  if (!spotlight) return false;
  const fits = [...$("log").querySelectorAll(".buttons .key")].filter((key) => spotlight.test(key.textContent));
  const found = fits.at(-1) && fits.find((key) => key.closest("article") === fits.at(-1).closest("article"));
  if (!found) return false;
  spotlight = null;
  found.classList.add("spot");
  found.scrollIntoView({ block: "nearest" });
  wasAtEnd = atEnd();
  found.focus({ preventScroll: true });
  return true;
}
