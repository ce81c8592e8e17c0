/** Composes the help chat of a page: its transports, with proofs of the player's identity. */
import { HELP } from "#protocol/proof-text.ts";
import type { Session } from "../../session/session.ts";
import type { Identity } from "../identity/identity.ts";
import { encodeBytes } from "../identity/base64url.ts";
import { joinOptionsFor } from "../room/join-options.ts";
import type { RoomClient } from "../room/room-client.ts";
import { joinWithWork, type WorkPorts } from "../work/join-with-work.ts";
import { solveWork } from "../work/work.ts";
import { HelpClient } from "./help-client.ts";
import { openPolling, requestSession } from "./polling-transport.ts";
import { openSocket } from "./socket-transport.ts";

const ID_BYTES = 12;

/** `origin` of the page, such as https://play.example.org. */
export function createHelp(session: Session, client: RoomClient, identity: Identity, origin: string): HelpClient {
  const work = (): WorkPorts => ({ solve: solveWork, onWork: () => undefined, signal: new AbortController().signal });
  const optionsOf = (nickname: string) => () => joinOptionsFor(identity, nickname, HELP);
  return new HelpClient(session, {
    openSocket: (nickname, events) =>
      openSocket(
        () => joinWithWork(HELP, optionsOf(nickname), (options) => client.joinOrCreate(HELP, options), work()),
        events,
      ),
    openPolling: (nickname, events) =>
      openPolling(
        origin,
        () => joinWithWork(HELP, optionsOf(nickname), (options) => requestSession(origin, options), work()),
        events,
      ),
    now: () => Date.now(),
    random: () => Math.random(),
    newId: () => encodeBytes(crypto.getRandomValues(new Uint8Array(ID_BYTES))),
  });
}
