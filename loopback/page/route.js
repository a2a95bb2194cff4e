/** Where this window is: `#/person/chat` in the address, so that a reload keeps it. */

let travel = async () => {};

/** Call `handler` whenever the address changes; what it gives is what go() waits for. */
export function onTravel(handler) {
  travel = handler;
  window.addEventListener("hashchange", () => travel());
}

/** Read the address: {person, chat}, each null when it is not there. */
export function here() {
  const [, person, chat] = /^#\/(\d+)(?:\/(-?\d+))?$/.exec(location.hash) ?? [];
  return { person: person ? Number(person) : null, chat: chat ? Number(chat) : null };
}

export const addressOf = (person, chat = null) => (chat === null ? `#/${person}` : `#/${person}/${chat}`);

/** Go somewhere; the promise is kept when it is on the screen. */
export function go(person, chat = null, replace = false) {
  const address = addressOf(person, chat);
  if (replace) history.replaceState(null, "", address);
  else if (location.hash !== address) location.hash = address;
  return travel();
}
