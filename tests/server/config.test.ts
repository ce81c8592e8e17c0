/** Settings from flags, environment and `.env`, the errors for wrong ones, and the texts that derive from the table. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type ConfigSources, readConfig, readEnvFile } from "#server/config/read-config.ts";
import { flagOf, SETTING_NAMES, settingOf } from "#server/config/settings.ts";
import { helpText, settingsTable, summaryOf } from "#server/config/texts.ts";

const configOf = (sources: ConfigSources) => readConfig(sources).config;

/** The fault lines of a refused configuration. */
function faultsOf(sources: ConfigSources): string[] {
  try {
    readConfig(sources);
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  return [];
}

describe("settings", () => {
  it("have defaults", () => {
    expect(configOf({})).toMatchObject({
      port: 2567,
      host: undefined,
      logLevel: "info",
      dev: false,
      secret: undefined,
      publicHosts: [],
      frameAncestors: [],
      trustedProxies: [],
      roomsMax: 1000,
      wordFilter: true,
    });
  });

  it("come from the environment", () => {
    const env = {
      ...{ PORT: "8080", HOST: "127.0.0.1", LOG_LEVEL: "debug", RONDO_DEV: "1", WORD_FILTER: "off", ROOMS_MAX: "20" },
      RONDO_SECRET: "a long secret sentence",
      PUBLIC_HOST: "Play.example.org, [2001:db8::1]:8080,",
      TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,::1 , 2001:db8::/32",
    };
    expect(configOf({ env })).toMatchObject({
      ...{ port: 8080, host: "127.0.0.1", logLevel: "debug", dev: true, wordFilter: false, roomsMax: 20 },
      secret: "a long secret sentence",
      publicHosts: ["play.example.org", "[2001:db8::1]:8080"],
      trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"],
    });
  });

  it("come from flags in all their forms", () => {
    const args = ["--port", "3000", "--log-level=INFO", "--no-word-filter", "--public-host=a.example,b.example"];
    const expected = { port: 3000, logLevel: "info", wordFilter: false, publicHosts: ["a.example", "b.example"] };
    expect(configOf({ args })).toMatchObject(expected);
    expect(configOf({ args: ["--word-filter=off", "--word-filter"] })).toMatchObject({ wordFilter: true });
  });

  it("come from the flag first, then from the environment, then from .env", () => {
    const file = { PORT: "1", ROOMS_MAX: "1", LOG_LEVEL: "error" };
    const { config, origins } = readConfig({ args: ["--port=3"], env: { PORT: "2", ROOMS_MAX: "2" }, file });
    expect(config).toMatchObject({ port: 3, roomsMax: 2, logLevel: "error" });
    expect(origins).toMatchObject({ port: "flag", roomsMax: "environment", logLevel: ".env", host: "default" });
  });
});

describe("wrong settings", () => {
  it.each([
    ["PORT", "http"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["PORT", "0x50"],
    ["HOST", ""],
    ["LOG_LEVEL", "loud"],
    ["RONDO_DEV", "perhaps"],
    ["PUBLIC_HOST", "https://play.example.org"],
    ["PUBLIC_HOST", "play.example.org/room"],
    ["TRUSTED_PROXIES", "proxy.example.org"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["TRUSTED_PROXIES", "127.0.0.1 ::1"],
    ["ROOMS_MAX", "0"],
    ["WORD_FILTER", "sometimes"],
  ])("are refused with name and value: %s=%s", (name, value) => {
    const line = faultsOf({ env: { [name]: value } });
    expect(line).toHaveLength(1);
    expect(line[0]).toContain(`${name}: must be `);
    expect(line[0]).toContain(`not ${JSON.stringify(value)}`);
  });

  it("are refused with all faults, one per line", () => {
    const faults = faultsOf({ args: ["--port", "x"], env: { LOG_LEVEL: "y" }, file: { ROOMS_MAX: "z" } });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["--port", "LOG_LEVEL", "ROOMS_MAX in .env"]);
  });

  it("do not repeat a secret", () => {
    expect(faultsOf({ env: { RONDO_SECRET: "too short" } })).toEqual([
      "RONDO_SECRET: must be at least 16 characters long",
    ]);
  });

  it.each<[ConfigSources, string]>([
    [{ args: ["--prot", "80"] }, "--prot: unknown flag; did you mean `--port`?"],
    [{ args: ["--no-port"] }, "--no-port: unknown flag"],
    [{ args: ["--no-word-fitler"] }, "--no-word-fitler: unknown flag; did you mean `--no-word-filter`?"],
    [
      { args: ["--secret=a long secret sentence"] },
      "--secret: a secret; set RONDO_SECRET in the environment or in .env",
    ],
    [{ args: ["port"] }, '"port": not a flag; did you mean `--port`?'],
    [{ args: ["--port"] }, "--port: needs a value, a whole number from 0 to 65535"],
    [{ args: ["--port", "--host", "::1"] }, "--port: needs a value, a whole number from 0 to 65535"],
    [{ env: { LOG_LEVEL: "wran" } }, "; did you mean `warn`?"],
    [{ env: { RONDO_SECERT: "x" } }, "RONDO_SECERT: no such setting; did you mean `RONDO_SECRET`?"],
    [{ env: { RONDO_ANYTHING: "x" } }, "RONDO_ANYTHING: no such setting"],
    [{ env: { PUBLIC_HOSTS: "x" } }, "PUBLIC_HOSTS: no such setting; did you mean `PUBLIC_HOST`?"],
    [{ file: { PRT: "80" } }, "PRT in .env: no such setting; did you mean `PORT`?"],
  ])("name what was meant: %j", (sources, fault) => {
    const [first, ...more] = faultsOf(sources);
    expect(first).toContain(fault);
    expect(more).toEqual([]);
  });

  it("are not variables of other programs", () => {
    expect(faultsOf({ env: { HOME: "/", POST: "1", NODE_ENV: "production", RONDO_GOLDEN: "write" } })).toEqual([]);
    expect(faultsOf({ file: { TZ: "UTC" } })).toEqual([]);
  });
});

describe("the file .env", () => {
  const folder = mkdtempSync(join(tmpdir(), "rondo-env-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("has the syntax that Node reads, and may be missing", () => {
    expect(readEnvFile(join(folder, ".env"))).toEqual({});
    expect(() => readEnvFile(folder)).toThrow(/: cannot be read: it is a folder$/u);
    writeFileSync(join(folder, ".env"), '# the server\nPORT=3000 # page\nRONDO_SECRET="a long secret"\n');
    expect(readEnvFile(join(folder, ".env"))).toEqual({ PORT: "3000", RONDO_SECRET: "a long secret" });
  });
});

describe("texts", () => {
  it("list every setting that is not internal", () => {
    const listed = SETTING_NAMES.map(settingOf).filter(({ internal }) => !internal);
    for (const setting of listed) {
      expect(helpText()).toContain(setting.variable);
      expect(helpText()).toContain(flagOf(setting) ?? "");
      expect(settingsTable()).toContain(`| \`${setting.variable}\``);
    }
    expect(helpText()).not.toContain("RONDO_DEV");
    expect(readConfig({ args: ["--help", "--nonsense"] }).help).toBe(true);
  });

  it("show given settings with their origin, and no secret", () => {
    const env = { RONDO_SECRET: "a long secret sentence", TRUSTED_PROXIES: "10.0.0.0/8,::1" };
    const text = summaryOf(readConfig({ args: ["--port=3000", "--no-word-filter"], env }));
    expect(text).toMatch(/^Settings:\n {2}PORT +3000 +flag\n/u);
    expect(text).toMatch(/TRUSTED_PROXIES +10\.0\.0\.0\/8,::1 +environment/u);
    expect(text).toMatch(/WORD_FILTER +off +flag/u);
    expect(text).toMatch(/RONDO_SECRET +\(hidden\) +environment/u);
    expect(text).toMatch(/\nDefaults: HOST=all interfaces; .*ROOMS_MAX=1000/u);
    expect(text).not.toContain("sentence");
  });
});
