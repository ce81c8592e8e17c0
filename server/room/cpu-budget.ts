/**
 * The budget of computing time that each room of a process has. All rooms share one thread, so a stadium that costs
 * milliseconds per tick delays the ticks of the others. The members of a room beyond its budget are informed; when the rooms
 * together need too much time, or such a room often has ticks for which the others have to wait, its game is stopped.
 */
import { ROOM_TICK_SHARE } from "#room/tick-share.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";

export type BudgetLimits = {
  /** Share of the process's time that a room may use. */
  readonly roomShare: number;
  /** Share that all rooms together may use before the games of rooms beyond their budgets are stopped. */
  readonly processShare: number;
  /** Share of ticks longer than half a tick's time from which on a room beyond its budget disturbs the others. */
  readonly longShare: number;
};

export const BUDGET_LIMITS: BudgetLimits = { roomShare: ROOM_TICK_SHARE, processShare: 0.5, longShare: 0.01 };

/** Interval of the checks in milliseconds, and the number of checks in a row after which a room counts as heavy. */
export const CHECK_MS = 500;
export const HEAVY_CHECKS = 4;

const LONG_TICK_MS = TICK_MS / 2;

/** The weight of the last interval in a room's averages: of its share, and of its long ticks, which are rare. */
const SMOOTHING = 0.5;
const LONG_SMOOTHING = 0.25;

/** In milliseconds. */
export type BudgetClock = {
  readonly now: () => number;
  /** Computing time that the thread has used; exact to a few milliseconds. */
  readonly cpu: () => number;
};

export const systemBudgetClock: BudgetClock = {
  now: () => performance.now(),
  cpu: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
};

export type RoomLoadEvents = {
  /** The stadium that the room plays on. */
  readonly stadium: () => Stadium;
  /** The room uses more than its share. Called once per stadium object. */
  readonly onHeavy: () => void;
  /** The room's game must stop, because other rooms suffer. */
  readonly onOverload: () => void;
};

export class CpuBudget {
  readonly #clock: BudgetClock;
  readonly #limits: BudgetLimits;
  readonly #accounts = new Set<RoomAccount>();
  /** Shares of stadiums that were found to be heavy. */
  readonly #heavy = new WeakMap<Stadium, number>();
  #checkedMs: number;
  #checkedCpuMs: number;

  constructor(clock: BudgetClock = systemBudgetClock, limits: BudgetLimits = BUDGET_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
    this.#checkedMs = clock.now();
    this.#checkedCpuMs = clock.cpu();
  }

  /** Counts a room from now on, until its account is closed. */
  open(events: RoomLoadEvents): RoomAccount {
    const account = new RoomAccount(
      events,
      () => this.#check(),
      () => void this.#accounts.delete(account),
    );
    this.#accounts.add(account);
    return account;
  }

  /** Whether a room on this stadium was beyond its budget before. */
  isHeavy(stadium: Stadium): boolean {
    return this.#heavy.has(stadium);
  }

  /** Whether a game on this stadium can start without making other rooms wait. */
  hasRoomFor(stadium: Stadium): boolean {
    const share = this.#heavy.get(stadium);
    return share === undefined || this.#accounts.size <= 1 || this.#total() + share <= this.#limits.processShare;
  }

  #total(): number {
    return [...this.#accounts].reduce((sum, { share }) => sum + share, 0);
  }

  #check(): void {
    const nowMs = this.#clock.now();
    const elapsedMs = nowMs - this.#checkedMs;
    if (elapsedMs < CHECK_MS) return;
    const cpuMs = this.#clock.cpu();
    // Ticks are measured in real time; what other processes took of it is no fault of the rooms.
    const busyMs = [...this.#accounts].reduce((sum, { usedMs }) => sum + usedMs, 0);
    const scale = Math.min(1, (cpuMs - this.#checkedCpuMs) / Math.max(busyMs, 1));
    this.#checkedMs = nowMs;
    this.#checkedCpuMs = cpuMs;
    for (const account of this.#accounts) {
      account.endInterval(elapsedMs / scale, this.#limits.roomShare);
      this.#report(account);
    }
    if (this.#accounts.size > 1) this.#stopGames();
  }

  #report({ events, heavyChecks, share }: RoomAccount): void {
    const stadium = events.stadium();
    if (heavyChecks < HEAVY_CHECKS || this.#heavy.has(stadium)) return;
    this.#heavy.set(stadium, share);
    events.onHeavy();
  }

  /** The heaviest first. Rooms within their budgets are never stopped. */
  #stopGames(): void {
    const { roomShare, processShare, longShare } = this.#limits;
    let total = this.#total();
    for (const account of [...this.#accounts].toSorted((a, b) => b.share - a.share)) {
      if (account.share <= roomShare) return;
      const disturbs = account.heavyChecks >= HEAVY_CHECKS && account.longTicks > longShare;
      if (total <= processShare && !disturbs) continue;
      total -= account.share;
      this.#heavy.set(account.events.stadium(), account.share);
      account.reset();
      account.events.onOverload();
    }
  }
}

/** What one room has used. */
export class RoomAccount {
  readonly events: RoomLoadEvents;
  readonly close: () => void;
  readonly #check: () => void;
  /** Real time of the ticks since the last check, in milliseconds. */
  usedMs = 0;
  #ticks = 0;
  #long = 0;
  /** Average share of the process's time over about a second. */
  share = 0;
  /** Average share of long ticks over some seconds. */
  longTicks = 0;
  /** Checks in a row with more than the room's share. */
  heavyChecks = 0;

  constructor(events: RoomLoadEvents, check: () => void, close: () => void) {
    this.events = events;
    this.#check = check;
    this.close = close;
  }

  /** After each tick. */
  record(costMs: number): void {
    this.usedMs += costMs;
    this.#ticks++;
    if (costMs > LONG_TICK_MS) this.#long++;
    this.#check();
  }

  endInterval(elapsedMs: number, roomShare: number): void {
    this.share += SMOOTHING * (this.usedMs / elapsedMs - this.share);
    this.longTicks += LONG_SMOOTHING * (this.#long / Math.max(1, this.#ticks) - this.longTicks);
    this.heavyChecks = this.share > roomShare ? this.heavyChecks + 1 : 0;
    this.usedMs = 0;
    this.#ticks = 0;
    this.#long = 0;
  }

  /** The game was stopped: what it used no longer counts. */
  reset(): void {
    this.share = 0;
    this.longTicks = 0;
    this.heavyChecks = 0;
  }
}
