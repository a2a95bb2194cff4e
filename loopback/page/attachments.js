/** What a message can hold besides text: a contact, a file, a photo, a place, a poll. */

import { attempt, show } from "./dialog.js";
import { avatar, el, icon, titled } from "./dom.js";
import { act } from "./state.js";
import { clock, size, w } from "./words.js";

/** Give the elements for all that a message holds. */
export function attachments(message) {
  return [
    message.photo && photo(message),
    message.document && file(message.document),
    message.contact && contact(message.contact),
    message.location && place(message.location),
    message.poll && poll(message),
  ].filter(Boolean);
}

function photo(message) {
  const { url, width, height } = message.photo;
  const label = message.text || w.photoOf(message.from.name);
  const look = () => show(label, [el("img", { src: url, alt: label })], { kind: "lightbox" });
  const image = el("img", { src: url, width, height, alt: label, loading: "lazy" });
  return el("button", { class: "photo", "data-key": `photo:${message.id}`, onclick: look }, image);
}

function file({ url, name, size: bytes }) {
  const about = { class: "file", href: url, download: name, "aria-label": w.download(name) };
  return el("a", about, el("span", { class: "disc" }, icon("file")), titled(name, size(bytes)));
}

/** Read one field of a vCard, with folded lines joined; empty when it is not there. */
function vcardField(vcard, field) {
  const lines = (vcard ?? "").replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const line = lines.find((one) => new RegExp(`^${field}[;:]`, "i").test(one)) ?? "";
  return line.slice(line.indexOf(":") + 1).replace(/\\([,;])/g, "$1").replaceAll("\\n", " ").replace(/;+$/, "").trim();
}

function plainVcard({ name, phone }) {
  const clean = (text) => text.replace(/([,;\\])/g, "\\$1");
  const about = [`FN:${clean(name)}`, `N:${clean(name)};;;;`, `TEL;TYPE=CELL:${phone}`];
  return ["BEGIN:VCARD", "VERSION:3.0", ...about, "END:VCARD", ""].join("\r\n");
}

function saveVcard(card) {
  const url = URL.createObjectURL(new Blob([card.vcard ?? plainVcard(card)], { type: "text/vcard" }));
  el("a", { href: url, download: `${card.name}.vcf` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function contact(card) {
  const phone = `tel:${card.phone.replace(/[^+\d]/g, "")}`;
  const work = [vcardField(card.vcard, "TITLE"), vcardField(card.vcard, "ORG")].filter(Boolean).join(", ");
  return el("section", { class: "contact", "aria-label": `${w.contact}: ${card.name}` },
    el("div", { class: "who" }, avatar(card.name, card.user_id ?? card.phone.length),
      el("div", { class: "grow" }, el("strong", { dir: "auto" }, card.name), work && el("small", { dir: "auto" }, work),
        el("a", { class: "number", href: phone }, card.phone))),
    el("div", { class: "deeds" },
      el("a", { class: "key", href: phone, "aria-label": w.call(card.name) }, icon("call"), w.callShort),
      el("button", { class: "key", onclick: () => saveVcard(card) }, icon("person"), w.vcard)));
}

function place({ latitude, longitude, title, address }) {
  const url = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const words = titled(title ?? where, address ?? where);
  words.append(el("small", { class: "go" }, w.onMap));
  const about = { class: "place", href: url, target: "_blank", rel: "noopener noreferrer" };
  return el("a", about, el("span", { class: "map" }, icon("place")), words);
}

// Polls

function pollKind(poll) {
  if (poll.closed) return w.closedPoll;
  if (poll.kind === "quiz") return w.quiz;
  return poll.anonymous ? w.anonymousPoll : w.openPoll;
}

function poll(message) {
  const about = message.poll;
  const voted = about.options.some((option) => option.chosen);
  const results = voted || about.closed;
  const id = `poll-${message.chat}-${message.id}`;
  const vote = (options) => attempt(() => act(message.chat, "vote", { message: message.id, options }));
  const box = el("section", { class: "poll", "aria-labelledby": id },
    el("strong", { id, dir: "auto" }, about.question),
    el("small", {}, `${pollKind(about)} · ${w.votes(about.voters)}`));
  if (results) box.append(...about.options.map((option, number) => outcome(about, option, number)));
  else if (about.multiple) box.append(severalChoices(about, id, vote));
  else box.append(...about.options.map((option, number) => oneChoice(option, `${id}-${number}`, () => vote([number]))));
  if (about.explanation) box.append(el("p", { class: "explanation", dir: "auto" }, about.explanation));
  if (voted && !about.closed && about.kind !== "quiz") {
    box.append(el("button", { class: "quiet", "data-key": `${id}-back`, onclick: () => vote([]) }, w.takeBack));
  }
  return box;
}

function oneChoice(option, key, onclick) {
  return el("button", { class: "option", dir: "auto", "data-key": key, onclick }, option.text);
}

function outcome(poll, option, number) {
  const share = poll.voters ? Math.round((100 * option.votes) / poll.voters) : 0;
  const right = poll.correct === number;
  const meter = el("progress", { max: 100, value: share, "aria-hidden": "true" });
  const mark = (option.chosen || right) && icon("check");
  return el("div", { class: `outcome${right ? " right" : ""}${option.chosen ? " chosen" : ""}` },
    el("span", { class: "share" }, `${share}%`), el("span", { class: "grow", dir: "auto" }, option.text, mark),
    meter, option.voters.length > 0 && el("small", { dir: "auto" }, option.voters.join(", ")));
}

function severalChoices(poll, id, vote) {
  const boxes = poll.options.map((_, number) => el("input", { type: "checkbox", value: number }));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => Number(box.value));
  const about = { class: "key", disabled: true, "data-key": `${id}-vote`, onclick: () => vote(chosen()) };
  const done = el("button", about, w.vote);
  const rows = poll.options.map(({ text }, number) => el("label", { class: "option" }, boxes[number], el("bdi", {}, text)));
  const list = el("div", { role: "group", "aria-labelledby": id }, rows, done);
  list.addEventListener("change", () => (done.disabled = chosen().length === 0));
  return list;
}

/** Give the small line with the time under a message. */
export function stamp(message) {
  const time = el("time", { datetime: message.date }, clock(message.date));
  return el("span", { class: "stamp" }, message.edited && `${w.edited} `, time);
}
