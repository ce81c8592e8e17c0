/** A connection to a document. */
import type { Client } from "@colyseus/core";
import { PartReader, PART_MAX } from "#protocol/sync-message.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { DOCUMENT_MAX, SYNC_TYPE, type WorkshopAccess, type WorkshopPerson } from "#protocol/workshop.ts";
import { WORKSHOP_RATES, type WorkshopToServerKind } from "#protocol/workshop-messages.ts";
import type { FrameRules } from "../colyseus/frame-guard.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import type { Editor } from "./open-document.ts";

/** Opcode and type of a byte message. */
const HEADER = 2;

/** Thirty edits and twenty awareness states a second, and the parts of large edits at once. */
export const WORKSHOP_FRAMES: FrameRules = {
  frames: { perSecond: 80, burst: 1200 },
  bytesMax: HEADER + PART_MAX,
  isByteMessage: (frame) => frame[1] === SYNC_TYPE,
};

/** Requests for what the client lacks: one per connection, and a few more for clients that check. */
const STATES: RateLimit = { burst: 3, perSecond: 0.2 };

export type Person = {
  readonly client: Client;
  readonly auth: Editor;
  readonly id: number;
  /** Gives back what the connection takes of its network's quota. */
  readonly leave: () => void;
  access: WorkshopAccess;
  awareness: number | null;
  /** When the right to edit was taken, in monotonic milliseconds. */
  lostAt: number;
  readonly parts: PartReader;
  readonly states: TokenBucket;
  readonly rates: Map<WorkshopToServerKind, TokenBucket>;
};

export function createPerson(
  person: Pick<Person, "client" | "auth" | "id" | "leave" | "access">,
  nowMs: number,
): Person {
  return {
    ...person,
    ...{ awareness: null, lostAt: -Infinity, parts: new PartReader(DOCUMENT_MAX), rates: new Map() },
    states: new TokenBucket(STATES, nowMs),
  };
}

export function mayEdit({ access }: Person): boolean {
  return access !== "viewer";
}

/** Whether the rate limit of this kind of message allows one more. */
export function takeMessage({ rates }: Person, kind: WorkshopToServerKind, nowMs: number): boolean {
  let bucket = rates.get(kind);
  if (bucket === undefined) rates.set(kind, (bucket = new TokenBucket(WORKSHOP_RATES[kind], nowMs)));
  return bucket.take(nowMs);
}

/** As all clients see them. */
export function listPeople(people: Iterable<Person>): WorkshopPerson[] {
  return Array.from(people, ({ id, access, awareness, auth: { name, fingerprint } }) => ({
    ...{ id, name, fingerprint, access, awareness },
  }));
}
