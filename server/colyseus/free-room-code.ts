/** Chooses the code of a new room. */
import { matchMaker } from "@colyseus/core";
import { makeRoomCode } from "#protocol/room-code.ts";

/** There are millions of codes, so a second attempt is already rare. */
const ATTEMPTS = 100;

/** A code that no room has: with a taken one the framework would return the other room instead of a new one. */
export function freeRoomCode(random: () => number): string {
  for (let n = 0; n < ATTEMPTS; n++) {
    const code = makeRoomCode(random);
    if (matchMaker.getLocalRoomById(code) === undefined) return code;
  }
  throw new Error("freeRoomCode: every code is taken");
}
