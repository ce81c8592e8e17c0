/** The methods of a room that read the replica. */
import { ALL, BALL, BLUE, BLUE_KO, C0, C1, C2, C3, KICK, RED, RED_KO, SCORE, WALL } from "#sim/masks.ts";
import { STOPPED } from "#sim/world.ts";
import { toId } from "./coerce.ts";
import { discOf, discProperties, playerObject, positionOf, scoresObject } from "./handed-objects.ts";
import type { ScriptContext } from "./script-ports.ts";

export const COLLISION_FLAGS = {
  ball: BALL,
  red: RED,
  blue: BLUE,
  redKO: RED_KO,
  blueKO: BLUE_KO,
  wall: WALL,
  all: ALL,
  kick: KICK,
  score: SCORE,
  c0: C0,
  c1: C1,
  c2: C2,
  c3: C3,
} as const;

export function createGetters({ match, memberOf }: ScriptContext) {
  return {
    getPlayer(id: unknown) {
      const member = memberOf(id);
      return member === undefined ? null : playerObject(match(), member);
    },
    getPlayerList() {
      return match().members.map((member) => playerObject(match(), member));
    },
    getScores() {
      return scoresObject(match());
    },
    getBallPosition() {
      return positionOf(match().world, 0);
    },
    getDiscCount() {
      const { game, discs } = match().world;
      return game.state === STOPPED ? 0 : discs.count;
    },
    getDiscProperties(disc: unknown) {
      return discProperties(match(), Number(disc));
    },
    getPlayerDiscProperties(id: unknown) {
      return discProperties(match(), discOf(match().world, toId(id)));
    },
  };
}
