// @ts-check
/** Builds the client when the content of its sources has changed. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Failure, say, writingTo } from "./failure.mjs";
import { build, clientBuild, lockFile, modules, root } from "./paths.mjs";
import { runQuietly } from "./child.mjs";

const stampFile = join(clientBuild, ".stamp");
const sources = [join(root, "game"), join(root, "assets")];

/** @param {string} folder */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  // Node before 20.12 has no parentPath.
  /** @param {{ parentPath: string, path?: string }} entry */
  const folderOf = (entry) => entry.parentPath ?? entry.path;
  return entries.filter((entry) => entry.isFile()).map((entry) => join(folderOf(entry), entry.name));
}

/** A hash of names and contents, sorted by name, so that it does not depend on the order of the file system. */
function contentHash() {
  const files = [...sources.flatMap(filesUnder), lockFile].map((file) => ({
    file,
    name: relative(root, file).replaceAll(sep, "/"),
  }));
  const hash = createHash("sha256");
  for (const { file, name } of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const content = readFileSync(file);
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** @param {string} hash */
function isFresh(hash) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash;
}

/**
 * Builds into a folder of its own, so that a failed or interrupted build does not affect the last good one.
 * @param {string} folder
 * @param {import("./runtime.mjs").Runtime} runtime
 */
async function buildInto(folder, runtime) {
  const vite = join(modules, "vite", "bin", "vite.js");
  const config = join(root, "game", "client", "vite.config.ts");
  const args = [vite, "build", "--config", config, "--outDir", folder, "--logLevel", "warn"];
  const { code, output } = await runQuietly(runtime.file, args, {
    cwd: root,
    env: { ...runtime.env, NODE_ENV: "production" },
  });
  if (code === 0) return;
  rmSync(folder, { recursive: true, force: true });
  if (/\bENOSPC\b/.test(output)) throw new Failure(`cannot write to ${folder}: the disk is full.`);
  say(output.trim());
  throw new Failure("the client could not be built (see above).");
}

/**
 * Builds the client unless the last build has the same sources; without output in that case.
 * @param {import("./runtime.mjs").Runtime} runtime
 */
export async function ensureClient(runtime) {
  const hash = contentHash();
  if (isFresh(hash)) return;
  const next = join(build, `client-${process.pid}`);
  writingTo(build, () => mkdirSync(next, { recursive: true }));
  say("Building the client …");
  const started = Date.now();
  await buildInto(next, runtime);
  writingTo(build, () => {
    writeFileSync(join(next, ".stamp"), hash);
    rmSync(clientBuild, { recursive: true, force: true });
    renameSync(next, clientBuild);
  });
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}
