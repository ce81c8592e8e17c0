/** All slash commands, and the running of a line that is one. */
import { t } from "../../i18n/translate.ts";
import type { Command, CommandContext } from "./command.ts";
import { LOOKS } from "./appearance.ts";
import { OWN } from "./self.ts";
import { ROOM } from "./room-admin.ts";
import { TALK } from "./messaging.ts";

const HELP: Command = {
  name: "help",
  usage: "command.help.usage",
  help: "command.help.help",
  needs: "none",
  takes: "command",
  run(args, { answer }) {
    const name = args.replace(/^\//u, "").toLowerCase();
    if (name === "") {
      answer(t("command.help.list", { names: COMMANDS.map((command) => `/${command.name}`).join(" ") }));
      answer(t("command.help.keys"));
      return undefined;
    }
    const command = COMMANDS.find((each) => each.name === name);
    if (!command) return t("command.unknown", { name });
    answer(`${t(command.usage)} – ${t(command.help)}`);
    return undefined;
  },
};

/** In the order in which they are offered. */
export const COMMANDS: readonly Command[] = [...TALK, ...LOOKS, ...OWN, ...ROOM, HELP];

/** A line's command and what follows it; undefined when the line is none. */
export function splitCommand(line: string): { readonly name: string; readonly args: string } | undefined {
  const [, name, args = ""] = /^\/(\S*)\s*(.*)$/u.exec(line.trim()) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), args };
}

/** Runs a line that begins with a slash. Gives back what is wrong with it, or undefined when it is done. */
export function runCommand(line: string, context: CommandContext): string | undefined {
  const { name = "", args = "" } = splitCommand(line) ?? {};
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) return t("command.unknown", { name });
  return isAllowed(command, context) ? command.run(args, context) : t("command.adminsOnly");
}

function isAllowed({ needs }: Command, { session }: CommandContext): boolean {
  return needs === "none" || session.rights.value[needs];
}
