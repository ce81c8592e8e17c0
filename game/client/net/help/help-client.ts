/**
 * The page's side of the help chat: keeps a connection while it is wanted, by socket or else by long polling, and shows own
 * messages at once. Messages that were not confirmed are sent again after a reconnection, under the same id.
 */
import type { HelpMessage, HelpSnapshot, HelpToServer } from "#protocol/help.ts";
import type { HelpActions, HelpInfo, HelpLine } from "../../session/help.ts";
import type { Session } from "../../session/session.ts";
import type { HelpEvents, HelpTransport } from "./transport.ts";

export type HelpPorts = {
  readonly openSocket: (nickname: string, events: HelpEvents) => HelpTransport;
  readonly openPolling: (nickname: string, events: HelpEvents) => HelpTransport;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly newId: () => string;
};

/** Pause before the next attempt, in milliseconds: doubled after each failure, up to the maximum. */
const PAUSE_MS = 1000;
const PAUSE_MAX_MS = 30_000;

export class HelpClient implements HelpActions {
  readonly #session: Session;
  readonly #ports: HelpPorts;
  #transport: HelpTransport | undefined;
  #nickname = "";
  #wanted = false;
  /** True once a socket could not be opened here. */
  #polling = false;
  #failures = 0;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, ports: HelpPorts) {
    this.#session = session;
    this.#ports = ports;
  }

  /** Connects under this nickname, or disconnects; messages stay in the session. */
  follow(on: boolean, nickname: string): void {
    this.#nickname = nickname;
    if (on === this.#wanted) return;
    this.#wanted = on;
    clearTimeout(this.#next);
    if (on) return this.#connect();
    this.#transport?.close();
    this.#transport = undefined;
    this.#update({ connection: "off", transport: null, typing: false });
  }

  say(text: string): void {
    const line: HelpLine = {
      id: this.#ports.newId(),
      at: this.#ports.now(),
      from: "player",
      text,
      about: "",
      state: "sending",
    };
    this.#update({ lines: [...this.#info.lines, line] });
    this.#send(line);
  }

  /** Sends a message that failed once more. */
  retry(id: string): void {
    const line = this.#info.lines.find((each) => each.id === id && each.state === "failed");
    if (line === undefined) return;
    this.#setState(id, "sending");
    this.#send(line);
  }

  setTyping(typing: boolean): void {
    if (this.#info.connection === "live") this.#transport?.send("typing", { typing });
  }

  /** The player has seen all messages. */
  markRead(): void {
    const { lines, readAt, connection } = this.#info;
    const at = lines.findLast(({ from }) => from === "staff")?.at ?? 0;
    if (at <= readAt) return;
    this.#update({ readAt: at });
    if (connection === "live") this.#transport?.send("read", { at });
  }

  get #info(): HelpInfo {
    return this.#session.help.peek();
  }

  #connect(): void {
    const { openSocket, openPolling } = this.#ports;
    if (this.#info.connection === "off") this.#update({ connection: "connecting" });
    const open = this.#polling ? openPolling : openSocket;
    const events: HelpEvents = {
      onSnapshot: (snapshot) => this.#replace(snapshot),
      onMessage: (message) => this.#add(message),
      onTyping: (typing) => this.#update({ typing }),
      onDuty: (onDuty) => this.#update({ onDuty }),
      onRead: (at) => this.#update({ readAt: Math.max(at, this.#info.readAt) }),
      onRefused: (id) => this.#setState(id, "failed"),
      onEnd: (blocked) => this.#ended(blocked),
    };
    this.#transport = open(this.#nickname, events);
  }

  /** Where sockets are blocked, polling begins at once; when that fails too, sockets are tried again. */
  #ended(blocked: boolean): void {
    this.#transport = undefined;
    const wasLive = this.#info.connection === "live";
    this.#failures = wasLive ? 0 : this.#failures + 1;
    const atOnce = blocked && !this.#polling;
    this.#polling = atOnce;
    this.#update({ connection: "lost", typing: false });
    const { random } = this.#ports;
    const pauseMs = Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** this.#failures) * (0.5 + random());
    this.#next = setTimeout(() => this.#connect(), atOnce ? 0 : pauseMs);
  }

  #replace({ messages, onDuty, typing, readAt }: HelpSnapshot): void {
    const wasLive = this.#info.connection === "live";
    const stored = new Set(messages.map(({ id }) => id));
    const pending = this.#info.lines.filter(({ id, state }) => state !== "sent" && !stored.has(id));
    const sent = messages.map((message): HelpLine => ({ ...message, state: "sent" }));
    this.#failures = 0;
    this.#update({
      connection: "live",
      transport: this.#polling ? "polling" : "socket",
      lines: [...sent, ...pending],
      onDuty,
      typing,
      readAt: Math.max(readAt, this.#info.readAt),
    });
    if (wasLive) return;
    for (const line of pending) if (line.state === "sending") this.#send(line);
    if (this.#info.readAt > readAt) this.#transport?.send("read", { at: this.#info.readAt });
  }

  /** Own messages come back too, with the time of the server and as the word filter left them. */
  #add(message: HelpMessage): void {
    const lines = this.#info.lines.filter(({ id }) => id !== message.id);
    const typing = message.from === "staff" ? false : this.#info.typing;
    this.#update({ lines: [...lines, { ...message, state: "sent" }], typing });
  }

  #setState(id: string, state: HelpLine["state"]): void {
    this.#update({ lines: this.#info.lines.map((line) => (line.id === id ? { ...line, state } : line)) });
  }

  #send({ id, text }: HelpToServer["say"]): void {
    if (this.#info.connection === "live") this.#transport?.send("say", { id, text });
  }

  #update(change: Partial<HelpInfo>): void {
    this.#session.help.value = { ...this.#info, ...change };
  }
}
