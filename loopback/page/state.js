/** What this window knows: who looks, their chats, and the chat that is open. */

import { Refused, read, send, sendForm } from "./api.js";

export const state = {
  me: null, // PERSON
  people: [],
  bots: [],
  groups: [],
  chats: [],
  open: null, // id of the open chat
  shown: null, // its snapshot; null while it is fetched
  older: [], // messages of the group that this supergroup was before
  outside: false, // the open group is not one of this person's
  unread: new Map(),
  firstUnread: null, // id of the first message that was new when the chat was opened
  typing: new Map(),
  pressing: new Set(),
  events: 0, // how much was heard of the server
};

const listeners = new Map();

/** Call `listener` whenever something of this name changed: people, list, chat, messages, typing. */
export function on(names, listener) {
  for (const name of names.split(" ")) listeners.set(name, [...(listeners.get(name) ?? []), listener]);
}

export function changed(...names) {
  const called = new Set(names.flatMap((name) => listeners.get(name) ?? []));
  for (const listener of called) listener();
}

/** Make a task of which at most one runs and one waits. */
function coalesce(task) {
  let running = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await task();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => (running = null));
    return running;
  };
}

const mine = (rest) => `/people/${state.me.id}/${rest}`;

/** Do something in a chat, as this person. */
export const act = (chat, action, body) => send(mine(`chats/${chat}/${action}`), body);

/** Send a file into a chat, as a `document` or a `photo`. */
export function upload(chat, action, file, about) {
  const form = new FormData();
  form.append("file", file);
  for (const [name, value] of Object.entries(about)) if (value) form.append(name, value);
  return sendForm(mine(`chats/${chat}/${action}`), form);
}

export const makeGroup = (title, members) => send(mine("groups"), { title, members });
export const transcriptOf = (chat) => mine(`chats/${chat}/transcript`);
export const chatOf = (id) => state.chats.find((chat) => chat.id === id);
export const botOf = (id) => state.bots.find((bot) => bot.id === id);
export const openChat = () => state.shown?.chat ?? null;
export const isPrivate = () => botOf(state.open) !== undefined;

/** Tell whether this person may write in the open chat. */
export function mayWrite() {
  return openChat() !== null && isThere(openChat());
}

const isThere = (chat) => !chat.moved_to && !chat.blocked && !["left", "kicked"].includes(chat.status);

/** Give the chats this person can write in. */
export const chatsOfMine = () => state.chats.filter(isThere);
export const groupsOfMine = () => chatsOfMine().filter((chat) => chat.type !== "private");

export const administers = () => ["creator", "administrator"].includes(openChat()?.status);

export async function loadPeople() {
  const { people, bots, groups } = await read("/people");
  Object.assign(state, { people, bots, groups });
  changed("people", "list");
}

/** Fetch the list of chats. */
export const loadChats = coalesce(async () => {
  const person = state.me?.id;
  if (!person) return;
  const { chats } = await read(mine("chats"));
  if (person !== state.me?.id) return;
  state.chats = chats;
  changed("list");
});

/** Fetch the open chat. */
export const loadChat = coalesce(async () => {
  const [person, id] = [state.me?.id, state.open];
  if (!person || id === null) return;
  const still = () => person === state.me?.id && id === state.open;
  try {
    const shown = await readNewest(mine(`chats/${id}`));
    if (!still()) return;
    state.shown = shown;
    state.outside = false;
    if (shown.chat.type === "supergroup" && !state.older.length) await loadOlder(still);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
    if (!still()) return;
    state.shown = null;
    state.outside = true;
  }
  if (!still()) return;
  noteSeen();
  changed("chat", "messages", "list");
});

/** Read something that is not overtaken by an event that came in the meantime. */
async function readNewest(path) {
  for (let tries = 0; ; tries += 1) {
    const before = state.events;
    const answer = await read(path);
    if (before === state.events || tries === 5) return answer;
  }
}

/** A supergroup goes on where its group stopped, as in the apps. */
async function loadOlder(still) {
  const before = state.chats.find((chat) => chat.moved_to === state.open);
  if (!before) return;
  const { messages } = await read(mine(`chats/${before.id}`));
  if (still()) state.older = messages;
}

/** Open a chat, or none with null. */
export async function enter(id) {
  const was = id === null ? 0 : lastSeen(id);
  Object.assign(state, { open: id, shown: null, older: [], outside: false, firstUnread: null });
  changed("chat", "messages", "list");
  if (id === null) return;
  await loadChat();
  if (state.open !== id || !state.shown) return;
  const fresh = state.shown.messages.find((message) => message.id > was && isNews(message));
  if (was && fresh) {
    state.firstUnread = fresh.id;
    changed("messages");
  }
}

/** Put a message in the open chat, in place of an older form of it. */
export function keep(message) {
  const messages = state.shown?.messages;
  if (!messages || message.chat !== state.open) return;
  const place = messages.findIndex((one) => one.id === message.id);
  if (place >= 0) messages[place] = message;
  else messages.push(message);
  changed("messages");
}

// What was read

const seenKey = (chat) => `seen:${state.me.id}:${chat}`;
const isNews = (message) => !message.mine && !message.deleted && !message.service;

function lastSeen(chat) {
  const seen = Number(localStorage.getItem(seenKey(chat)) ?? 0);
  const last = chatOf(chat)?.last?.id ?? 0;
  return seen > last && last ? 0 : seen; // the world began anew
}

/** Note that what the open chat shows was read, if somebody looks. */
export function noteSeen() {
  const last = state.shown?.messages.at(-1);
  if (document.hidden || !last) return;
  localStorage.setItem(seenKey(state.open), last.id);
  state.unread.delete(state.open);
}

/** Count a new message of a chat that is not looked at. */
export function countUnread(message) {
  if (!isNews(message) || (message.chat === state.open && !document.hidden)) return;
  state.unread.set(message.chat, (state.unread.get(message.chat) ?? 0) + 1);
}

/** Count what is unread in every chat, from what was seen before. */
export async function loadUnread() {
  const person = state.me.id;
  state.unread = new Map();
  const news = state.chats.filter((chat) => !chat.moved_to && chat.last && chat.last.id > lastSeen(chat.id));
  for (const chat of news.filter((one) => one.id !== state.open)) {
    const seen = lastSeen(chat.id);
    const { messages } = await read(mine(`chats/${chat.id}`));
    if (person !== state.me?.id) return;
    const count = messages.filter((message) => message.id > seen && isNews(message)).length;
    if (count && chat.id !== state.open) state.unread.set(chat.id, count);
  }
  changed("list");
}
