/** The configuration of a start: a flag wins over the environment, the environment over `.env`, and that over the default. */
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { didYouMean } from "#stadium/suggestion.ts";
import { readCommandLine } from "./command-line.ts";
import { type Config, flagOf, type Setting, SETTING_NAMES, type SettingName, settingOf } from "./settings.ts";

/** Where the value of a setting comes from. */
export type Origin = "flag" | "environment" | ".env" | "default";

export type ReadConfig = {
  readonly config: Config;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** The help text was requested. */
  readonly help: boolean;
};

export type ConfigSources = {
  /** What follows the name of the command. */
  readonly args?: readonly string[];
  readonly env?: Variables;
  /** The variables of `.env`. */
  readonly file?: Variables;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Wrong settings. The message has one line per fault, each with the name of the variable or flag. */
export class ConfigError extends Error {}

/** Variables of the project's tests, which may be set while a server runs. */
const OTHER_VARIABLES = ["RONDO_CHROMIUM", "RONDO_GOLDEN", "RONDO_PICTURES"];

/** A shorter variable of another program can look like a misspelt one of this server: HOME and HOST. */
const MISSPELT_LENGTH = 8;

const VARIABLES = SETTING_NAMES.map((name) => settingOf(name).variable);

/** Longest part of a wrong value that is repeated. */
const SHOWN_MAX = 60;

/** Throws ConfigError with all faults. */
export function readConfig({ args = [], env = {}, file = {} }: ConfigSources): ReadConfig {
  const { help, texts, faults: flagFaults } = readCommandLine(args);
  const faults = [...flagFaults, ...unknownVariables(env, false), ...unknownVariables(file, true)];
  const values: [SettingName, unknown][] = [];
  const origins: [SettingName, Origin][] = [];
  for (const name of SETTING_NAMES) {
    const setting = settingOf(name);
    const [origin, text] = findText(setting, texts.get(name), env, file);
    const value = text === undefined ? setting.default : setting.kind.read(text);
    if (text !== undefined && value === undefined) faults.push(faultOf(setting, origin, text));
    values.push([name, value]);
    origins.push([name, origin]);
  }
  if (faults.length > 0 && !help) throw new ConfigError(faults.join("\n"));
  return {
    config: Object.fromEntries(values) as Config,
    origins: Object.fromEntries(origins) as Record<SettingName, Origin>,
    help,
  };
}

/** The variables of the file `.env`; none when there is no such file. Throws ConfigError when it cannot be read. */
export function readEnvFile(path: string): Variables {
  try {
    return parseEnv(readFileSync(path, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return {};
    throw new ConfigError(`${path}: cannot be read: ${code === "EISDIR" ? "it is a folder" : message}`);
  }
}

function findText(
  { variable }: Setting<unknown>,
  flag: string | undefined,
  env: Variables,
  file: Variables,
): readonly [Origin, string | undefined] {
  if (flag !== undefined) return ["flag", flag];
  if (env[variable] !== undefined) return ["environment", env[variable]];
  return file[variable] === undefined ? ["default", undefined] : [".env", file[variable]];
}

function faultOf(setting: Setting<unknown>, origin: Origin, text: string): string {
  const { variable, kind, secret } = setting;
  const name = origin === "flag" ? flagOf(setting)! : origin === ".env" ? `${variable} in .env` : variable;
  const shown = secret ? "" : `, not ${JSON.stringify(text.slice(0, SHOWN_MAX))}${text.length > SHOWN_MAX ? "…" : ""}`;
  return `${name}: must be ${kind.expected}${shown}${didYouMean(text, kind.words ?? [])}`;
}

/** Unknown names of this server, and misspelt ones. A variable of `.env` is ours, so that there every one near counts. */
function unknownVariables(variables: Variables, isFile: boolean): string[] {
  return Object.keys(variables)
    .filter((name) => !VARIABLES.includes(name) && !OTHER_VARIABLES.includes(name))
    .flatMap((name) => {
      const near = didYouMean(name, VARIABLES);
      const isOurs = name.startsWith("RONDO_") || (near !== "" && (isFile || name.length >= MISSPELT_LENGTH));
      return isOurs ? [`${name}${isFile ? " in .env" : ""}: no such setting${near}`] : [];
    });
}
