/**
 * A scenario: a stadium, players, and their inputs and commands by tick, as JSON. It makes a run of the simulation
 * repeatable, for tests and for `rondo simulate`.
 */
import { z } from "zod";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { createColumns, DISC_FLOATS, DISC_MASKS } from "#sim/fields.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import { TICK_RATE } from "#sim/step.ts";

export type ScenarioTeam = "red" | "blue" | "spec";

/** The disc of a change: by index, or by its player. */
export type DiscTarget = { readonly disc: number } | { readonly player: number };

export type ScenarioAction =
  | { readonly tick: number; readonly kind: "setTeam"; readonly player: number; readonly team: ScenarioTeam }
  | { readonly tick: number; readonly kind: "join" | "leave"; readonly player: number }
  | { readonly tick: number; readonly kind: "pause"; readonly paused: boolean }
  | { readonly tick: number; readonly kind: "startGame" | "stopGame" }
  | { readonly tick: number; readonly kind: "kickRate"; readonly rate: readonly [number, number, number] }
  | { readonly tick: number; readonly kind: "setDisc"; readonly target: DiscTarget; readonly change: DiscChange };

export type Scenario = {
  readonly id: string;
  /** Path or name of the stadium; the caller loads it. */
  readonly stadium: string | undefined;
  /** In the order of joining and of team assignment. */
  readonly players: readonly { readonly id: number; readonly team: ScenarioTeam }[];
  readonly scoreLimit: number;
  readonly timeLimit: number;
  /** False: equal scores at the time limit end the game. */
  readonly overtime: boolean;
  readonly kickRate: readonly [number, number, number] | undefined;
  readonly ticks: number;
  readonly overrides: readonly { readonly target: DiscTarget; readonly change: DiscChange }[];
  /** Sorted by tick; within a tick in file order. */
  readonly actions: readonly ScenarioAction[];
  readonly inputs: readonly { readonly tick: number; readonly player: number; readonly keys: number }[];
  /** False: contacts are left out of the events. */
  readonly collisions: boolean;
};

export type ScenarioResult =
  | { readonly ok: true; readonly scenario: Scenario }
  /** `errors` name the offending key: `inputs[3][2]: …`. */
  | { readonly ok: false; readonly errors: readonly string[] };

/** Ten hours of play. */
const TICKS_MAX = 10 * 60 * 60 * TICK_RATE;

const finite = z.number();
const id = z.int().min(0).max(65535);
const tick = z.int().min(0).max(TICKS_MAX);
const team = z.enum(["red", "blue", "spec"]);
const byte = z.int().min(0).max(255);
const kickRate = z.tuple([byte, byte, z.int().min(0).max(100)]);
const limit = z.int().min(0).max(99);
const mask = z.int().min(-2147483648).max(4294967295);

const keys = z.union(
  [
    z.int().min(0).max(31),
    z
      .strictObject({
        up: z.boolean().optional(),
        down: z.boolean().optional(),
        left: z.boolean().optional(),
        right: z.boolean().optional(),
        kick: z.boolean().optional(),
      })
      .transform(
        (held) =>
          (held.up ? UP : 0) |
          (held.down ? DOWN : 0) |
          (held.left ? LEFT : 0) |
          (held.right ? RIGHT : 0) |
          (held.kick ? KICK_KEY : 0),
      ),
  ],
  { error: "expected bits from 0 to 31 or an object of up, down, left, right, kick" },
);

const discChange = z
  .strictObject({
    disc: z.int().min(0).max(1023).optional(),
    player: id.optional(),
    ...createColumns(DISC_FLOATS, () => finite.optional()),
    ...createColumns(DISC_MASKS, () => mask.optional()),
  })
  .refine((value) => (value.disc === undefined) !== (value.player === undefined), "name either disc or player")
  .transform(({ disc, player, ...change }) => ({
    target: disc === undefined ? { player: player! } : { disc },
    change: change as DiscChange,
  }));

const actionByKind = {
  setTeam: z
    .tuple([tick, z.literal("setTeam"), id, team])
    .transform(([at, kind, player, side]) => ({ tick: at, kind, player, team: side })),
  join: z.tuple([tick, z.literal("join"), id]).transform(([at, kind, player]) => ({ tick: at, kind, player })),
  leave: z.tuple([tick, z.literal("leave"), id]).transform(([at, kind, player]) => ({ tick: at, kind, player })),
  pause: z
    .tuple([tick, z.literal("pause"), z.boolean()])
    .transform(([at, kind, paused]) => ({ tick: at, kind, paused })),
  startGame: z.tuple([tick, z.literal("startGame")]).transform(([at, kind]) => ({ tick: at, kind })),
  stopGame: z.tuple([tick, z.literal("stopGame")]).transform(([at, kind]) => ({ tick: at, kind })),
  kickRate: z
    .tuple([tick, z.literal("kickRate"), byte, byte, z.int().min(0).max(100)])
    .transform(([at, kind, min, rate, burst]) => ({ tick: at, kind, rate: [min, rate, burst] as const })),
  setDisc: z
    .tuple([tick, z.literal("setDisc"), discChange])
    .transform(([at, kind, { target, change }]) => ({ tick: at, kind, target, change })),
};

/** Chooses the schema by the action's name first, so that an error has the path of the wrong value. */
const action = z.array(z.unknown()).transform((row, context): ScenarioAction => {
  const kind = row[1];
  const schema =
    typeof kind === "string" && Object.hasOwn(actionByKind, kind) ? actionByKind[kind as never] : undefined;
  if (schema === undefined) {
    context.issues.push({
      code: "custom",
      input: kind,
      path: [1],
      message: `expected one of ${Object.keys(actionByKind).join(", ")}`,
    });
    return z.NEVER;
  }
  const result = (schema as z.ZodType<ScenarioAction>).safeParse(row);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    context.issues.push({ code: "custom", input: row, path: issue.path, message: issue.message });
  }
  return z.NEVER;
});

const byTick = (a: { tick: number }, b: { tick: number }) => a.tick - b.tick;

const scenarioSchema = z
  .looseObject({
    id: z.string().max(200).default("scenario"),
    stadium: z.string().max(1000).optional(),
    players: z.array(z.looseObject({ id, team })).max(64),
    scoreLimit: limit.default(3),
    timeLimit: limit.default(3),
    overtime: z.boolean().default(true),
    kickRate: kickRate.optional(),
    ticks: tick,
    overrides: z.array(discChange).default([]),
    actions: z.array(action).default([]),
    inputs: z
      .array(z.tuple([tick, id, keys]).transform(([at, player, held]) => ({ tick: at, player, keys: held })))
      .default([]),
    collisions: z.boolean().default(true),
  })
  .superRefine((value, context) => {
    const seen = new Set<number>();
    value.players.forEach((player, index) => {
      if (seen.has(player.id)) {
        context.addIssue({
          code: "custom",
          path: ["players", index, "id"],
          message: `player ${player.id} is listed twice`,
        });
      }
      seen.add(player.id);
    });
  });

/** Checks parsed JSON. Never throws; errors carry the path of the key that is wrong. */
export function parseScenario(json: unknown): ScenarioResult {
  const result = scenarioSchema.safeParse(json);
  if (!result.success) return { ok: false, errors: result.error.issues.map(describeIssue) };
  const { data } = result;
  return {
    ok: true,
    scenario: {
      id: data.id,
      stadium: data.stadium,
      players: data.players.map((player) => ({ id: player.id, team: player.team })),
      scoreLimit: data.scoreLimit,
      timeLimit: data.timeLimit,
      overtime: data.overtime,
      kickRate: data.kickRate,
      ticks: data.ticks,
      overrides: data.overrides,
      actions: data.actions.toSorted(byTick),
      inputs: data.inputs.toSorted(byTick),
      collisions: data.collisions,
    },
  };
}

function describeIssue(issue: { path: readonly PropertyKey[]; message: string }): string {
  const path = issue.path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
  return `${path === "" ? "(root)" : path}: ${issue.message}`;
}
