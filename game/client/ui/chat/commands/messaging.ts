/** Commands about who hears whom. */
import type { ChatLine } from "../../../session/chat.ts";
import { t } from "../../i18n/translate.ts";
import { meantNobody, takePlayer } from "./find-player.ts";
import { wrongUsage, type Command, type CommandContext } from "./command.ts";

export const TALK: readonly Command[] = [
  {
    name: "t",
    usage: "command.team.usage",
    help: "command.team.help",
    needs: "none",
    run(text, { actions }) {
      if (text === "") return wrongUsage("command.team.usage");
      actions.ask("chat", { text, to: "team" });
      return undefined;
    },
  },
  {
    name: "w",
    usage: "command.whisper.usage",
    help: "command.whisper.help",
    needs: "none",
    takes: "player",
    run(args, { session, actions }) {
      const meant = takePlayer(args, session.players.value);
      if (args === "") return wrongUsage("command.whisper.usage");
      if (!meant.player) return meantNobody(meant);
      if (meant.rest === "") return wrongUsage("command.whisper.usage");
      if (meant.player.id === session.myId.value) return t("command.ignore.self");
      if (meant.player.bot) return t("command.ignore.bot", { name: meant.player.name });
      actions.ask("chat", { text: meant.rest, to: meant.player.id });
      return undefined;
    },
  },
  {
    name: "r",
    usage: "command.reply.usage",
    help: "command.reply.help",
    needs: "none",
    run(text, { session, actions }) {
      if (text === "") return wrongUsage("command.reply.usage");
      const to = replyTo(session.chat.value, session.myId.value);
      if (to === undefined || !session.players.value.some(({ id }) => id === to)) return t("command.reply.nobody");
      actions.ask("chat", { text, to });
      return undefined;
    },
  },
  {
    name: "ignore",
    usage: "command.ignore.usage",
    help: "command.ignore.help",
    needs: "none",
    takes: "player",
    run: (args, context) => hear(args, context, false),
  },
  {
    name: "unignore",
    usage: "command.unignore.usage",
    help: "command.unignore.help",
    needs: "none",
    takes: "player",
    run: (args, context) => hear(args, context, true),
  },
];

/** The other end of the last private line; undefined when there was none. */
function replyTo(lines: readonly ChatLine[], myId: number): number | undefined {
  const last = lines.findLast(({ notice }) => notice.kind === "chat" && notice.scope === "private")?.notice;
  if (last?.kind !== "chat") return undefined;
  return last.from === myId ? last.to?.id : last.from;
}

function hear(args: string, { session, muted, answer }: CommandContext, heard: boolean): string | undefined {
  if (args === "") return wrongUsage(heard ? "command.unignore.usage" : "command.ignore.usage");
  const meant = takePlayer(args, session.players.value);
  if (!meant.player) return meantNobody(meant);
  const { id, name, fingerprint } = meant.player;
  if (id === session.myId.value) return t("command.ignore.self");
  if (fingerprint === "") return t("command.ignore.bot", { name });
  if (muted.isMuted(fingerprint) !== heard)
    return t(heard ? "command.unignore.already" : "command.ignore.already", { name });
  muted.toggleMuted(fingerprint);
  answer(t(heard ? "command.unignore.done" : "command.ignore.done", { name }));
  return undefined;
}
