/** A slash command: its usage, the right it needs, and what it does. */
import type { Actions } from "../../../session/actions.ts";
import type { OwnRights } from "../../../session/own-rights.ts";
import type { Session } from "../../../session/session.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import type { IgnoreList } from "../../saved/ignore-list.ts";

export type CommandContext = {
  readonly session: Session;
  readonly actions: Actions;
  readonly ignoreList: IgnoreList;
  /** The label of the key at a position; see KeyLabels. */
  readonly labelOf: (code: string) => string;
  /** Adds a chat line that only this player sees. */
  readonly reply: (text: string) => void;
};

export type Command = {
  readonly name: string;
  readonly usage: TextKey;
  readonly help: TextKey;
  /** The right that the sender needs (session/own-rights.ts). */
  readonly needs: keyof OwnRights | "none";
  /** Type of the first argument, for completion. */
  readonly argument?: "player" | "side" | "command";
  /** Sends a chat line: not offered to the room's script, which receives the line itself unless it is private. */
  readonly sendsLine?: true;
  /** Returns an error text, or undefined when the command was run. */
  run(args: string, context: CommandContext): string | undefined;
};

/** Error text for arguments that do not match the usage. */
export function usageError(usage: TextKey): string {
  return t("command.wrongUsage", { usage: t(usage) });
}
