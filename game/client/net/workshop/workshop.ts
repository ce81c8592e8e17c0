/** What a page sees of a document that is edited together, as observable values, and what it can do. */
import type { ReadonlySignal } from "@preact/signals-core";
import type {
  WorkshopAccess,
  WorkshopLine,
  WorkshopPerson,
  WorkshopRefusal,
  WorkshopRight,
  WorkshopVersion,
} from "#protocol/workshop.ts";

/**
 * `offline`: the connection was lost, and is tried again by itself; the document can be edited meanwhile. `refused`: the room does
 * not accept this client; `problem` is the reason.
 */
export type WorkshopStatus = "connecting" | "online" | "offline" | "refused";

export type WorkshopProblem =
  | "notFound" // there is no document with this code
  | "crowded" // too many people, documents or joins; tried again
  | "banned" // the host of the server has banned the person
  | "outdated" // page and server are of different versions
  | "readOnly" // an edit of a person that may only read
  | "tooLarge" // the document would be larger than documents may be
  | "unreachable" // the server does not respond; tried again
  | "blocked" // the server responds, but no socket can be opened; tried again
  | "invalid"; // the room does not accept what the page sent

export type WorkshopInvitation = {
  /** Code of the room. */
  readonly room: string;
  /** Name of the person that invites. */
  readonly name: string;
};

export type Workshop = {
  readonly status: ReadonlySignal<WorkshopStatus>;
  /** Null while there is none. */
  readonly problem: ReadonlySignal<WorkshopProblem | null>;
  /** The own one; that of the last connection while there is none. */
  readonly access: ReadonlySignal<WorkshopAccess>;
  /** Whether people without a right of their own may edit. */
  readonly open: ReadonlySignal<boolean>;
  /** All connections to the document, with the own one; empty while there is none. */
  readonly people: ReadonlySignal<readonly WorkshopPerson[]>;
  /** Id of the own connection in the list of people. */
  readonly you: ReadonlySignal<number | null>;
  /** The oldest first. */
  readonly chat: ReadonlySignal<readonly WorkshopLine[]>;
  /** The oldest first. */
  readonly versions: ReadonlySignal<readonly WorkshopVersion[]>;
  /** The last invitation of an editor to play on the map; also the own one. */
  readonly invitation: ReadonlySignal<WorkshopInvitation | null>;
  /** The last request that was not met. */
  readonly refusal: ReadonlySignal<{ readonly kind: string; readonly why: WorkshopRefusal } | null>;

  say(text: string): void;
  /** Gives a person the right to edit, or takes it. For the owner; `id` as in the list of people. */
  setAccess(id: number, right: WorkshopRight): void;
  setOpen(open: boolean): void;
  nameVersion(name: string): void;
  /** Invites all others to a room. */
  play(room: string): void;
  /** Tries to connect at once, also after a refusal. */
  retry(): void;
  /** Ends the connection for good; the document stays as it is. */
  leave(): void;
};
