/** The text box: writing, answering, editing, and sending files. */

import { attempt } from "./dialog.js";
import { $, el, icon, iconButton } from "./dom.js";
import { attachMenu } from "./attach.js";
import { closeSuggestions, suggest, suggestionKey } from "./suggestions.js";
import { act, mayWrite, on, openChat, state, upload } from "./state.js";
import { gist, size, w } from "./words.js";

const drafts = new Map();
const settled = new Set(); // messages that were answered, or whose answer was put away
let about = {}; // one of reply, edit (messages) or file with kind
let place = null;

const field = () => $("text");
const draftKey = () => `${state.me?.id}:${state.open}`;

export function setUpComposer() {
  on("chat messages", takePlace);
  field().addEventListener("input", () => (grow(), suggest(field().value)));
  field().addEventListener("keydown", pressKey);
  field().addEventListener("paste", (event) => takeFile(event.clipboardData.files[0], "photo", event));
  $("composer").addEventListener("submit", (event) => (event.preventDefault(), submit()));
  $("attach").addEventListener("click", attachMenu);
  $("slash").addEventListener("click", () => fill("/"));
  $("skip").addEventListener("click", () => (mayWrite() ? field() : $("log")).focus());
  $("file").addEventListener("change", () => takeFile($("file").files[0], $("file").dataset.kind));
  $("chat").addEventListener("dragover", (event) => event.preventDefault());
  $("chat").addEventListener("drop", (event) => mayWrite() && takeFile(event.dataTransfer.files[0], "document", event));
}

/** Come to another chat: put its draft in the box, and take up what the bot asks. */
function takePlace() {
  if (place !== draftKey()) {
    if (place) drafts.set(place, field().value);
    place = draftKey();
    about = {};
    field().value = drafts.get(place) ?? "";
    closeSuggestions();
    drawBanner();
    grow();
    if (state.open !== null) takeFocus();
  }
  const asked = state.shown?.force_reply;
  const message = asked && state.shown.messages.find((one) => one.id === asked.message);
  if (message && !about.reply && !about.edit && !settled.has(keyOf(message))) startReply(message);
  field().placeholder = asked?.placeholder ?? state.shown?.keyboard?.placeholder ?? w.write;
  $("slash").hidden = !state.shown?.commands.length || field().value !== "";
}

/** A phone would bring up its keyboard, so there only lost focus is found again. */
function takeFocus() {
  const lost = document.activeElement === document.body || !document.activeElement?.checkVisibility();
  if (matchMedia("(hover: hover)").matches) field().focus();
  else if (lost && navigator.userActivation.hasBeenActive) $("log").focus({ preventScroll: true });
}

/** Remember what was answered, so that a bot that asks for it is not answered twice. */
function settle() {
  if (about.reply) settled.add(keyOf(about.reply));
}

const keyOf = (message) => `${message.chat}:${message.id}`;

function grow() {
  if (!CSS.supports("field-sizing", "content")) {
    field().style.height = "auto";
    field().style.height = `${Math.max(43, Math.min(field().scrollHeight, 160))}px`;
  }
  $("slash").hidden = !state.shown?.commands.length || field().value !== "";
}

/** Put a text in the box, ready to be sent. */
export function fill(text) {
  field().value = text;
  field().focus();
  field().setSelectionRange(text.length, text.length);
  grow();
  suggest(text);
}

export function startReply(message) {
  about = { reply: message };
  drawBanner();
  field().focus();
}

/** Tell whether a message is a text of one's own. */
export function canEdit(message) {
  const other = message.forward || message.document || message.photo || message.service || message.deleted;
  return message.mine && message.text !== "" && !other;
}

export function startEdit(message) {
  about = { edit: message, before: about.edit ? about.before : field().value };
  fill(message.text);
  drawBanner();
}

/** Ask for a file to send, as a `document` or a `photo`. */
export function askFile(kind) {
  $("file").dataset.kind = kind;
  $("file").accept = kind === "photo" ? "image/jpeg,image/png,image/webp" : "";
  $("file").value = "";
  $("file").click();
}

function takeFile(file, kind, event) {
  if (!file) return;
  event?.preventDefault();
  about = { file, kind: file.type.startsWith("image/") ? kind : "document", reply: about.reply };
  drawBanner();
  field().focus();
}

function drawBanner() {
  const { reply, edit, file } = about;
  const shown = edit ?? reply;
  $("banner").hidden = !shown && !file;
  $("send").setAttribute("aria-label", edit ? w.save : w.send);
  if ($("banner").hidden) return $("banner").replaceChildren();
  const title = edit ? w.editing : file ? file.name : w.replyTo(reply.mine ? w.you : reply.from.name);
  const words = file ? size(file.size) : gist(shown);
  $("banner").replaceChildren(icon(edit ? "edit" : file ? "file" : "reply"),
    el("span", { class: "grow" }, el("strong", { dir: "auto" }, title), el("span", { dir: "auto" }, words)),
    iconButton("close", w.cancel, putAway));
}

function putAway() {
  settle();
  if (about.edit) field().value = about.before;
  about = {};
  drawBanner();
  grow();
  field().focus();
}

function pressKey(event) {
  if (event.isComposing || suggestionKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && !$("banner").hidden) {
    event.preventDefault();
    putAway();
  } else if (event.key === "ArrowUp" && field().value === "") {
    const last = state.shown?.messages.findLast(canEdit);
    if (last) event.preventDefault(), startEdit(last);
  }
}

/** Send a text, or what the box holds; give whether it went. */
export async function submit(text = field().value) {
  const { reply, edit, file, kind } = about;
  const words = text.trim();
  if (!openChat() || (!words && !file)) return;
  const chat = state.open;
  const kept = { text: field().value, about };
  settle();
  about = {};
  field().value = edit ? kept.about.before : "";
  drafts.delete(place);
  closeSuggestions();
  drawBanner();
  grow();
  const sent = await attempt(() => deliver(chat, words, { reply, edit, file, kind }));
  if (sent || state.open !== chat || field().value) return;
  // It did not go: give it back.
  about = kept.about;
  field().value = kept.text;
  drawBanner();
  grow();
}

function deliver(chat, text, { reply, edit, file, kind }) {
  if (edit) return act(chat, "edit", { message: edit.id, text });
  if (file) return upload(chat, kind, file, { caption: text, reply_to: reply?.id });
  return act(chat, "text", { text, ...(reply && { reply_to: reply.id }) });
}

/** Empty the box after something was sent in another way; give what was answered to. */
export function finish() {
  const { reply } = about;
  settle();
  about = {};
  field().value = "";
  closeSuggestions();
  drawBanner();
  grow();
  return reply ? { reply_to: reply.id } : {};
}
