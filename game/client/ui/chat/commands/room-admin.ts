/** Commands for admins and the owner of the room. */
import type { MuteTerm } from "#room/mute.ts";
import { KICK_RATE_MAX, SETTINGS } from "#room/settings.ts";
import { cutText, fitsText, REASON_MAX } from "#room/text.ts";
import { t } from "../../i18n/translate.ts";
import { findPlayer, playerError } from "./find-player.ts";
import { usageError, type Command, type CommandContext } from "./command.ts";

export const ROOM_ADMIN_COMMANDS: readonly Command[] = [
  {
    name: "kick",
    usage: "command.kick.usage",
    help: "command.kick.help",
    needs: "moderate",
    argument: "player",
    run: (args, context) => removePlayer(args, context, false),
  },
  {
    name: "ban",
    usage: "command.ban.usage",
    help: "command.ban.help",
    needs: "moderate",
    argument: "player",
    run: (args, context) => removePlayer(args, context, true),
  },
  {
    name: "mute",
    usage: "command.mute.usage",
    help: "command.mute.help",
    needs: "moderate",
    argument: "player",
    run: mutePlayer,
  },
  {
    name: "unmute",
    usage: "command.unmute.usage",
    help: "command.unmute.help",
    needs: "moderate",
    argument: "player",
    run(args, { session, actions }) {
      if (args === "") return usageError("command.unmute.usage");
      const target = findPlayer(args, session.players.value);
      if (!target.player) return playerError(target);
      actions.ask("unmute", { id: target.player.id });
      return undefined;
    },
  },
  {
    name: "lock_chat",
    usage: "command.lockChat.usage",
    help: "command.lockChat.help",
    needs: "lockChat",
    run(_, { actions }) {
      actions.ask("settings", { chatLocked: true });
      return undefined;
    },
  },
  {
    name: "unlock_chat",
    usage: "command.unlockChat.usage",
    help: "command.unlockChat.help",
    needs: "lockChat",
    run(_, { actions }) {
      actions.ask("settings", { chatLocked: false });
      return undefined;
    },
  },
  {
    name: "set_password",
    usage: "command.setPassword.usage",
    help: "command.setPassword.help",
    needs: "room",
    run(password, { actions }) {
      if (password === "" || !fitsText(password, SETTINGS.password.max)) return t("command.setPassword.wrong");
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
    needs: "moderate",
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
      const numbers = args.split(/\s+/u);
      const [min = NaN, rate = NaN, burst = NaN] = numbers.map(parseByte);
      if (numbers.length !== 3 || Number.isNaN(min + rate + burst)) return t("command.kickRate.wrong");
      actions.ask("kickRate", { min, rate, burst });
      return undefined;
    },
  },
];

/** NaN when the word is not a number from 0 to KICK_RATE_MAX. */
function parseByte(word: string): number {
  const number = /^\d{1,3}$/u.test(word) ? Number(word) : NaN;
  return number <= KICK_RATE_MAX ? number : NaN;
}

/** Durations as they are typed. */
const TERMS: Readonly<Record<string, MuteTerm>> = {
  "": "tenMinutes",
  "1": "minute",
  "10": "tenMinutes",
  game: "game",
  room: "room",
};

function mutePlayer(args: string, { session, actions }: CommandContext): string | undefined {
  if (args === "") return usageError("command.mute.usage");
  const target = findPlayer(args, session.players.value);
  if (!target.player) return playerError(target);
  const term = Object.hasOwn(TERMS, target.rest) ? TERMS[target.rest] : undefined;
  if (term === undefined) return usageError("command.mute.usage");
  actions.ask("mute", { id: target.player.id, term });
  return undefined;
}

function removePlayer(args: string, { session, actions }: CommandContext, ban: boolean): string | undefined {
  if (args === "") return usageError(ban ? "command.ban.usage" : "command.kick.usage");
  const target = findPlayer(args, session.players.value);
  if (!target.player) return playerError(target);
  actions.ask("kick", { id: target.player.id, ban, reason: cutText(target.rest, REASON_MAX) });
  return undefined;
}
