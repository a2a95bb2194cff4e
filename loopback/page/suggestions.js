/** What the text box offers while one types: commands, names, and a bot's inline results. */

import { finish, fill, submit } from "./composer.js";
import { attempt } from "./dialog.js";
import { $, avatar, el, titled } from "./dom.js";
import { startBot } from "./links.js";
import { act, state } from "./state.js";
import { w } from "./words.js";

const PAUSE = 250; // milliseconds of rest before a bot is asked
let items = [];
let chosen = 0;
let asked = 0;
let timer = null;

/** Offer what fits to the text so far. */
export function suggest(text) {
  clearTimeout(timer);
  asked += 1;
  const inline = /^@(\w+)\s([^]*)$/.exec(text);
  const bot = inline && state.bots.find((one) => one.username.toLowerCase() === inline[1].toLowerCase());
  if (bot) {
    const number = asked;
    timer = setTimeout(() => askBot(bot, inline[2], number), PAUSE);
    return draw(items.filter((item) => item.inline), w.searching);
  }
  const command = /^\/([^\s]*)$/.exec(text);
  if (command) return draw(commands(command[1].toLowerCase()));
  const name = /(?:^|\s)@(\w*)$/.exec(text);
  draw(name ? names(text, name[1].toLowerCase()) : []);
}

export function closeSuggestions() {
  clearTimeout(timer);
  asked += 1;
  draw([]);
}

function commands(typed) {
  const bots = new Set(state.shown?.commands.map((one) => one.bot));
  const fitting = state.shown?.commands.filter((one) => one.command.startsWith(typed.split("@")[0])) ?? [];
  return fitting.map(({ command, description, bot }) => {
    const whole = bots.size > 1 ? `/${command}@${bot}` : `/${command}`;
    return { title: whole, detail: description, run: () => submit(whole), complete: () => fill(`${whole} `) };
  });
}

function names(text, typed) {
  const others = (state.shown?.members ?? []).filter((one) => one.id !== state.me.id);
  const fitting = others.filter((one) => one.username?.toLowerCase().startsWith(typed));
  return fitting.map(({ name, id, username, is_bot: isBot }) => {
    const complete = () => fill(`${text.slice(0, text.length - typed.length)}${username} `);
    return { title: name, detail: `@${username}`, before: avatar(name, id, isBot), run: complete, complete };
  });
}

async function askBot(bot, query, number) {
  const answer = await attempt(() => act(state.open, "inline", { query, bot: bot.id }));
  if (number !== asked) return;
  const { query_id: id, results = [], button } = answer ?? {};
  const found = results.map((result) => ({
    inline: true,
    title: result.title || result.text,
    detail: result.description,
    run: () => (finish(), attempt(() => act(state.open, "choose", { query_id: id, result: result.id }))),
  }));
  const leave = button && { inline: true, title: button.text, run: () => (finish(), startBot(bot.id, button.start)) };
  draw([...(leave ? [leave] : []), ...found], w.noResults);
}

// Showing

function draw(fresh, nothing = null) {
  items = fresh;
  chosen = 0;
  const shown = items.length > 0 || nothing !== null;
  $("suggestions").hidden = !shown;
  $("suggestion-count").textContent = items.length ? w.results(items.length) : (nothing ?? "");
  const rows = items.map((item, number) => {
    const about = { role: "option", id: `suggestion-${number}`, "aria-selected": "false" };
    return el("li", { ...about, onclick: () => item.run(), onpointerdown: keepFocus }, item.before, titled(item.title, item.detail));
  });
  const empty = el("li", { role: "option", "aria-disabled": "true", class: "empty" }, nothing ?? "");
  $("suggestion-list").replaceChildren(...(rows.length || nothing === null ? rows : [empty]));
  select(0);
}

/** The focus stays in the text box, also on a phone. */
const keepFocus = (event) => event.preventDefault();

function select(number) {
  const rows = [...$("suggestion-list").querySelectorAll("[aria-selected]")];
  chosen = rows.length ? (number + rows.length) % rows.length : 0;
  rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === chosen)));
  rows[chosen]?.scrollIntoView({ block: "nearest" });
  if (rows.length) $("text").setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  else $("text").removeAttribute("aria-activedescendant");
}

/** Handle a key for the list; tells whether it was one. */
export function suggestionKey(event) {
  if ($("suggestions").hidden) return false;
  if (event.key === "Escape") closeSuggestions();
  else if (!items.length || event.shiftKey) return false;
  else if (event.key === "ArrowDown") select(chosen + 1);
  else if (event.key === "ArrowUp") select(chosen - 1);
  else if (event.key === "Tab" && items[chosen].complete) items[chosen].complete();
  else if (event.key === "Enter") items[chosen].run();
  else return false;
  event.preventDefault();
  return true;
}
