/** Chooses the code of a new room. */
import { matchMaker } from "@colyseus/core";
import { makeRoomCode } from "#protocol/room-code.ts";

/** There are millions of codes, so a second attempt is already rare. */
const ATTEMPTS = 100;

/** Reserves a code for a room that is about to be created. False when another process has reserved it. */
export type ClaimCode = (code: string) => boolean | Promise<boolean>;

/** A code that no room has: with a taken one the framework would return the other room instead of a new one. */
export async function freeRoomCode(random: () => number, claim: ClaimCode): Promise<string> {
  for (let n = 0; n < ATTEMPTS; n++) {
    const code = makeRoomCode(random);
    if (!(await matchMaker.driver.has(code)) && (await claim(code))) return code;
  }
  throw new Error("freeRoomCode: every code is taken");
}
