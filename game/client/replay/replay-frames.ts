/** The frames of a recording on one stadium: positions between the last two ticks, and effects of the ticks played. */
import { POSITIONS_RESET_EVENT } from "#sim/event.ts";
import type { Playback } from "#recording/playback.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createFrame, type Frame, type FrameSource } from "#client/session/frame.ts";
import { DiscPoses, poseX, poseY } from "#client/net/match/disc-poses.ts";
import { EffectsFeed } from "#client/net/match/effects-feed.ts";
import { boundPositions, describeWorld } from "#client/net/match/world-frame.ts";

export class ReplayFrames implements FrameSource {
  readonly stadium: Stadium;
  /** Time of the shown moment between the last two ticks, 0 to 1. */
  alpha = 1;
  readonly #playback: Playback;
  readonly #poses = new DiscPoses();
  #effects = new EffectsFeed();
  #frame: Frame;

  /** For as long as the playback has its present stadium. */
  constructor(playback: Playback) {
    this.#playback = playback;
    this.stadium = playback.world.arena.stadium;
    this.#frame = createFrame(playback.world.discs.x.length);
    this.jump();
  }

  /** The playback was taken to another tick. */
  jump(): void {
    this.alpha = 1;
    this.#effects = new EffectsFeed();
    this.#record();
  }

  /** Before a tick of the playback. */
  beforeTick(): void {
    this.#poses.recordPrevious(this.#playback.world);
  }

  /** After it. */
  afterTick(): void {
    const { world, log } = this.#playback;
    this.#effects.confirmed(world, log, true);
    this.#poses.recordLast(world);
    for (let i = 0; i < log.count; i++) if (log.kind[i] === POSITIONS_RESET_EVENT) this.#record();
    this.#poses.prune(world);
  }

  sample(): Frame {
    const { world } = this.#playback;
    if (this.#frame.x.length < world.discs.x.length) this.#frame = createFrame(world.discs.x.length);
    const frame = this.#frame;
    for (let i = 0; i < world.discs.count; i++) {
      const pose = this.#poses.of(world, i);
      frame.x[i] = poseX(pose, this.alpha);
      frame.y[i] = poseY(pose, this.alpha);
    }
    boundPositions(frame, world);
    describeWorld(frame, world);
    frame.events = this.#effects.take();
    return frame;
  }

  /** The discs stand where they are, and did so before. */
  #record(): void {
    this.#poses.recordPrevious(this.#playback.world);
    this.#poses.recordLast(this.#playback.world);
  }
}
