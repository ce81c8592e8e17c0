/** A world is identical after it was written, encoded, decoded and read as a keyframe. */
import { Decoder, Encoder } from "@colyseus/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readKeyframe, writeKeyframe, type Keyframe } from "#protocol/keyframe.ts";
import { KeyframeState, MatchState } from "#protocol/state.ts";
import { createArena } from "#sim/arena.ts";
import { hashWorld } from "#sim/hash.ts";
import { DISC_FLOATS, DISC_INTS, GAME_INTS, PLAYER_INTS } from "#sim/fields.ts";
import { createWorld, playerCapacity, type World } from "#sim/world.ts";
import { disc, field } from "../support/world-builder.ts";

/** An arena with forty discs and a disc for each player. */
const arena = createArena(field({ discs: Array.from({ length: 40 }, () => disc()) }));

const float = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, Number.MIN_VALUE, Number.MAX_VALUE, Number.EPSILON, 2 ** 53 + 2, 1 / 3),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const int = fc.oneof(fc.constantFrom(0, 1, -1, 255, 2 ** 31 - 1, -(2 ** 31)), fc.integer());

/** Values for every cell of a keyframe with these counts; the lists are repeated as needed. */
type Filling = {
  readonly discs: number;
  readonly players: number;
  readonly tick: number;
  readonly floats: readonly number[];
  readonly ints: readonly number[];
};

const filling: fc.Arbitrary<Filling> = fc.record({
  discs: fc.integer({ min: 0, max: 40 }),
  players: fc.integer({ min: 0, max: 12 }),
  tick: fc.integer({ min: 0, max: 0xffffffff }),
  floats: fc.array(float, { minLength: 1, maxLength: 40 }),
  ints: fc.array(int, { minLength: 1, maxLength: 40 }),
});

function fill(world: World, { discs, players, tick, floats, ints }: Filling): void {
  let f = 0;
  let i = 0;
  const nextFloat = () => floats[f++ % floats.length]!;
  const nextInt = () => ints[i++ % ints.length]!;
  world.discs.count = discs;
  world.players.count = Math.min(players, playerCapacity(world));
  for (const key of GAME_INTS) world.game[key] = nextInt();
  world.game.tick = tick;
  world.game.time = nextFloat();
  for (const key of DISC_FLOATS) for (let d = 0; d < discs; d++) world.discs[key][d] = nextFloat();
  for (const key of DISC_INTS) for (let d = 0; d < discs; d++) world.discs[key][d] = nextInt();
  for (const key of PLAYER_INTS) for (let p = 0; p < world.players.count; p++) world.players[key][p] = nextInt();
}

/** A keyframe that is sent and its decoded copy. */
function createWire() {
  const sent = new KeyframeState();
  const received = new KeyframeState();
  const encoder = new Encoder(sent);
  const decoder = new Decoder(received);
  decoder.decode(encoder.encodeAll());
  encoder.discardChanges();
  return {
    sent,
    received,
    /** Sends the changes; returns the number of bytes. */
    send(): number {
      const bytes = encoder.encode().slice();
      encoder.discardChanges();
      decoder.decode(bytes);
      return bytes.length;
    },
    /** The keyframe as a client that joins now decodes it. */
    fullState(): KeyframeState {
      const state = new KeyframeState();
      new Decoder(state).decode(encoder.encodeAll().slice());
      return state;
    },
  };
}

function read(keyframe: Keyframe): World {
  const world = createWorld(arena);
  readKeyframe(keyframe, world);
  return world;
}

describe("a keyframe", () => {
  it("transfers any world after any larger or smaller ones", () => {
    fc.assert(
      fc.property(fc.array(filling, { minLength: 1, maxLength: 6 }), (fillings) => {
        const wire = createWire();
        const world = createWorld(arena);
        for (const each of fillings) {
          fill(world, each);
          writeKeyframe(world, wire.sent);
          wire.send();
          expect(hashWorld(read(wire.received))).toEqual(hashWorld(world));
        }
        expect(hashWorld(read(wire.fullState()))).toEqual(hashWorld(world));
      }),
      { numRuns: 150 },
    );
  });

  it("transfers every float bit for bit, except for the sign of zero", () => {
    fc.assert(
      fc.property(filling, (each) => {
        const wire = createWire();
        const world = createWorld(arena);
        fill(world, each);
        writeKeyframe(world, wire.sent);
        wire.send();
        const copy = read(wire.received);
        const bits = (from: World) =>
          DISC_FLOATS.flatMap((key) => [...from.discs[key].subarray(0, each.discs)].map((value) => value + 0));
        expect(bits(copy)).toEqual(bits(world));
      }),
      { numRuns: 100 },
    );
  });

  it("leaves no cells of a larger world in a smaller one", () => {
    const wire = createWire();
    const world = createWorld(arena);
    fill(world, { discs: 40, players: 12, tick: 1, floats: [7], ints: [9] });
    writeKeyframe(world, wire.sent);
    wire.send();
    const copy = read(wire.received);
    fill(world, { discs: 2, players: 1, tick: 2, floats: [3], ints: [4] });
    writeKeyframe(world, wire.sent);
    wire.send();
    readKeyframe(wire.received, copy);
    expect(hashWorld(copy)).toEqual(hashWorld(world));
    expect(copy.discs.count).toBe(2);
  });

  it("takes at most five bytes when only the tick has changed", () => {
    const wire = createWire();
    const world = createWorld(arena);
    fill(world, { discs: 10, players: 6, tick: 1, floats: [0.1, 0.2, 0.3], ints: [1, 2, 3] });
    writeKeyframe(world, wire.sent);
    expect(wire.send()).toBeGreaterThan(10 * 10 * 8);
    world.game.tick++;
    writeKeyframe(world, wire.sent);
    expect(wire.send()).toBeLessThanOrEqual(5);
  });

  it("takes few bytes besides the fields that changed", () => {
    const wire = createWire();
    const world = createWorld(arena);
    fill(world, { discs: 10, players: 6, tick: 1, floats: [0.1, 0.2, 0.3], ints: [1, 2, 3] });
    writeKeyframe(world, wire.sent);
    wire.send();
    world.game.tick++;
    for (const key of ["x", "y", "vx", "vy"] as const) world.discs[key][0] = Math.PI;
    writeKeyframe(world, wire.sent);
    expect(wire.send()).toBeLessThanOrEqual(5 + 2 + 4 * (8 + 3));
  });

  it("of a stadium with the most discs and players is transferred completely", () => {
    const large = createArena(field({ discs: Array.from({ length: 255 }, () => disc()) }));
    const world = createWorld(large);
    const state = new MatchState();
    const encoder = new Encoder(state);
    const received = new MatchState();
    const decoder = new Decoder(received);
    decoder.decode(encoder.encodeAll());
    encoder.discardChanges();
    fill(world, { discs: 255, players: 30, tick: 5, floats: [0.1, -7.25, 1e-9, 3e7], ints: [5, 77777, -3] });
    writeKeyframe(world, state.keyframe);
    decoder.decode(encoder.encode());
    const copy = createWorld(large);
    readKeyframe(received.keyframe, copy);
    expect(hashWorld(copy)).toEqual(hashWorld(world));
  });
});

describe("reading", () => {
  const flat = (world: World) => {
    const keyframe = { tick: 0, floats: [] as number[], ints: [] as number[] };
    writeKeyframe(world, keyframe);
    return keyframe;
  };

  it("refuses keyframes of a larger world and truncated ones, and leaves the world unchanged", () => {
    const world = createWorld(arena);
    fill(world, { discs: 9, players: 4, tick: 3, floats: [1, 2], ints: [3, 4] });
    const before = hashWorld(world);
    const large = createWorld(createArena(field({ discs: Array.from({ length: 250 }, () => disc()) })));
    fill(large, { discs: 250, players: 4, tick: 3, floats: [5], ints: [6] });
    const whole = flat(world);
    const broken: Keyframe[] = [
      flat(large),
      { ...whole, floats: whole.floats.slice(0, -1) },
      { ...whole, ints: whole.ints.slice(0, -1) },
      { ...whole, ints: [] },
      { tick: 0, floats: [], ints: [] },
      { ...whole, ints: whole.ints.map((value, i) => (i === GAME_INTS.length - 1 ? -1 : value)) },
      { ...whole, ints: whole.ints.map((value, i) => (i === GAME_INTS.length - 1 ? NaN : value)) },
    ];
    for (const keyframe of broken) {
      expect(() => readKeyframe(keyframe, world)).toThrow(RangeError);
      expect(hashWorld(world)).toEqual(before);
    }
  });
});
