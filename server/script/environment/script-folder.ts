/**
 * The folder of a program as its current one: programs read "./config.json". A thread cannot change its folder, so relative
 * paths are made absolute in the functions of `fs`.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isAbsolute, resolve } from "node:path";

/** Functions of `fs` with one path, which is their first value; also with "Sync", and of `fs.promises`. */
const ONE_PATH = [
  ...["access", "appendFile", "chmod", "chown", "createReadStream", "createWriteStream", "exists", "lchown", "lstat"],
  ...["lutimes", "mkdir", "mkdtemp", "open", "openAsBlob", "opendir", "readFile", "readdir", "readlink", "realpath"],
  ...[
    "rm",
    "rmdir",
    "stat",
    "statfs",
    "truncate",
    "unlink",
    "unwatchFile",
    "utimes",
    "watch",
    "watchFile",
    "writeFile",
  ],
];

const TWO_PATHS = ["copyFile", "cp", "link", "rename"];

type FileFunction = (...values: unknown[]) => unknown;

/** Returns the function that undoes it. */
export function useFolder(folder: string): () => void {
  const cwd = Object.getOwnPropertyDescriptor(process, "cwd")!;
  process.cwd = () => folder;
  const undo = [fs, fs.promises].flatMap((target) => [
    ...replace(target, ONE_PATH, folder, [0]),
    ...replace(target, TWO_PATHS, folder, [0, 1]),
    // The first path of a symbolic link is its content.
    ...replace(target, ["symlink"], folder, [1]),
  ]);
  syncBuiltinESMExports();
  return () => {
    Object.defineProperty(process, "cwd", cwd);
    for (const restore of undo) restore();
    syncBuiltinESMExports();
  };
}

function replace(target: object, names: readonly string[], folder: string, paths: readonly number[]): (() => void)[] {
  const functions = target as Record<string, FileFunction | undefined>;
  return names
    .flatMap((name) => [name, `${name}Sync`])
    .filter((name) => functions[name] !== undefined)
    .map((name) => {
      const original = functions[name]!;
      functions[name] = withFolder(original, folder, paths);
      return () => void (functions[name] = original);
    });
}

function withFolder(original: FileFunction, folder: string, paths: readonly number[]): FileFunction {
  const absolute = function (this: unknown, ...values: unknown[]): unknown {
    for (const at of paths) {
      const path = values[at];
      if (typeof path === "string" && !isAbsolute(path)) values[at] = resolve(folder, path);
    }
    return Reflect.apply(original, this, values);
  };
  // `realpath.native`, and the forms for util.promisify.
  return Object.defineProperties(absolute, Object.getOwnPropertyDescriptors(original));
}
