/** A starting script with what an editor needs to complete and check it: `rondo script new`. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isScriptName } from "./scripts.ts";

const SOURCES = fileURLToPath(new URL("../../assets/script/", import.meta.url));

/** Copied again each time, so that the types are those of this server. */
const TYPES = ["rondo.d.ts", "rondo-version-2.d.ts"] as const;

const EDITOR_CONFIG = "jsconfig.json";

/** Each script is a program of its own, so that several can name a variable alike. */
const EDITOR_OPTIONS = {
  compilerOptions: {
    ...{ target: "ES2024", lib: ["ES2024", "DOM", "DOM.Iterable"], types: [], noEmit: true },
    ...{ module: "ESNext", moduleResolution: "Bundler", moduleDetection: "force" },
    ...{ checkJs: true, strict: true },
  },
  include: ["*.js", "*.d.ts"],
};

/**
 * Writes NAME.js into the folder, which is made if it is missing, and beside it the types and a jsconfig.json, unless there is one.
 * Returns the paths that were written, the script first. `name` with or without ".js". Throws Error for a name that is no name of
 * a script, and for a script that exists.
 */
export function newScript(folder: string, name: string): readonly string[] {
  const title = name.replace(/\.js$/u, "");
  if (!isScriptName(title)) {
    throw new Error(`"${name}" is no name of a script: up to 64 letters, digits, "-", "_" and ".", and no folders`);
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${title}.js`);
  writeScript(
    file,
    readFileSync(join(SOURCES, "_template.js"), "utf8").replace("My room", () => title),
  );
  for (const each of TYPES) copyFileSync(join(SOURCES, each), join(folder, each));
  const config = join(folder, EDITOR_CONFIG);
  const written = [file, ...TYPES.map((each) => join(folder, each))];
  if (existsSync(config)) return written;
  writeFileSync(config, `${JSON.stringify(EDITOR_OPTIONS, null, 2)}\n`);
  return [...written, config];
}

function writeScript(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`${file} exists already; it was not changed`, { cause: error });
  }
}
