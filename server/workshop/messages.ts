/** What the messages of clients do, besides edits: chat, access, versions and invitations. */
import type { WorkshopRefusal, WorkshopToClient } from "#protocol/workshop.ts";
import type { WorkshopToServer, WorkshopToServerKind } from "#protocol/workshop-messages.ts";
import type { ChatLog } from "./chat-log.ts";
import type { OpenDocument } from "./open-document.ts";
import { mayEdit, type Person, takeMessage } from "./person.ts";

export type WorkshopMessages = {
  readonly document: Pick<OpenDocument, "access" | "makeVersion">;
  readonly chat: ChatLog;
  readonly people: () => Iterable<Person>;
  /** Sends to all clients. */
  readonly send: <K extends keyof WorkshopToClient>(kind: K, message: WorkshopToClient[K]) => void;
  /** Called when rights have changed. */
  readonly accessChanged: () => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
};

type Refusal = WorkshopRefusal | undefined;
type Handler<K extends WorkshopToServerKind> = (
  room: WorkshopMessages,
  sender: Person,
  message: WorkshopToServer[K],
) => Refusal;

const handlers: { readonly [K in WorkshopToServerKind]: Handler<K> } = {
  say: ({ chat, send }, { auth }, { text }) => {
    send("chat", chat.add(auth, text));
    return undefined;
  },
  access: (room, sender, { id, right }) => {
    if (sender.access !== "owner") return "rights";
    const person = [...room.people()].find((each) => each.id === id);
    if (person === undefined) return "unknown";
    const why = room.document.access.setRight(person.auth.key, right);
    if (why === undefined) room.accessChanged();
    return why;
  },
  open: (room, sender, { open }) => {
    if (sender.access !== "owner") return "rights";
    room.document.access.setOpen(open);
    room.accessChanged();
    return undefined;
  },
  version: ({ document }, sender, { name }) => (mayEdit(sender) ? document.makeVersion(name) : "rights"),
  play: ({ send }, sender, { room }) => {
    if (!mayEdit(sender)) return "rights";
    send("play", { room, name: sender.auth.name });
    return undefined;
  },
};

/** Does what a checked message asks for, or returns why not. */
export function handleWorkshopMessage<K extends WorkshopToServerKind>(
  room: WorkshopMessages,
  sender: Person,
  ...[kind, message]: [kind: K, message: WorkshopToServer[K]]
): Refusal {
  if (!takeMessage(sender, kind, room.now())) return "rate";
  return handlers[kind](room, sender, message);
}
