/** What a visitor says at the door: his name, his page's version, and a fresh proof of who he is. */
import type { JoinOptions } from "#protocol/join-options.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { Identity } from "./identity/identity.ts";

export type Greeting = Pick<JoinOptions, "nickname" | "version" | "proof" | "flag">;

/** `target` is the way in that the proof is bound to: "quick", "create", or a room's code. Rejects when there is no server. */
export async function greeting(identity: Identity, nickname: string, target: string): Promise<Greeting> {
  const proof = await identity.prove(target);
  return { nickname, version: PROTOCOL_VERSION, proof, flag: region(navigator.languages) };
}

const SHOWN = /^[a-z]{2}$/u;

/** The region of the visitor's first language that names one ("es-AR": ar); "" when none does. */
export function region(languages: readonly string[]): string {
  for (const language of languages) {
    const found = regionOf(language)?.toLowerCase();
    if (found !== undefined && SHOWN.test(found)) return found;
  }
  return "";
}

/** Some systems call their languages by names that are none (`en-US@posix`). */
function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
