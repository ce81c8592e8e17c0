/** The shared state: the size of patches, and exact number types. */
import { Decoder, Encoder, Metadata } from "@colyseus/schema";
import { describe, expect, it } from "vitest";
import type { Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { HEARTBEAT_TICKS, KeyframeState, KitState, MatchState, PlayerState } from "#protocol/state.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { hashWord } from "#sim/hash.ts";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { join, member, applyCommands, quietMatch } from "../support/match-builder.ts";

/** A running game of six, its state writer, and a client's decoded copy of the state. */
function createRoom() {
  const match = quietMatch({ bots: "none" });
  const ids = join(match, "Ada", "Bob", "Cyd", "Dan", "Eve", "Fay");
  applyCommands(match, { kind: "start" });
  const writer = new StateWriter(match, new StadiumStore());
  const encoder = new Encoder(writer.state);
  const state = new MatchState();
  const decoder = new Decoder(state);
  const tick = () => {
    writer.write(match, advance(match));
    if (!writer.stamp(match, encoder.hasChanges)) return 0;
    const bytes = encoder.encode().slice();
    encoder.discardChanges();
    decoder.decode(bytes);
    return bytes.length;
  };
  decoder.decode(encoder.encodeAll().slice());
  encoder.discardChanges();
  // The first tick writes the keyframe.
  tick();
  return { match, ids, writer, state, tick };
}

/** Advances to a tick that is no multiple of 60 or 1200: those carry a digest or a keyframe. */
function toQuietTick(match: Match, tick: () => number): void {
  while (match.world.game.tick % 60 !== 10) tick();
}

describe("a patch", () => {
  it("is not sent in a tick without a change, but every six ticks, and then is three bytes", () => {
    const { match, tick } = createRoom();
    toQuietTick(match, tick);
    const sizes = Array.from({ length: 40 }, tick);
    expect(new Set(sizes)).toEqual(new Set([0, 3]));
    const sent = sizes.filter((size) => size > 0).length;
    expect(Math.abs(sent - 40 / HEARTBEAT_TICKS)).toBeLessThan(1);
  });

  it("has a sole change of keys when nothing else has changed", () => {
    const { match, ids, writer, tick } = createRoom();
    toQuietTick(match, tick);
    const soleOf = (change: () => void) => {
      change();
      tick();
      return writer.soleKeyChange;
    };
    const press = (id: number, keys: number) => (member(match, id).keys = keys);
    expect(soleOf(() => undefined)).toBe(-1);
    expect(soleOf(() => press(ids[2]!, 5))).toBe(ids[2]);
    expect(soleOf(() => undefined)).toBe(-1);
    expect(soleOf(() => [press(ids[2]!, 1), press(ids[3]!, 1)])).toBe(-1);
    expect(soleOf(() => undefined)).toBe(-1);
    const nudge = () => match.queue.push({ kind: "disc", disc: 0, change: { x: 3 } });
    expect(soleOf(() => [press(ids[2]!, 3), nudge()])).toBe(-1);
    // The nudge of the tick before is taken out of the state.
    expect(soleOf(() => press(ids[2]!, 4))).toBe(-1);
    expect(soleOf(() => [press(ids[2]!, 5), writer.requestKeyframe()])).toBe(-1);
    while (match.world.game.tick % 60 !== 59) tick();
    expect(soleOf(() => press(ids[2]!, 6))).toBe(-1);
    expect(soleOf(() => press(ids[2]!, 7))).toBe(ids[2]);
  });

  it("has at most six bytes more per player whose keys change", () => {
    const { match, ids, tick } = createRoom();
    toQuietTick(match, tick);
    member(match, ids[0]!).keys = 5;
    const one = tick();
    for (const id of ids) member(match, id).keys = 9;
    const six = tick();
    expect(one).toBeLessThanOrEqual(3 + 6);
    expect(six).toBeLessThanOrEqual(3 + 6 * 5 + 1);
  });

  it("with the digest has five bytes more", () => {
    const { match, tick } = createRoom();
    while (match.world.game.tick % 60 !== 59) tick();
    expect(tick()).toBe(3 + 5);
  });

  it("with a keyframe of a three-a-side match is less than two kilobytes", () => {
    const { match, writer, tick } = createRoom();
    toQuietTick(match, tick);
    for (const each of match.members) each.keys = 8;
    for (let n = 0; n < 20; n++) tick();
    writer.requestKeyframe();
    expect(tick()).toBeLessThan(2048);
    for (let n = 0; n < 5; n++) tick();
  });

  it("carries at most four keyframes a second, for any number of repair requests", () => {
    const { match, writer, state, tick } = createRoom();
    toQuietTick(match, tick);
    const keyframes = new Set<number>();
    for (let n = 0; n < 60; n++) {
      for (let request = 0; request < 9; request++) writer.requestRepair();
      tick();
      keyframes.add(state.keyframe.tick);
    }
    expect(keyframes.size).toBe(5);
    for (let n = 0; n < 30; n++) tick();
    writer.requestRepair();
    tick();
    expect(state.keyframe.tick).toBe(match.world.game.tick);
  });

  it("carries the tick number of the patch", () => {
    const { match, state, tick } = createRoom();
    for (let n = 0; n < 600; n++) {
      if (tick() > 0) expect(state.tick).toBe(match.world.game.tick & 0xffff);
    }
    expect(match.world.game.tick - state.tick).toBeLessThan(HEARTBEAT_TICKS);
  });
});

describe("the decoded state", () => {
  it("follows joins, team changes, disconnections and leaves", () => {
    const { match, ids, state, tick } = createRoom();
    const [ada, bob, cyd] = ids;
    match.queue.push({ kind: "leave", id: ada! });
    match.queue.push({ kind: "team", id: bob!, team: SPECTATORS });
    match.queue.push({ kind: "connection", id: cyd!, connected: false });
    match.queue.push({ kind: "join", id: 99, name: "Gil" });
    tick();
    expect(state.players.get(String(ada))).toBeUndefined();
    expect(state.players.get(String(bob))).toMatchObject({ name: "Bob", team: SPECTATORS, admin: false });
    expect(state.players.get(String(cyd))).toMatchObject({ connected: false, bot: false });
    expect(state.players.get("99")).toMatchObject({ id: 99, name: "Gil" });
    expect(state.players.size).toBe(6);
  });

  it("follows kits with more stripes than before or fewer", () => {
    const { match, state, tick } = createRoom();
    for (const colors of [[1, 2, 3], [4], [0xffffff, 0]]) {
      match.queue.push({ kind: "kit", team: RED_TEAM, kit: { angle: 45, text: 0xff00ff, colors } });
      tick();
      expect([...state.red.colors]).toEqual(colors);
      expect(state.red).toMatchObject({ angle: 45, text: 0xff00ff });
    }
  });

  it("follows what scripts change of names, discs and keys", () => {
    const { match, ids, state, tick } = createRoom();
    const [ada] = ids;
    const player = () => state.players.get(String(ada));
    match.queue.push(
      { kind: "look", id: ada!, nameColor: 0xff8800, badge: { text: "MVP", color: 0x112233 }, image: "crown" },
      { kind: "rights", id: ada!, rights: ["start", "settings"] },
      { kind: "discImage", disc: 0, image: "puck" },
      { kind: "disc", disc: 1, change: {}, color: -1 },
      { kind: "extraKeys", labels: ["Dash", "Hook"] },
    );
    tick();
    expect(player()).toMatchObject({
      nameColor: 0xff8800,
      badge: "MVP",
      badgeColor: 0x112233,
      image: "crown",
      rights: 17,
    });
    expect(state.discLooks.toJSON()).toEqual({ 0: { color: -2, image: "puck" }, 1: { color: -1, image: "" } });
    expect([...state.extraKeys]).toEqual(["Dash", "Hook"]);
    match.queue.push(
      { kind: "look", id: ada!, nameColor: null, badge: null, image: null },
      { kind: "discImage", disc: 0, image: null },
      { kind: "extraKeys", labels: ["Grab"] },
    );
    tick();
    expect(player()).toMatchObject({ nameColor: -1, badge: "", image: "" });
    expect(state.discLooks.toJSON()).toEqual({ 1: { color: -1, image: "" } });
    expect([...state.extraKeys]).toEqual(["Grab"]);
  });

  it("has the digest of every sixtieth tick", () => {
    const { match, state, tick } = createRoom();
    for (let n = 0; n < 200; n++) {
      tick();
      if (match.world.game.tick % 60 === 0) expect(state.hash).toBe(hashWord(match.world));
    }
  });
});

describe("no number of the state", () => {
  it.each([MatchState, KeyframeState, PlayerState, KitState])("has a type that rounds: %o", (schema) => {
    const exact = /^(?:u?int(?:8|16|32)|float64|string|boolean)$/;
    for (const [name, type] of Object.entries(Metadata.getFields(schema) as Record<string, unknown>)) {
      const plain = typeof type === "object" && type !== null ? Object.values(type)[0] : type;
      if (typeof plain === "string") expect(plain, `${schema.name}.${name}`).toMatch(exact);
    }
  });
});
