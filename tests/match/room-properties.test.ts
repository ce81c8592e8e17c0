/** Property tests: any sequence of commands leaves the room consistent, and a client that applies the patches agrees with it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import type { Match } from "#match/match.ts";
import { humansOf } from "#match/members.ts";
import { advance } from "#match/tick.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { pickSettings, SHARED_NAMES } from "#room/settings.ts";
import { hashWord } from "#sim/hash.ts";
import { PAUSED } from "#sim/rules/game.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { join, quietMatch } from "../support/match-builder.ts";
import { type RoomAction, roomActions, performAction } from "../support/room-actions.ts";

/** Faster than a matcher per detail: thousands of ticks are compared. */
function same(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
}

/** A room, and a client's world that is built from the patches alone. */
class CheckedRoom {
  readonly match: Match;
  readonly #writer: StateWriter;
  readonly #clientWorld: ConfirmedWorld;
  #seats: number;

  constructor(match: Match) {
    this.match = match;
    const stadiums = new StadiumStore();
    this.#writer = new StateWriter(match, stadiums);
    this.#clientWorld = new ConfirmedWorld((_, checksum) => stadiums.find(checksum));
    this.#clientWorld.apply(this.#writer.state);
    this.#seats = 2 * match.settings.teamSize;
  }

  tick(): void {
    const { match } = this;
    this.#writer.write(match, advance(match));
    this.#writer.stamp(match, true);
    const result = this.#clientWorld.apply(this.#writer.state);
    if (result !== "stepped") same(result, "loaded");
    same(hashWord(this.#clientWorld.world!), hashWord(match.world));
    this.#checkRoster();
    this.#checkSeats();
    checkRights(match);
    checkQueue(match);
  }

  /** The shared state shows every member and setting as it is. */
  #checkRoster(): void {
    const { members, seatQueue, vote } = this.match;
    const { state } = this.#writer;
    const shown = [...state.players.values()].map(
      ({ id, team, admin, connected, name, avatar, typing, muteSeconds, queuePosition }) =>
        [id, team, admin, connected, name, avatar, typing, muteSeconds, queuePosition].join(),
    );
    const real = members.map(({ id, team, admin, connected, name, avatar, scriptAvatar, typing, muteSeconds }) =>
      [id, team, admin, connected, name, scriptAvatar ?? avatar, typing, muteSeconds, seatQueue.indexOf(id) + 1].join(),
    );
    same(shown.toSorted(), real.toSorted());
    same(state.vote.subject, vote?.ask.subject ?? "");
    const { settings, kits, stadiumName } = this.match;
    const { room, stadium, red, blue } = state;
    same(pickSettings(SHARED_NAMES, room), pickSettings(SHARED_NAMES, settings));
    same([room.locked, stadium], [settings.password !== "", stadiumName]);
    same([red.angle, blue.angle], [kits.red.angle, kits.blue.angle]);
  }

  #checkSeats(): void {
    const { match } = this;
    const { players } = match.world;
    const onPitch = match.members.filter(({ team }) => team !== SPECTATORS);
    const inWorld = Array.from({ length: players.count }, (_, p) => `${players.id[p]} in ${players.team[p]}`);
    const inRoom = onPitch.map(({ id, team }) => `${id} in ${team}`);
    same(inWorld.toSorted(), inRoom.toSorted());
    // A human takes over a bot's disc, so with bots the orders differ.
    if (match.options.bots === "none") same(inWorld, inRoom);
    const humans = onPitch.filter(({ bot }) => !bot).length;
    this.#seats = Math.max(2 * match.settings.teamSize, Math.min(this.#seats, humans));
    same(humans <= this.#seats, true);
    for (const team of [RED_TEAM, BLUE_TEAM]) same(botsOf(match, team), botsDue(match, team));
  }
}

const count = (match: Match, team: number, isBot: boolean) =>
  match.members.filter((member) => member.team === team && member.bot === isBot).length;
const botsOf = (match: Match, team: number) => count(match, team, true);

function botsDue(match: Match, team: number): number {
  const [red, blue] = [count(match, RED_TEAM, false), count(match, BLUE_TEAM, false)];
  const own = team === RED_TEAM ? red : blue;
  if (match.options.bots === "none") return 0;
  return match.options.bots === "even" ? Math.max(red, blue) - own : Math.max(0, match.settings.teamSize - own);
}

function checkRights(match: Match): void {
  const admins = match.members.filter(({ admin }) => admin);
  same(
    admins.every(({ bot }) => !bot),
    true,
  );
  if (match.settings.adminless)
    same([admins.length, match.settings.teamsLocked, match.settings.chatLocked], [0, false, false]);
  same(
    admins.every(({ muteSeconds }) => muteSeconds === 0),
    true,
  );
  if (admins.length > 0) same(match.vote === null, true);
  // A pause or a stop could not be undone without an admin.
  const shared = humansOf(match).filter(({ connected }) => connected).length > 1;
  if (admins.length > 0 || !shared) return;
  same([match.autoStart, match.world.game.pauseTicks === PAUSED], [true, false]);
}

function checkQueue({ seatQueue, members }: Match): void {
  same(new Set(seatQueue).size, seatQueue.length);
  same(new Set(members.map(({ id }) => id)).size, members.length);
  same(new Set(members.map(({ name }) => name)).size, members.length);
  for (const id of seatQueue) {
    const member = members.find((each) => each.id === id);
    same([member?.bot, member?.team], [false, SPECTATORS]);
  }
}

function play(match: Match, actions: readonly RoomAction[]): void {
  const room = new CheckedRoom(match);
  room.tick();
  for (const action of actions) {
    for (const member of match.members) if (!member.bot) member.keys = action.keys;
    performAction(match, action);
    for (let t = 0; t < action.wait; t++) room.tick();
  }
  room.tick();
}

describe.each(["none", "even", "full"] as const)("a room with bots: %s", (bots) => {
  it.each([false, true])("stays consistent under any commands (without an admin: %s)", (adminless) => {
    fc.assert(
      fc.property(roomActions, fc.boolean(), (actions, owned) => {
        const match = quietMatch({ bots, teamSize: 2, awayTicks: 100, seed: 7 }, { adminless });
        if (owned) match.ownerKey = "key of 1";
        match.autoStart = true;
        // The ids wrap around during the run.
        match.nextId = 0xffff - 9;
        join(match, "Ada");
        play(match, actions);
      }),
      { seed: 4, numRuns: 30 },
    );
  });
});
