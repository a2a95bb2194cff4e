/** Talking with the server, as docs/loopback.md describes the people side. */

/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused(0, "");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer.error ?? String(response.status));
  return answer;
}

/** Read something: read("/people"). */
export const read = (path) => call(path, { cache: "no-store" });

/** Send JSON. */
export const send = (path, body = {}) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Send a form with a file. */
export const sendForm = (path, form) => call(path, { method: "POST", body: form });

/**
 * Follow what happens for a person. `heard(name, data)` gets every event, `online(yes)` tells
 * whether the line is open. It comes back by itself; every new line begins with `hello`.
 */
export class Line {
  static NAMES = ["hello", "message", "edited", "deleted", "chat", "typing", "answer", "people"];

  constructor(person, heard, online) {
    Object.assign(this, { person, heard, online });
    this.open();
  }

  open() {
    clearTimeout(this.again);
    this.source?.close();
    this.source = new EventSource(`/people/${this.person}/events`);
    for (const name of Line.NAMES) {
      this.source.addEventListener(name, (event) => this.heard(name, JSON.parse(event.data)));
    }
    this.source.onopen = () => this.online(true);
    this.source.onerror = () => {
      this.online(false);
      // The browser gives up on an answer that is not a stream; this does not.
      if (this.source.readyState === EventSource.CLOSED) this.again = setTimeout(() => this.open(), 2000);
    };
  }

  close() {
    clearTimeout(this.again);
    this.source.close();
  }
}
