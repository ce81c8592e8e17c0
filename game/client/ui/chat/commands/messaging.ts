/** Commands for messages to a team or one player, and for ignoring players. */
import type { ChatLine } from "../../../session/chat.ts";
import { t } from "../../i18n/translate.ts";
import { findPlayer, playerError } from "./find-player.ts";
import { usageError, type Command, type CommandContext } from "./command.ts";

export const MESSAGING_COMMANDS: readonly Command[] = [
  {
    name: "t",
    usage: "command.team.usage",
    help: "command.team.help",
    needs: "none",
    sendsLine: true,
    run(text, { actions }) {
      if (text === "") return usageError("command.team.usage");
      actions.ask("chat", { text, to: "team" });
      return undefined;
    },
  },
  {
    name: "w",
    usage: "command.whisper.usage",
    help: "command.whisper.help",
    needs: "none",
    sendsLine: true,
    argument: "player",
    run(args, { session, actions }) {
      const target = findPlayer(args, session.players.value);
      if (args === "") return usageError("command.whisper.usage");
      if (!target.player) return playerError(target);
      if (target.rest === "") return usageError("command.whisper.usage");
      if (target.player.id === session.myId.value) return t("command.self");
      if (target.player.bot) return t("command.bot", { name: target.player.name });
      actions.ask("chat", { text: target.rest, to: target.player.id });
      return undefined;
    },
  },
  {
    name: "r",
    usage: "command.reply.usage",
    help: "command.reply.help",
    needs: "none",
    sendsLine: true,
    run(text, { session, actions }) {
      if (text === "") return usageError("command.reply.usage");
      const to = replyTo(session.chat.value, session.myId.value);
      if (to === undefined || !session.players.value.some(({ id }) => id === to)) return t("command.reply.noMessage");
      actions.ask("chat", { text, to });
      return undefined;
    },
  },
  {
    name: "ignore",
    usage: "command.ignore.usage",
    help: "command.ignore.help",
    needs: "none",
    argument: "player",
    run: (args, context) => setIgnored(args, context, true),
  },
  {
    name: "unignore",
    usage: "command.unignore.usage",
    help: "command.unignore.help",
    needs: "none",
    argument: "player",
    run: (args, context) => setIgnored(args, context, false),
  },
];

/** Player id of the other side of the last private message; undefined when there was none. */
function replyTo(lines: readonly ChatLine[], myId: number): number | undefined {
  const last = lines.findLast(({ notice }) => notice.kind === "chat" && notice.scope === "private")?.notice;
  if (last?.kind !== "chat") return undefined;
  return last.from === myId ? last.to?.id : last.from;
}

function setIgnored(
  args: string,
  { session, ignoreList, reply }: CommandContext,
  ignored: boolean,
): string | undefined {
  if (args === "") return usageError(ignored ? "command.ignore.usage" : "command.unignore.usage");
  const target = findPlayer(args, session.players.value);
  if (!target.player) return playerError(target);
  const { id, name, fingerprint } = target.player;
  if (id === session.myId.value) return t("command.self");
  if (fingerprint === "") return t("command.bot", { name });
  if (ignoreList.isIgnored(fingerprint) === ignored)
    return t(ignored ? "command.ignore.already" : "command.unignore.already", { name });
  ignoreList.toggle(fingerprint);
  reply(t(ignored ? "command.ignore.done" : "command.unignore.done", { name }));
  return undefined;
}
