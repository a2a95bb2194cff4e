/** The chat page: sets everything up, follows the address and what happens on the server. */

import { setUpKeys } from "./attach.js";
import { endTyping, hearTyping, setUpChat } from "./chat.js";
import { setUpChats } from "./chats.js";
import { setUpComposer } from "./composer.js";
import { attempt } from "./dialog.js";
import { $ } from "./dom.js";
import { hearAnswer } from "./links.js";
import { setUpLog } from "./log.js";
import { setUpPeople } from "./people.js";
import { changed, chatOf, countUnread, enter, keep, noteSeen, on, state } from "./state.js";
import { loadChat, loadChats, loadPeople, loadUnread } from "./state.js";
import { setUpTour } from "./tour.js";
import { speak, w } from "./words.js";
import { Line } from "./api.js";
import { go, here, onTravel } from "./route.js";

const REST = 60_000; // a hidden window lets go of its line after this: a browser opens only six
const WIDE = matchMedia("(min-width: 720px)");

let line = null;
let arriving = { address: null, done: null };
let resting = null;

function travel() {
  const address = location.hash;
  if (arriving.address !== address) arriving = { address, done: arrive(here()) };
  return arriving.done;
}

async function arrive({ person, chat }) {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  const known = state.people.find((one) => one.id === person);
  if (!known) return showStart();
  if (state.me?.id !== person) await become(known);
  if (here().person !== person || here().chat !== chat) return;
  const grown = chatOf(chat)?.moved_to;
  if (grown) return go(person, grown, true);
  const target = chat ?? (WIDE.matches ? firstChat() : null);
  if (chat === null && target !== null) return go(person, target, true);
  const left = state.open;
  $("app").dataset.view = target === null ? "list" : "chat";
  await attempt(() => enter(target));
  if (left !== null && target === null) document.querySelector(`[data-chat="${left}"]`)?.focus();
}

function showStart() {
  line?.close();
  line = null;
  Object.assign(state, { me: null, open: null, shown: null });
  speak(navigator.language);
  document.title = "Wiebelik";
  $("app").hidden = true;
  $("start").hidden = false;
  changed("people");
}

async function become(person) {
  line?.close();
  Object.assign(state, { me: person, chats: [], open: null, shown: null, outside: false, unread: new Map() });
  speak(person.language);
  $("start").hidden = true;
  $("app").hidden = false;
  changed("people", "list", "chat", "messages");
  await attempt(loadChats);
  line = new Line(person.id, heard, showOnline);
}

/** The group one is in, and else the private chat. */
function firstChat() {
  const chats = state.chats.filter((chat) => !chat.moved_to);
  return (chats.find((chat) => chat.type !== "private") ?? chats[0])?.id ?? null;
}

function showOnline(yes) {
  $("offline").textContent = yes ? "" : w.offline;
}

// What happens on the server

const HEARD = {
  hello: refresh,
  people: refresh,
  message: ({ message }) => {
    endTyping(message.chat, message.from.id);
    keep(message);
    countUnread(message);
    return Promise.all([loadChats(), message.chat === state.open && loadChat()]);
  },
  edited: ({ message }) => (keep(message), loadChats()),
  deleted: reload,
  chat: reload,
  typing: hearTyping,
  answer: hearAnswer,
};

function heard(name, data) {
  state.events += 1;
  attempt(() => HEARD[name](data));
}

async function reload({ chat }) {
  await loadChats();
  const grown = chatOf(state.open)?.moved_to;
  if (grown) return go(state.me.id, grown, true);
  if (chat === state.open) await loadChat();
}

/** Take everything anew: after the line was away, or when the world changed. */
async function refresh() {
  await loadPeople();
  if (!state.people.some((one) => one.id === state.me?.id)) return go(0);
  await loadChats();
  await reload({ chat: state.open });
  await loadUnread();
}

// A window that nobody looks at

document.addEventListener("visibilitychange", () => {
  clearTimeout(resting);
  if (document.hidden) resting = setTimeout(() => (line?.close(), (resting = null)), REST);
  else {
    if (resting === null && line) line.open();
    noteSeen();
    changed("list");
  }
});

// A page that comes back from the browser's memory has lost its line.
window.addEventListener("pageshow", (event) => event.persisted && line?.open());

WIDE.addEventListener("change", () => (arriving = { address: null, done: null }, travel()));

speak(navigator.language);
for (const setUp of [setUpPeople, setUpChats, setUpChat, setUpLog, setUpComposer, setUpKeys, setUpTour]) setUp();
on("chat list", () => ($("app").dataset.view = state.open === null ? "list" : "chat"));
onTravel(travel);
await attempt(loadPeople);
await travel();
