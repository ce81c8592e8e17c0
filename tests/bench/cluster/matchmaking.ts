/**
 * The load of matchmaking, with rooms as numbers: players come and go at random times, rooms fill, empty and close. Seeded, so that
 * two runs have the same figures.
 */

export type SimulationPlan = {
  /** Players at the same time, on average. */
  readonly players: number;
  readonly seed: number;
  /** Mean time of a player in a room, in seconds. */
  readonly staySeconds: number;
  /** Time that is measured, after the number of players has become steady, in seconds. */
  readonly seconds: number;
};

/** Rates are per second. */
export type MatchmakingLoad = {
  readonly players: number;
  readonly rooms: number;
  readonly joins: number;
  readonly creations: number;
  /** Changes of the room list: of members, and of scores. */
  readonly changes: number;
  /** The most joins in one second. */
  readonly joinsMax: number;
};

/** Seats of a quick match, and mean size of a group of friends. */
const QUICK_SEATS = 6;
const GROUP = 5;

/** Share of players that press Play now; the others are groups with a room of their own. */
const QUICK_SHARE = 0.7;

/** Seconds between two goals of a match. */
const GOAL_SECONDS = 25;

/** Multiples of the mean stay after which the number of players is steady. */
const WARM_UP = 4;

type Room = { readonly quick: boolean; players: number };

export function simulateMatchmaking({ players, seed, staySeconds, seconds }: SimulationPlan): MatchmakingLoad {
  const random = seededRandom(seed);
  const exponential = (mean: number) => -mean * Math.log(1 - random());
  const warmUp = Math.ceil(WARM_UP * staySeconds);
  const end = warmUp + seconds;
  const leaves: Room[][] = Array.from({ length: end + 1 }, () => []);
  /** Quick matches with a free seat. */
  const open = new Set<Room>();
  const totals = { players: 0, rooms: 0, joins: 0, creations: 0, members: 0, goals: 0, joinsMax: 0 };
  let [present, rooms] = [0, 0];
  let joins = 0;
  let measured = false;

  const enter = (room: Room, second: number) => {
    present++;
    joins++;
    if (++room.players === QUICK_SEATS) open.delete(room);
    const last = Math.floor(second + exponential(staySeconds));
    leaves[Math.min(end, last)]!.push(room);
  };
  const create = (quick: boolean): Room => {
    rooms++;
    if (measured) totals.creations++;
    const room = { quick, players: 0 };
    if (quick) open.add(room);
    return room;
  };
  const leave = (room: Room) => {
    present--;
    if (measured) totals.members++;
    if (--room.players === 0) {
      rooms--;
      open.delete(room);
    } else if (room.quick) open.add(room);
  };

  const rate = players / staySeconds;
  let [nextQuick, nextGroup] = [exponential(1 / (rate * QUICK_SHARE)), exponential(GROUP / (rate * (1 - QUICK_SHARE)))];
  for (let second = 0; second < end; second++) {
    measured = second >= warmUp;
    joins = 0;
    for (const room of leaves[second]!) leave(room);
    for (; nextQuick < second + 1; nextQuick += exponential(1 / (rate * QUICK_SHARE))) {
      const [room = create(true)] = open;
      enter(room, second);
    }
    for (; nextGroup < second + 1; nextGroup += exponential(GROUP / (rate * (1 - QUICK_SHARE)))) {
      const room = create(false);
      for (let n = 0; n < GROUP; n++) enter(room, second);
    }
    if (!measured) continue;
    totals.players += present;
    totals.rooms += rooms;
    totals.joins += joins;
    totals.members += joins;
    totals.goals += rooms / GOAL_SECONDS;
    totals.joinsMax = Math.max(totals.joinsMax, joins);
  }
  return {
    players: totals.players / seconds,
    rooms: totals.rooms / seconds,
    joins: totals.joins / seconds,
    creations: totals.creations / seconds,
    changes: (totals.members + totals.goals) / seconds,
    joinsMax: totals.joinsMax,
  };
}

/** Mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
