/** The scripts in a folder, with their options from the file `scripts.json` beside them. */
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { z } from "zod";
import { didYouMean } from "#stadium/suggestion.ts";

/** Options by file name; `node` and `allowNet` as on the command line. */
export const OPTIONS_FILE = "scripts.json";

const optionsSchema = z.record(
  z.string(),
  z.strictObject({
    name: z.string().optional(),
    node: z.boolean().optional(),
    allowNet: z.array(z.string()).optional(),
  }),
);

type FolderOptions = z.infer<typeof optionsSchema>;

export type FolderScript = {
  readonly file: string;
  readonly name: string;
  readonly node: boolean;
  readonly allowNet: readonly string[];
  /** Another one when the content has changed. */
  readonly version: string;
};

export type FolderContent = {
  readonly scripts: readonly FolderScript[];
  /** What is wrong in the folder, a line each. */
  readonly faults: readonly string[];
};

/** Files that hosts keep beside their scripts: those that begin with "_" are parts of others. */
const SCRIPT = /^[^_.].*(?<!\.d)\.(?:js|mjs|cjs|ts)$/u;
const PART = /^_.*\.(?:js|mjs|cjs|ts)$/u;

const NAME_MAX = 64;

/** Whether a change of the file with this name can change the scripts of its folder. */
export function concernsScripts(name: string): boolean {
  return SCRIPT.test(name) || PART.test(name) || name === OPTIONS_FILE;
}

type KnownFile = { readonly stamp: string; readonly hash: string };

export class FolderReader {
  readonly #folder: string;
  #files = new Map<string, KnownFile>();
  /** As last read without a fault; undefined before. */
  #options: FolderOptions | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Rejects when the folder cannot be read. While `scripts.json` is wrong the options before count; without any there are no scripts. */
  async read(): Promise<FolderContent> {
    const names = (await readdir(this.#folder)).toSorted();
    const faults: string[] = [];
    await this.#readOptions(names, faults);
    if (this.#options === undefined) return { scripts: [], faults };
    const files = new Map<string, KnownFile>();
    for (const name of names) {
      const known = SCRIPT.test(name) || PART.test(name) ? await this.#readFile(name) : undefined;
      if (known !== undefined) files.set(name, known);
    }
    this.#files = files;
    return { scripts: this.#scripts(this.#options, faults), faults };
  }

  #scripts(options: FolderOptions, faults: string[]): FolderScript[] {
    const parts = [...this.#files].flatMap(([name, { hash }]) => (PART.test(name) ? hash : [])).join();
    const files = [...this.#files.keys()].filter((name) => SCRIPT.test(name));
    const byName = new Map<string, FolderScript>();
    for (const file of files) {
      const { name = nameOf(file), node = false, allowNet = [] } = options[file] ?? {};
      const { hash } = this.#files.get(file)!;
      const other = byName.get(name);
      const script = { file: join(this.#folder, file), name, node, allowNet, version: node ? hash + parts : hash };
      if (other === undefined) byName.set(name, script);
      else {
        const taken = basename(other.file);
        faults.push(`${file}: ${taken} has the name "${name}" already; give it another one in ${OPTIONS_FILE}`);
      }
    }
    for (const file of Object.keys(options)) {
      if (!files.includes(file))
        faults.push(`${OPTIONS_FILE}: there is no script "${file}" in the folder${didYouMean(file, files)}`);
    }
    return [...byName.values()];
  }

  /** Undefined for a folder, and for a file that was removed just now. */
  async #readFile(name: string): Promise<KnownFile | undefined> {
    const path = join(this.#folder, name);
    try {
      const info = await stat(path);
      if (!info.isFile()) return undefined;
      const stamp = `${info.ino} ${info.size} ${info.mtimeMs}`;
      const known = this.#files.get(name);
      if (known?.stamp === stamp) return known;
      return {
        stamp,
        hash: createHash("sha256")
          .update(await readFile(path))
          .digest("base64url"),
      };
    } catch {
      return undefined;
    }
  }

  async #readOptions(names: readonly string[], faults: string[]): Promise<void> {
    if (!names.includes(OPTIONS_FILE)) return void (this.#options = {});
    try {
      const value: unknown = JSON.parse(await readFile(join(this.#folder, OPTIONS_FILE), "utf8"));
      const result = optionsSchema.safeParse(value);
      if (result.success) this.#options = result.data;
      else for (const { path, message } of result.error.issues) faults.push(placeOf(path, message));
    } catch (error) {
      faults.push(`${OPTIONS_FILE}: ${(error as Error).message}`);
    }
  }
}

function placeOf(path: readonly PropertyKey[], message: string): string {
  const place = path.map((part, index) => (index === 0 ? JSON.stringify(part) : String(part))).join(" → ");
  return `${OPTIONS_FILE}: ${place === "" ? "" : `${place}: `}${message}`;
}

/** Other characters than those of names become "-". */
function nameOf(file: string): string {
  const plain = basename(file, extname(file)).replaceAll(/[^A-Za-z0-9_.-]+/gu, "-");
  return plain.replace(/^[^A-Za-z0-9]+/u, "").slice(0, NAME_MAX);
}
