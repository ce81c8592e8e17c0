/** Commands of those who decide about the room. */
import { SETTINGS } from "#room/settings.ts";
import { t } from "../../i18n/translate.ts";
import { meantNobody, takePlayer } from "./find-player.ts";
import { wrongUsage, type Command, type CommandContext } from "./command.ts";

const RATE_MAX = 255;

export const ROOM: readonly Command[] = [
  {
    name: "kick",
    usage: "command.kick.usage",
    help: "command.kick.help",
    needs: "admin",
    takes: "player",
    run: (args, context) => remove(args, context, false),
  },
  {
    name: "ban",
    usage: "command.ban.usage",
    help: "command.ban.help",
    needs: "admin",
    takes: "player",
    run: (args, context) => remove(args, context, true),
  },
  {
    name: "set_password",
    usage: "command.setPassword.usage",
    help: "command.setPassword.help",
    needs: "room",
    run(password, { actions }) {
      if (password === "" || password.length > SETTINGS.password.max) return t("command.setPassword.wrong");
      actions.ask("settings", { password });
      return undefined;
    },
  },
  {
    name: "clear_password",
    usage: "command.clearPassword.usage",
    help: "command.clearPassword.help",
    needs: "room",
    run(_, { actions }) {
      actions.ask("settings", { password: "" });
      return undefined;
    },
  },
  {
    name: "clear_bans",
    usage: "command.clearBans.usage",
    help: "command.clearBans.help",
    needs: "admin",
    run(_, { actions }) {
      actions.ask("clearBans");
      return undefined;
    },
  },
  {
    name: "kick_ratelimit",
    usage: "command.kickRate.usage",
    help: "command.kickRate.help",
    needs: "admin",
    run(args, { actions }) {
      const words = args.split(/\s+/u);
      const [min = NaN, rate = NaN, burst = NaN] = words.map(byteOf);
      if (words.length !== 3 || Number.isNaN(min + rate + burst)) return t("command.kickRate.wrong");
      actions.ask("kickRate", { min, rate, burst });
      return undefined;
    },
  },
];

/** NaN when it is not a number from 0 to 255. */
function byteOf(word: string): number {
  const number = /^\d{1,3}$/u.test(word) ? Number(word) : NaN;
  return number <= RATE_MAX ? number : NaN;
}

function remove(args: string, { session, actions }: CommandContext, ban: boolean): string | undefined {
  if (args === "") return wrongUsage(ban ? "command.ban.usage" : "command.kick.usage");
  const meant = takePlayer(args, session.players.value);
  if (!meant.player) return meantNobody(meant);
  actions.ask("kick", { id: meant.player.id, ban, reason: meant.rest });
  return undefined;
}
