/** Joins, with proof of work when the server asks for it because many new players join from the same network. */
import { MatchMakeError, ServerError } from "@colyseus/sdk";
import { CLOSE_WORK, refusalStatus } from "#protocol/close-code.ts";
import type { JoinOptions, Proof } from "#protocol/join-options.ts";
import { readWorkText, WORK_BITS_MAX, workSeed } from "#protocol/work.ts";
import type { Solver } from "./work.ts";

/** Attempts: the price can rise while the page is working. */
const ATTEMPTS = 4;

export type WorkPorts = {
  readonly solve: Solver;
  /** Called when the work begins. */
  readonly onWork: () => void;
  /** Ends the work when the player leaves. */
  readonly signal: AbortSignal;
};

/**
 * Calls `join` with options that `makeOptions` makes, again with work while the server asks for it. `target` is that of the
 * proof. Rejects with the last error.
 */
export async function joinWithWork<O extends { readonly proof: Proof }, T>(
  target: string,
  makeOptions: () => Promise<O>,
  join: (options: O & Pick<JoinOptions, "work">) => Promise<T>,
  { solve, onWork, signal }: WorkPorts,
): Promise<T> {
  let bits = 0;
  for (let attempt = 1; ; attempt++) {
    const options = await makeOptions();
    const { challenge, key } = options.proof;
    const work = bits === 0 ? {} : { work: await solve(workSeed(challenge, key, target), bits, signal) };
    try {
      return await join({ ...options, ...work });
    } catch (error) {
      const asked = workAskedBy(error);
      if (asked === undefined || asked > WORK_BITS_MAX || attempt === ATTEMPTS) throw error;
      bits = asked;
      onWork();
    }
  }
}

function workAskedBy(error: unknown): number | undefined {
  if (!(error instanceof ServerError || error instanceof MatchMakeError)) return undefined;
  return error.code === refusalStatus(CLOSE_WORK) ? readWorkText(error.message) : undefined;
}
