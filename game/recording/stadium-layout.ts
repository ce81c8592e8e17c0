/**
 * A stadium in a recording: the number of a standard one, or everything that the simulation uses, as it uses it. So
 * nothing is derived again, and a stadium that is read has the numbers of the recorded host to the last bit.
 */
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import type { Background, Disc, Goal, Joint, Plane, Point, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { RecordingFault, type ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { MAX_LIST } from "./limits.ts";

/** The number that announces a stadium with a body. */
const CUSTOM = 255;

const BACKGROUNDS = ["none", "grass", "hockey"] as const;
const CAMERAS = ["ball", "player"] as const;

/** Bits of a segment: which of the optional fields follow, and whether it is drawn. */
const HAS_BIAS = 1;
const HAS_CURVE = 2;
const HAS_COLOR = 4;
const VISIBLE = 8;

const DISC_FIELDS = ["x", "y", "vx", "vy", "gx", "gy", "radius", "bCoef", "invMass", "damping"] as const;

export function readStadium(reader: ByteReader): Stadium {
  const start = reader.offset;
  const number = reader.u8("stadium");
  if (number === CUSTOM) return readBody(reader);
  const name = BUILTIN_NAMES[number];
  if (name === undefined) throw new RecordingFault(`stadium: there is no standard stadium ${number}`, start);
  return builtinStadium(name);
}

/** The bytes of stadiums that were written before: checksums need those of the same stadium again and again. */
const written = new WeakMap<Stadium, Uint8Array>();

/** Throws RangeError for a stadium with more items in a list than the format can count. */
export function stadiumBytes(stadium: Stadium): Uint8Array {
  const known = written.get(stadium);
  if (known !== undefined) return known;
  const number = builtinNumber(stadium);
  const bytes = number === undefined ? customBytes(stadium) : Uint8Array.of(number);
  written.set(stadium, bytes);
  return bytes;
}

/** HaxBall's checksum of a stadium: eight hexadecimal digits. */
export function haxballChecksum(stadium: Stadium): string {
  let hash = 0;
  for (const byte of customBytes(stadium)) {
    hash = (hash + byte) | 0;
    hash = (hash + (hash << 10)) | 0;
    hash ^= hash >>> 6;
  }
  hash = (hash + (hash << 3)) | 0;
  hash ^= hash >>> 11;
  hash = (hash + (hash << 15)) | 0;
  return (hash >>> 0).toString(16).toUpperCase().padStart(8, "0");
}

/** The number of the standard stadium that this one equals. */
function builtinNumber(stadium: Stadium): number | undefined {
  const number = (BUILTIN_NAMES as readonly string[]).indexOf(stadium.name);
  if (number < 0) return undefined;
  const own = customBytes(stadium);
  const standard = customBytes(builtinStadium(BUILTIN_NAMES[number]!));
  return own.length === standard.length && own.every((byte, i) => byte === standard[i]) ? number : undefined;
}

function customBytes(stadium: Stadium): Uint8Array {
  const writer = new ByteWriter();
  writer.u8(CUSTOM);
  writeBody(writer, stadium);
  return writer.finish();
}

function readBody(reader: ByteReader): Stadium {
  const name = reader.nullableText("stadium name") ?? "";
  const bg = readBackground(reader);
  const { width, height, spawnDistance } = readNumbers(reader, "stadium size", ["width", "height", "spawnDistance"]);
  const playerPhysics = readPhysics(reader);
  const maxViewWidth = reader.u16("maxViewWidth");
  const cameraFollow = CAMERAS[reader.u8("cameraFollow")] ?? "ball";
  const canBeStored = reader.bool("canBeStored");
  const fullKickOffReset = reader.bool("kickOffReset");
  const vertexes = readList(reader, "vertex", readVertex);
  const segments = readList(reader, "segment", (_, what) => readSegment(reader, what, vertexes.length));
  const planes = readList(reader, "plane", readPlane);
  const goals = readList(reader, "goal", readGoal);
  const start = reader.offset;
  const discs = readList(reader, "disc", readDisc);
  if (discs.length === 0) throw new RecordingFault("stadium: it has no disc", start);
  return {
    ...{ name, width, height, maxViewWidth, cameraFollow, canBeStored, spawnDistance, fullKickOffReset, bg },
    ...{ vertexes, segments, planes, goals, discs },
    joints: readList(reader, "joint", readJoint),
    redSpawnPoints: readList(reader, "red spawn point", readPoint),
    blueSpawnPoints: readList(reader, "blue spawn point", readPoint),
    playerPhysics,
  };
}

function writeBody(writer: ByteWriter, stadium: Stadium): void {
  writer.nullableText(stadium.name);
  writeBackground(writer, stadium.bg);
  for (const value of [stadium.width, stadium.height, stadium.spawnDistance]) writer.f64(value);
  writePhysics(writer, stadium.playerPhysics);
  if (!(stadium.maxViewWidth >= 0 && stadium.maxViewWidth <= 0xffff)) {
    throw new RangeError(`stadium: a maxViewWidth of ${stadium.maxViewWidth} cannot be recorded`);
  }
  writer.u16(stadium.maxViewWidth);
  writer.u8(CAMERAS.indexOf(stadium.cameraFollow));
  writer.bool(stadium.canBeStored);
  writer.bool(stadium.fullKickOffReset);
  writeList(writer, "vertexes", stadium.vertexes, writeVertex);
  writeList(writer, "segments", stadium.segments, writeSegment);
  writeList(writer, "planes", stadium.planes, writePlane);
  writeList(writer, "goals", stadium.goals, writeGoal);
  writeList(writer, "discs", stadium.discs, writeDisc);
  writeList(writer, "joints", stadium.joints, writeJoint);
  writeList(writer, "red spawn points", stadium.redSpawnPoints, writePoint);
  writeList(writer, "blue spawn points", stadium.blueSpawnPoints, writePoint);
}

/** A count and the items. `what` names them in faults, with their number. */
export function readList<T>(
  reader: ByteReader,
  what: string,
  read: (reader: ByteReader, what: string) => T,
): readonly T[] {
  const count = reader.u8(`number of ${what}s`);
  return reader.list(count, (i) => read(reader, `${what} ${i}`));
}

/** Throws RangeError for more items than the format can count. */
export function writeList<T>(
  writer: ByteWriter,
  what: string,
  items: readonly T[],
  write: (writer: ByteWriter, item: T) => void,
): void {
  if (items.length > MAX_LIST) throw new RangeError(`${what}: ${items.length} of them cannot be recorded`);
  writer.u8(items.length);
  for (const item of items) write(writer, item);
}

function readNumbers<K extends string>(reader: ByteReader, what: string, keys: readonly K[]): Record<K, number> {
  const values = {} as Record<K, number>;
  for (const key of keys) values[key] = reader.f64(what);
  return values;
}

function readBackground(reader: ByteReader): Background {
  const what = "background";
  return {
    type: BACKGROUNDS[reader.i32(what)] ?? "none",
    ...readNumbers(reader, what, ["width", "height", "kickOffRadius", "cornerRadius", "goalLine"]),
    color: reader.i32(what),
  };
}

function writeBackground(writer: ByteWriter, bg: Background): void {
  writer.i32(BACKGROUNDS.indexOf(bg.type));
  for (const value of [bg.width, bg.height, bg.kickOffRadius, bg.cornerRadius, bg.goalLine]) writer.f64(value);
  writer.i32(bg.color);
}

const PHYSICS_BEFORE_GROUP = [
  ...(["bCoef", "invMass", "damping", "acceleration", "kickingAcceleration", "kickingDamping"] as const),
  ...(["kickStrength", "gx", "gy"] as const),
] as const;

function readPhysics(reader: ByteReader): Stadium["playerPhysics"] {
  const what = "playerPhysics";
  return {
    ...readNumbers(reader, what, PHYSICS_BEFORE_GROUP),
    cGroup: reader.i32(what),
    ...readNumbers(reader, what, ["radius", "kickback"]),
  };
}

function writePhysics(writer: ByteWriter, physics: Stadium["playerPhysics"]): void {
  for (const key of PHYSICS_BEFORE_GROUP) writer.f64(physics[key]);
  writer.i32(physics.cGroup);
  writer.f64(physics.radius);
  writer.f64(physics.kickback);
}

function readMasks(reader: ByteReader, what: string): { readonly cMask: number; readonly cGroup: number } {
  return { cMask: reader.i32(what), cGroup: reader.i32(what) };
}

function readVertex(reader: ByteReader, what: string): Vertex {
  return { ...readNumbers(reader, what, ["x", "y", "bCoef"]), ...readMasks(reader, what) };
}

function writeVertex(writer: ByteWriter, vertex: Vertex): void {
  for (const value of [vertex.x, vertex.y, vertex.bCoef]) writer.f64(value);
  writeMasks(writer, vertex);
}

function readSegment(reader: ByteReader, what: string, vertexes: number): Segment {
  const start = reader.offset;
  const bits = reader.u8(what);
  const v0 = reader.u8(what);
  const v1 = reader.u8(what);
  if (v0 >= vertexes || v1 >= vertexes) {
    throw new RecordingFault(`${what}: there is no vertex ${Math.max(v0, v1)}`, start);
  }
  const bias = (bits & HAS_BIAS) === 0 ? 0 : reader.f64(what);
  const curveF = (bits & HAS_CURVE) === 0 ? Infinity : reader.f64(what);
  const color = (bits & HAS_COLOR) === 0 ? 0 : reader.i32(what);
  const bCoef = reader.f64(what);
  return { v0, v1, bias, curveF, color, bCoef, vis: (bits & VISIBLE) !== 0, ...readMasks(reader, what) };
}

function writeSegment(writer: ByteWriter, segment: Segment): void {
  const hasBias = segment.bias !== 0;
  const hasCurve = segment.curveF !== Infinity;
  const hasColor = segment.color !== 0;
  writer.u8(
    (hasBias ? HAS_BIAS : 0) | (hasCurve ? HAS_CURVE : 0) | (hasColor ? HAS_COLOR : 0) | (segment.vis ? VISIBLE : 0),
  );
  writer.u8(segment.v0);
  writer.u8(segment.v1);
  if (hasBias) writer.f64(segment.bias);
  if (hasCurve) writer.f64(segment.curveF);
  if (hasColor) writer.i32(segment.color);
  writer.f64(segment.bCoef);
  writeMasks(writer, segment);
}

function readPlane(reader: ByteReader, what: string): Plane {
  const normal = readPoint(reader, what);
  return { normal, ...readNumbers(reader, what, ["dist", "bCoef"]), ...readMasks(reader, what) };
}

function writePlane(writer: ByteWriter, plane: Plane): void {
  writePoint(writer, plane.normal);
  writer.f64(plane.dist);
  writer.f64(plane.bCoef);
  writeMasks(writer, plane);
}

function readGoal(reader: ByteReader, what: string): Goal {
  return { p0: readPoint(reader, what), p1: readPoint(reader, what), team: reader.u8(what) === 1 ? "red" : "blue" };
}

function writeGoal(writer: ByteWriter, goal: Goal): void {
  writePoint(writer, goal.p0);
  writePoint(writer, goal.p1);
  writer.u8(goal.team === "red" ? 1 : 2);
}

export function readDisc(reader: ByteReader, what: string): Disc {
  return { ...readNumbers(reader, what, DISC_FIELDS), color: reader.i32(what), ...readMasks(reader, what) };
}

export function writeDisc(writer: ByteWriter, disc: Disc): void {
  for (const key of DISC_FIELDS) writer.f64(disc[key]);
  writer.i32(disc.color);
  writeMasks(writer, disc);
}

function readJoint(reader: ByteReader, what: string): Joint {
  const d0 = reader.u8(what);
  const d1 = reader.u8(what);
  return { d0, d1, ...readNumbers(reader, what, ["minLength", "maxLength", "strength"]), color: reader.i32(what) };
}

function writeJoint(writer: ByteWriter, joint: Joint): void {
  writer.u8(joint.d0);
  writer.u8(joint.d1);
  for (const value of [joint.minLength, joint.maxLength, joint.strength]) writer.f64(value);
  writer.i32(joint.color);
}

function readPoint(reader: ByteReader, what: string): Point {
  return readNumbers(reader, what, ["x", "y"]);
}

function writePoint(writer: ByteWriter, point: Point): void {
  writer.f64(point.x);
  writer.f64(point.y);
}

function writeMasks(writer: ByteWriter, { cMask, cGroup }: { readonly cMask: number; readonly cGroup: number }): void {
  writer.i32(cMask);
  writer.i32(cGroup);
}
