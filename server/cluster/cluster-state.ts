/** What the processes of a cluster have in common. A server on its own keeps it in memory. */
import { randomBytes } from "node:crypto";
import { MemoryQuickSeats, type QuickSeats } from "../admission/quick-seats.ts";
import { type CreateLimiter, memoryLimiters } from "../admission/rate-limiter.ts";
import { MemoryUsedTokens, type UsedTokens } from "../admission/used-tokens.ts";
import type { ClaimCode } from "../colyseus/free-room-code.ts";
import type { UploadReply } from "../stadium/receive-upload.ts";
import type { StadiumTexts } from "../stadium/stadium-texts.ts";
import { type Tickets, UploadTickets } from "../stadium/upload-tickets.ts";

/** Runs a task while no other process runs one under this name. */
export type Exclusively = <T>(name: string, task: () => Promise<T>) => Promise<T>;

export type ClusterState = {
  readonly createLimiter: CreateLimiter;
  readonly usedTokens: UsedTokens;
  readonly tickets: Tickets;
  readonly claimCode: ClaimCode;
  readonly exclusively: Exclusively;
  readonly quickSeats: QuickSeats;
  readonly stadiumTexts: StadiumTexts;
  /** Passes a file on to the process that runs the room; undefined when that is this one. */
  readonly forwardUpload: (code: string, file: string) => Promise<UploadReply> | undefined;
};

/** The state of a server without other processes. `now` in monotonic milliseconds. */
export function memoryState(now: () => number): ClusterState {
  return {
    createLimiter: memoryLimiters(now),
    usedTokens: new MemoryUsedTokens(now),
    tickets: new UploadTickets(now, randomBytes),
    claimCode: () => true,
    exclusively: (_, task) => task(),
    quickSeats: new MemoryQuickSeats(),
    forwardUpload: () => undefined,
    stadiumTexts: { publish: () => undefined, find: async () => undefined },
  };
}
