/** Why a document cannot be reached, from close codes and errors of joins. */
import {
  CLOSE_BANNED,
  CLOSE_FLOOD,
  CLOSE_OVERSIZE,
  CLOSE_READ_ONLY,
  CLOSE_SERVER_BANNED,
  CLOSE_SERVER_KICKED,
} from "#protocol/close-code.ts";
import type { ExitReason } from "../../session/screen.ts";
import { exitReasonOf, joinFailureOf } from "../room/exit-reason.ts";
import type { WorkshopProblem } from "./workshop.ts";

/** Problems that can end by themselves. */
const TEMPORARY: ReadonlySet<WorkshopProblem> = new Set(["crowded", "unreachable", "blocked"]);

const CLOSES: ReadonlyMap<number, WorkshopProblem> = new Map([
  [CLOSE_READ_ONLY, "readOnly"],
  [CLOSE_OVERSIZE, "tooLarge"],
  [CLOSE_FLOOD, "crowded"],
  [CLOSE_BANNED, "banned"],
  [CLOSE_SERVER_BANNED, "banned"],
  [CLOSE_SERVER_KICKED, "banned"],
]);

const FAILURES: Readonly<Partial<Record<ExitReason | "password", WorkshopProblem>>> = {
  notFound: "notFound",
  outdated: "outdated",
  serverBanned: "banned",
  banned: "banned",
  crowded: "crowded",
  full: "crowded",
  blocked: "blocked",
  refused: "invalid",
};

/** Why the room closed the connection; null if it was lost, or the server stops. */
export function problemOfClose(code: number): WorkshopProblem | null {
  return CLOSES.get(code) ?? FAILURES[exitReasonOf(code) ?? "lost"] ?? null;
}

export function problemOfFailure(error: unknown): WorkshopProblem {
  return FAILURES[joinFailureOf(error)] ?? "unreachable";
}

/** Whether the connection is tried again by itself. */
export function isTemporary(problem: WorkshopProblem | null): boolean {
  return problem === null || TEMPORARY.has(problem);
}
