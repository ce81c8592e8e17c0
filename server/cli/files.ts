/** Reading and writing of the command line's files; faults are UserErrors. */
import { readFileSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Stadium } from "#sim/stadium.ts";
import { type Diagnostic, formatDiagnostic } from "#stadium/diagnostics.ts";
import { parseStadium } from "#stadium/parse.ts";
import { reasonOf, UserError } from "./user-error.ts";

export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(`${path}: cannot be read: ${reasonOf(error)}`);
  }
}

/** A recording can be a day long, but has a few megabytes then. */
const MAX_RECORDING_BYTES = 64_000_000;

export function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).size > MAX_RECORDING_BYTES)
      throw new UserError(`${path}: larger than ${MAX_RECORDING_BYTES} bytes`);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${path}: cannot be read: ${reasonOf(error)}`);
  }
}

/** The stadium of an `.hbs` file and the reader's warnings; a refused file is a UserError with all its faults. */
export function readStadiumFile(path: string): { stadium: Stadium; warnings: readonly Diagnostic[] } {
  const result = parseStadium(readText(path));
  if (result.ok) return result;
  throw new UserError(result.errors.map((error) => `${path}: ${formatDiagnostic(error)}`).join("\n"));
}

export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "no such folder" : reasonOf(error);
    throw new UserError(`${path}: cannot be written: ${reason}`);
  }
}

/** Writes to stdout. A reader that closes the pipe early (`| head`) is no error. */
export async function print(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}
