/** A part of a recording, as a recording of its own. */
import { Playback } from "./playback.ts";
import type { Recording } from "./recording.ts";
import { markersOf, SummaryCollector } from "./summary.ts";

/**
 * The ticks from `from` up to, and without, `to`. It begins in the middle of the game, with the same bits. Throws RangeError
 * for a part without a tick, or not within the recording.
 */
export function cutRecording(recording: Recording, from: number, to: number): Recording {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= recording.ticks)) {
    throw new RangeError(`no part of ${recording.ticks} ticks: ${from} to ${to}`);
  }
  const playback = new Playback(recording);
  while (playback.tick < from) playback.advance();
  const room = playback.recordedRoom();
  const collector = new SummaryCollector();
  while (playback.tick < to) {
    playback.advance();
    collector.record(playback);
  }
  return {
    ticks: to - from,
    markers: markersOf(collector.summary.goals).map(({ tick, team }) => ({ tick: tick - from, team })),
    room,
    events: recording.events
      .filter(({ tick }) => tick >= from && tick < to)
      .map((event) => ({ ...event, tick: event.tick - from })),
  };
}
