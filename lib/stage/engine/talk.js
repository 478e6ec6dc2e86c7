import { keep, kept, newName } from "./elements.js";

// Windows of one talk tell each other what is shown. Each may drive; a session's name keeps two talks of one briefing
// apart. A channel does not reach every window of a file, a message not one that was loaded anew: both are used.
export class Talk {
  #listeners = [];
  #peers = new Set();
  #heard = new Set();
  #channel = null;

  constructor({ role, session }) {
    this.role = role;
    this.state = { number: 0, black: false, since: Date.now(), begun: 0, at: 0 };
    this.#join(session ?? (role === "stage" ? kept("session") : null) ?? newName());
    if (window.opener) this.#peers.add(window.opener);
    addEventListener("message", (event) => this.#receive(event.data, event));
    this.send("hello", { role });
  }

  #join(session) {
    this.session = session;
    if (this.role === "stage") keep("session", session);
    this.#channel?.close();
    try {
      this.#channel = new BroadcastChannel(`didymium-${session}`);
      this.#channel.onmessage = (event) => this.#receive(event.data);
    } catch {
      this.#channel = null;
    }
  }

  add(peer) {
    this.#peers.add(peer);
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  send(kind, rest = {}) {
    const message = { id: newName(), session: this.session, kind, ...rest };
    this.#channel?.postMessage(message);
    const home = location.protocol === "file:" ? "*" : location.origin;
    for (const peer of this.#peers) if (!peer.closed) peer.postMessage(message, home);
  }

  #receive(message, event) {
    if (message?.session !== this.session || this.#heard.has(message.id)) return;
    if (event && event.origin !== location.origin && !(location.protocol === "file:" && event.origin === "null"))
      return;
    if (event?.source) this.#peers.add(event.source);
    this.#heard.add(message.id);
    if (this.#heard.size > 400) this.#heard = new Set([...this.#heard].slice(200));
    if (message.kind === "hello") this.#welcome(message);
    else if (message.kind === "taken" && this.role === "stage") this.#join(newName());
    else if (message.kind === "state") this.#take(message.state);
    else this.#tell(message);
  }

  // A tab that was duplicated has the name of the other's session: it takes one of its own.
  #welcome({ role }) {
    if (role === "stage" && this.role === "stage") this.send("taken");
    else this.send("state", { state: this.state });
  }

  #take(state) {
    if (!(state?.at > this.state.at)) return;
    const before = this.state;
    this.state = { ...before, ...state };
    this.#tell({ kind: "state", before });
  }

  #tell(message) {
    for (const listener of this.#listeners) listener(message);
  }

  // What the speaker does in this window.
  act(change) {
    const before = this.state;
    const now = Date.now();
    const moves = "number" in change && change.number !== before.number;
    const begun = before.begun || (moves ? now : 0);
    this.state = { ...before, ...change, begun, since: moves ? now : before.since, at: Math.max(now, before.at + 1) };
    this.send("state", { state: this.state });
    this.#tell({ kind: "state", before });
  }
}
