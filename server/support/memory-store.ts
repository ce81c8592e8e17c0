/** Reports, help conversations and server-wide bans in memory, for the life of the process. */
import type { ConversationInfo } from "#protocol/admin.ts";
import type { HelpMessage, HelpSide } from "#protocol/help.ts";
import type { Person } from "#protocol/report.ts";
import type { ServerBan, ServerBanStore } from "../admission/server-bans.ts";
import type { HelpStore, ReportStore, StoredReport } from "./support-store.ts";

export class MemoryReports implements ReportStore {
  readonly #reports = new Map<string, StoredReport>();

  async add(stored: StoredReport): Promise<void> {
    this.#reports.set(stored.report.id, stored);
  }

  async get(id: string): Promise<StoredReport | undefined> {
    return this.#reports.get(id);
  }

  async list(max: number): Promise<readonly StoredReport[]> {
    const isClosed = ({ report }: StoredReport) => Number(report.closedAt !== null);
    return [...this.#reports.values()]
      .toSorted((a, b) => isClosed(a) - isClosed(b) || b.report.at - a.report.at)
      .slice(0, max);
  }

  async update(id: string, { answer, at, close }: { answer: string; at: number; close: boolean }): Promise<void> {
    const stored = this.#reports.get(id);
    if (stored === undefined) return;
    const answered = answer === "" ? {} : { answer, answeredAt: at };
    const report = { ...stored.report, ...answered, closedAt: close ? at : stored.report.closedAt };
    this.#reports.set(id, { ...stored, report });
  }
}

type Conversation = {
  player: Person;
  open: boolean;
  readonly messages: HelpMessage[];
  readonly readAt: Record<HelpSide, number>;
};

export class MemoryHelp implements HelpStore {
  readonly #conversations = new Map<string, Conversation>();

  async add(player: Person, message: HelpMessage): Promise<boolean> {
    const known = this.#conversations.get(player.key);
    if (known?.messages.some(({ id }) => id === message.id)) return false;
    const conversation = known ?? { player, open: true, messages: [], readAt: { player: 0, staff: 0 } };
    if (message.from === "player") Object.assign(conversation, { player, open: true });
    conversation.messages.push(message);
    this.#conversations.set(player.key, conversation);
    return true;
  }

  async history(key: string, max: number): Promise<readonly HelpMessage[]> {
    return this.#conversations.get(key)?.messages.slice(-max) ?? [];
  }

  async readAt(key: string, side: HelpSide): Promise<number> {
    return this.#conversations.get(key)?.readAt[side] ?? 0;
  }

  async markRead(key: string, side: HelpSide, at: number): Promise<void> {
    const readAt = this.#conversations.get(key)?.readAt;
    if (readAt !== undefined) readAt[side] = Math.max(readAt[side], at);
  }

  async conversations(max: number): Promise<readonly ConversationInfo[]> {
    return [...this.#conversations.values()]
      .map(describe)
      .toSorted((a, b) => Number(b.open) - Number(a.open) || b.lastAt - a.lastAt)
      .slice(0, max);
  }

  async close(key: string): Promise<void> {
    const conversation = this.#conversations.get(key);
    if (conversation !== undefined) conversation.open = false;
  }

  async person(key: string): Promise<Person | undefined> {
    return this.#conversations.get(key)?.player;
  }
}

function describe({ player, open, messages, readAt }: Conversation): ConversationInfo {
  const { key, name, fingerprint } = player;
  const last = messages.at(-1)!;
  const unread = messages.filter(({ from, at }) => from === "player" && at > readAt.staff).length;
  return { key, name, fingerprint, open, lastAt: last.at, lastText: last.text, unread };
}

export class MemoryBanStore implements ServerBanStore {
  #bans: readonly ServerBan[] = [];

  async add(ban: ServerBan): Promise<void> {
    this.#bans = [ban, ...this.#bans.filter(({ key }) => key !== ban.key)];
  }

  async remove(id: string): Promise<boolean> {
    const before = this.#bans.length;
    this.#bans = this.#bans.filter((ban) => ban.id !== id);
    return this.#bans.length < before;
  }

  async list(now: number): Promise<readonly ServerBan[]> {
    return this.#bans.filter(({ until }) => until === null || until > now);
  }
}
