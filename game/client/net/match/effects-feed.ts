/**
 * Collects the events that get an effect in the next frame. Kicks and bounces show when they are predicted; kicks of other
 * players that could not be predicted, when they are confirmed. No kick shows twice. Goals show when confirmed.
 */
import {
  DISC_DISC_EVENT,
  GOAL_EVENT,
  isContact,
  KICK_EVENT,
  POSITIONS_RESET_EVENT,
  type EventLog,
} from "#sim/event.ts";
import { findPlayer, type World } from "#sim/world.ts";
import { type FrameEvent, shownCoordinate } from "../../session/frame.ts";

/** A confirmed kick this near (0.25 s) to a shown one of the same player is the same kick. */
const SAME_KICK_TICKS = 15;

/** Slower contacts get no effect. In units per tick. */
const BOUNCE_SPEED_MIN = 0.8;

const NONE: readonly FrameEvent[] = [];

export class EffectsFeed {
  #pending: FrameEvent[] = [];
  /** Tick of the last kick shown, by player id. */
  readonly #kicks = new Map<number, number>();

  /** Events of a tick that was predicted for the first time, in the predicted world. */
  predicted(world: World, log: EventLog): void {
    for (let i = 0; i < log.count; i++) {
      const kind = log.kind[i]!;
      if (kind === KICK_EVENT) this.#kick(world, log.a[i]!);
      else if (isContact(kind)) this.#bounce(world, log, i);
    }
  }

  /** Events of a confirmed tick. `shown`: frames show the confirmed world. Returns true after a position reset. */
  confirmed(world: World, log: EventLog, shown: boolean): boolean {
    let reset = false;
    for (let i = 0; i < log.count; i++) {
      const kind = log.kind[i]!;
      if (kind === GOAL_EVENT) this.#pending.push({ kind: "goal", ...placeOf(world, 0), team: log.a[i]! });
      else if (kind === POSITIONS_RESET_EVENT) reset = true;
      else if (kind === KICK_EVENT && !this.#wasShown(world, log.a[i]!)) this.#kick(world, log.a[i]!);
      else if (shown && isContact(kind)) this.#bounce(world, log, i);
    }
    return reset;
  }

  /** All events since the last call, oldest first. */
  take(): readonly FrameEvent[] {
    const taken = this.#pending;
    if (taken.length === 0) return NONE;
    this.#pending = [];
    return taken;
  }

  #wasShown(world: World, player: number): boolean {
    const tick = this.#kicks.get(player);
    return tick !== undefined && Math.abs(world.game.tick - tick) <= SAME_KICK_TICKS;
  }

  #kick(world: World, player: number): void {
    this.#kicks.set(player, world.game.tick);
    const disc = world.players.disc[findPlayer(world, player)] ?? -1;
    if (disc >= 0) this.#pending.push({ kind: "kick", ...placeOf(world, disc), player });
  }

  #bounce(world: World, log: EventLog, i: number): void {
    const disc = log.a[i]!;
    const { vx, vy } = world.discs;
    const other = log.kind[i] === DISC_DISC_EVENT ? log.b[i]! : disc;
    const speed = Math.max(Math.hypot(vx[disc]!, vy[disc]!), Math.hypot(vx[other]!, vy[other]!));
    if (speed < BOUNCE_SPEED_MIN || this.#pending.length > 64) return;
    this.#pending.push({ kind: "bounce", ...placeOf(world, disc), disc, speed });
  }
}

function placeOf({ discs }: World, disc: number): { x: number; y: number } {
  return { x: shownCoordinate(discs.x[disc] ?? 0), y: shownCoordinate(discs.y[disc] ?? 0) };
}
