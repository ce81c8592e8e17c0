/** The stadiums of the reference and the geometry its traces were made with: every number equal. */
import { describe, expect, it } from "vitest";
import { builtinStadium } from "#stadium/builtins.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Stadium } from "#sim/stadium.ts";
import { accept } from "../support/hbs.ts";
import { listReferences, readReference, readReferenceText } from "./reference-files.ts";

type Value = number | string | null;
type Geometry = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly spawnDistance: number;
  readonly fullKickOffReset: boolean;
  readonly vertices: readonly (readonly Value[])[];
  readonly segments: readonly { readonly [key: string]: unknown }[];
  readonly planes: readonly (readonly Value[])[];
  readonly goals: readonly (readonly Value[])[];
  readonly discs: readonly (readonly Value[])[];
  readonly joints: readonly { readonly [key: string]: unknown }[];
  readonly redSpawnPoints: readonly unknown[];
  readonly blueSpawnPoints: readonly unknown[];
  readonly playerPhysics: { readonly [key: string]: unknown };
};
type Trace = { readonly geometry: Geometry };

const stadiums = listReferences("stadiums");
const traces = listReferences("traces");

describe.skipIf(stadiums.length === 0)("the reference stadiums", () => {
  it.each(stadiums)("%s is accepted and survives export and import", (path) => {
    const { stadium } = accept(readReferenceText(path) ?? "");
    expect(accept(exportStadium(stadium)).stadium).toStrictEqual(stadium);
  });

  it.each(stadiums.filter((path) => path.includes("/builtin/")))("%s is what we generate", (path) => {
    const { stadium } = accept(readReferenceText(path) ?? "");
    expect(builtinStadium(stadium.name)).toStrictEqual(stadium);
  });
});

describe.skipIf(traces.length === 0)("the geometry of the reference traces", () => {
  it.each(traces)("%s is what we build", (path) => {
    const trace = readReference<Trace>(path);
    if (trace === null) throw new Error("unreadable");
    const geometry = plain(trace.geometry);
    const scenario = readReference<{ readonly stadium: string }>(`scenarios/${/([^/]+)\.json/.exec(path)?.[1]}.json`);
    const stadium =
      scenario === null
        ? builtinStadium(trace.geometry.name)
        : accept(readReferenceText(`stadiums/${scenario.stadium}`) ?? "").stadium;
    if (stadium === null) throw new Error(`no stadium ${trace.geometry.name}`);
    expect(plain(columns(stadium, trace.geometry))).toEqual(geometry);
  });
});

/** The stadium in the columns of a trace. Derived arc and normal data are the simulation's own and are not compared. */
function columns(stadium: Stadium, given: Geometry): unknown {
  const physics = stadium.playerPhysics;
  return {
    ...given,
    name: stadium.name,
    width: stadium.width,
    height: stadium.height,
    spawnDistance: stadium.spawnDistance,
    fullKickOffReset: stadium.fullKickOffReset,
    vertices: stadium.vertexes.map((v) => [v.x, v.y, v.bCoef, v.cMask, v.cGroup]),
    segments: stadium.segments.map(({ v0, v1, bCoef, cMask, cGroup, bias, curveF }, index) => ({
      ...given.segments[index],
      ...{ v0, v1, bCoef, cMask, cGroup, bias, curveF: curveF === Infinity ? null : curveF },
    })),
    planes: stadium.planes.map((p) => [p.normal.x, p.normal.y, p.dist, p.bCoef, p.cMask, p.cGroup]),
    goals: stadium.goals.map((g) => [g.p0.x, g.p0.y, g.p1.x, g.p1.y, teamAs(given.goals[0]?.[4], g.team)]),
    discs: stadium.discs.map((d) => [
      ...[d.x, d.y, d.vx, d.vy, d.gx, d.gy],
      ...[d.radius, d.bCoef, d.invMass, d.damping, d.cMask, d.cGroup],
    ]),
    joints: stadium.joints.map(({ d0, d1, minLength, maxLength, strength }, index) => ({
      ...given.joints[index],
      ...{ d0, d1, minLength, maxLength, strength: strength === Infinity ? null : strength },
    })),
    redSpawnPoints: stadium.redSpawnPoints.map((p) => [p.x, p.y]),
    blueSpawnPoints: stadium.blueSpawnPoints.map((p) => [p.x, p.y]),
    playerPhysics: {
      ...{ radius: physics.radius, bCoef: physics.bCoef, invMass: physics.invMass, damping: physics.damping },
      ...{ cGroup: physics.cGroup, gravity: [physics.gx, physics.gy], acceleration: physics.acceleration },
      ...{ kickingAcceleration: physics.kickingAcceleration, kickingDamping: physics.kickingDamping },
      ...{ kickStrength: physics.kickStrength, kickback: physics.kickback },
    },
  };
}

function teamAs(sample: Value | undefined, team: "red" | "blue"): Value {
  if (typeof sample === "string") return team;
  return team === "red" ? 1 : 2;
}

/** -0 and 0 count as equal, and the traces spell out the values that JSON lacks. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, item: unknown) => (item === "-0.0" ? 0 : item));
}
