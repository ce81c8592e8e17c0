/**
 * A reference trace and the comparison with it: every row, every change of a player or a disc, every event. Differences
 * are returned as one line of text with the position of the first.
 */
import { createHash } from "node:crypto";
import { STOPPED, type World } from "#sim/world.ts";

/** A number, or one of the values that JSON lacks: "NaN", "Infinity". */
type Value = number | string;

export type Trace = {
  readonly ticks: number;
  readonly scenario?: { readonly tags: readonly string[] };
  /** The discs that the rows are about; null: all. The others never move. */
  readonly moving: readonly number[] | null;
  readonly rows: readonly (readonly (Value | null)[])[];
  readonly events: readonly (readonly (Value | null)[])[];
  /** `[t, id, team, keys, armed, wait, budget]`, only when changed. */
  readonly playerChanges: readonly (readonly number[])[];
  /** `[t, disc, radius, bCoef, invMass, damping, gx, gy, cMask, cGroup]`, only when changed. */
  readonly discChanges: readonly (readonly number[])[];
  readonly initial: {
    readonly room: {
      readonly scoreLimit: number;
      readonly timeLimit: number;
      readonly players: readonly (readonly number[])[];
    };
    readonly game: { readonly discs: readonly (readonly Value[])[] };
  };
  readonly stateSha256: string;
  /** Only in recordings. */
  readonly commands?: readonly (readonly [tick: number, id: number, keys: number])[];
};

/** t, state, red, blue, time, goalTicks, pauseTicks come before the discs. */
const ROW_HEAD = 7;
const DISC_COLUMNS = 4;
const CONTACTS = new Set(["dd", "dp", "ds", "dv"]);

/** The first row in which the reference holds something that is no number; Infinity when there is none. */
export function firstBrokenRow(trace: Trace): number {
  const row = trace.rows.findIndex((values) => values.some((value) => typeof value === "string"));
  return row < 0 ? Infinity : row;
}

/** True when NaN spread over the whole match in the reference, and not just the discs that overlapped. */
export function isDegenerate(trace: Trace): boolean {
  return trace.scenario?.tags.includes("degenerate") ?? false;
}

export type TraceCheck = {
  /** Compares the world after `t` steps; the first difference or null. Rows must come in order. */
  readonly compare: (world: World, t: number) => string | null;
  /** Of all rows seen so far, in the reference's own byte order. */
  readonly digest: () => string;
};

export function createTraceCheck(trace: Trace): TraceCheck {
  const brokenAt = firstBrokenRow(trace);
  const broken = isDegenerate(trace) ? brokenAt : Infinity;
  const players = changesByRow(trace.playerChanges);
  const discs = changesByRow(trace.discChanges);
  const hash = createHash("sha256");
  return {
    compare(world, t) {
      hash.update(rowBytes(world));
      const lost = findInfinite(world, t);
      if (lost !== null) return lost;
      players.advance(t);
      discs.advance(t);
      if (t >= broken) return null;
      const moved = compareRow(trace, world, t) ?? (t < brokenAt ? compareResting(trace, world, t) : null);
      // A recording begins in the middle of a kick-off, and its tables of changes are sparse.
      if (moved !== null || trace.commands !== undefined) return moved;
      return comparePlayers(world, t, players.current) ?? compareProperties(world, t, discs.current);
    },
    digest: () => hash.digest("hex"),
  };
}

/** The events that both sides must share: none of a lost match, and no contact of a disc that the reference lost. */
export function comparableEvents(trace: Trace, events: readonly (readonly (Value | null)[])[]): readonly unknown[] {
  const broken = firstBrokenRow(trace);
  const lost = lostDiscs(trace);
  return events.filter(([tick, kind, a, b]) => {
    if (Number(tick) < broken - 1) return true;
    if (isDegenerate(trace)) return false;
    return !(CONTACTS.has(String(kind)) && (lost.has(Number(a)) || (kind === "dd" && lost.has(Number(b)))));
  });
}

function lostDiscs(trace: Trace): ReadonlySet<number> {
  const lost = new Set<number>();
  for (const row of trace.rows) {
    row.forEach((value, column) => {
      if (typeof value === "string") lost.add(discOfColumn(trace, column));
    });
  }
  return lost;
}

function discOfColumn(trace: Trace, column: number): number {
  const k = Math.floor((column - ROW_HEAD) / DISC_COLUMNS);
  return trace.moving?.[k] ?? k;
}

function compareRow(trace: Trace, world: World, t: number): string | null {
  const expected = trace.rows[t]!;
  const { game, discs } = world;
  if (expected[0] !== t) return `row ${t}: the trace has row ${expected[0]} here`;
  if (game.state === STOPPED || expected[1] === null) {
    return game.state === STOPPED && expected[1] === null ? null : `row ${t}: only one side has a game`;
  }
  const head = [t, game.state, game.red, game.blue, game.time, game.goalTicks, game.pauseTicks];
  const at = head.findIndex((value, column) => value !== expected[column]);
  if (at >= 0) return `row ${t}, column ${at}: ${head[at]} instead of ${expected[at]}`;
  const count = trace.moving?.length ?? discs.count;
  if (expected.length !== ROW_HEAD + count * DISC_COLUMNS)
    return `row ${t}: ${discs.count} discs, not as many as there`;
  for (let column = ROW_HEAD; column < expected.length; column++) {
    const value = expected[column]!;
    const disc = discOfColumn(trace, column);
    const name = (["x", "y", "vx", "vy"] as const)[(column - ROW_HEAD) % DISC_COLUMNS]!;
    const ours = discs[name][disc];
    if (typeof value === "number" && ours !== value)
      return `row ${t}, disc ${disc}: ${name} ${ours} instead of ${value}`;
  }
  return null;
}

/**
 * Discs that the rows leave out keep their initial position, until a disc becomes NaN in the reference: ours stays
 * finite and may push them.
 */
function compareResting(trace: Trace, world: World, t: number): string | null {
  if (trace.moving === null) return null;
  const { discs } = world;
  const moving = new Set(trace.moving);
  for (let i = 0; i < discs.count; i++) {
    if (moving.has(i)) continue;
    const initial = trace.initial.game.discs[i]!;
    const ours = [discs.x[i], discs.y[i], discs.vx[i], discs.vy[i]];
    const at = ours.findIndex((value, column) => value !== initial[column]);
    if (at >= 0) return `row ${t}, disc ${i}: it should rest, but ${["x", "y", "vx", "vy"][at]} is ${ours[at]}`;
  }
  return null;
}

const PLAYER_COLUMNS = ["team", "keys", "armed", "wait", "budget"] as const;
const DISC_PROPERTIES = ["radius", "bCoef", "invMass", "damping", "gx", "gy", "cMask", "cGroup"] as const;

type Columns = ReadonlyMap<number, readonly number[]>;

function comparePlayers({ players }: World, t: number, current: Columns): string | null {
  for (let p = 0; p < players.count; p++) {
    const expected = current.get(players.id[p]!);
    if (expected === undefined) return `row ${t}: the trace has no player ${players.id[p]}`;
    const at = PLAYER_COLUMNS.findIndex((name, column) => players[name][p] !== expected[column]);
    if (at < 0) continue;
    const name = PLAYER_COLUMNS[at]!;
    return `row ${t}, player ${players.id[p]}: ${name} ${players[name][p]} instead of ${expected[at]}`;
  }
  return null;
}

function compareProperties({ discs }: World, t: number, current: Columns): string | null {
  for (let i = 0; i < discs.count; i++) {
    const expected = current.get(i);
    if (expected === undefined) return `row ${t}: the trace has no disc ${i}`;
    const at = DISC_PROPERTIES.findIndex((name, column) => discs[name][i] !== expected[column]);
    if (at < 0) continue;
    const name = DISC_PROPERTIES[at]!;
    return `row ${t}, disc ${i}: ${name} ${discs[name][i]} instead of ${expected[at]}`;
  }
  return null;
}

function changesByRow(changes: readonly (readonly number[])[]) {
  const current = new Map<number, readonly number[]>();
  let next = 0;
  return {
    current: current as Columns,
    advance(t: number) {
      for (; next < changes.length && changes[next]![0]! <= t; next++) {
        const [, key, ...values] = changes[next]!;
        current.set(key!, values);
      }
    },
  };
}

function findInfinite(world: World, t: number): string | null {
  const { discs } = world;
  for (let i = 0; i < discs.count; i++) {
    for (const name of ["x", "y", "vx", "vy"] as const) {
      if (!Number.isFinite(discs[name][i])) return `row ${t}, disc ${i}: ${name} is ${discs[name][i]}`;
    }
  }
  return null;
}

/** int32 state, red, blue, goalTicks, pauseTicks; float64 time; int32 number of discs; 4 float64 per disc; −0 as 0. */
function rowBytes(world: World): Uint8Array {
  const { game, discs } = world;
  const none = game.state === STOPPED;
  const view = new DataView(new ArrayBuffer(none ? 16 : 32 + discs.count * 32));
  let at = 0;
  const int = (value: number) => (view.setInt32(at, value, true), (at += 4));
  const float = (value: number) => (view.setFloat64(at, value + 0, true), (at += 8));
  if (none) {
    int(-1);
    float(0);
    int(0);
    return new Uint8Array(view.buffer);
  }
  for (const value of [game.state, game.red, game.blue, game.goalTicks, game.pauseTicks]) int(value);
  float(game.time);
  int(discs.count);
  for (let i = 0; i < discs.count; i++) {
    for (const column of [discs.x, discs.y, discs.vx, discs.vy]) float(column[i]!);
  }
  return new Uint8Array(view.buffer);
}
