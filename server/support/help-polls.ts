/** Long polls of the help chat, where no socket works: a waiting request is answered when the conversation changes. */
import { createHash } from "node:crypto";
import type { HelpPoll } from "#protocol/help.ts";
import { Quota, type QuotaLimits } from "../limits/quota.ts";
import type { Help } from "./help.ts";
import type { ServerBus, ServerEvent } from "./server-bus.ts";

export type HelpPollLimits = QuotaLimits & {
  /** Maximum wait, in milliseconds; then the answer is what the player has already. */
  readonly holdMs: number;
};

export const HELP_POLLS: HelpPollLimits = { total: 500, perNetwork: 60, holdMs: 25_000 };

/** Characters of a revision. */
const REV_LENGTH = 16;

type Waiting = { readonly key: string; readonly wake: () => void };

export class HelpPolls {
  readonly #help: Help;
  readonly #limits: HelpPollLimits;
  readonly #quota: Quota;
  readonly #waiting = new Set<Waiting>();
  readonly #unlisten: () => void;

  constructor(help: Help, bus: ServerBus, limits: HelpPollLimits = HELP_POLLS) {
    this.#help = help;
    this.#limits = limits;
    this.#quota = new Quota(limits);
    this.#unlisten = bus.listen((event) => this.#wake(event));
  }

  /** Number of waiting polls. */
  get size(): number {
    return this.#waiting.size;
  }

  /** The state of the conversation and its revision. Rejects when the store is away. */
  async read(key: string): Promise<HelpPoll> {
    const help = await this.#help.snapshot(key);
    const rev = createHash("sha256").update(JSON.stringify(help)).digest("base64url").slice(0, REV_LENGTH);
    return { rev, help };
  }

  /**
   * Calls `changed` once, when something may have changed or the time is over. Returns the function that cancels it; undefined
   * when the quota is used up.
   */
  wait(key: string, network: string, changed: () => void): (() => void) | undefined {
    const leave = this.#quota.take(network);
    if (leave === undefined) return undefined;
    const cancel = () => {
      clearTimeout(timer);
      if (this.#waiting.delete(waiting)) leave();
    };
    const waiting: Waiting = {
      key,
      wake: () => {
        cancel();
        changed();
      },
    };
    const timer = setTimeout(waiting.wake, this.#limits.holdMs).unref();
    this.#waiting.add(waiting);
    return cancel;
  }

  /** Answers every waiting poll, when the server stops. */
  close(): void {
    this.#unlisten();
    for (const { wake } of [...this.#waiting]) wake();
  }

  #wake(event: ServerEvent): void {
    const key = "key" in event && event.kind !== "dismiss" ? event.key : undefined;
    if (key === undefined && event.kind !== "duty") return;
    for (const waiting of [...this.#waiting]) if (key === undefined || waiting.key === key) waiting.wake();
  }
}
