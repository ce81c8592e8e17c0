/** Effects are shown once: when they are predicted, or else when they are confirmed. */
import { describe, expect, it } from "vitest";
import { EffectsFeed } from "#client/net/match/effects-feed.ts";
import { SHOWN_MAX } from "#client/session/frame.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog, DISC_DISC_EVENT, DISC_SEGMENT_EVENT, GOAL_EVENT, KICK_EVENT, logEvent } from "#sim/event.ts";
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

  it("that was predicted is not shown again when it is confirmed after a later one was predicted", () => {
    const feed = new EffectsFeed();
    for (const tick of [100, 108, 120]) feed.predicted(worldAt(tick), kickOf(1));
    expect(feed.take()).toHaveLength(3);
    for (const tick of [101, 108, 121]) feed.confirmed(worldAt(tick), kickOf(1), false);
    expect(feed.take()).toEqual([]);
  });

  it("is shown although the same player has kicked a moment before", () => {
    const feed = new EffectsFeed();
    for (const tick of [100, 106, 112]) feed.confirmed(worldAt(tick), kickOf(1), true);
    expect(feed.take()).toHaveLength(3);
  });

  it("is shown once when a correction moves it by a few ticks", () => {
    const feed = new EffectsFeed();
    for (const tick of [100, 105]) feed.predicted(worldAt(tick), kickOf(1));
    feed.confirmed(worldAt(105), kickOf(1), false);
    expect(feed.take()).toHaveLength(1);
    // Another one so soon shows when it is confirmed.
    for (const tick of [200, 205]) feed.predicted(worldAt(tick), kickOf(1));
    for (const tick of [200, 205]) feed.confirmed(worldAt(tick), kickOf(1), false);
    expect(feed.take()).toHaveLength(2);
  });

  it("is shown once when its tick is confirmed before a frame predicts it", () => {
    const feed = new EffectsFeed();
    feed.confirmed(worldAt(100), kickOf(1), false);
    feed.predicted(worldAt(100), kickOf(1));
    expect(feed.take()).toHaveLength(1);
  });

  it("a second later is another kick", () => {
    const feed = new EffectsFeed();
    feed.predicted(worldAt(100), kickOf(1));
    feed.confirmed(worldAt(160), kickOf(1), false);
    expect(feed.take()).toHaveLength(2);
  });
});

describe("a kick and a bounce", () => {
  it("have the speed of the ball, what was met, and the change of velocity", () => {
    const world = worldAt(100);
    const disc = world.players.disc[0]!;
    world.discs.x[disc] = world.discs.x[0]! - world.discs.radius[0]! - world.discs.radius[disc]! - 2;
    world.discs.y[disc] = world.discs.y[0]!;
    const feed = new EffectsFeed();
    world.discs.vx[0] = 6;
    feed.predicted(world, kickOf(1));
    expect(feed.take()).toMatchObject([{ kind: "kick", speed: 6 }]);
    const log = createEventLog();
    logEvent(log, DISC_SEGMENT_EVENT, 0, 0);
    world.discs.vx[0] = -4;
    feed.predicted(world, log);
    expect(feed.take()).toMatchObject([
      { kind: "bounce", disc: 0, other: -1, speed: 4, impact: 10, bounciness: world.arena.segments.bCoef[0] },
    ]);
    // It slides along the wall.
    feed.predicted(world, log);
    expect(feed.take()).toMatchObject([{ speed: 4, impact: 0 }]);
    const contact = createEventLog();
    logEvent(contact, DISC_DISC_EVENT, 0, disc);
    feed.predicted(world, contact);
    expect(feed.take()).toMatchObject([{ disc: 0, other: disc, bounciness: world.discs.bCoef[disc] }]);
  });

  it("far away from the ball have no speed", () => {
    const world = worldAt(100);
    world.discs.vx[0] = 6;
    world.discs.x[0] = 300;
    const feed = new EffectsFeed();
    feed.predicted(world, kickOf(1));
    expect(feed.take()).toMatchObject([{ kind: "kick", speed: 0 }]);
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
