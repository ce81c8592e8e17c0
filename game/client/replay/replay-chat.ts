/** The chat of a recording: its messages, announcements, and what happened in the room, in the notices of live rooms. */
import { ANNOUNCEMENT_STYLES } from "#protocol/notice.ts";
import { CHAT_LINES_MAX, type ChatLine } from "#client/session/chat.ts";
import { HOST, type RecordedEvent, type RecordedRoom } from "#recording/recording.ts";
import type { Playback } from "#recording/playback.ts";
import { TICK_MS } from "#sim/step.ts";
import { SPECTATORS, STOPPED } from "#sim/world.ts";

type Notice = ChatLine["notice"];

type DatedLine = { readonly tick: number; readonly line: ChatLine };

/** More lines are left out: files can have any number of them. */
const LINES_MAX = 50_000;

/** Lines of a recording that is played once, from its first tick on; their times count from there. */
export class ReplayChat {
  readonly #lines: DatedLine[] = [];
  /** Ticks of messages of players. */
  readonly messageTicks: number[] = [];
  readonly #names = new Map<number, string>();
  #on: boolean;
  #stadium: object;

  constructor(room: RecordedRoom) {
    for (const { id, name } of room.players) this.#names.set(id, name ?? "");
    this.#on = room.game !== null;
    this.#stadium = room.stadium;
  }

  /** After each tick of the playback, with its events. */
  record(playback: Playback, events: readonly RecordedEvent[]): void {
    const tick = playback.tick - 1;
    for (const event of events) this.#event(playback, event, tick);
    const { world } = playback;
    const on = world.game.state !== STOPPED;
    if (on !== this.#on) this.#add(tick, { kind: on ? "started" : "stopped", by: "" });
    this.#on = on;
    const { stadium } = world.arena;
    if (stadium !== this.#stadium) this.#add(tick, { kind: "stadium", stadium: stadium.name, by: "" });
    this.#stadium = stadium;
  }

  /** The newest lines before this tick, oldest first; the same array for the same lines. */
  linesBefore(tick: number, shown: readonly ChatLine[]): readonly ChatLine[] {
    const end = firstFrom(this.#lines, tick);
    if (shown.length === Math.min(end, CHAT_LINES_MAX) && shown.at(-1) === this.#lines[end - 1]?.line) return shown;
    return this.#lines.slice(Math.max(0, end - CHAT_LINES_MAX), end).map(({ line }) => line);
  }

  #event(playback: Playback, { actor, action }: RecordedEvent, tick: number): void {
    switch (action.kind) {
      case "chat":
        return this.#message(playback, actor, action.text, tick);
      case "announcement": {
        const { text, color, style } = action;
        if (actor !== HOST) return;
        const shown = { color: color < 0 ? null : color, style: ANNOUNCEMENT_STYLES[style] ?? "normal" };
        return this.#add(tick, { kind: "scriptLine", text, ...shown, sound: 0 });
      }
      case "join":
        this.#names.set(action.id, action.name ?? "");
        return this.#add(tick, { kind: "joined", id: action.id, name: action.name ?? "" });
      case "leave": {
        const name = this.#names.get(action.id);
        if (name === undefined || playback.room.players.some(({ id }) => id === action.id)) return;
        this.#names.delete(action.id);
        const { reason, ban } = action;
        if (reason === null) return this.#add(tick, { kind: "left", id: action.id, name });
        return this.#add(tick, { kind: "kicked", name, ban, reason, by: this.#names.get(actor) ?? "" });
      }
      default:
    }
  }

  #message({ room, world }: Playback, from: number, text: string, tick: number): void {
    const name = this.#names.get(from);
    if (name === undefined) return;
    const team = world.players.team[room.players.findIndex(({ id }) => id === from)] ?? SPECTATORS;
    this.messageTicks.push(tick);
    this.#add(tick, { kind: "chat", from, name, team, text, scope: "room" });
  }

  #add(tick: number, notice: Notice): void {
    if (this.#lines.length >= LINES_MAX) return;
    this.#lines.push({ tick, line: { key: this.#lines.length + 1, notice, at: tick * TICK_MS, old: false } });
  }
}

/** The index of the first line at this tick or later. */
function firstFrom(lines: readonly DatedLine[], tick: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.tick < tick) low = middle + 1;
    else high = middle;
  }
  return low;
}
