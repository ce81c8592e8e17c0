/** Limits of what a script may ask for and log: what is above them is dropped, and the script's log contains that once. */
import type { Command } from "#match/command.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { ANNOUNCEMENT_MAX } from "#room/text.ts";
import { TokenBucket } from "../limits/token-bucket.ts";

/** Disc changes of thirty players in every tick, and more. */
export const REQUEST_LIMIT: RateLimit = { burst: 4000, perSecond: 4000 };

/** Lines and sounds reach every client of the room: some for each player per second. */
export const ANNOUNCEMENT_LIMIT: RateLimit = { burst: 200, perSecond: 60 };

/** Characters of announcements: far below what makes a client a slow reader. */
export const TEXT_LIMIT: RateLimit = { burst: 40_000, perSecond: 12_000 };

export const LOG_LIMIT: RateLimit = { burst: 500, perSecond: 100 };

const ANNOUNCING: ReadonlySet<Command["kind"]> = new Set(["announce", "sound", "chat", "rights"]);

/** A limit that reports once per time of dropping. */
export class DroppingLimit {
  readonly #bucket: TokenBucket;
  readonly #now: () => number;
  readonly #onDrop: () => void;
  #dropping = false;

  /** `now` in monotonic milliseconds. */
  constructor(limit: RateLimit, now: () => number, onDrop: () => void) {
    this.#bucket = new TokenBucket(limit, now());
    this.#now = now;
    this.#onDrop = onDrop;
  }

  /** False for what is to be dropped. */
  take(count = 1): boolean {
    const taken = this.#bucket.take(this.#now(), count);
    if (!taken && !this.#dropping) this.#onDrop();
    this.#dropping = !taken;
    return taken;
  }
}

/** `report` receives what is dropped, as a line for the log. */
export function createRequestLimit(now: () => number, report: (line: string) => void): (command: Command) => boolean {
  const all = new DroppingLimit(REQUEST_LIMIT, now, () =>
    report(`more than ${REQUEST_LIMIT.perSecond} effects a second: the others are dropped`),
  );
  const announcements = new DroppingLimit(ANNOUNCEMENT_LIMIT, now, () =>
    report(`more than ${ANNOUNCEMENT_LIMIT.perSecond} announcements a second: the others are dropped`),
  );
  const texts = new DroppingLimit(TEXT_LIMIT, now, () =>
    report(`more than ${TEXT_LIMIT.perSecond} characters of announcements a second: the others are dropped`),
  );
  const isSaid = (command: Command) =>
    announcements.take() && (!("text" in command) || texts.take(lengthOf(command.text)));
  return (command) => all.take() && (!ANNOUNCING.has(command.kind) || isSaid(command));
}

/** Longer texts are cut. */
function lengthOf(text: string | null): number {
  return Math.min(text?.length ?? 0, ANNOUNCEMENT_MAX);
}
