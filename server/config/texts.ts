/** What the table of settings looks like for people: help text, table of the docs, summary at the start. */
import { type Config, flagOf, type Setting, SETTING_NAMES, settingOf } from "./settings.ts";
import type { ReadConfig } from "./read-config.ts";

const PUBLIC = SETTING_NAMES.filter((name) => !settingOf(name).internal);

/** The text of `--help`. */
export function helpText(): string {
  const rows = PUBLIC.map(settingOf).map((setting) => [
    `${flagOf(setting) ?? ""} ${flagOf(setting) === undefined ? "" : setting.kind.hint}`.trim(),
    setting.variable,
    `${setting.meaning.replaceAll("`", "")} (${defaultOf(setting)})`,
  ]);
  return [
    "Start the server: npm start -- [FLAGS], or rondo serve [FLAGS]",
    "",
    "Every setting is a flag, a variable of the environment, or a line NAME=VALUE of the file .env in the working",
    "directory. A flag wins over the environment, the environment over .env. Secrets have no flags.",
    "",
    ...columns([["FLAG", "VARIABLE", "MEANING (DEFAULT)"], ...rows]).map((line) => `  ${line}`),
  ].join("\n");
}

/** The table of docs/hosting.md, as oxfmt formats it. */
export function settingsTable(): string {
  const head = ["variable", "flag", "default", "meaning"];
  const rows = PUBLIC.map(settingOf).map((setting) => {
    const flag = flagOf(setting);
    return [
      `\`${setting.variable}\``,
      flag === undefined ? "none" : `\`${flag}\``,
      defaultOf(setting),
      setting.meaning,
    ];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** The settings that are given, one line each with their origin, and one line with the defaults. Secrets are hidden. */
export function summaryOf({ config, origins }: Omit<ReadConfig, "help">): string {
  const given = PUBLIC.filter((name) => origins[name] !== "default");
  const defaults = PUBLIC.filter((name) => origins[name] === "default");
  const rows = given.map((name) => [settingOf(name).variable, valueText(settingOf(name), config[name]), origins[name]]);
  return [
    ...(rows.length > 0 ? ["Settings:", ...columns(rows).map((line) => `  ${line}`)] : []),
    `Defaults: ${defaults.map((name) => `${settingOf(name).variable}=${defaultOf(settingOf(name))}`).join("; ")}`,
  ].join("\n");
}

/** All settings by variable, for the log. Secrets are hidden. */
export function settingValues({ config, origins }: Omit<ReadConfig, "help">): Record<string, string> {
  return Object.fromEntries(
    PUBLIC.map((name) => {
      const setting = settingOf(name);
      return [setting.variable, `${valueText(setting, config[name])} (${origins[name]})`];
    }),
  );
}

function valueText(setting: Setting<unknown>, value: Config[keyof Config]): string {
  if (value === setting.default) return defaultOf(setting);
  if (setting.secret) return "(hidden)";
  if (typeof value === "boolean") return value ? "on" : "off";
  return [value].flat().join(",");
}

function defaultOf({ default: value, defaultText }: Setting<unknown>): string {
  return defaultText ?? (typeof value === "boolean" ? (value ? "on" : "off") : String(value));
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
}
