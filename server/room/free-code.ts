/** Finds a code for a new room. */
import { matchMaker } from "@colyseus/core";
import { makeRoomCode } from "#protocol/room-code.ts";

/** With millions of codes, even the second attempt is rare. */
const ATTEMPTS = 100;

/** A code that no room has: with one that is taken, the framework would hand out the other room instead of a new one. */
export function freeRoomCode(random: () => number): string {
  for (let n = 0; n < ATTEMPTS; n++) {
    const code = makeRoomCode(random);
    if (matchMaker.getLocalRoomById(code) === undefined) return code;
  }
  throw new Error("freeRoomCode: every code is taken");
}
