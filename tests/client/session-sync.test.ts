/** The session follows the shared state by the callbacks of the schema. */
import { Decoder, Encoder } from "@colyseus/schema";
import { effect } from "@preact/signals-core";
import { beforeEach, describe, expect, it } from "vitest";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import { SessionSync } from "#client/net/room/session-sync.ts";
import { createSession, type Session } from "#client/session/session.ts";
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { MatchState } from "#protocol/state.ts";
import { BLUE_KIT } from "#room/kit.ts";
import { BLUE_TEAM, SPECTATORS } from "#room/team.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { join, member, quietMatch } from "../support/match-builder.ts";

/** Writes of each signal since the start of the test. */
type Writes = { players: number; room: number; vote: number; game: number };

let match: Match;
let session: Session;
let writes: Writes;
let sync: SessionSync;
let tick: (...commands: readonly Command[]) => void;
/** A tick whose keyframe does not count as loaded, so that callbacks alone mark what changed. */
let tickByCallbacks: (...commands: readonly Command[]) => void;

beforeEach(() => {
  match = quietMatch();
  const writer = new StateWriter(match, new StadiumStore());
  const encoder = new Encoder(writer.state);
  const state = new MatchState();
  const decoder = new Decoder(state);
  const confirmed = new ConfirmedWorld((name) => builtinStadium(name as "Classic"));
  session = createSession();
  const decode = (bytes: Uint8Array) => {
    decoder.decode(bytes);
    return confirmed.apply(state);
  };
  join(match, "Ada", "Bob");
  writer.write(match, { disturbed: true, rosterChanged: true });
  writer.stamp(match, true);
  decode(encoder.encodeAll().slice());
  encoder.discardChanges();
  sync = new SessionSync(session, "ABCDE", decoder, state);
  const receive = (...commands: readonly Command[]) => {
    match.queue.push(...commands);
    writer.requestKeyframe();
    writer.write(match, advance(match));
    writer.stamp(match, true);
    const result = decode(encoder.encode().slice());
    encoder.discardChanges();
    return result === "loaded";
  };
  tick = (...commands) => {
    const loaded = receive(...commands);
    sync.update(state, confirmed.world, loaded);
  };
  tickByCallbacks = (...commands) => {
    receive(...commands);
    sync.update(state, confirmed.world, false);
  };
  tick();
  writes = { players: 0, room: 0, vote: 0, game: 0 };
  for (const name of ["players", "room", "vote", "game"] as const) {
    let first = true;
    effect(() => {
      void session[name].value;
      if (!first) writes[name]++;
      first = false;
    });
  }
});

describe("what a script paints", () => {
  it("is described by callbacks, from disc to disc", () => {
    const paints = () => Object.fromEntries(session.discPaints.value);
    expect(paints()).toEqual({});
    tickByCallbacks(
      { kind: "start" },
      { kind: "discImage", disc: 0, image: "puck" },
      { kind: "extraKeys", labels: ["Dash"] },
    );
    expect(paints()).toEqual({ 0: { color: undefined, image: "puck" } });
    expect(session.room.value?.extraKeys).toEqual(["Dash"]);
    const before = session.discPaints.value;
    tickByCallbacks();
    expect(session.discPaints.value).toBe(before);
    tickByCallbacks({ kind: "disc", disc: 0, change: {}, color: 0xff }, { kind: "extraKeys", labels: ["Hook"] });
    expect(paints()).toEqual({ 0: { color: 0xff, image: "puck" } });
    expect(session.room.value?.extraKeys).toEqual(["Hook"]);
    tickByCallbacks({ kind: "stadium", name: "Big", stadium: builtinStadium("Big") });
    expect(paints()).toEqual({});
  });

  it("is described for members", () => {
    const ada = match.members[0]!.id;
    tickByCallbacks({ kind: "look", id: ada, nameColor: 5, badge: { text: "MVP", color: 7 }, image: "star" });
    const look = { nameColor: 5, badge: "MVP", badgeColor: 7, image: "star", rights: 0 };
    expect(session.players.value[0]).toMatchObject(look);
    tickByCallbacks(
      { kind: "look", id: ada, nameColor: null, badge: null },
      { kind: "rights", id: ada, rights: ["start"] },
    );
    expect(session.players.value[0]).toMatchObject({ nameColor: null, badge: "", image: "star", rights: 1 });
  });
});

describe("the session", () => {
  it("describes the room from the start", () => {
    expect(session.players.value.map(({ name, team, admin, number }) => [name, team, admin, number > 0])).toEqual([
      ["Ada", 1, true, true],
      ["Bob", 2, false, true],
    ]);
    expect(session.room.value).toMatchObject({ code: "ABCDE", stadiumName: "Classic", teamSize: 3, timeLimit: 3 });
    expect([session.vote.value, session.game.value]).toEqual([null, null]);
  });

  it("is not written by patches that change keys alone", () => {
    for (let n = 0; n < 120; n++) {
      for (const each of match.members) member(match, each.id).keys = n & 31;
      tick();
    }
    expect(writes).toEqual({ players: 0, room: 0, vote: 0, game: 0 });
  });

  it("is written once by each change, and keeps the players that did not change", () => {
    const [, bob] = session.players.value;
    tick({ kind: "avatar", id: 1, text: "7" });
    expect(session.players.value[0]).toMatchObject({ name: "Ada", avatar: "7" });
    expect(session.players.value[1]).toBe(bob);
    tick({ kind: "settings", change: { teamSize: 4 } });
    tick({ kind: "kit", team: BLUE_TEAM, kit: { ...BLUE_KIT, colors: [1, 2, 3] } });
    tick({ kind: "kit", team: BLUE_TEAM, kit: { ...BLUE_KIT, colors: [9] } });
    expect(session.room.value).toMatchObject({ teamSize: 4, kits: { blue: { colors: [9] } } });
    expect(writes).toEqual({ players: 1, room: 3, vote: 0, game: 0 });
  });

  it("is not written any more after the end of the synchronization", () => {
    const change = () => {
      tickByCallbacks({ kind: "avatar", id: 1, text: String(writes.players) });
      tickByCallbacks({ kind: "settings", change: { teamSize: 4 + writes.room } });
      tickByCallbacks({ kind: "join", id: 9, name: "Cyd" });
      tickByCallbacks({ kind: "leave", id: 9 });
    };
    change();
    expect(writes).toEqual({ players: 3, room: 1, vote: 0, game: 0 });
    sync.stop();
    change();
    expect(writes).toEqual({ players: 3, room: 1, vote: 0, game: 0 });
  });

  it("follows joins, leaves and team changes", () => {
    tick({ kind: "join", id: 9, name: "Cyd" });
    expect(session.players.value.map(({ name }) => name)).toEqual(["Ada", "Bob", "Cyd"]);
    tick({ kind: "team", id: 9, team: SPECTATORS });
    expect(session.players.value[2]).toMatchObject({ team: SPECTATORS });
    tick({ kind: "leave", id: 9 });
    expect(session.players.value.map(({ name }) => name)).toEqual(["Ada", "Bob"]);
    expect(writes.players).toBe(3);
  });

  it("shows the running game, once per second of its clock", () => {
    tick({ kind: "start" });
    expect(session.game.value).toMatchObject({ red: 0, blue: 0, seconds: 0, paused: false });
    const before = writes.game;
    for (let n = 0; n < 30; n++) tick();
    expect(writes.game).toBe(before);
    tick({ kind: "pause", paused: true });
    expect(session.game.value).toMatchObject({ paused: true });
    tick({ kind: "stop" });
    expect(session.game.value).toBeNull();
  });

  it("shows the open vote", () => {
    tick({ kind: "settings", change: { adminless: true } });
    tick({ kind: "vote", ask: { subject: "restart" }, by: 1 });
    expect(session.vote.value).toMatchObject({ subject: "restart", by: "Ada", yes: 1, needed: 2 });
    tick({ kind: "ballot", yes: true, by: 2 });
    expect(session.vote.value).toBeNull();
  });
});
