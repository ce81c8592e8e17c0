/**
 * Records the patches of a quick match of bots, tick by tick, with the product's referee and the framework's encoder.
 */
import { Encoder } from "@colyseus/schema";
import { createMatch } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { builtinStadium } from "#stadium/builtins.ts";

/** Ticks before the recording: the start of the game and the first kick-off. */
const SKIPPED_TICKS = 300;
/** Room for a header: a code and the eight bytes in which the bench sends a time. */
const PATCH_CODE = 15;
const HEADER_BYTES = 9;

/** One frame per tick, header included. 1200 ticks, or a multiple, have the usual share of keyframes and digests. */
export function recordFeed(ticks: number): Uint8Array<ArrayBuffer>[] {
  const stadium = builtinStadium("Classic");
  const match = createMatch({ bots: "full", botLevel: "normal", seed: 1 }, stadium.name, stadium, { teamSize: 3 });
  const writer = new StateWriter(match, new StadiumStore());
  const encoder = new Encoder(writer.state);
  // Bots fill a room when a player joins; one more takes the player's seat after they leave.
  const player = queueJoin(match, "player");
  const frames: Uint8Array<ArrayBuffer>[] = [];
  for (let tick = 0; tick < SKIPPED_TICKS + ticks; tick++) {
    if (tick === 1) match.queue.push({ kind: "leave", id: player });
    writer.write(match, advance(match));
    // Transports are compared by a feed that never pauses.
    writer.stamp(match, true);
    const patch = encoder.encode();
    if (tick >= SKIPPED_TICKS) {
      const frame = new Uint8Array(HEADER_BYTES + patch.length);
      frame[0] = PATCH_CODE;
      frame.set(patch, HEADER_BYTES);
      frames.push(frame);
    }
    encoder.discardChanges();
  }
  return frames;
}
