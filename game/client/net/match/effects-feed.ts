/**
 * Collects the events that get an effect in the next frame. Kicks and bounces show when they are predicted; kicks of other
 * players that could not be predicted, when they are confirmed. No kick shows twice. Goals show when confirmed.
 */
import {
  DISC_DISC_EVENT,
  DISC_PLANE_EVENT,
  DISC_SEGMENT_EVENT,
  GOAL_EVENT,
  isContact,
  KICK_EVENT,
  POSITIONS_RESET_EVENT,
  type EventLog,
} from "#sim/event.ts";
import { findPlayer, type World } from "#sim/world.ts";
import { type FrameEvent, shownCoordinate } from "../../session/frame.ts";

/** A confirmed kick this near (0.25 s) to a predicted one of the same player can be the same kick. */
const SAME_KICK_TICKS = 15;

/** A kick that is predicted less than this after one of the same player is that one, moved by a correction. */
const MOVED_KICK_TICKS = 8;

/** Predicted kicks that nothing has confirmed for this time never happened. */
const UNCONFIRMED_TICKS = 120;

/** Slower contacts get no effect. In units per tick. */
const BOUNCE_SPEED_MIN = 0.8;

const NONE: readonly FrameEvent[] = [];
const NO_TICKS: number[] = [];

export class EffectsFeed {
  #pending: FrameEvent[] = [];
  /** Ticks of predicted kicks that are not confirmed yet, oldest first, by player id. */
  readonly #predictedKicks = new Map<number, number[]>();
  #confirmedTick = -1;
  /** Velocities of the discs at the end of the last tick with bounces; empty before. */
  #vx = new Float64Array();
  #vy = new Float64Array();

  /** Events of a tick that was predicted for the first time, in the predicted world. */
  predicted(world: World, log: EventLog): void {
    for (let i = 0; i < log.count; i++) {
      const kind = log.kind[i]!;
      if (kind === KICK_EVENT) this.#predictKick(world, log.a[i]!);
      else if (isContact(kind)) this.#bounce(world, log, i);
    }
    this.#keepVelocities(world);
  }

  /** Events of a confirmed tick. `shown`: frames show the confirmed world. Returns true after a position reset. */
  confirmed(world: World, log: EventLog, shown: boolean): boolean {
    let reset = false;
    this.#confirmedTick = world.game.tick;
    for (let i = 0; i < log.count; i++) {
      const kind = log.kind[i]!;
      if (kind === GOAL_EVENT) this.#pending.push({ kind: "goal", ...placeOf(world, 0), team: log.a[i]! });
      else if (kind === POSITIONS_RESET_EVENT) reset = true;
      else if (kind === KICK_EVENT && !this.#wasShown(world, log.a[i]!)) this.#kick(world, log.a[i]!);
      else if (shown && isContact(kind)) this.#bounce(world, log, i);
    }
    if (shown) this.#keepVelocities(world);
    return reset;
  }

  /** All events since the last call, oldest first. */
  take(): readonly FrameEvent[] {
    const taken = this.#pending;
    if (taken.length === 0) return NONE;
    this.#pending = [];
    return taken;
  }

  /** Shows a kick, and not again when it is confirmed. */
  #predictKick(world: World, player: number): void {
    const { game } = world;
    // A patch can arrive before the frame that predicts its tick.
    if (game.tick <= this.#confirmedTick) return;
    const ticks = (this.#predictedKicks.get(player) ?? NO_TICKS).filter((tick) => game.tick - tick < UNCONFIRMED_TICKS);
    if (game.tick - (ticks.at(-1) ?? -Infinity) < MOVED_KICK_TICKS) ticks.pop();
    else this.#kick(world, player);
    this.#predictedKicks.set(player, [...ticks, game.tick]);
  }

  /** Whether a confirmed kick was predicted. Each predicted kick stands for one confirmed kick: the nearest. */
  #wasShown({ game }: World, player: number): boolean {
    const ticks = this.#predictedKicks.get(player) ?? NO_TICKS;
    let nearest = -1;
    ticks.forEach((tick, i) => {
      const distance = Math.abs(tick - game.tick);
      const least = nearest < 0 ? SAME_KICK_TICKS + 1 : Math.abs(ticks[nearest]! - game.tick);
      if (distance < least) nearest = i;
    });
    if (nearest >= 0) ticks.splice(nearest, 1);
    return nearest >= 0;
  }

  #kick(world: World, player: number): void {
    const disc = world.players.disc[findPlayer(world, player)] ?? -1;
    if (disc < 0) return;
    this.#pending.push({ kind: "kick", ...placeOf(world, disc), player, speed: kickedSpeed(world, disc) });
  }

  #bounce(world: World, log: EventLog, i: number): void {
    const disc = log.a[i]!;
    const other = log.kind[i] === DISC_DISC_EVENT ? log.b[i]! : -1;
    const speed = Math.max(speedOf(world, disc), other < 0 ? 0 : speedOf(world, other));
    if (speed < BOUNCE_SPEED_MIN || this.#pending.length > 64) return;
    const impact = Math.max(this.#changeOf(world, disc), other < 0 ? 0 : this.#changeOf(world, other));
    const bounciness = bouncinessOf(world, log.kind[i]!, log.b[i]!);
    this.#pending.push({ kind: "bounce", ...placeOf(world, disc), disc, other, bounciness, speed, impact });
  }

  /** How much a disc's velocity has changed in this tick; its speed while the one before is unknown. */
  #changeOf({ discs }: World, disc: number): number {
    return Math.hypot(discs.vx[disc]! - (this.#vx[disc] ?? 0), discs.vy[disc]! - (this.#vy[disc] ?? 0));
  }

  #keepVelocities({ discs }: World): void {
    if (this.#vx.length !== discs.vx.length) {
      this.#vx = new Float64Array(discs.vx.length);
      this.#vy = new Float64Array(discs.vx.length);
    }
    this.#vx.set(discs.vx);
    this.#vy.set(discs.vy);
  }
}

function speedOf({ discs }: World, disc: number): number {
  return Math.hypot(discs.vx[disc]!, discs.vy[disc]!);
}

/** Distance at which a disc is kicked, in map units. */
const KICK_REACH = 4;

/** Speed of the fastest disc of the stadium that this player's disc can have kicked in the last tick. */
function kickedSpeed(world: World, kicker: number): number {
  const { x, y, radius, owner, count } = world.discs;
  let fastest = 0;
  for (let disc = 0; disc < count; disc++) {
    if (owner[disc]! >= 0) continue;
    const speed = speedOf(world, disc);
    const gap = Math.hypot(x[disc]! - x[kicker]!, y[disc]! - y[kicker]!) - radius[disc]! - radius[kicker]!;
    if (gap <= KICK_REACH + speed + speedOf(world, kicker)) fastest = Math.max(fastest, speed);
  }
  return fastest;
}

function bouncinessOf({ arena, discs }: World, kind: number, index: number): number {
  if (kind === DISC_DISC_EVENT) return discs.bCoef[index]!;
  if (kind === DISC_PLANE_EVENT) return arena.planes.bCoef[index]!;
  if (kind === DISC_SEGMENT_EVENT) return arena.segments.bCoef[index]!;
  return arena.vertexes.bCoef[index]!;
}

function placeOf({ discs }: World, disc: number): { x: number; y: number } {
  return { x: shownCoordinate(discs.x[disc] ?? 0), y: shownCoordinate(discs.y[disc] ?? 0) };
}
