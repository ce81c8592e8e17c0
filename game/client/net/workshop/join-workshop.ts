/** Joins the room of a document with a proof of the player's identity. */
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Identity } from "../identity/identity.ts";
import { joinOptionsFor } from "../room/join-options.ts";
import { RoomClient } from "../room/room-client.ts";
import { joinWithWork } from "../work/join-with-work.ts";
import { solveWork } from "../work/work.ts";
import { connectWorkshop } from "./connect-workshop.ts";
import type { Workshop } from "./workshop.ts";

export type WorkshopOptions = {
  /** Origin of the page, such as https://play.example.org. */
  readonly endpoint: string;
  readonly identity: Identity;
  readonly code: string;
  /** Called for each connection. */
  readonly nickname: () => string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
};

/** Connects a document of the page to the room with this code. */
export function joinWorkshop({ endpoint, identity, code, nickname, doc, awareness }: WorkshopOptions): Workshop {
  const client = new RoomClient(endpoint);
  const { signal } = new AbortController();
  const join = () =>
    joinWithWork(
      code,
      () => joinOptionsFor(identity, nickname(), code),
      (options) => client.joinById(code, options),
      { solve: solveWork, onWork: () => undefined, signal },
    );
  return connectWorkshop({ join, doc, awareness });
}
