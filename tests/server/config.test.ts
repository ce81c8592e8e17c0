/** Settings from the environment, and the errors for wrong ones. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "#server/config.ts";
import { loadStadiumLibrary } from "#server/stadium/stadium-library.ts";
import { BUILTIN_NAMES } from "#stadium/builtins.ts";

describe("the environment", () => {
  it("can be empty", () => {
    expect(readConfig({})).toEqual({
      port: 2567,
      host: undefined,
      logLevel: "warn",
      dev: false,
      secret: undefined,
      publicHosts: [],
      trustedProxies: [],
      roomsMax: 1000,
      wordFilter: true,
    });
  });

  it("sets port, host and log level", () => {
    const config = readConfig({ PORT: "8080", HOST: "127.0.0.1", LOG_LEVEL: "debug", RONDO_DEV: "1" });
    expect(config).toMatchObject({ port: 8080, host: "127.0.0.1", logLevel: "debug", dev: true });
  });

  it("sets trusted proxies, public hosts, the secret, the number of rooms and the word filter", () => {
    const config = readConfig({
      RONDO_SECRET: "a long secret sentence",
      PUBLIC_HOST: "Play.example.org, [2001:db8::1]:8080,",
      TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,::1 , 2001:db8::/32",
      ROOMS_MAX: "20",
      WORD_FILTER: "off",
    });
    expect(config).toMatchObject({
      secret: "a long secret sentence",
      publicHosts: ["play.example.org", "[2001:db8::1]:8080"],
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"],
      roomsMax: 20,
      wordFilter: false,
    });
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["HOST", ""],
    ["LOG_LEVEL", "loud"],
    ["RONDO_DEV", "perhaps"],
    ["RONDO_SECRET", "short"],
    ["PUBLIC_HOST", "https://play.example.org"],
    ["PUBLIC_HOST", "play.example.org/room"],
    ["TRUSTED_PROXIES", "proxy.example.org"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["TRUSTED_PROXIES", "127.0.0.1 ::1"],
    ["ROOMS_MAX", "0"],
    ["WORD_FILTER", "sometimes"],
  ])("is refused with the name of the wrong variable: %s=%s", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });

  it("is refused with all faults, one per line", () => {
    expect(() => readConfig({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/^PORT: .+\nLOG_LEVEL: .+$/);
  });
});

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
