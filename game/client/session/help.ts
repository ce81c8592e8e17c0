/** The help chat with the host of the server, as the page shows it. */
import type { HelpMessage, HelpSide } from "#protocol/help.ts";

export type { HelpMessage, HelpSide };
export { REPORT_REASONS, SUPPORT_TEXT_MAX, type ReportReason } from "#protocol/report.ts";

/** A message with its state: "sending" and "failed" only for the player's own. */
export type HelpLine = HelpMessage & { readonly state: "sent" | "sending" | "failed" };

export type HelpInfo = {
  /** "off": the chat was not opened yet; "lost": it connects again. */
  readonly connection: "off" | "connecting" | "live" | "lost";
  readonly transport: "socket" | "polling" | null;
  /** Oldest first. */
  readonly lines: readonly HelpLine[];
  /** Whether a member of the staff is on duty. */
  readonly onDuty: boolean;
  /** Whether the staff is writing. */
  readonly typing: boolean;
  /** Time up to which the player has read, in milliseconds since 1970. */
  readonly readAt: number;
};

export const NO_HELP: HelpInfo = {
  connection: "off",
  transport: null,
  lines: [],
  onDuty: false,
  typing: false,
  readAt: 0,
};

export type HelpActions = {
  /** Starts or stops updating `session.help`, under this nickname. */
  follow(on: boolean, nickname: string): void;
  say(text: string): void;
  /** Sends a message that failed once more. */
  retry(id: string): void;
  setTyping(typing: boolean): void;
  /** Marks all messages of the staff as read. */
  markRead(): void;
};

/** Number of the staff's messages that the player has not read. */
export function unreadHelp({ lines, readAt }: Pick<HelpInfo, "lines" | "readAt">): number {
  return lines.filter(({ from, at }) => from === "staff" && at > readAt).length;
}
