/** Commands about the sender: team, queue, key delay, saving the stadium, and information. */
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import type { TeamId } from "../../../session/player.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import type { Command, CommandContext } from "./command.ts";

const HANDICAP_MAX_MS = 300;

export const SELF_COMMANDS: readonly Command[] = [
  teamCommand("red", RED_TEAM, "command.red.usage", "command.red.help"),
  teamCommand("blue", BLUE_TEAM, "command.blue.usage", "command.blue.help"),
  teamCommand("spectate", SPECTATORS, "command.spectate.usage", "command.spectate.help"),
  {
    name: "queue",
    usage: "command.queue.usage",
    help: "command.queue.help",
    needs: "none",
    run(_, { session, actions }) {
      const me = session.me.value;
      if (me && me.team !== SPECTATORS) return t("command.queue.playing");
      actions.ask("queue", { waiting: (me?.queuePosition ?? 0) === 0 });
      return undefined;
    },
  },
  {
    name: "checksum",
    usage: "command.checksum.usage",
    help: "command.checksum.help",
    needs: "none",
    run(_, { session, reply }) {
      const room = session.room.value;
      reply(t("command.checksum.answer", { stadium: room?.stadiumName ?? "", checksum: room?.checksum ?? "" }));
      return undefined;
    },
  },
  {
    name: "store",
    usage: "command.store.usage",
    help: "command.store.help",
    needs: "none",
    run(_, context) {
      void saveStadium(context);
      return undefined;
    },
  },
  {
    name: "handicap",
    usage: "command.handicap.usage",
    help: "command.handicap.help",
    needs: "none",
    run(args, { actions, reply }) {
      const ms = /^\d{1,3}$/u.test(args) ? Number(args) : NaN;
      if (!(ms <= HANDICAP_MAX_MS)) return t("command.handicap.wrong");
      actions.setHandicap(ms);
      reply(ms === 0 ? t("command.handicap.none") : t("command.handicap.set", { ms }));
      return undefined;
    },
  },
  infoCommand("extrapolation", {
    usage: "command.extrapolation.usage",
    help: "command.extrapolation.help",
    answer: "command.extrapolation.answer",
  }),
  infoCommand("recaptcha", {
    usage: "command.recaptcha.usage",
    help: "command.recaptcha.help",
    answer: "command.recaptcha.answer",
  }),
];

function teamCommand(name: string, team: TeamId, usage: TextKey, help: TextKey): Command {
  return {
    name,
    usage,
    help,
    needs: "none",
    run(_, { actions }) {
      actions.ask("team", { team });
      return undefined;
    },
  };
}

type InfoTexts = { readonly usage: TextKey; readonly help: TextKey; readonly answer: TextKey };

/** A command that only replies with a text. */
function infoCommand(name: string, { usage, help, answer }: InfoTexts): Command {
  return {
    name,
    usage,
    help,
    needs: "none",
    run(_, { reply }) {
      reply(t(answer));
      return undefined;
    },
  };
}

async function saveStadium({ session, actions, reply }: CommandContext): Promise<void> {
  const stadium = session.room.value?.stadiumName ?? "";
  try {
    const saved = (await actions.saveStadium()) === "saved";
    reply(t(saved ? "command.store.saved" : "command.store.forbidden", { stadium }));
  } catch {
    reply(t("command.store.failed", { stadium }));
  }
}
