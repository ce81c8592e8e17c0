// @ts-check
/** The folders and files of the launcher. `fileURLToPath` decodes paths with spaces. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const modules = join(root, "node_modules");
export const lockFile = join(root, "package-lock.json");
/** Generated files, which can be deleted. */
export const build = join(root, ".build");
export const clientBuild = join(build, "client");
