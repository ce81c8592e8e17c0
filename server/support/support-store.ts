/** What reports and the help chat need of a store. Every method rejects when the store is away. */
import type { ConversationInfo } from "#protocol/admin.ts";
import type { HelpMessage, HelpSide } from "#protocol/help.ts";
import type { Person, Report } from "#protocol/report.ts";

/** A report with the reported player's network (a keyed hash), which is not sent to the page. */
export type StoredReport = { readonly report: Report; readonly targetNetwork: string };

export interface ReportStore {
  add(stored: StoredReport): Promise<void>;
  get(id: string): Promise<StoredReport | undefined>;
  /** Open reports, then closed ones, each newest first. */
  list(max: number): Promise<readonly StoredReport[]>;
  /** Sets the answer, unless it is "", and closes the report when `closedAt` is given. */
  update(id: string, change: { readonly answer: string; readonly at: number; readonly close: boolean }): Promise<void>;
}

export interface HelpStore {
  /** Opens the conversation of the player. False when a message with this id is stored already. */
  add(player: Person, message: HelpMessage): Promise<boolean>;
  /** The newest messages, oldest first. */
  history(key: string, max: number): Promise<readonly HelpMessage[]>;
  /** The time up to which a side has read, in milliseconds since 1970; 0 for never. */
  readAt(key: string, side: HelpSide): Promise<number>;
  markRead(key: string, side: HelpSide, at: number): Promise<void>;
  /** Open conversations, then closed ones, each with the newest message first. */
  conversations(max: number): Promise<readonly ConversationInfo[]>;
  close(key: string): Promise<void>;
  /** Undefined when the player never asked for help. */
  person(key: string): Promise<Person | undefined>;
}
