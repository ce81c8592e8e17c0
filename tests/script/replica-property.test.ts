/** Property: whatever a script asks for and players do, its replica and a page that follows the patches have the room's digest. */
import fc from "fast-check";
import { describe, it } from "vitest";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import type { ScriptRoom } from "#script/script-replica.ts";
import { hashWord } from "#sim/hash.ts";
import { performAction, type RoomAction, roomActions } from "../support/room-actions.ts";
import { ScriptDriver } from "../support/script-driver.ts";

/** A call of a method by a script. The number selects its arguments from what exists then. */
type Effect = { readonly method: (typeof METHODS)[number]; readonly n: number };

const METHODS = [
  ...["setPlayerTeam", "setPlayerTeam", "setPlayerAdmin", "kickPlayer", "setDiscProperties", "setDiscProperties"],
  ...[
    "setPlayerDiscProperties",
    "startGame",
    "stopGame",
    "pauseGame",
    "setScoreLimit",
    "setTimeLimit",
    "reorderPlayers",
  ],
  ...["setDefaultStadium", "setTeamsLock", "setTeamColors", "setKickRateLimit", "setPlayerAvatar", "sendAnnouncement"],
  ...["setPlayerTeams", "setMaxPlayers", "clearBan", "clearBans", "setPassword"],
] as const;

const STADIUMS = ["Classic", "Small", "Hockey", "none"] as const;
const VALUES = [0, 1, -3.7, 1e9, Number.NaN, "12", null, 40.25] as const;

const effects = fc.array(fc.record({ method: fc.constantFrom(...METHODS), n: fc.nat({ max: 500 }) }), {
  maxLength: 40,
});

function argumentsOf({ method, n }: Effect, ids: readonly number[]): unknown[] {
  const id = ids[n % (ids.length + 1)] ?? 9999;
  const value = VALUES[n % VALUES.length];
  const properties = { x: value, y: VALUES[(n + 3) % VALUES.length], radius: n % 30, color: n, cMask: n };
  switch (method) {
    case "setDiscProperties":
      return [n % 9, properties];
    case "setPlayerDiscProperties":
      return [id, properties];
    case "setDefaultStadium":
      return [STADIUMS[n % STADIUMS.length]];
    case "reorderPlayers":
      return [ids.toReversed().slice(n % 4), n % 2 === 0];
    case "setTeamColors":
      return [n % 3, n, n, n % 5 === 0 ? [] : [n, "0xff0000"]];
    case "setPlayerTeams":
      return [ids.map((each, i) => ({ id: each, team: (n + i) % 3 }))];
    case "pauseGame":
    case "setTeamsLock":
      return [n % 2 === 0];
    case "sendAnnouncement":
      return ["line", n % 2 === 0 ? id : null, n, "bold", n % 3];
    case "setPlayerTeam":
      return [id, n % 4];
    default:
      return [id === 9999 ? value : id, value, n % 2 === 0];
  }
}

/** Plays with one call of a method per tick, and compares the page's world with the room's. The driver compares the replica's. */
function play(actions: readonly RoomAction[], calls: readonly Effect[], noPlayer: boolean): void {
  const driver = new ScriptDriver((hbInit) => hbInit({ noPlayer, maxPlayers: 8 }));
  const { match } = driver;
  const room = driver.room as ScriptRoom & Record<string, (...values: unknown[]) => unknown>;
  const stadiums = new StadiumStore();
  const writer = new StateWriter(match, stadiums);
  const page = new ConfirmedWorld((_, checksum) => stadiums.find(checksum));
  page.apply(writer.state);
  let next = 0;
  driver.onTick = (report) => {
    writer.write(match, report);
    writer.stamp(match, true);
    page.apply(writer.state);
    if (hashWord(page.world!) !== hashWord(match.world))
      throw new Error(`the page differs in ${match.world.game.tick}`);
    const effect = calls[next++];
    if (effect === undefined) return;
    room[effect.method]!(
      ...argumentsOf(
        effect,
        match.members.map(({ id }) => id),
      ),
    );
  };
  for (const action of actions) {
    for (const { id } of match.members) driver.hold(id, action.keys);
    performAction(match, action);
    driver.tick(action.wait);
  }
  driver.tick(3);
}

describe("a script", () => {
  it.each([true, false])(
    "has the digest of its room in every tick, and so has a page (no host player: %s)",
    (noPlayer) => {
      fc.assert(
        fc.property(roomActions, effects, (actions, calls) => play(actions, calls, noPlayer)),
        { seed: 3, numRuns: 40 },
      );
    },
  );
});
