/** Where this window is: `#/person/chat` in the address, so that a reload keeps it. */

/** Read the address: {person, chat}, each null when it is not there. */
export function here() {
  const [, person, chat] = /^#\/(\d+)(?:\/(-?\d+))?$/.exec(location.hash) ?? [];
  return { person: person ? Number(person) : null, chat: chat ? Number(chat) : null };
}

export const addressOf = (person, chat = null) => (chat === null ? `#/${person}` : `#/${person}/${chat}`);

/** Go somewhere; whoever listens to `hashchange` does the rest. */
export function go(person, chat = null, replace = false) {
  const address = addressOf(person, chat);
  if (location.hash === address) return;
  if (replace) location.replace(address);
  else location.hash = address;
}
