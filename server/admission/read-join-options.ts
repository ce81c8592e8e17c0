/** Reads what a client sends with a join. */
import { CLOSE_BAD_FRAME, CLOSE_OUTDATED } from "#protocol/close-code.ts";
import { joinOptions, type JoinOptions } from "#protocol/join-options.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { workMeter, workSeed } from "#protocol/work.ts";
import { refusal } from "./refusal.ts";

/** The work that came with a join. */
export function bitsOf({ work, proof }: JoinOptions, target: string): number {
  return work === undefined ? 0 : workMeter(workSeed(proof.challenge, proof.key, target))(work);
}

/** Throws a JoinRefusal that names what is wrong. */
export function readOptions(raw: unknown): JoinOptions {
  const result = joinOptions.safeParse(raw);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw refusal(CLOSE_BAD_FRAME, `${issue.path.join(".") || "options"}: ${issue.message}`);
  }
  if (result.data.version !== PROTOCOL_VERSION) {
    throw refusal(CLOSE_OUTDATED, `this server uses protocol version ${PROTOCOL_VERSION}; reload the page`);
  }
  return result.data;
}
