/**
 * Plays on a stadium while it is edited: a game in the page with the author's player and bots, in slow motion and tick by
 * tick, forwards and back. The simulation and the bots are those of rooms; goals count, and the game never ends.
 */
import { createEventLog, POSITIONS_RESET_EVENT } from "#sim/event.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { startGame } from "#sim/rules/game.ts";
import { addPlayer, removePlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import { setDisc } from "#sim/set-disc.ts";
import { restoreWorld } from "#sim/snapshot.ts";
import type { Point, Stadium } from "#sim/stadium.ts";
import { step, TICK_MS } from "#sim/step.ts";
import { findPlayer, RED_TEAM, SPECTATORS, type World } from "#sim/world.ts";
import { type BotCounts, BotTeams, NO_BOTS } from "./bot-teams.ts";
import { type Contact, ContactTrace } from "./contact-trace.ts";
import { createLiveStadium, createLiveWorld, type LiveStadium, moveWorld } from "./live-stadium.ts";
import { describeDiscs, type PlayFrame, type Poses, posesOf } from "./play-frame.ts";
import { type MomentParts, PlayHistory } from "./play-history.ts";

/** Speeds of a play; 0 is paused. */
export const PLAY_SPEEDS = [0, 0.1, 0.25, 0.5, 1] as const;
export type PlaySpeed = (typeof PLAY_SPEEDS)[number];

export const PLAY_BOTS_MAX = 5;

export type PlayOptions = {
  readonly stadium: Stadium;
  /** Of the bots. Two plays with equal seeds, keys and changes are equal. */
  readonly seed: number;
  /** Ids of the stadium's discs in order, the ball first (see `setStadium`). */
  readonly discIds?: readonly string[];
};

/** After a longer pause between two frames (a hidden tab) the play goes on where it was. */
const PAUSE_MS = 250;

/** Length of the trails, in ticks. */
const TRAIL_TICKS = 90;

const OWN_ID = 1;

const NO_LIMITS = { scoreLimit: 0, timeLimit: 0, overtime: true };

export class PlayGame {
  speed: PlaySpeed = 1;
  readonly #bots: BotTeams;
  #botCounts: BotCounts = NO_BOTS;
  readonly #log = createEventLog();
  readonly #trace: ContactTrace;
  readonly #history = new PlayHistory();
  #stadium: LiveStadium;
  #world: World;
  #contacts: readonly Contact[] = [];
  #before: Poses;
  #keys = 0;
  /** Time of the last frame; undefined before the first. */
  #lastMs: number | undefined;
  /** Time that no tick has been made for yet. */
  #pendingMs = 0;

  /** The author's player is in the red team. */
  constructor({ stadium, seed, discIds }: PlayOptions) {
    this.#bots = new BotTeams(seed);
    this.#stadium = createLiveStadium(stadium, discIds);
    this.#trace = new ContactTrace(stadium);
    this.#log.observer = this.#trace;
    this.#world = createLiveWorld(this.#stadium);
    addPlayer(this.#world, OWN_ID);
    setTeam(this.#world, OWN_ID, RED_TEAM);
    startGame(this.#world, NO_LIMITS);
    this.#before = posesOf(this.#world);
    this.#history.add(this.#parts(true));
  }

  /** The world of the present tick, to read. It is replaced when the stadium changes. */
  get world(): World {
    return this.#world;
  }

  /** The contacts of the last tick. */
  get contacts(): readonly Contact[] {
    return this.#contacts;
  }

  /** How many ticks `back` can go. */
  get backTicks(): number {
    return this.#history.length;
  }

  /** Sets the byte of held keys (sim/input.ts). */
  holdKeys(keys: number): void {
    this.#keys = keys & INPUT_BITS;
  }

  /** Up to PLAY_BOTS_MAX on each side. New bots enter as players that join; the others play on. */
  setBots({ red, blue, level }: BotCounts): void {
    this.#botCounts = { red: botCount(red), blue: botCount(blue), level };
    this.#bots.seat(this.#world, this.#botCounts);
    this.#changed();
  }

  /** Moves the author's player to a team; SPECTATORS leaves the pitch to the bots. */
  setTeam(team: number): void {
    const world = this.#world;
    removePlayer(world, OWN_ID);
    if (team !== SPECTATORS) {
      addPlayer(world, OWN_ID);
      setTeam(world, OWN_ID, team);
    }
    this.#changed();
  }

  /**
   * Plays on with another version of the stadium. `discIds`, if they were given for the version before as well, tell which
   * discs are the same ones; otherwise their indices do.
   */
  setStadium(stadium: Stadium, discIds?: readonly string[]): void {
    const next = createLiveStadium(stadium, discIds);
    this.#enter(moveWorld(this.#world, this.#stadium, next), next);
    this.#changed(false);
  }

  /** Puts the ball at a point, at rest. Throws RangeError for a point that is not finite. */
  dropBall(point: Point): void {
    this.#drop(0, point);
  }

  /** The same for the author's player; nothing happens while they only watch. */
  dropPlayer(point: Point): void {
    if (this.#ownDisc() >= 0) this.#drop(this.#ownDisc(), point);
  }

  #drop(disc: number, { x, y }: Point): void {
    setDisc(this.#world, disc, { x, y, vx: 0, vy: 0 });
    this.#changed();
  }

  /** Everything back to kick-off at 0:0. */
  restart(): void {
    startGame(this.#world, NO_LIMITS);
    this.#changed();
  }

  /** Makes one tick, also while paused. */
  advance(): void {
    const world = this.#world;
    this.#before = posesOf(world);
    this.#step(this.#keys);
    this.#contacts = this.#trace.contacts;
    const reset = this.#log.kind.subarray(0, this.#log.count).includes(POSITIONS_RESET_EVENT);
    if (reset) this.#before = posesOf(world);
    this.#history.add(this.#parts(reset));
  }

  #step(keys: number): void {
    const world = this.#world;
    this.#bots.beforeTick(world);
    const own = findPlayer(world, OWN_ID);
    if (own >= 0) setKeys(world, own, keys);
    this.#log.count = 0;
    this.#trace.contacts = [];
    step(world, this.#log);
  }

  /**
   * Steps back by some ticks, at most `backTicks`. Where the stadium has changed since, the situation of that tick is
   * restored on the present stadium.
   */
  back(ticks: number): void {
    const { kept, keys, contacts } = this.#history.back(ticks);
    const present = this.#stadium;
    const world = createLiveWorld(kept.stadium);
    restoreWorld(world, kept.world);
    this.#bots.restore(kept.bots);
    this.#enter(world, kept.stadium);
    for (const each of keys) this.#step(each);
    if (kept.stadium !== present) this.#enter(moveWorld(world, kept.stadium, present), present);
    this.#bots.seat(this.#world, this.#botCounts);
    this.#before = posesOf(this.#world);
    this.#contacts = contacts;
    this.#pendingMs = 0;
  }

  /** Makes the ticks that are due at this time (ms, as given by requestAnimationFrame), and shows the play. */
  frame(nowMs: number): PlayFrame {
    const elapsedMs = nowMs - (this.#lastMs ?? nowMs);
    this.#lastMs = nowMs;
    if (elapsedMs <= PAUSE_MS) this.#pendingMs += elapsedMs * this.speed;
    for (; this.#pendingMs >= TICK_MS; this.#pendingMs -= TICK_MS) this.advance();
    return this.#describe(this.speed === 0 ? 1 : this.#pendingMs / TICK_MS);
  }

  #describe(alpha: number): PlayFrame {
    const { game, arena } = this.#world;
    return {
      stadium: arena.stadium,
      tick: game.tick,
      state: game.state,
      score: { red: game.red, blue: game.blue },
      discs: describeDiscs(this.#world, this.#before, alpha, OWN_ID),
      trails: { ball: this.#history.trail("ball", TRAIL_TICKS), own: this.#history.trail("own", TRAIL_TICKS) },
      contacts: this.#contacts,
    };
  }

  #enter(world: World, stadium: LiveStadium): void {
    this.#world = world;
    this.#stadium = stadium;
    this.#trace.use(stadium.arena.stadium);
  }

  /** The present was changed from outside: it is shown as it is, and `back` returns to it. */
  #changed(jumped = true): void {
    this.#before = posesOf(this.#world);
    this.#history.replace(this.#parts(jumped));
  }

  #parts(jumped: boolean): MomentParts {
    return {
      ...{ stadium: this.#stadium, world: this.#world, contacts: this.#contacts, keys: this.#keys },
      saveBots: () => this.#bots.save(),
      ownDisc: this.#ownDisc(),
      jumped,
    };
  }

  #ownDisc(): number {
    return this.#world.players.disc[findPlayer(this.#world, OWN_ID)] ?? -1;
  }
}

function botCount(count: number): number {
  return Math.max(0, Math.min(PLAY_BOTS_MAX, Math.trunc(count) || 0));
}
