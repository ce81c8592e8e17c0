/** Where the processes of a server and the command line of the same machine meet: sockets in the data folder. */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { IN_MEMORY } from "../store/engine.ts";

/** Longest path of a socket that all systems take, and longest name of a process; in bytes. */
const PATH_MAX = 100;
const PROCESS_MAX = 20;

/** Sent with every request and answer: the two must be of the same version. */
export const VERSION_HEADER = "x-rondo-control";
export const CONTROL_VERSION = "1";

/** The folder of the sockets, and how their names begin and end. */
type Place = { readonly folder: string; readonly start: string; readonly end: string };

/** The path of a process's socket; undefined for a server that keeps no data. `process`: its name beside others. */
export function controlAddress(data: string, process?: string): string | undefined {
  if (data === IN_MEMORY) return undefined;
  const { folder, start, end } = placeOf(data);
  return `${folder}${start}${process === undefined ? "" : `-${process}`}${end}`;
}

/** The paths of all sockets of a data folder, those of servers that have ended as well; the latest process is the last. */
export function controlAddresses(data: string): readonly string[] {
  if (data === IN_MEMORY) return [];
  const { folder, start, end } = placeOf(data);
  return filesIn(folder)
    .filter((name) => name === start + end || (name.startsWith(`${start}-`) && name.endsWith(end)))
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((name) => folder + name);
}

function placeOf(data: string): Place {
  const folder = join(resolve(data), "/");
  const name = createHash("sha256").update(join(folder, "control.sock")).digest("hex").slice(0, 16);
  if (process.platform === "win32") return { folder: "\\\\.\\pipe\\", start: `rondo-${name}`, end: "" };
  const place = { folder, start: "control", end: ".sock" };
  const longest = Buffer.byteLength(`${folder}${place.start}-${place.end}`) + PROCESS_MAX;
  return longest <= PATH_MAX ? place : { folder: join(tmpdir(), "/"), start: `rondo-${name}`, end: ".sock" };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
