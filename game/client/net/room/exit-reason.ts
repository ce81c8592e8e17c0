/** Maps the server's close codes and errors to the reasons that the page shows. */
import { MatchMakeError, ServerError } from "@colyseus/sdk";
import { CloseCode, ErrorCode } from "@colyseus/sdk";
import {
  CLOSE_BANNED,
  CLOSE_CROWDED,
  CLOSE_FULL,
  CLOSE_KICKED,
  CLOSE_OUTDATED,
  CLOSE_PASSWORD,
  CLOSE_ROOM,
  CLOSE_SLOW_READER,
  refusalStatus,
} from "#protocol/close-code.ts";
import type { ExitReason } from "../../session/screen.ts";

/** Reason for the end of a connection to a room; null when the player left. */
export function exitReasonOf(code: number): ExitReason | null {
  switch (code) {
    case CloseCode.CONSENTED:
      return null;
    case CLOSE_KICKED:
      return "kicked";
    case CLOSE_BANNED:
      return "banned";
    case CLOSE_OUTDATED:
      return "outdated";
    case CLOSE_ROOM:
    case CloseCode.SERVER_SHUTDOWN:
      return "closed";
    case CLOSE_SLOW_READER:
    case CloseCode.FAILED_TO_RECONNECT:
    case CloseCode.ABNORMAL_CLOSURE:
      return "lost";
    default:
      return code >= 4400 && code < 4500 ? "refused" : "closed";
  }
}

const REFUSALS: ReadonlyMap<number, ExitReason | "password"> = new Map([
  [refusalStatus(CLOSE_OUTDATED), "outdated"],
  [refusalStatus(CLOSE_PASSWORD), "password"],
  [refusalStatus(CLOSE_BANNED), "banned"],
  [refusalStatus(CLOSE_FULL), "full"],
  [refusalStatus(CLOSE_CROWDED), "crowded"],
]);

/** Reason for a failed join; "password" when the room has one and it was missing or wrong. */
export function joinFailureOf(error: unknown): ExitReason | "password" {
  const code = error instanceof ServerError || error instanceof MatchMakeError ? error.code : undefined;
  if (code === undefined) return "unreachable";
  const known = REFUSALS.get(code);
  if (known !== undefined) return known;
  if (code === ErrorCode.MATCHMAKE_EXPIRED) return "lost";
  if (code === ErrorCode.MATCHMAKE_INVALID_ROOM_ID)
    return /locked/u.test((error as Error).message) ? "full" : "notFound";
  return "refused";
}
