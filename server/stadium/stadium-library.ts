/** The stadiums that rooms find by name: the ten standard ones and our own from assets/stadium. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { builtinStadium, BUILTIN_NAMES } from "#stadium/builtins.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";
import { StadiumStore } from "./stadium-store.ts";

export type StadiumLibrary = {
  readonly names: readonly string[];
  find(name: string): Stadium | undefined;
};

/** Reads every .hbs file of the folder. Throws an Error that names the file and what is wrong in it. */
export function loadStadiumLibrary(folder: string): StadiumLibrary {
  const stadiums = new Map<string, Stadium>();
  for (const name of BUILTIN_NAMES) stadiums.set(name, builtinStadium(name));
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith(".hbs")) continue;
    const result = parseStadium(readFileSync(join(folder, file), "utf8"));
    if (!result.ok) throw new Error(`${file}: ${result.errors.map((e) => `${e.path}: ${e.message}`).join("; ")}`);
    stadiums.set(result.stadium.name, result.stadium);
  }
  return { names: [...stadiums.keys()], find: (name) => stadiums.get(name) };
}

/** A store that retains the whole library: pages that are older than the server fetch missing stadiums from it. */
export function storeWithLibrary(library: StadiumLibrary): StadiumStore {
  const store = new StadiumStore();
  for (const name of library.names) store.retain(library.find(name)!);
  return store;
}
