/** Pressing the buttons under a message, and following links; those to a bot stay in the page. */

import { alertBox, attempt, pickChat, show, toast } from "./dialog.js";
import { el } from "./dom.js";
import { act, changed, groupsOfMine, state } from "./state.js";
import { w } from "./words.js";
import { fill } from "./composer.js";
import { go } from "./route.js";

const SAFE = ["http:", "https:", "tel:", "mailto:"];
const late = new Map(); // presses whose answer may still come as an event, with the name of the bot

/** Read a link to a bot: {bot, start} or {bot, startgroup}; null for any other link. */
export function readBotLink(address) {
  if (!URL.canParse(address)) return null;
  const link = new URL(address);
  let name = link.searchParams.get("domain");
  if (["t.me", "telegram.me"].includes(link.hostname.replace(/^www\./, ""))) name = link.pathname.slice(1);
  else if (link.protocol !== "tg:") return null;
  const bot = state.bots.find((one) => one.username.toLowerCase() === name?.toLowerCase());
  if (!bot) return null;
  return { bot, start: link.searchParams.get("start"), startgroup: link.searchParams.get("startgroup") };
}

/** Follow a link to a bot inside the page. Tells whether it was one. */
export function followBotLink(address) {
  const link = readBotLink(address);
  if (!link) return false;
  if (link.startgroup !== null) attempt(() => addToGroup(link));
  else if (link.start !== null) startBot(link.bot.id, link.start);
  else go(state.me.id, link.bot.id);
  return true;
}

/** Open the private chat with a bot and press Start there. */
export async function startBot(bot, payload = "") {
  await attempt(() => act(bot, "start", payload ? { payload } : {}));
  go(state.me.id, bot);
}

async function addToGroup({ bot, startgroup }) {
  const group = await pickChat(w.whichGroup, groupsOfMine());
  if (group === null) return;
  await act(group, "add", { person: bot.id, payload: startgroup });
  go(state.me.id, group);
}

function offerLink(address) {
  if (!URL.canParse(address) || !SAFE.includes(new URL(address).protocol)) return;
  const outside = { href: address, target: "_blank", rel: "noopener noreferrer" };
  const leave = el("a", { ...outside, class: "main", autofocus: true, onclick: () => box.close() }, w.openLink);
  const box = show(w.opensLink, [el("p", { class: "address" }, address), el("footer", {}, leave)], { kind: "alert" });
}

/** Show what a bot answered to a press. */
function showAnswer({ kind, text, url }, name) {
  if (kind === "alert") alertBox(text, name);
  else if (kind === "toast") toast(text);
  else if (kind === "url" && !followBotLink(url)) offerLink(url);
}

/** An answer that came after the page stopped waiting for it. */
export function hearAnswer(answer) {
  if (late.has(answer.press)) showAnswer(answer, late.get(answer.press));
  late.delete(answer.press);
}

export const pressKey = (message, row, column) => `press:${message.chat}:${message.id}:${row}:${column}`;

async function press(message, row, column) {
  const key = pressKey(message, row, column);
  if (state.pressing.has(key)) return;
  state.pressing.add(key);
  changed("messages");
  const answer = await attempt(() => act(message.chat, "press", { message: message.id, row, column, wait: 15 }));
  state.pressing.delete(key);
  changed("messages");
  if (!answer) return;
  const { name } = message.via ?? message.from;
  if (answer.answered) return showAnswer(answer, name);
  late.set(answer.press, name);
  toast(w.silent);
}

async function fillElsewhere(text) {
  const chat = await pickChat(w.sendIn, state.chats.filter((one) => !one.moved_to));
  if (chat === null) return;
  await go(state.me.id, chat);
  fill(text);
}

async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => null);
  toast(w.copied);
}

/** Make one button under a message. */
export function messageButton(message, row, column, button) {
  const key = pressKey(message, row, column);
  const bot = message.via ?? message.from;
  const deeds = {
    callback: () => press(message, row, column),
    copy: () => copy(button.copy),
    switch_inline_current: () => fill(`@${bot.username} ${button.query}`),
    switch_inline: () => fillElsewhere(`@${bot.username} ${button.query}`),
  };
  const about = { class: `key ${button.kind}`, "data-key": key, dir: "auto" };
  const words = el("span", {}, button.text);
  if (button.kind === "url" && !readBotLink(button.url)) {
    return el("a", { ...about, href: button.url, target: "_blank", rel: "noopener noreferrer" }, words);
  }
  if (button.kind === "url") deeds.url = () => followBotLink(button.url);
  const waiting = state.pressing.has(key) && "true";
  return el("button", { ...about, "aria-busy": waiting, onclick: deeds[button.kind] ?? (() => toast(w.unusable)) }, words);
}

/** Make what is in a text work: commands, links to bots, spoilers, and code that copies. */
export function enliven(text, message) {
  for (const command of text.querySelectorAll(".command[data-command]")) {
    const say = () => attempt(() => act(message.chat, "text", { text: command.dataset.command }));
    makeButton(command, say);
  }
  for (const spoiler of text.querySelectorAll(".spoiler")) {
    makeButton(spoiler, () => spoiler.classList.add("open"));
  }
  for (const code of text.querySelectorAll("code")) {
    makeButton(code, () => copy(code.textContent));
    code.title = w.copy;
  }
  for (const link of text.querySelectorAll("a[href]")) {
    link.addEventListener("click", (event) => followBotLink(link.href) && event.preventDefault());
  }
}

function makeButton(node, deed) {
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.addEventListener("click", deed);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    deed();
  });
}
