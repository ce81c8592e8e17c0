/** Connects a document of the page to its room, and again by itself after a lost connection or a restart of the server. */
import type { Room } from "@colyseus/sdk";
import { batch, signal } from "@preact/signals-core";
import { SYNC_TYPE, type WorkshopAccess, type WorkshopToClient } from "#protocol/workshop.ts";
import type { WorkshopToServer, WorkshopToServerKind } from "#protocol/workshop-messages.ts";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { pingUntilDead } from "../ping.ts";
import { DocumentSync } from "./document-sync.ts";
import { isTemporary, problemOfClose, problemOfFailure } from "./problems.ts";
import type { Workshop, WorkshopInvitation, WorkshopProblem, WorkshopStatus } from "./workshop.ts";

/** The part of a joined room that is used. */
export type WorkshopRoom = Pick<
  Room,
  "send" | "sendBytes" | "onMessage" | "onLeave" | "leave" | "ping" | "connection" | "reconnection"
>;

export type WorkshopPorts = {
  /** Joins the room of the document. Rejects with the errors of the framework. */
  readonly join: () => Promise<WorkshopRoom>;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  /** From 0 up to but not including 1. */
  readonly random?: () => number;
};

/** Pauses between attempts grow from the first to the last, and are spread so that not all clients ask at once. */
const FIRST_PAUSE_MS = 400;
const LAST_PAUSE_MS = 8000;
const PAUSE_GROWTH = 1.7;
const PAUSE_SPREAD = 0.5;

export function connectWorkshop(ports: WorkshopPorts): Workshop {
  return new WorkshopConnection(ports);
}

class WorkshopConnection implements Workshop {
  readonly status = signal<WorkshopStatus>("connecting");
  readonly problem = signal<WorkshopProblem | null>(null);
  readonly access = signal<WorkshopAccess>("editor");
  readonly open = signal(true);
  readonly people = signal<WorkshopToClient["people"]["people"]>([]);
  readonly you = signal<number | null>(null);
  readonly chat = signal<WorkshopToClient["welcome"]["chat"]>([]);
  readonly versions = signal<WorkshopToClient["welcome"]["versions"]>([]);
  readonly invitation = signal<WorkshopInvitation | null>(null);
  readonly refusal = signal<WorkshopToClient["refused"] | null>(null);
  readonly #ports: Required<WorkshopPorts>;
  #room: WorkshopRoom | undefined;
  #sync: DocumentSync | undefined;
  /** Counts attempts: what an earlier one still reports does not count. */
  #attempt = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: WorkshopPorts) {
    this.#ports = { now: () => performance.now(), random: () => Math.random(), ...ports };
    void this.#connect();
  }

  say(text: string): void {
    this.#send("say", { text });
  }

  setAccess(id: number, right: WorkshopToServer["access"]["right"]): void {
    this.#send("access", { id, right });
  }

  setOpen(open: boolean): void {
    this.#send("open", { open });
  }

  /** The version contains what is on its way, too. */
  nameVersion(name: string): void {
    this.#sync?.flush();
    this.#send("version", { name });
  }

  play(room: string): void {
    this.#sync?.flush();
    this.#send("play", { room });
  }

  retry(): void {
    if (this.#room !== undefined) return;
    clearTimeout(this.#timer);
    this.#pauseMs = FIRST_PAUSE_MS;
    batch(() => {
      this.status.value = "connecting";
      this.problem.value = null;
    });
    void this.#connect();
  }

  leave(): void {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#sync?.flush();
    void this.#room?.leave();
    this.#end("offline", null);
  }

  #send<K extends WorkshopToServerKind>(kind: K, message: WorkshopToServer[K]): void {
    this.#room?.send(kind, message);
  }

  async #connect(): Promise<void> {
    const mine = ++this.#attempt;
    try {
      const room = await this.#ports.join();
      if (mine === this.#attempt) return this.#listen(room, mine);
      room.onMessage("*", () => undefined);
      void room.leave();
    } catch (error) {
      if (mine === this.#attempt) this.#lost(problemOfFailure(error));
    }
  }

  #listen(room: WorkshopRoom, mine: number): void {
    const { doc, awareness, now } = this.#ports;
    // There are no seats: a new connection joins again.
    room.reconnection.enabled = false;
    const lost = (problem: WorkshopProblem | null) => {
      endPings();
      if (mine === this.#attempt) this.#lost(problem);
    };
    const endPings = pingUntilDead(room, () => lost(null));
    const sync = new DocumentSync({
      ...{ doc, awareness, now },
      send: (part) => room.sendBytes(SYNC_TYPE, part),
      onSynced: () => this.#synced(),
      onFault: () => {
        room.connection.close();
        lost(null);
      },
    });
    this.#room = room;
    this.#sync = sync;
    const on = <K extends keyof WorkshopToClient>(kind: K, handle: (message: WorkshopToClient[K]) => void) =>
      room.onMessage(kind, (message: WorkshopToClient[K]) => {
        if (mine === this.#attempt) handle(message);
      });
    room.onMessage(SYNC_TYPE as never, (bytes: Uint8Array) => {
      // The framework may reuse the memory of a frame.
      if (mine === this.#attempt) sync.receive(bytes.slice());
    });
    on("welcome", (welcome) => this.#welcome(welcome, sync));
    on("people", (people) => this.#setPeople(people));
    on("chat", (line) => (this.chat.value = [...this.chat.peek(), line]));
    on("version", ({ version, removed }) => {
      const kept = this.versions.peek().filter(({ id }) => id !== version.id && !removed.includes(id));
      this.versions.value = [...kept, version];
    });
    on("play", (invitation) => (this.invitation.value = invitation));
    on("refused", (refusal) => (this.refusal.value = refusal));
    room.onLeave((code) => lost(problemOfClose(code)));
  }

  #welcome({ you, open, people, chat, versions }: WorkshopToClient["welcome"], sync: DocumentSync): void {
    batch(() => {
      this.you.value = you;
      this.chat.value = chat;
      this.versions.value = versions;
      this.#setPeople({ people, open });
    });
    sync.begin();
  }

  #setPeople({ people, open }: WorkshopToClient["people"]): void {
    const own = people.find(({ id }) => id === this.you.peek());
    batch(() => {
      this.people.value = people;
      this.open.value = open;
      if (own !== undefined) this.access.value = own.access;
    });
    this.#sync?.setMayEdit(this.access.peek() !== "viewer");
  }

  #synced(): void {
    this.#pauseMs = FIRST_PAUSE_MS;
    batch(() => {
      this.status.value = "online";
      this.problem.value = null;
    });
  }

  #lost(problem: WorkshopProblem | null): void {
    const again = isTemporary(problem);
    this.#attempt++;
    this.#end(again ? "offline" : "refused", problem);
    if (!again) return;
    const { random } = this.#ports;
    const pauseMs = this.#pauseMs * (1 + (random() - 0.5) * PAUSE_SPREAD);
    this.#pauseMs = Math.min(LAST_PAUSE_MS, this.#pauseMs * PAUSE_GROWTH);
    this.#timer = setTimeout(() => void this.#connect(), pauseMs);
  }

  #end(status: WorkshopStatus, problem: WorkshopProblem | null): void {
    this.#sync?.close();
    this.#sync = undefined;
    this.#room = undefined;
    batch(() => {
      this.status.value = status;
      this.problem.value = problem;
      this.people.value = [];
      this.you.value = null;
    });
  }
}
