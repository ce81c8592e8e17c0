/** The flags of `rondo serve`: `--port 3000`, `--port=3000`, `--word-filter`, `--no-word-filter`. */
import { didYouMean } from "#stadium/suggestion.ts";
import { flagOf, SETTING_NAMES, type SettingName, settingOf } from "./settings.ts";

export type CommandLine = {
  readonly help: boolean;
  /** The texts of the flags that are given; of a repeated flag the last one. */
  readonly texts: ReadonlyMap<SettingName, string>;
  /** One line each: unknown flags, and flags without a value. */
  readonly faults: readonly string[];
};

type Flag = { readonly name: SettingName; readonly isSwitch: boolean };

const FLAGS: ReadonlyMap<string, Flag> = new Map(
  SETTING_NAMES.flatMap((name): [string, Flag][] => {
    const setting = settingOf(name);
    const flag = flagOf(setting);
    return flag === undefined ? [] : [[flag, { name, isSwitch: setting.kind.hint === "" }]];
  }),
);

/** `args`: what follows the name of the command. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const texts = new Map<SettingName, string>();
  const faults: string[] = [];
  const rest = [...args];
  let help = false;
  while (rest.length > 0) {
    const [arg = "", ...parts] = rest.shift()!.split("=");
    if (arg === "--help" || arg === "-h") help = true;
    else {
      const inline = parts.length > 0 ? parts.join("=") : undefined;
      const result = readFlag(arg, inline, rest);
      if (typeof result === "string") {
        faults.push(result);
        // What follows an unknown flag is its value.
        if (inline === undefined && arg.startsWith("-") && rest[0]?.startsWith("-") === false) rest.shift();
      } else texts.set(result.name, result.text);
    }
  }
  return { help, texts, faults };
}

/** Takes the value of the flag from `rest` if it is not in the flag's own argument. Returns the fault, if there is one. */
function readFlag(
  arg: string,
  inline: string | undefined,
  rest: string[],
): { name: SettingName; text: string } | string {
  const flag = FLAGS.get(arg);
  if (flag === undefined) return readNegation(arg, inline) ?? unknown(arg);
  const { name, isSwitch } = flag;
  if (inline !== undefined) return { name, text: inline };
  if (isSwitch) return { name, text: "on" };
  const next = rest[0];
  if (next === undefined || next.startsWith("--")) return `${arg}: needs a value, ${settingOf(name).kind.expected}`;
  return { name, text: rest.shift()! };
}

function readNegation(arg: string, inline: string | undefined): { name: SettingName; text: string } | undefined {
  const flag = arg.startsWith("--no-") && inline === undefined ? FLAGS.get(`--${arg.slice(5)}`) : undefined;
  return flag?.isSwitch ? { name: flag.name, text: "off" } : undefined;
}

function unknown(arg: string): string {
  if (!arg.startsWith("-")) return `"${arg}": not a flag${didYouMean(`--${arg}`, FLAGS.keys())}`;
  const secret = SETTING_NAMES.map(settingOf).find(
    (setting) => setting.secret && flagOf({ ...setting, secret: undefined! }) === arg,
  );
  if (secret !== undefined) return `${arg}: a secret; set ${secret.variable} in the environment or in .env`;
  const negations = [...FLAGS].filter(([, { isSwitch }]) => isSwitch).map(([flag]) => flag.replace("--", "--no-"));
  return `${arg}: unknown flag${didYouMean(arg, ["--help", ...FLAGS.keys(), ...negations])}`;
}
