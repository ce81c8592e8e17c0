/** Logic of the room menu without a page: bounds, settings, votes, names. */
import { describe, expect, it } from "vitest";
import { createSession } from "#client/session/session.ts";
import { answerByKey, castBallot, mayAnswer, ownAnswer, resetAnswer } from "#client/ui/vote/ballot.ts";
import { REASON_MAX } from "#room/text.ts";
import { idsWithDuplicateNames } from "#client/ui/room-menu/players/duplicate-names.ts";
import { REFUSAL_TEXTS } from "#client/ui/hud/refusal-toasts.ts";
import { changeOf, draftOf } from "#client/ui/room-menu/settings/settings-draft.ts";
import { t } from "#client/ui/i18n/translate.ts";
import { REFUSALS } from "#room/refusal.ts";
import { KICK_RATE_MAX, SETTINGS } from "#room/settings.ts";
import { toServer } from "#protocol/to-server.ts";
import { createRoomInfo } from "../support/room-info.ts";
import { recordedActions } from "../support/recorded-actions.ts";
import { createPlayerInfo } from "../support/player-info.ts";
import { RED_TEAM } from "#sim/world.ts";

describe("the bounds of the inputs", () => {
  it("are those of the room", () => {
    const { settings, kickRate, kick } = toServer;
    for (const key of ["teamSize", "spectatorsMax", "scoreLimit", "timeLimit"] as const) {
      expect(settings.safeParse({ [key]: SETTINGS[key].max }).success).toBe(true);
      expect(settings.safeParse({ [key]: SETTINGS[key].max + 1 }).success).toBe(false);
    }
    expect(settings.parse({ name: "x".repeat(200) }).name).toHaveLength(SETTINGS.name.max);
    expect(settings.safeParse({ password: "x".repeat(SETTINGS.password.max) }).success).toBe(true);
    expect(settings.safeParse({ password: "x".repeat(SETTINGS.password.max + 1) }).success).toBe(false);
    expect(kickRate.safeParse({ min: KICK_RATE_MAX, rate: KICK_RATE_MAX, burst: KICK_RATE_MAX }).success).toBe(true);
    expect(kickRate.safeParse({ min: KICK_RATE_MAX + 1, rate: 0, burst: 0 }).success).toBe(false);
    expect(kick.parse({ id: 1, ban: false, reason: "x".repeat(400) }).reason).toHaveLength(REASON_MAX);
  });
});

describe("the settings of a room", () => {
  const room = createRoomInfo({ name: "Shed", locked: true, teamSize: 4 });
  const draft = draftOf(room);

  it("are sent only where they differ", () => {
    expect(changeOf(room, draft)).toBeUndefined();
    expect(changeOf(room, { ...draft, teamSize: 5, listed: true })).toEqual({ teamSize: 5, listed: true });
    expect(changeOf(room, { ...draft, name: "  Shed " })).toBeUndefined();
    expect(changeOf(room, { ...draft, name: " " })).toBeUndefined();
  });

  it("keep, replace or remove the password", () => {
    expect(changeOf(room, { ...draft, password: { kind: "set", password: "sesame" } })).toEqual({ password: "sesame" });
    expect(changeOf(room, { ...draft, password: { kind: "remove" } })).toEqual({ password: "" });
    expect(changeOf({ ...room, locked: false }, { ...draft, password: { kind: "remove" } })).toBeUndefined();
  });
});

describe("a refusal", () => {
  it("has a text of its own", () => {
    const texts = REFUSALS.map((why) => t(REFUSAL_TEXTS[why]));
    expect(new Set(texts).size).toBe(REFUSALS.length);
  });
});

describe("players with the same name", () => {
  it("are found, ignoring case", () => {
    const players = ["Ada", "Ben", "ada", "Cyd"].map((name, id) => createPlayerInfo({ id, name }));
    expect([...idsWithDuplicateNames(players)]).toEqual([0, 2]);
    expect(idsWithDuplicateNames([]).size).toBe(0);
  });
});

describe("a vote", () => {
  const vote = { subject: "kick", object: "Cyd", by: "Ada", yes: 1, no: 0, needed: 2, secondsLeft: 9 } as const;
  const players = ["Ada", "Ben", "Cyd"].map((name, i) => createPlayerInfo({ id: i + 1, name, team: RED_TEAM }));

  function sessionOf(id: number) {
    const session = createSession();
    session.room.value = createRoomInfo({ adminless: true });
    session.players.value = players;
    session.myId.value = id;
    const { actions, asked } = recordedActions();
    resetAnswer();
    return { session, actions, asked };
  }

  const pressed = (code: string) => ({ code, repeat: false });

  it("is answered by key while it is open", () => {
    const { session, actions, asked } = sessionOf(2);
    expect(answerByKey({ session, actions }, pressed("KeyY"))).toBeUndefined();
    session.vote.value = vote;
    expect(answerByKey({ session, actions }, pressed("KeyX"))).toBeUndefined();
    expect(answerByKey({ session, actions }, pressed("KeyY"))).toBe("handled");
    expect(answerByKey({ session, actions }, pressed("KeyN"))).toBe("handled");
    expect(answerByKey({ session, actions }, { code: "KeyN", repeat: true })).toBe("handled");
    expect(asked).toEqual([
      ["ballot", { yes: true }],
      ["ballot", { yes: false }],
    ]);
  });

  it("cannot be answered by the player it is about", () => {
    const { session, actions, asked } = sessionOf(3);
    session.vote.value = vote;
    expect(answerByKey({ session, actions }, pressed("KeyN"))).toBeUndefined();
    expect(asked).toEqual([]);
    expect(mayAnswer(vote, session)).toBe(false);
  });

  it("shows the own answer, which is yes for the player that called it", () => {
    const { session, actions } = sessionOf(2);
    session.vote.value = vote;
    expect(ownAnswer(vote, players[1])).toBeUndefined();
    expect(ownAnswer(vote, players[0])).toBe(true);
    castBallot({ session, actions }, false);
    expect(ownAnswer({ ...vote, no: 1, secondsLeft: 8 }, players[1])).toBe(false);
    expect(ownAnswer({ ...vote, object: "Ben" }, players[1])).toBeUndefined();
  });
});
