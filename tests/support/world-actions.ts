/**
 * Generators of matches without a room: pitches with everything near the middle, so that discs collide, and the actions
 * of players, admins and scripts between ticks.
 */
import fc from "fast-check";
import { KICK, SCORE } from "#sim/masks.ts";
import { setKickRate, setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { addPlayer, removePlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import { setDisc, type DiscChange } from "#sim/set-disc.ts";
import type { Disc, Goal, Joint, Plane, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { findPlayer, playerCapacity, STOPPED, type World } from "#sim/world.ts";
import { stadiumMask, stadiumNumber } from "./arbitraries.ts";
import { ball, disc, field, goal, joint, physics, plane, segment, vertex } from "./world-builder.ts";

/** A change of a world between two ticks. */
export type WorldAction =
  | { readonly kind: "keys"; readonly player: number; readonly keys: number }
  | { readonly kind: "team"; readonly player: number; readonly team: number }
  | { readonly kind: "join" | "leave"; readonly player: number }
  | { readonly kind: "pause"; readonly paused: boolean }
  | { readonly kind: "start" | "stop" }
  | { readonly kind: "kickRate"; readonly rate: readonly [number, number, number] }
  | { readonly kind: "disc"; readonly disc: number; readonly change: DiscChange };

/** Actions by the tick before which they are performed, sorted. */
export type Schedule = readonly { readonly at: number; readonly action: WorldAction }[];

const PLAYERS = 6;

/** Valid keys mostly, and any byte: the world must also cope with input that no room has checked. */
const keyByte = fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 31 }) }, { weight: 1, arbitrary: fc.nat({ max: 255 }) });
const player = fc.nat({ max: PLAYERS - 1 });

type DiscNumbers = { readonly [K in keyof Required<DiscChange>]: fc.Arbitrary<number> };

/** The numbers of disc changes, and the keys that every change has. */
type DiscChanges = { readonly numbers: DiscNumbers; readonly required: (keyof DiscChange)[] };

const discChange = ({ numbers, required }: DiscChanges): fc.Arbitrary<DiscChange> =>
  fc.record(numbers, { requiredKeys: required, noNullPrototype: true });

function worldAction(changes: DiscChanges): fc.Arbitrary<WorldAction> {
  const rate = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 20 }), fc.nat({ max: 3 }));
  const disc = fc.nat({ max: 9 });
  return fc.oneof(
    { weight: 20, arbitrary: fc.record({ kind: fc.constant("keys" as const), player, keys: keyByte }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("team" as const), player, team: fc.nat({ max: 2 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("join" as const, "leave" as const), player }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("pause" as const), paused: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("start" as const, "stop" as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("kickRate" as const), rate }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("disc" as const), disc, change: discChange(changes) }) },
  );
}

function scheduleOf(ticks: number, changes: DiscChanges): fc.Arbitrary<Schedule> {
  return fc
    .array(fc.record({ at: fc.nat({ max: ticks - 1 }), action: worldAction(changes) }), { maxLength: 60 })
    .map((list) => list.toSorted((a, b) => a.at - b.at));
}

/** Near the middle of a pitch, and hardly ever exactly on a line of it. */
const coordinate = fc.integer({ min: -2000, max: 2000 }).map((tenths) => tenths / 10 + 0.013);
const speed = fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 20);

const bounce = fc.constantFrom(0, 0.1, 0.5, 1, 1.5);
const corner = fc.integer({ min: -300, max: 300 });

/**
 * Numbers as in real stadiums. They avoid ties, which the rules break towards one side: no disc is exactly on a line,
 * and a ball on the halfway line does not collide with it.
 */
const moderate: DiscNumbers = {
  ...{ x: coordinate, y: coordinate, vx: speed, vy: speed, gx: fc.constantFrom(0, 0.05), gy: fc.constantFrom(0, -0.1) },
  ...{ radius: fc.integer({ min: 3, max: 30 }), bCoef: bounce },
  ...{ invMass: fc.constantFrom(0, 0.5, 1, 3), damping: fc.constantFrom(0.5, 0.96, 0.99, 1) },
  ...{ cMask: fc.constantFrom(0, 1, 32, 33, 39), cGroup: fc.constantFrom(0, 1, 32, 39, 193, 199) },
};

const any = stadiumNumber;
const extreme: DiscNumbers = {
  ...{ x: any, y: any, vx: any, vy: any, gx: any, gy: any },
  ...{ radius: any, bCoef: any, invMass: any, damping: any, cMask: stadiumMask, cGroup: stadiumMask },
};

/**
 * A schedule with moderate numbers. Every change of a disc moves it to another x: a goal post is exactly on a goal
 * line, and would be in a tie if it became movable there.
 */
export const schedule = (ticks: number): fc.Arbitrary<Schedule> =>
  scheduleOf(ticks, { numbers: moderate, required: ["x"] });

/** A schedule with any number that a script may use, up to the largest double. */
export const extremeSchedule = (ticks: number): fc.Arbitrary<Schedule> =>
  scheduleOf(ticks, { numbers: extreme, required: [] });

const pitchVertex: fc.Arbitrary<Vertex> = fc
  .tuple(corner, corner, bounce)
  .map(([x, y, bCoef]) => vertex(x, y, { bCoef }));

/** The factors are sums of halves, so that on whole corners centre and radius of an arc are exact. */
function pitchSegment(vertexes: number): fc.Arbitrary<Segment> {
  const end = fc.nat({ max: vertexes - 1 });
  const curveF = fc.constantFrom(Infinity, Infinity, 0.25, 0.5, 1, 2, -0.5, -1);
  return fc
    .tuple(end, end, fc.constantFrom(0, 0, 0, 12, -12), bounce, curveF)
    .map(([v0, v1, bias, bCoef, factor]) => segment(v0, v1, { bias, bCoef, curveF: factor }));
}

const pitchDisc: fc.Arbitrary<Disc> = fc
  .tuple(
    fc.tuple(coordinate, coordinate, speed, speed),
    fc.constantFrom(0, 0.5, 1, 3),
    fc.integer({ min: 4, max: 30 }),
    bounce,
  )
  .map(([[x, y, vx, vy], invMass, radius, bCoef]) =>
    disc({ x, y, vx, vy, invMass, radius, bCoef, cGroup: radius % 2 === 0 ? 63 : 63 | KICK | SCORE }),
  );

const pitchPlane: fc.Arbitrary<Plane> = fc
  .tuple(fc.constantFrom([0, 1], [0, -1], [1, 0], [-1, 0], [0.6, 0.8]), fc.integer({ min: 100, max: 300 }), bounce)
  .map(([[x, y], distance, bCoef]) => plane(x!, y!, -distance, { bCoef }));

const pitchJoint = (discs: number): fc.Arbitrary<Joint> =>
  fc
    .tuple(
      fc.nat({ max: discs - 1 }),
      fc.nat({ max: discs - 1 }),
      fc.tuple(fc.integer({ min: 10, max: 60 }), fc.nat({ max: 60 })),
      fc.constantFrom(Infinity, 0.01, 0.3),
    )
    .map(([d0, d1, [minLength, more], strength]) =>
      joint({ d0, d1, minLength, maxLength: minLength + more, strength }),
    );

const pitchGoal: fc.Arbitrary<Goal> = fc
  .tuple(fc.constantFrom("red" as const, "blue" as const), coordinate)
  .map(([team, x]) => goal(team, x, -151, 149));

/** A pitch where discs, lines and goals are close together. */
export const pitch: fc.Arbitrary<Stadium> = fc
  .tuple(
    fc.array(pitchVertex, { minLength: 2, maxLength: 8 }),
    fc.array(pitchDisc, { maxLength: 4 }),
    fc.tuple(coordinate, coordinate, speed),
  )
  .chain(([vertexes, discs, [x, y, vx]]) =>
    fc
      .record({
        segments: fc.array(pitchSegment(vertexes.length), { maxLength: 8 }),
        planes: fc.array(pitchPlane, { maxLength: 4 }),
        goals: fc.array(pitchGoal, { maxLength: 3 }),
        joints: fc.array(pitchJoint(discs.length + 1), { maxLength: 3 }),
        fullKickOffReset: fc.boolean(),
        spawnDistance: fc.constantFrom(60.3, 120.7),
        kickback: fc.constantFrom(0, 2),
      })
      .map(({ kickback, ...rest }) =>
        field({
          ...rest,
          width: 280,
          vertexes,
          discs: [ball({ x, y, vx }), ...discs],
          playerPhysics: physics({ kickback }),
        }),
      ),
  );

/** Performs an action on a world. Invalid actions are ignored, as a room ignores them. */
export function performAction(world: World, action: WorldAction): void {
  switch (action.kind) {
    case "keys":
      if (findPlayer(world, action.player) >= 0) setKeys(world, findPlayer(world, action.player), action.keys);
      return;
    case "team":
      return setTeam(world, action.player, action.team);
    case "join":
      if (findPlayer(world, action.player) < 0 && world.players.count < playerCapacity(world))
        addPlayer(world, action.player);
      return;
    case "leave":
      return removePlayer(world, action.player);
    case "pause":
      return setPaused(world, action.paused);
    case "start":
      return startGame(world, { scoreLimit: 1, timeLimit: 1, overtime: true });
    case "stop":
      if (world.game.state !== STOPPED) stopGame(world);
      return;
    case "kickRate":
      return setKickRate(world, ...action.rate);
    case "disc":
      if (action.disc < world.discs.count) setDisc(world, action.disc, action.change);
  }
}
