/**
 * Records a match while it runs, from any tick on: the room at its first tick, and after each tick the commands and the
 * changes of keys in it. A replica can be recorded like its match.
 */
import { EventBytes } from "#recording/event-bytes.ts";
import { InputLog } from "#recording/input-log.ts";
import type { GoalMarker, RecordedEvent, RecordedRoom, Recording } from "#recording/recording.ts";
import { GAME_END_EVENT, GAME_STOP_EVENT, GOAL_EVENT } from "#sim/event.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import type { Match } from "./match.ts";
import { EventTranslator } from "./recorded-events.ts";
import { roomOf } from "./recorded-room.ts";

export class MatchRecorder {
  readonly #match: Match;
  readonly #room: RecordedRoom;
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
    this.#room = roomOf(match);
    this.#translator = new EventTranslator(this.#room);
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
    return {
      ticks: this.#ticks,
      markers: [...this.#markers],
      room: this.#room,
      events: merged(this.#events.events(), this.#inputs.events()),
    };
  }

  #recordStep(kind: number, value: number, tick: number): void {
    if (kind === GOAL_EVENT) this.#markers.push({ tick, team: value === RED_TEAM ? BLUE_TEAM : RED_TEAM });
    if (kind === GAME_END_EVENT && value === SPECTATORS) this.#translator.endAsDraw();
    if (kind === GAME_STOP_EVENT) this.#translator.removeGame();
  }
}

/** In each tick events come before inputs, as the match applies them. */
function merged(events: readonly RecordedEvent[], inputs: Iterable<RecordedEvent>): RecordedEvent[] {
  const all: RecordedEvent[] = [];
  let next = 0;
  for (const input of inputs) {
    while (next < events.length && events[next]!.tick <= input.tick) all.push(events[next++]!);
    all.push(input);
  }
  for (; next < events.length; next++) all.push(events[next]!);
  return all;
}
