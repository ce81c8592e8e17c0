/** The library of stadiums. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadStadiumLibrary } from "#server/stadium/stadium-library.ts";
import { BUILTIN_NAMES } from "#stadium/builtins.ts";

describe("the stadium library", () => {
  function withFile<T>(name: string, text: string, use: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "rondo-stadiums-"));
    writeFileSync(join(folder, name), text);
    try {
      return use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it("has the built-in stadiums and those of the folder, and no other names", () => {
    const library = withFile("own.hbs", `{ "name": "Own", "width": 400, "height": 200 }`, loadStadiumLibrary);
    expect(library.names).toEqual([...BUILTIN_NAMES, "Own"]);
    expect(library.find("Own")?.name).toBe("Own");
    for (const name of ["", "own", "__proto__", "constructor"]) expect(library.find(name)).toBeUndefined();
  });

  it("names a faulty file and its fault", () => {
    const load = () =>
      withFile("bad.hbs", `{ "name": "Bad", "width": 1, "height": 1, "segments": 7 }`, loadStadiumLibrary);
    expect(load).toThrow(/^bad\.hbs: .*segments/);
  });
});
