/** Where a server and the command line of the same machine meet: a socket in the data folder. */
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Longest path of a socket that all systems take, in bytes. */
const PATH_MAX = 100;

/** Sent with every request and answer: the two must be of the same version. */
export const VERSION_HEADER = "x-rondo-control";
export const CONTROL_VERSION = "1";

/** The path of the socket; undefined for a server that keeps no data. */
export function controlAddress(data: string): string | undefined {
  if (data === ":memory:") return undefined;
  const path = join(resolve(data), "control.sock");
  const name = createHash("sha256").update(path).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\rondo-${name}`;
  return Buffer.byteLength(path) <= PATH_MAX ? path : join(tmpdir(), `rondo-${name}.sock`);
}
