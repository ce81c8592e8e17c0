/**
 * The reference material lies beside the checkout on the maintainers' machines and is not part of the project. Tests
 * that use it are skipped where it is missing.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const ROOT = new URL("../../../shared/reference/", import.meta.url);

export function readReferenceBytes(path: string): Uint8Array | null {
  const file = new URL(path, ROOT);
  return existsSync(file) ? readFileSync(file) : null;
}

export function readReferenceText(path: string): string | null {
  const bytes = readReferenceBytes(path);
  if (bytes === null) return null;
  return (path.endsWith(".gz") ? gunzipSync(bytes) : Buffer.from(bytes)).toString("utf8");
}

/** A JSON file, also gzipped; the caller gives its type. */
export function readReference<T>(path: string): T | null {
  const text = readReferenceText(path);
  return text === null ? null : (JSON.parse(text) as T);
}

/** The paths of all files under a folder, below the reference's root; none if it is missing. */
export function listReferences(folder: string): readonly string[] {
  const place = new URL(`${folder}/`, ROOT);
  if (!existsSync(place)) return [];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  const base = new URL(".", ROOT).pathname;
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("//", "/").slice(base.length))
    .sort();
}
