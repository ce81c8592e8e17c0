/**
 * Records a match while it runs, from any tick on: the room at its first tick, and after each tick the commands and the
 * changes of keys in it. A replica can be recorded like its match.
 */
import { EventBytes, type EventMark } from "#recording/event-bytes.ts";
import { InputLog, type InputMark } from "#recording/input-log.ts";
import type { GoalMarker, RecordedEvent, RecordedRoom, Recording } from "#recording/recording.ts";
import type { StreamedRecording } from "#recording/write-recording.ts";
import { GAME_END_EVENT, GAME_STOP_EVENT, GOAL_EVENT } from "#sim/event.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { isGameOn, type Match } from "./match.ts";
import { EventTranslator } from "./recorded-events.ts";
import { roomOf } from "./recorded-room.ts";

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
  readonly #start: RecorderMark;
  readonly #translator: EventTranslator;
  readonly #inputs = new InputLog();
  readonly #events = new EventBytes();
  readonly #markers: GoalMarker[] = [];
  #ticks = 0;
  /** The state of the game after the last tick: goals and ends change it. */
  #state: number;

  /** Between two ticks; the next one is the first of the recording. */
  constructor(match: Match) {
    this.#match = match;
    const room = roomOf(match);
    this.#start = { tick: 0, room, events: this.#events.mark(), inputs: this.#inputs.mark() };
    this.#translator = new EventTranslator(room);
    this.#state = match.world.game.state;
  }

  get ticks(): number {
    return this.#ticks;
  }

  /** Bytes in memory, without stadiums. Inputs are most of it, unless a script changes discs all the time. */
  get size(): number {
    return this.#inputs.length + this.#events.length;
  }

  /** After each `advance` of the match. */
  record(): void {
    const { events, notices, keyChanges, log, world } = this.#match;
    const tick = this.#ticks++;
    if (events.length > 0 || notices.length > 0 || this.#translator.hasOpenDraw) {
      for (const event of this.#translator.translate(this.#match, tick)) this.#events.push(event);
    }
    for (let i = 0; i < keyChanges.length; i += 2) this.#inputs.push(tick, keyChanges[i]!, keyChanges[i + 1]!);
    if (world.game.state === this.#state) return;
    this.#state = world.game.state;
    for (let i = 0; i < log.count; i++) this.#recordStep(log.kind[i]!, log.a[i]!, tick);
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
    if (!isGameOn(this.#match) || this.#translator.hasOpenDraw) return undefined;
    const [tick, events, inputs] = [this.#ticks, this.#events.mark(), this.#inputs.mark()];
    return { tick, events, inputs, room: roomOf(this.#match) };
  }

  #recordStep(kind: number, value: number, tick: number): void {
    if (kind === GOAL_EVENT) this.#markers.push({ tick, team: value === RED_TEAM ? BLUE_TEAM : RED_TEAM });
    if (kind === GAME_END_EVENT && value === SPECTATORS) this.#translator.endAsDraw();
    if (kind === GAME_STOP_EVENT) this.#translator.removeGame();
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
