/** All slash commands, and parsing and running an input that is one. */
import { t } from "../../i18n/translate.ts";
import { APPEARANCE_COMMANDS } from "./appearance.ts";
import type { Command, CommandContext } from "./command.ts";
import { MESSAGING_COMMANDS } from "./messaging.ts";
import { ROOM_ADMIN_COMMANDS } from "./room-admin.ts";
import { SELF_COMMANDS } from "./self.ts";

const HELP: Command = {
  name: "help",
  usage: "command.help.usage",
  help: "command.help.help",
  needs: "none",
  argument: "command",
  run(args, { reply, labelOf }) {
    const name = args.replace(/^\//u, "").toLowerCase();
    if (name === "") {
      reply(t("command.help.list", { names: COMMANDS.map((command) => `/${command.name}`).join(" ") }));
      reply(t("command.help.keys", { team: labelOf("KeyT"), emotes: labelOf("KeyQ") }));
      return undefined;
    }
    const command = COMMANDS.find((each) => each.name === name);
    if (!command) return t("command.unknown", { name });
    reply(`${t(command.usage)} – ${t(command.help)}`);
    return undefined;
  },
};

/** In the order of the suggestions. */
export const COMMANDS: readonly Command[] = [
  ...MESSAGING_COMMANDS,
  ...APPEARANCE_COMMANDS,
  ...SELF_COMMANDS,
  ...ROOM_ADMIN_COMMANDS,
  HELP,
];

/** Name and arguments of a command; undefined when the input does not start with a slash. */
export function splitCommand(input: string): { readonly name: string; readonly args: string } | undefined {
  const [, name, args = ""] = /^\/(\S*)\s*(.*)$/u.exec(input.trim()) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), args };
}

/** Whether the script of a room receives this input before the page. */
export function isForScript(input: string): boolean {
  const name = splitCommand(input)?.name;
  return COMMANDS.find((each) => each.name === name)?.sendsLine !== true;
}

/** Runs an input that starts with a slash. Returns an error text, or undefined when the command was run. */
export function runCommand(input: string, context: CommandContext): string | undefined {
  const { name = "", args = "" } = splitCommand(input) ?? {};
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) return t("command.unknown", { name });
  return isAllowed(command, context) ? command.run(args, context) : t("command.adminsOnly");
}

function isAllowed({ needs }: Command, { session }: CommandContext): boolean {
  return needs === "none" || session.rights.value[needs];
}
