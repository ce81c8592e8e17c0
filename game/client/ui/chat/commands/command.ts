/** A slash command: how it is written, who may use it, what it does. */
import type { Actions } from "../../../session/actions.ts";
import type { OwnRights } from "../../../session/own-rights.ts";
import type { Session } from "../../../session/session.ts";
import { t, type WordKey } from "../../i18n/translate.ts";
import type { Muted } from "../../preferences/mute-list.ts";

export type CommandContext = {
  readonly session: Session;
  readonly actions: Actions;
  readonly muted: Muted;
  /** Writes a line that only this visitor sees. */
  readonly answer: (text: string) => void;
};

export type Command = {
  readonly name: string;
  readonly usage: WordKey;
  readonly help: WordKey;
  /** The right that the sender needs (session/own-rights.ts). */
  readonly needs: keyof OwnRights | "none";
  /** What its first word is, for completion. */
  readonly takes?: "player" | "side" | "command";
  /** Gives back what is wrong with the line, or undefined when it is done. */
  run(args: string, context: CommandContext): string | undefined;
};

/** What is wrong with a line that is not written as the command wants it. */
export function wrongUsage(usage: WordKey): string {
  return t("command.wrong", { usage: t(usage) });
}
