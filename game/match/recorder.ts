/**
 * Records a match while it runs, from any tick on: the room at its first tick, and after each tick the commands and the
 * changes of keys in it. A replica can be recorded like its match.
 */
import { EventBytes, type EventMark } from "#recording/event-bytes.ts";
import { EventLoad } from "#recording/event-load.ts";
import { InputLog, type InputMark } from "#recording/input-log.ts";
import { HOST, type GoalMarker, type RecordedEvent, type RecordedRoom, type Recording } from "#recording/recording.ts";
import type { StreamedRecording } from "#recording/write-recording.ts";
import { TICK_RATE } from "#sim/step.ts";
import { GAME_END_EVENT, GAME_STOP_EVENT, GOAL_EVENT, POSITIONS_RESET_EVENT } from "#sim/event.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { isGameOn, type Match } from "./match.ts";
import { EventTranslator } from "./recorded-events.ts";
import { roomOf } from "./recorded-room.ts";
import { checksumOf, RoomTracker } from "./room-tracker.ts";

/** Ticks between two checksums, as in recordings of HaxBall. */
export const CHECK_TICKS = 10 * TICK_RATE;

/** A tick of a recorder, with the room before it. */
export type RecorderMark = {
  readonly tick: number;
  readonly room: RecordedRoom;
  /** The end of the events and inputs before it. */
  readonly events: EventMark;
  readonly inputs: InputMark;
};

export class MatchRecorder {
  readonly #match: Match;
  readonly #checkTicks: number;
  readonly #start: RecorderMark;
  readonly #translator: EventTranslator;
  readonly #tracker: RoomTracker;
  readonly #inputs = new InputLog();
  readonly #events = new EventBytes();
  readonly #markers: GoalMarker[] = [];
  readonly #load = new EventLoad();
  #hasOverflow = false;
  #ticks = 0;
  /** The state of the game after the last tick: goals and ends change it. */
  #state: number;
  /** After a draw, which the format lacks, kicks of players may be allowed at other times than in the match. */
  #hasDraw = false;
  /** The room of the last checksum. */
  #checked: { readonly tick: number; readonly room: RecordedRoom } | null = null;

  /** Between two ticks; the next one is the first of the recording. */
  constructor(match: Match, checkTicks = CHECK_TICKS) {
    this.#match = match;
    this.#checkTicks = checkTicks;
    const room = roomOf(match);
    this.#start = { tick: 0, room, events: this.#events.mark(), inputs: this.#inputs.mark() };
    this.#translator = new EventTranslator(room);
    this.#tracker = new RoomTracker(match, room);
    this.#state = match.world.game.state;
  }

  get ticks(): number {
    return this.#ticks;
  }

  /** Bytes in memory, without stadiums. Inputs are most of it, unless a script changes discs all the time. */
  get size(): number {
    return this.#inputs.length + this.#events.length;
  }

  /** True: the last tick has more events than readers accept in one (a script can cause thousands). It must be the last. */
  get hasOverflow(): boolean {
    return this.#hasOverflow;
  }

  /** After each `advance` of the match. */
  record(): void {
    const { events, notices, keyChanges, world } = this.#match;
    const tick = this.#ticks++;
    if (events.length > 0 || notices.length > 0 || this.#translator.hasOpenDraw) {
      for (const event of this.#translator.translate(this.#match, tick)) this.#recordEvent(event);
    }
    for (let i = 0; i < keyChanges.length; i += 2) this.#recordKeys(tick, keyChanges[i]!, keyChanges[i + 1]!);
    if (world.game.state !== this.#state) this.#recordStep(tick);
    if (this.#ticks % this.#checkTicks === 0) this.#check();
  }

  /** What was recorded so far. */
  recording(): Recording {
    const streamed = this.stream();
    return { ...streamed, events: [...streamed.events] };
  }

  /**
   * What was recorded so far, or since a mark, up to and without a tick; with the same bits in every tick. Its events are made
   * while they are read, and do not include those of later ticks.
   */
  stream(from: RecorderMark = this.#start, end = this.#ticks): StreamedRecording {
    const { tick: first } = from;
    const ticks = end - first;
    const markers = this.#markers.filter(({ tick }) => tick >= first && tick < end);
    return {
      ticks,
      markers: markers.map(({ tick, team }) => ({ tick: tick - first, team })),
      room: from.room,
      events: { [Symbol.iterator]: () => merged(this.#events, this.#inputs, from, end) },
    };
  }

  /** A place from which on a recording can begin: after the last tick. Undefined without a game, and after its end as a draw. */
  mark(): RecorderMark | undefined {
    if (!isGameOn(this.#match)) return undefined;
    const tick = this.#ticks;
    const room = this.#checked?.tick === tick ? this.#checked.room : this.#room();
    return room === null ? undefined : { tick, events: this.#events.mark(), inputs: this.#inputs.mark(), room };
  }

  /** A player that changes teams holds no keys in the match; in the format it would go on holding them without a game. */
  #recordEvent(event: RecordedEvent): void {
    const { tick, action } = event;
    if (action.kind === "team" && this.#tracker.keysOf(action.id) !== 0) {
      this.#recordEvent({ tick, actor: action.id, action: { kind: "input", keys: 0 } });
    }
    this.#hasOverflow ||= !this.#load.add(tick, action.kind);
    this.#events.push(event);
    this.#tracker.apply(event);
  }

  #recordKeys(tick: number, id: number, keys: number): void {
    this.#hasOverflow ||= !this.#load.add(tick, "input");
    this.#inputs.push(tick, id, keys);
    this.#tracker.setKeys(id, keys);
  }

  /** What the step of the tick has done to the game. */
  #recordStep(tick: number): void {
    const { log, world } = this.#match;
    this.#state = world.game.state;
    for (let i = 0; i < log.count; i++) {
      const value = log.a[i]!;
      switch (log.kind[i]!) {
        case GOAL_EVENT:
          this.#markers.push({ tick, team: value === RED_TEAM ? BLUE_TEAM : RED_TEAM });
          break;
        case POSITIONS_RESET_EVENT:
          this.#tracker.resetPositions();
          break;
        case GAME_END_EVENT:
          if (value === SPECTATORS) this.#endAsDraw();
          break;
        case GAME_STOP_EVENT:
          if (!this.#translator.hasOpenDraw) this.#tracker.endGame();
          this.#translator.removeGame();
      }
    }
  }

  #endAsDraw(): void {
    this.#hasDraw = true;
    this.#translator.endAsDraw();
  }

  /** Null if the recorded room is not certain to be that of the match. */
  #room(): RecordedRoom | null {
    return this.#hasDraw ? null : this.#tracker.room();
  }

  /** Writes the checksum of the room before the events of the next tick. */
  #check(): void {
    const room = this.#room();
    this.#checked = room && { tick: this.#ticks, room };
    const sum = room && checksumOf(room);
    if (sum === null) return;
    this.#load.add(this.#ticks, "checksum");
    this.#events.push({ tick: this.#ticks, actor: HOST, action: { kind: "checksum", sum } });
  }
}

/** In each tick events come before inputs, as the match applies them. */
function* merged(
  events: EventBytes,
  inputs: InputLog,
  { tick: first, ...marks }: RecorderMark,
  end: number,
): Generator<RecordedEvent> {
  const others = events.events(marks.events);
  let next = others.next();
  for (const input of inputs.events(marks.inputs)) {
    if (input.tick >= end) break;
    for (; next.done !== true && next.value.tick <= input.tick; next = others.next()) yield moved(next.value, first);
    yield moved(input, first);
  }
  for (; next.done !== true && next.value.tick < end; next = others.next()) yield moved(next.value, first);
}

function moved(event: RecordedEvent, ticks: number): RecordedEvent {
  return ticks === 0 ? event : { ...event, tick: event.tick - ticks };
}
