/** Effects are shown once: when they are predicted, or else when they are confirmed. */
import { describe, expect, it } from "vitest";
import { EffectsFeed } from "#client/net/match/effects-feed.ts";
import { SHOWN_MAX } from "#client/session/frame.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog, GOAL_EVENT, KICK_EVENT, logEvent } from "#sim/event.ts";
import { addPlayer, setTeam } from "#sim/rules/player-list.ts";
import { startGame } from "#sim/rules/game.ts";
import { createWorld, RED_TEAM, type World } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";

function worldAt(tick: number): World {
  const world = createWorld(createArena(builtinStadium("Classic")));
  for (const id of [1, 2]) {
    addPlayer(world, id);
    setTeam(world, id, RED_TEAM);
  }
  startGame(world, { scoreLimit: 3, timeLimit: 3, overtime: true });
  world.game.tick = tick;
  return world;
}

function kickOf(player: number) {
  const log = createEventLog();
  logEvent(log, KICK_EVENT, player, 0);
  return log;
}

describe("a kick", () => {
  it("that was predicted is not shown again when it is confirmed, even some ticks later", () => {
    const feed = new EffectsFeed();
    feed.predicted(worldAt(100), kickOf(1));
    expect(feed.take()).toHaveLength(1);
    feed.confirmed(worldAt(104), kickOf(1), false);
    expect(feed.take()).toEqual([]);
  });

  it("of another player is shown when it is confirmed", () => {
    const feed = new EffectsFeed();
    feed.predicted(worldAt(100), kickOf(1));
    feed.take();
    feed.confirmed(worldAt(101), kickOf(2), false);
    expect(feed.take()).toMatchObject([{ kind: "kick", player: 2 }]);
  });

  it("a second later is another kick", () => {
    const feed = new EffectsFeed();
    feed.predicted(worldAt(100), kickOf(1));
    feed.confirmed(worldAt(160), kickOf(1), false);
    expect(feed.take()).toHaveLength(2);
  });
});

describe("an effect of a disc at the end of a double's range", () => {
  it("has coordinates that can be drawn", () => {
    const world = worldAt(100);
    const disc = world.players.disc[0]!;
    world.discs.x[disc] = 1e300;
    world.discs.y[disc] = -Number.MAX_VALUE;
    const feed = new EffectsFeed();
    feed.predicted(world, kickOf(1));
    expect(feed.take()).toMatchObject([{ x: SHOWN_MAX, y: -SHOWN_MAX }]);
  });
});

describe("a goal", () => {
  it("is shown when it is confirmed, never when it is only predicted", () => {
    const feed = new EffectsFeed();
    const log = createEventLog();
    logEvent(log, GOAL_EVENT, RED_TEAM, 0);
    feed.predicted(worldAt(10), log);
    expect(feed.take()).toEqual([]);
    feed.confirmed(worldAt(10), log, false);
    expect(feed.take()).toMatchObject([{ kind: "goal", team: RED_TEAM }]);
  });
});
