/** The options of the page's joins: nickname, protocol version, region, and a fresh proof of identity. */
import type { JoinOptions } from "#protocol/join-options.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { Identity } from "../identity/identity.ts";

export type OwnJoinOptions = Pick<JoinOptions, "nickname" | "version" | "proof" | "flag">;

/** `target` is what the proof is bound to: "quick", "create", or a room code. Rejects when the server does not answer. */
export async function joinOptionsFor(identity: Identity, nickname: string, target: string): Promise<OwnJoinOptions> {
  const proof = await identity.prove(target);
  return { nickname, version: PROTOCOL_VERSION, proof, flag: region(navigator.languages) };
}

const TWO_LETTERS = /^[a-z]{2}$/u;

/** The region of the first language with one ("es-AR": ar), as two small letters; "" when there is none. */
export function region(languages: readonly string[]): string {
  for (const language of languages) {
    const found = regionOf(language)?.toLowerCase();
    if (found !== undefined && TWO_LETTERS.test(found)) return found;
  }
  return "";
}

/** Undefined also for invalid language names, which some systems have (`en-US@posix`). */
function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
