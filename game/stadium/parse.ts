/**
 * `.hbs` text → stadium. The whole format with its defaults, traits and limits. Files that the original refuses but
 * whose meaning is clear are accepted with warnings; others are refused with the path of every error.
 */
import type { Disc, Goal, Joint, Plane, Point, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { readBackground } from "./background.ts";
import { DISC_KEYS, readBall, readDisc } from "./disc.ts";
import { readFlag, readNumber, toPoint } from "./field-readers.ts";
import { createReport, fail, type Diagnostic, listErrors, listWarnings, type Report } from "./diagnostics.ts";
import { GOAL_KEYS, readGoal } from "./goal.ts";
import { type ListKind, readArray, readItems, readTraits } from "./item-list.ts";
import { JOINT_KEYS, readJoint } from "./joint.ts";
import { MAX_ITEMS } from "./limits.ts";
import { PLANE_KEYS, readPlane } from "./plane.ts";
import { readPlayerPhysics } from "./player-physics.ts";
import { readExtents, readName } from "./header.ts";
import { readSegment, SEGMENT_KEYS } from "./segment.ts";
import { parseJsonText } from "./json-text.ts";
import { readChoice, toHbsObject, type JsonObject, type HbsObject, warnUnknownKeys } from "./hbs-object.ts";
import { readVertex, VERTEX_KEYS } from "./vertex.ts";

export type StadiumResult =
  | { readonly ok: true; readonly stadium: Stadium; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };

const VERTEXES = listKind("vertexes", true, VERTEX_KEYS);
const SEGMENTS = listKind("segments", true, SEGMENT_KEYS);
const PLANES = listKind("planes", true, PLANE_KEYS);
const GOALS = listKind("goals", true, GOAL_KEYS);
const DISCS = listKind("discs", true, DISC_KEYS);
const JOINTS = listKind("joints", false, JOINT_KEYS);

const ITEM_KEYS: ReadonlySet<string> = new Set(
  [VERTEXES, SEGMENTS, PLANES, GOALS, DISCS, JOINTS].flatMap((kind) => [...kind.knownKeys]),
);
const ROOT_KEYS: ReadonlySet<string> = new Set([
  ...["name", "width", "height", "maxViewWidth", "cameraFollow", "spawnDistance", "canBeStored", "kickOffReset", "bg"],
  ...["traits", "vertexes", "segments", "goals", "discs", "planes", "joints", "redSpawnPoints", "blueSpawnPoints"],
  ...["playerPhysics", "ballPhysics"],
]);
/** The names that an old description of the format used for width and height. */
const ROOT_LEFTOVERS: ReadonlySet<string> = new Set(["cameraWidth", "cameraHeight"]);

/** Reads a stadium file. Never throws, whatever the text. */
export function parseStadium(text: string): StadiumResult {
  const report = createReport();
  return readRoot(parseJsonText(text, report), report);
}

/** Reads the value of a stadium file, as `parseStadium` does its text. */
export function parseStadiumValue(value: unknown): StadiumResult {
  return readRoot(value, createReport());
}

function readRoot(value: unknown, report: Report): StadiumResult {
  const root = report.errors.length > 0 ? undefined : toHbsObject(value, "", report);
  const stadium = root === undefined ? undefined : readStadium(root);
  const warnings = listWarnings(report);
  if (stadium === undefined || report.errors.length > 0) return { ok: false, errors: listErrors(report), warnings };
  return { ok: true, stadium, warnings };
}

function readStadium(root: HbsObject): Stadium {
  warnUnknownKeys(root, ROOT_KEYS, ROOT_LEFTOVERS);
  const bg = readBackground(root);
  const lists = readLists(root, readTraits(root, ITEM_KEYS));
  return {
    name: readName(root),
    ...readExtents(root, bg, lists),
    maxViewWidth: Math.trunc(readNumber(root, "maxViewWidth", 0)) + 0,
    cameraFollow: readChoice(root, "cameraFollow", ["ball", "player"]),
    canBeStored: readFlag(root, "canBeStored", true),
    spawnDistance: readNumber(root, "spawnDistance", 200),
    fullKickOffReset: readChoice(root, "kickOffReset", ["partial", "full"]) === "full",
    bg,
    ...lists,
    redSpawnPoints: readPoints(root, "redSpawnPoints"),
    blueSpawnPoints: readPoints(root, "blueSpawnPoints"),
    playerPhysics: readPlayerPhysics(root),
  };
}

type Lists = {
  readonly vertexes: readonly Vertex[];
  readonly segments: readonly Segment[];
  readonly planes: readonly Plane[];
  readonly goals: readonly Goal[];
  readonly discs: readonly Disc[];
  readonly joints: readonly Joint[];
};

function readLists(root: HbsObject, traits: JsonObject): Lists {
  const vertexes = readItems(root, VERTEXES, traits).map((object) => readVertex(object));
  const discs = readDiscs(root, traits);
  return {
    vertexes,
    segments: readItems(root, SEGMENTS, traits).map((object) => readSegment(object, vertexes.length)),
    planes: readItems(root, PLANES, traits).flatMap((object) => readPlane(object) ?? []),
    goals: readItems(root, GOALS, traits).map((object) => readGoal(object)),
    discs,
    joints: readItems(root, JOINTS, traits).map((object) => readJoint(object, discs)),
  };
}

/** The world's first discs: the ball, then the file's; or the file's alone, of which the first is the ball. */
function readDiscs(root: HbsObject, traits: JsonObject): readonly Disc[] {
  const listed = readItems(root, DISCS, traits).map((object) => readDisc(object));
  const ball = readBall(root);
  if (ball !== "disc0") {
    if (listed.length >= MAX_ITEMS)
      fail(root.report, "discs", `no room for the ball: at most ${MAX_ITEMS - 1} beside it`);
    return [ball, ...listed];
  }
  if (listed.length === 0) fail(root.report, "ballPhysics", `"disc0" without a disc`);
  return listed;
}

function readPoints(root: HbsObject, key: string): readonly Point[] {
  return readArray(root, key, false).map((value, index) => toPoint(value, `${key}[${index}]`, root.report));
}

function listKind(key: string, expected: boolean, knownKeys: readonly string[]): ListKind {
  return { key, expected, knownKeys: new Set([...knownKeys, "trait"]) };
}
