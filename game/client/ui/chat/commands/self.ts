/** Commands about one's own place in the room, one's own keys and browser, and those that are answered in words. */
import type { TeamId } from "../../../session/player.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import type { Command, CommandContext } from "./command.ts";

const HANDICAP_MAX_MS = 300;

export const OWN: readonly Command[] = [
  move("red", 1, "command.red.usage", "command.red.help"),
  move("blue", 2, "command.blue.usage", "command.blue.help"),
  move("spectate", 0, "command.spectate.usage", "command.spectate.help"),
  {
    name: "queue",
    usage: "command.queue.usage",
    help: "command.queue.help",
    needs: "none",
    run(_, { session, actions }) {
      const me = session.me.value;
      if (me && me.team !== 0) return t("command.queue.playing");
      actions.ask("queue", { waiting: (me?.queuePosition ?? 0) === 0 });
      return undefined;
    },
  },
  {
    name: "checksum",
    usage: "command.checksum.usage",
    help: "command.checksum.help",
    needs: "none",
    run(_, { session, answer }) {
      const room = session.room.value;
      answer(t("command.checksum.answer", { stadium: room?.stadiumName ?? "", checksum: room?.checksum ?? "" }));
      return undefined;
    },
  },
  {
    name: "store",
    usage: "command.store.usage",
    help: "command.store.help",
    needs: "none",
    run(_, context) {
      void store(context);
      return undefined;
    },
  },
  {
    name: "handicap",
    usage: "command.handicap.usage",
    help: "command.handicap.help",
    needs: "none",
    run(args, { actions, answer }) {
      const ms = /^\d{1,3}$/u.test(args) ? Number(args) : NaN;
      if (!(ms <= HANDICAP_MAX_MS)) return t("command.handicap.wrong");
      actions.setHandicap(ms);
      answer(ms === 0 ? t("command.handicap.none") : t("command.handicap.set", { ms }));
      return undefined;
    },
  },
  told("extrapolation", {
    usage: "command.extrapolation.usage",
    help: "command.extrapolation.help",
    answer: "command.extrapolation.answer",
  }),
  told("recaptcha", {
    usage: "command.recaptcha.usage",
    help: "command.recaptcha.help",
    answer: "command.recaptcha.answer",
  }),
];

function move(name: string, team: TeamId, usage: WordKey, help: WordKey): Command {
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

type ToldWords = { readonly usage: WordKey; readonly help: WordKey; readonly answer: WordKey };

function told(name: string, { usage, help, answer: words }: ToldWords): Command {
  return {
    name,
    usage,
    help,
    needs: "none",
    run(_, { answer }) {
      answer(t(words));
      return undefined;
    },
  };
}

async function store({ session, actions, answer }: CommandContext): Promise<void> {
  const stadium = session.room.value?.stadiumName ?? "";
  try {
    const stored = (await actions.storeStadium()) === "saved";
    answer(t(stored ? "command.store.stored" : "command.store.forbidden", { stadium }));
  } catch {
    answer(t("command.store.failed", { stadium }));
  }
}
