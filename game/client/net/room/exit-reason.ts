/** Maps the server's close codes and errors to the reasons that the page shows. */
import { MatchMakeError, ServerError } from "@colyseus/sdk";
import { CloseCode, ErrorCode } from "@colyseus/sdk";
import {
  CLOSE_BANNED,
  CLOSE_COOLDOWN,
  CLOSE_CROWDED,
  CLOSE_FAULT,
  CLOSE_FULL,
  CLOSE_KICKED,
  CLOSE_OUTDATED,
  CLOSE_PASSWORD,
  CLOSE_REPLACED,
  CLOSE_ROOM,
  CLOSE_SERVER_BANNED,
  CLOSE_SERVER_KICKED,
  CLOSE_SLOW_READER,
  CLOSE_WORK,
  refusalStatus,
} from "#protocol/close-code.ts";
import { readBanMessage } from "#protocol/ban-message.ts";
import type { ExitReason, HostAct } from "../../session/screen.ts";

/** Reason for the end of a connection to a room; null when the player left. */
export function exitReasonOf(code: number): ExitReason | null {
  switch (code) {
    case CloseCode.CONSENTED:
      return null;
    case CLOSE_KICKED:
      return "kicked";
    case CLOSE_BANNED:
      return "banned";
    case CLOSE_SERVER_KICKED:
      return "serverKicked";
    case CLOSE_SERVER_BANNED:
      return "serverBanned";
    case CLOSE_FULL:
      return "full";
    case CLOSE_CROWDED:
      return "crowded";
    case CLOSE_OUTDATED:
      return "outdated";
    case CLOSE_ROOM:
      return "closed";
    case CLOSE_FAULT:
      return "failed";
    case CLOSE_REPLACED:
      return "replaced";
    case CloseCode.SERVER_SHUTDOWN:
      return "stopped";
    case CLOSE_SLOW_READER:
      return "lost";
    default:
      return code >= 4400 && code < 4500 ? "refused" : "lost";
  }
}

/** The server responds to requests, but no WebSocket reaches it: proxies and firewalls can block them. */
export class SocketError extends Error {}

const REFUSALS: ReadonlyMap<number, ExitReason | "password"> = new Map([
  [refusalStatus(CLOSE_OUTDATED), "outdated"],
  [refusalStatus(CLOSE_PASSWORD), "password"],
  [refusalStatus(CLOSE_BANNED), "banned"],
  [refusalStatus(CLOSE_SERVER_BANNED), "serverBanned"],
  [refusalStatus(CLOSE_FULL), "full"],
  [refusalStatus(CLOSE_COOLDOWN), "cooldown"],
  [refusalStatus(CLOSE_CROWDED), "crowded"],
  [refusalStatus(CLOSE_WORK), "crowded"],
]);

/** HTTP status codes, and the first code of the framework's range for sockets. */
const BAD_REQUEST = 400;
const SERVER_ERROR = 500;
const GATEWAY_TIMEOUT = 504;
const SOCKET_CODES = 4000;

/** Reason for a failed join; "password" when the room has one and it was missing or wrong. */
export function joinFailureOf(error: unknown): ExitReason | "password" {
  if (error instanceof SocketError) return "blocked";
  // The framework also puts the code of a network error there, or none.
  const code: unknown = error instanceof ServerError || error instanceof MatchMakeError ? error.code : undefined;
  if (typeof code !== "number" || code < BAD_REQUEST) return "unreachable";
  if (code >= SOCKET_CODES) return exitReasonOf(code) ?? "lost";
  const known = REFUSALS.get(code);
  if (known !== undefined) return known;
  if (code === ErrorCode.MATCHMAKE_EXPIRED) return "lost";
  if (code === ErrorCode.MATCHMAKE_INVALID_ROOM_ID)
    return /locked/u.test((error as Error).message) ? "full" : "notFound";
  return code >= SERVER_ERROR && code <= GATEWAY_TIMEOUT ? "unreachable" : "refused";
}

/** What the host of the server did, from the text of a close or a failed join; undefined for other reasons. */
export function hostActOf(reason: ExitReason | null, text: string): HostAct | undefined {
  if (reason === "serverKicked") return { reason: text, until: null };
  if (reason === "cooldown") return { reason: "", until: Number(text) || null };
  return reason === "serverBanned" ? (readBanMessage(text) ?? { reason: "", until: null }) : undefined;
}
