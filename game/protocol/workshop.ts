/**
 * The stadium workshop: the room in which several people edit one document. Names, limits and messages; the schemas are apart
 * (workshop-messages.ts), so that pages load no code for them.
 */
import { makeCode } from "./room-code.ts";
import type { RateLimit } from "./to-server.ts";

export const WORKSHOP = "workshop";

/** One letter longer than the codes of rooms, so that the two are never confused. */
const WORKSHOP_CODE_LENGTH = 6;

const CODE = /(?:^|(?:^|\/)e\/)([0-9a-zA-Z]{6})\/?(?:[?#].*)?$/u;

/** `random` gives numbers from 0 up to but not including 1. */
export function makeWorkshopCode(random: () => number): string {
  return makeCode(random, WORKSHOP_CODE_LENGTH);
}

/** The code in a text: a code in any case, or a URL that ends in /e/CODE. Null if there is none. */
export function readWorkshopCode(text: string): string | null {
  const match = CODE.exec(text.trim());
  return match === null ? null : match[1]!.toUpperCase();
}

/** The owner may do everything, an editor changes the document, a viewer reads it. */
export type WorkshopRight = "editor" | "viewer";
export type WorkshopAccess = "owner" | WorkshopRight;

export type WorkshopPerson = {
  /** Of one connection: a person with two tabs is listed twice. */
  readonly id: number;
  readonly name: string;
  readonly fingerprint: string;
  readonly access: WorkshopAccess;
  /** The id of the person's awareness state; null until the client has sent one. */
  readonly awareness: number | null;
};

export type WorkshopLine = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
  readonly fingerprint: string;
  readonly text: string;
};

export type WorkshopAuthor = Pick<WorkshopPerson, "name" | "fingerprint">;

export type WorkshopVersion = {
  /** When it was made, in milliseconds since 1970; no two versions of a document have the same. */
  readonly id: number;
  /** Empty for one that was made automatically. */
  readonly name: string;
  /** The people that changed the document since the version before. */
  readonly authors: readonly WorkshopAuthor[];
  /** Bytes of the state. */
  readonly size: number;
};

/** Answer of GET /api/workshops/CODE. Times in milliseconds since 1970. */
export type WorkshopInfo = {
  readonly code: string;
  readonly title: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Connections to the document now. */
  readonly people: number;
};

/** Answer of GET /api/workshops/CODE/versions, the oldest first. */
export type WorkshopVersions = { readonly versions: readonly WorkshopVersion[] };

/** Answer of POST /api/workshops. */
export type WorkshopCreated = { readonly code: string };

/** Why a request of a client is not met. */
export type WorkshopRefusal = "rate" | "rights" | "full" | "unknown";

export type WorkshopToClient = {
  /** The first message. `you` is the id of the client in the list of people. */
  readonly welcome: {
    readonly you: number;
    readonly open: boolean;
    readonly people: readonly WorkshopPerson[];
    readonly chat: readonly WorkshopLine[];
    readonly versions: readonly WorkshopVersion[];
  };
  readonly people: { readonly people: readonly WorkshopPerson[]; readonly open: boolean };
  readonly chat: WorkshopLine;
  /** A version that was stored; `removed` are the ids of those that it replaces. */
  readonly version: { readonly version: WorkshopVersion; readonly removed: readonly number[] };
  /** An editor invites all others to a room with the map as it is. */
  readonly play: { readonly room: string; readonly name: string };
  readonly refused: { readonly kind: string; readonly why: WorkshopRefusal };
};

/** The framework's type of byte messages, both ways: a number takes one byte. */
export const SYNC_TYPE = 0;

/** Maximum size of a document, as one Yjs update, and of an update, in bytes: five times that of a map at the limits of the format. */
export const DOCUMENT_MAX = 512 * 1024;

/** Maximum size of an awareness message, in bytes. */
export const AWARENESS_MAX = 8 * 1024;

/** Bytes of one connection; the first limit is that of a client, which waits, the second that of the server, which closes. */
export const SENT_BYTES: RateLimit = { burst: 1.5 * DOCUMENT_MAX, perSecond: 28 * 1024 };
export const READ_BYTES: RateLimit = { burst: 2 * DOCUMENT_MAX, perSecond: 40 * 1024 };

export const CHAT_LINES_MAX = 50;
export const VERSION_NAME_MAX = 60;

/** Versions of a document: named ones, automatic ones, and the bytes of all. Automatic ones make room for others. */
export const NAMED_VERSIONS_MAX = 50;
export const AUTOMATIC_VERSIONS_MAX = 50;
export const VERSION_BYTES_MAX = 16 * 1024 * 1024;
