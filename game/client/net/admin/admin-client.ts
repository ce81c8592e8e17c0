/** The connection of the admin page to its room: keeps it while the page is signed in, and writes what arrives into the session. */
import { type Client, MatchMakeError, type Room, ServerError } from "@colyseus/sdk";
import {
  ADMIN,
  type AdminToClient,
  type AdminToServer,
  type AdminToServerKind,
  LOG_LINES_MAX,
} from "#protocol/admin.ts";
import { CLOSE_PROOF, refusalStatus } from "#protocol/close-code.ts";
import type { HelpMessage } from "#protocol/help.ts";
import type { AdminActions, AdminSession } from "../../session/admin.ts";
import { encodeBytes } from "../identity/base64url.ts";
import { isSignedIn, signIn, signOut } from "./admin-access.ts";

/** Pause before the next attempt, in milliseconds: doubled after each failure, up to the maximum. */
const PAUSE_MS = 1000;
const PAUSE_MAX_MS = 15_000;

/** A player that stops sending is no longer writing after this time, in milliseconds. */
const TYPING_MS = 6000;

const ID_BYTES = 12;

/** The figures come every two seconds: without them for this time the connection is dead, in milliseconds. */
const SILENT_MS = 12_000;

/** Requests whose answers are not shown. */
const SILENT: ReadonlySet<AdminToServerKind> = new Set(["typing", "read", "say"]);

export class AdminClient implements AdminActions {
  readonly #client: Client;
  readonly #session: AdminSession;
  #room: Room | undefined;
  #failures = 0;
  #next: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** What the page has requested for the time of its connection; sent again after a reconnection. */
  #watched: string | null = null;
  #onDuty = false;
  #opened: string | undefined;

  constructor(client: Client, session: AdminSession) {
    this.#client = client;
    this.#session = session;
  }

  /** Connects if there is a session; otherwise the page asks for the token. */
  async start(): Promise<void> {
    const signedIn = await isSignedIn();
    if (signedIn === false) this.#session.access.value = "signedOut";
    else this.#enter();
  }

  async signIn(token: string): Promise<void> {
    const failure = await signIn(token);
    this.#session.signInFailure.value = failure;
    if (failure === null) this.#enter();
  }

  async signOut(): Promise<void> {
    await signOut();
    this.#leave();
  }

  send<K extends AdminToServerKind>(kind: K, message: AdminToServer[K]): void {
    if (kind === "watch") this.#watched = (message as AdminToServer["watch"]).code;
    if (kind === "duty") this.#onDuty = (message as AdminToServer["duty"]).on;
    if (kind === "openConversation") this.#opened = (message as AdminToServer["openConversation"]).key;
    this.#room?.send(kind, message);
  }

  say(key: string, text: string): void {
    this.send("say", { key, id: encodeBytes(crypto.getRandomValues(new Uint8Array(ID_BYTES))), text });
  }

  #enter(): void {
    this.#session.access.value = "signedIn";
    this.#session.connection.value = "connecting";
    void this.#connect();
  }

  #leave(): void {
    clearTimeout(this.#next);
    clearTimeout(this.#silence);
    const room = this.#room;
    this.#room = undefined;
    room?.removeAllListeners();
    void room?.leave();
    this.#session.access.value = "signedOut";
  }

  async #connect(): Promise<void> {
    try {
      const room: Room = await this.#client.joinOrCreate(ADMIN);
      if (this.#session.access.peek() !== "signedIn") return void room.leave();
      this.#room = room;
      this.#failures = 0;
      this.#listen(room);
      this.#session.connection.value = "live";
      this.send("duty", { on: this.#onDuty });
      this.send("watch", { code: this.#watched });
      if (this.#opened !== undefined) this.send("openConversation", { key: this.#opened });
    } catch (error) {
      const code = error instanceof ServerError || error instanceof MatchMakeError ? error.code : undefined;
      if (code === refusalStatus(CLOSE_PROOF)) this.#leave();
      else this.#retry();
    }
  }

  #retry(): void {
    this.#room = undefined;
    if (this.#session.access.peek() !== "signedIn") return;
    this.#session.connection.value = "lost";
    const pauseMs = Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** this.#failures++) * (0.5 + Math.random());
    this.#next = setTimeout(() => void this.#connect(), pauseMs);
  }

  #listen(room: Room): void {
    // There are no seats: a new connection joins again.
    room.reconnection.enabled = false;
    const { figures, members, bans, reports, conversations, onDuty, log, answer } = this.#session;
    const on = <K extends keyof AdminToClient>(kind: K, receive: (message: AdminToClient[K]) => void) =>
      void room.onMessage(kind, receive);
    log.value = [];
    this.#watchFigures(room);
    on("figures", (message) => {
      this.#watchFigures(room);
      figures.value = message;
    });
    on("members", (message) => (members.value = message));
    on("bans", (message) => (bans.value = message));
    on("reports", (message) => (reports.value = message));
    on("report", (report) => (reports.value = withReport(reports.peek(), report)));
    on("conversations", (message) => (conversations.value = message));
    on("conversation", ({ key, messages }) => this.#setMessages(key, messages));
    on("message", ({ key, message }) => this.#addMessage(key, message));
    on("typing", ({ key, typing }) => this.#setTyping(key, typing));
    on("duty", ({ count }) => (onDuty.value = count));
    on("log", (lines) => (log.value = [...log.peek(), ...lines].slice(-LOG_LINES_MAX)));
    on("done", ({ kind }) => {
      if (!SILENT.has(kind)) answer.value = { kind, why: null };
    });
    on("refused", (refusal) => (answer.value = refusal));
    room.onLeave((code) => {
      clearTimeout(this.#silence);
      if (code === CLOSE_PROOF) this.#leave();
      else this.#retry();
    });
  }

  /** A dead socket may take long to report that it is closed. */
  #watchFigures(room: Room): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      room.removeAllListeners();
      room.connection.close();
      this.#retry();
    }, SILENT_MS);
  }

  #setMessages(key: string, messages: readonly HelpMessage[]): void {
    const { messages: all } = this.#session;
    all.value = new Map([...all.peek(), [key, messages]]);
  }

  /** Conversations that were not opened are read from the server when they are. */
  #addMessage(key: string, message: HelpMessage): void {
    const known = this.#session.messages.peek().get(key);
    if (known !== undefined && !known.some(({ id }) => id === message.id)) this.#setMessages(key, [...known, message]);
    if (message.from === "player") this.#setTyping(key, false);
  }

  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();

  #setTyping(key: string, typing: boolean): void {
    const { typing: all } = this.#session;
    clearTimeout(this.#typingTimers.get(key));
    this.#typingTimers.delete(key);
    if (typing)
      this.#typingTimers.set(
        key,
        setTimeout(() => this.#setTyping(key, false), TYPING_MS),
      );
    if (all.peek().has(key) === typing) return;
    all.value = new Set(typing ? [...all.peek(), key] : [...all.peek()].filter((each) => each !== key));
  }
}

/** Open reports first, each newest first. */
function withReport(reports: AdminToClient["reports"], report: AdminToClient["report"]): AdminToClient["reports"] {
  const isClosed = ({ closedAt }: AdminToClient["report"]) => Number(closedAt !== null);
  return [report, ...reports.filter(({ id }) => id !== report.id)].toSorted(
    (a, b) => isClosed(a) - isClosed(b) || b.at - a.at,
  );
}
