/** The help chat: conversations between players and the staff, stored, and what happens in them as events. */
import {
  HELP_HISTORY_MAX,
  HELP_LIMITS,
  type HelpMessage,
  type HelpSide,
  type HelpSnapshot,
  type HelpToServerKind,
} from "#protocol/help.ts";
import type { Person } from "#protocol/report.ts";
import type { CreateLimiter, Limiter } from "../admission/rate-limiter.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { Duty } from "./duty.ts";
import type { ServerBus } from "./server-bus.ts";
import type { HelpConversations } from "../store/help.ts";

export type HelpPorts = {
  readonly store: HelpConversations;
  readonly bus: ServerBus;
  readonly duty: Duty;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Replaces offensive words. */
  readonly censor: (text: string) => string;
  /** By player, for each kind of message. */
  readonly refusals: RefusalCounter;
  readonly limiters: Readonly<Record<HelpToServerKind, Limiter>>;
};

/** Creates the rate limiters of HELP_LIMITS. */
export function helpLimiters(create: CreateLimiter): HelpPorts["limiters"] {
  const limiter = (kind: HelpToServerKind) => create(`help ${kind}`, HELP_LIMITS[kind]);
  return { say: limiter("say"), typing: limiter("typing"), read: limiter("read") };
}

/** A side that stops sending is no longer writing after this time. */
const TYPING_MS = 6000;

export class Help {
  readonly #ports: HelpPorts;
  /** By player: when the staff was last writing, in milliseconds since 1970. */
  readonly #staffTyping = new Map<string, number>();

  constructor(ports: HelpPorts) {
    this.#ports = ports;
    ports.bus.listen((event) => {
      if (event.kind === "typing" && event.from === "staff") this.#setStaffTyping(event.key, event.typing);
      else if (event.kind === "message" && event.message.from === "staff") this.#staffTyping.delete(event.key);
    });
  }

  /** What the player sees. Rejects when the store is away. */
  async snapshot(key: string): Promise<HelpSnapshot> {
    const { store, duty } = this.#ports;
    const [messages, readAt] = await Promise.all([store.history(key, HELP_HISTORY_MAX), store.readAt(key, "player")]);
    return { messages, readAt, onDuty: duty.count > 0, typing: this.#isStaffTyping(key) };
  }

  /** Whether a message of this kind from this player is within its rate limit. */
  async take(key: string, kind: HelpToServerKind): Promise<boolean> {
    const { limiters, refusals } = this.#ports;
    const isWithin = await limiters[kind].take(key);
    if (!isWithin) refusals.add("helpRate");
    return isWithin;
  }

  /** Stores and delivers a message; a repeated one is delivered once. Rejects when the store is away. */
  async say(player: Person, from: HelpSide, { id, text, about = "" }: NewMessage): Promise<void> {
    const { store, bus, date, censor } = this.#ports;
    const message: HelpMessage = { id, at: date(), from, text: censor(text), about };
    if (await store.add(player, message)) bus.publish({ kind: "message", key: player.key, message });
  }

  setTyping(key: string, from: HelpSide, typing: boolean): void {
    this.#ports.bus.publish({ kind: "typing", key, from, typing });
  }

  /** `at` is the time of the newest message read. Rejects when the store is away. */
  async markRead(key: string, by: HelpSide, at: number): Promise<void> {
    await this.#ports.store.markRead(key, by, at);
    this.#ports.bus.publish({ kind: "read", key, by, at });
  }

  /** The player can open it again with another message. Rejects when the store is away. */
  async close(key: string): Promise<void> {
    await this.#ports.store.close(key);
    this.#ports.bus.publish({ kind: "conversationClosed", key });
  }

  #setStaffTyping(key: string, typing: boolean): void {
    if (typing) this.#staffTyping.set(key, this.#ports.date());
    else this.#staffTyping.delete(key);
  }

  #isStaffTyping(key: string): boolean {
    const since = this.#staffTyping.get(key);
    if (since === undefined) return false;
    if (since + TYPING_MS > this.#ports.date()) return true;
    this.#staffTyping.delete(key);
    return false;
  }
}

export type NewMessage = { readonly id: string; readonly text: string; readonly about?: string };
