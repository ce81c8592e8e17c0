/** The folders and files the launcher works with; `fileURLToPath` because a checkout may sit in a path with spaces. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const modules = join(root, "node_modules");
export const lockFile = join(root, "package-lock.json");
/** Everything that is made and can be thrown away. */
export const build = join(root, ".build");
export const clientBuild = join(build, "client");
