/** The frames of a world that the page advances itself: positions between the last two ticks, and effects of the ticks made. */
import { type EventLog, POSITIONS_RESET_EVENT } from "#sim/event.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { World } from "#sim/world.ts";
import { createFrame, type Frame, type FrameSource } from "../../session/frame.ts";
import { DiscPoses, poseX, poseY } from "./disc-poses.ts";
import { EffectsFeed } from "./effects-feed.ts";
import { boundPositions, describeWorld } from "./world-frame.ts";

/** What makes the ticks; `log` has the events of the last one. */
export type TickSource = { readonly world: World; readonly log: EventLog };

export class TickFrames implements FrameSource {
  readonly stadium: Stadium;
  /** Time of the shown moment between the last two ticks, 0 to 1. */
  alpha = 1;
  readonly #source: TickSource;
  readonly #poses = new DiscPoses();
  #effects = new EffectsFeed();
  #frame: Frame;

  /** For as long as the world has its present stadium. */
  constructor(source: TickSource) {
    this.#source = source;
    this.stadium = source.world.arena.stadium;
    this.#frame = createFrame(source.world.discs.x.length);
    this.jump();
  }

  /** The world was taken to another tick. */
  jump(): void {
    this.alpha = 1;
    this.#effects = new EffectsFeed();
    this.#record();
  }

  /** Before a tick. */
  beforeTick(): void {
    this.#poses.recordPrevious(this.#source.world);
  }

  /** After it. */
  afterTick(): void {
    const { world, log } = this.#source;
    this.#effects.confirmed(world, log, true);
    this.#poses.recordLast(world);
    for (let i = 0; i < log.count; i++) if (log.kind[i] === POSITIONS_RESET_EVENT) this.#record();
    this.#poses.prune(world);
  }

  sample(): Frame {
    const { world } = this.#source;
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
    this.#poses.recordPrevious(this.#source.world);
    this.#poses.recordLast(this.#source.world);
  }
}
