/** Making and replacing elements; text is always text. */

const SVG = "http://www.w3.org/2000/svg";

/** Make an element: el("button", {class: "x", onclick: f, "aria-label": "y"}, "text", child). */
export function el(tag, about = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  const none = [null, undefined, false, ""];
  node.append(...children.flat(2).filter((child) => !none.includes(child)));
  if (tag === "button" && !about.type) node.type = "button";
  return node;
}

/** Give one of the icons in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("glyph");
  svg.append(use);
  return svg;
}

/** Make a round button that shows only an icon. */
export function iconButton(name, label, onclick, about = {}) {
  return el("button", { class: "icon", "aria-label": label, title: label, onclick, ...about }, icon(name));
}

/** Give the coloured circle with somebody's initials. */
export function avatar(name, id, isBot = false) {
  if (isBot) return el("img", { class: "avatar", src: "/page/logo.svg", alt: "" });
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const initials = [words.at(0), words.length > 1 && words.at(-1)].map((word) => (word ? [...word][0] : ""));
  return el("span", { class: `avatar hue${hue(id)}`, "aria-hidden": "true" }, initials.join(""));
}

/** Give a name with small words below it. */
export function titled(name, small = "") {
  return el("span", { class: "grow" }, el("bdi", {}, name), small && el("small", { dir: "auto" }, small));
}

/** Give one row of a list of things to choose: a button, or a link where `about` has an href. */
export function choice(about, ...children) {
  const classes = `choice${about.danger ? " danger" : ""}`;
  const node = el(about.href ? "a" : "button", { ...about, danger: null, class: classes }, ...children);
  return el("li", {}, node);
}

/** Give the number of the colour that belongs to somebody. */
export function hue(id) {
  return (id < 0 ? 3 - id : id) % 7;
}

/** Replace what is in a place, and give the focus back to the same thing (by data-key). */
export function replaceKept(place, ...children) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  place.replaceChildren(...children.flat().filter(Boolean));
  if (key) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

export const $ = (id) => document.getElementById(id);
