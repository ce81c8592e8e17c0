/** Turns the server's codes and errors into what the player is told. */
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
import type { GoneReason } from "../session/screen.ts";

/** Why a socket that was in a room is closed for good; null when the player left himself. */
export function reasonForClose(code: number): GoneReason | null {
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

const REFUSALS: ReadonlyMap<number, GoneReason | "password"> = new Map([
  [refusalStatus(CLOSE_OUTDATED), "outdated"],
  [refusalStatus(CLOSE_PASSWORD), "password"],
  [refusalStatus(CLOSE_BANNED), "banned"],
  [refusalStatus(CLOSE_FULL), "full"],
  [refusalStatus(CLOSE_CROWDED), "crowded"],
]);

/** Why a room could not be entered; "password" when it asks for one (or for another). */
export function reasonForRefusal(error: unknown): GoneReason | "password" {
  const code = error instanceof ServerError || error instanceof MatchMakeError ? error.code : undefined;
  if (code === undefined) return "unreachable";
  const known = REFUSALS.get(code);
  if (known !== undefined) return known;
  if (code === ErrorCode.MATCHMAKE_EXPIRED) return "lost";
  if (code === ErrorCode.MATCHMAKE_INVALID_ROOM_ID)
    return /locked/u.test((error as Error).message) ? "full" : "notFound";
  return "refused";
}
