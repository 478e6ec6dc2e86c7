const FIRST = 400;
const LONGEST = 5000;
const OVER = new Set([4403, 4404]); // not the presenter's token; no such briefing

// A line to the server, taken up again whenever it breaks; without one all else goes on.
export class Live {
  #tries = 0;
  #clock = 0;
  #socket = null;

  constructor({ root, name }, role, key, { hear, begin = () => {}, tell = () => {} }) {
    this.address = `${root.replace(/^http/, "ws")}/stage/${name}/live`;
    this.hello = { role, key };
    this.hear = hear;
    this.begin = begin;
    this.tell = tell;
    this.#connect();
    const again = () => document.hidden || this.#now();
    document.addEventListener("visibilitychange", again);
    addEventListener("online", again);
    addEventListener("pageshow", again);
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  // A phone that was unlocked need not wait.
  #now() {
    if (this.#socket && this.#socket.readyState <= WebSocket.OPEN) return;
    clearTimeout(this.#clock);
    this.#tries = 0;
    this.#connect();
  }

  #connect() {
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#tries = 0;
      socket.send(JSON.stringify(this.hello));
      this.begin();
      this.tell(true);
    };
    socket.onmessage = ({ data }) => this.hear(JSON.parse(data));
    socket.onclose = ({ code }) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.tell(false, OVER.has(code));
      if (OVER.has(code)) return;
      const wait = Math.min(LONGEST, FIRST * 2 ** this.#tries) * (0.75 + Math.random() / 2);
      this.#tries += 1;
      this.#clock = setTimeout(() => this.#connect(), wait);
    };
  }

  send(message) {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
  }
}
