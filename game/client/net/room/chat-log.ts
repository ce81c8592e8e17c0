/** Collects the chat lines of the room, emotes, which are shown for a moment, and sounds of the room's script. */
import type { DatedNotice } from "#protocol/notice.ts";
import { CHAT_LINES_MAX, type ChatLine } from "../../session/chat.ts";
import { withGoal } from "../../session/goals.ts";
import type { Session } from "../../session/session.ts";

const EMOTE_MS = 3000;

export class ChatLog {
  readonly #session: Session;
  #next: number;

  /** Lines that the session already has, from the connection before a restart of the server, are kept. */
  constructor(session: Session) {
    this.#session = session;
    this.#next = (session.chat.peek().at(-1)?.key ?? 0) + 1;
  }

  /**
   * Adds the room's history after joining, and the missed part of it after reconnecting. Lines for this client alone are
   * not in the history and stay.
   */
  begin(history: readonly DatedNotice[]): void {
    const { chat } = this.#session;
    const lines = chat.peek();
    const newest = lines.at(-1)?.at ?? -Infinity;
    const missed = history.filter(({ at }) => at > newest).flatMap((dated) => this.#line(dated, true) ?? []);
    chat.value = [...lines, ...missed].slice(-CHAT_LINES_MAX);
  }

  add(dated: DatedNotice): void {
    const { notice } = dated;
    const { chat, scriptSound, goals } = this.#session;
    if (notice.kind === "emote") return this.#show(notice.from, notice.emote);
    if (notice.kind === "sound") return void (scriptSound.value = { sound: notice.sound });
    if (notice.kind === "goal") goals.value = withGoal(goals.peek(), notice);
    const line = this.#line(dated, false);
    if (line === undefined) return;
    chat.value = [...chat.peek(), line].slice(-CHAT_LINES_MAX);
  }

  #line({ notice, at }: DatedNotice, old: boolean): ChatLine | undefined {
    if (notice.kind === "emote" || notice.kind === "sound") return undefined;
    // Scripts announce goals themselves.
    if (notice.kind === "goal" && this.#session.room.peek()?.scripted === true) return undefined;
    return { key: this.#next++, notice, at, old };
  }

  #show(id: number, emote: number): void {
    const { emotes } = this.#session;
    const now = performance.now();
    const shown = [...emotes.peek()].filter(([, each]) => each.untilMs > now);
    emotes.value = new Map([...shown, [id, { emote, untilMs: now + EMOTE_MS }]]);
  }
}
