/** A refused join as an HTTP error. */
import { ServerError } from "@colyseus/core";
import {
  CLOSE_BAD_FRAME,
  CLOSE_BANNED,
  CLOSE_COOLDOWN,
  CLOSE_FULL,
  CLOSE_OUTDATED,
  CLOSE_PASSWORD,
  CLOSE_PROOF,
  CLOSE_WORK,
  refusalStatus,
} from "#protocol/close-code.ts";
import type { RefusalReason } from "../monitoring/refusals.ts";

/** The reasons that are counted, by close code; those of limits are named where they are refused. */
const COUNTED: Readonly<Record<number, RefusalReason>> = {
  [CLOSE_BAD_FRAME]: "joinOptions",
  [CLOSE_OUTDATED]: "joinVersion",
  [CLOSE_PROOF]: "joinProof",
  [CLOSE_PASSWORD]: "joinPassword",
  [CLOSE_BANNED]: "joinBanned",
  [CLOSE_COOLDOWN]: "joinCooldown",
  [CLOSE_FULL]: "joinFull",
  [CLOSE_WORK]: "joinWork",
};

export class JoinRefusal extends ServerError {
  readonly counted: RefusalReason;

  constructor(code: number, message: string, counted: RefusalReason) {
    super(refusalStatus(code), message);
    this.counted = counted;
  }
}

/** `code` is a close code; the status of the answer is the same without the thousands. */
export function refusal(code: number, message: string, counted = COUNTED[code] ?? "joinNoRoom"): JoinRefusal {
  return new JoinRefusal(code, message, counted);
}
