/** Mutes by admins, and the locked chat. */
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import { MUTED_FOR_GAME, MUTED_FOR_ROOM, type MuteTerm } from "#room/mute.ts";
import { TICK_RATE } from "#sim/step.ts";
import {
  advanceTicks,
  applyCommands,
  join,
  joinAs,
  member,
  noticeKinds,
  noticesFor,
  quietMatch,
  refusals,
} from "../support/match-builder.ts";

const say = (by: number, to: "room" | "team" | number = "room"): Command => ({ kind: "chat", text: "hello", to, by });

/** Ada is the admin; Bob, and Eve with a key, are players. */
function room() {
  const match = quietMatch();
  const [ada, bob] = join(match, "Ada", "Bob");
  return { match, ada: ada!, bob: bob!, eve: joinAs(match, "Eve", "ee") };
}

function mute(match: Match, by: number, id: number, term: MuteTerm): void {
  applyCommands(match, { kind: "mute", id, term, by });
}

describe("a muted member", () => {
  it("can write to admins only, and shows no emotes and no typing sign", () => {
    const { match, ada, bob, eve } = room();
    mute(match, ada, eve, "room");
    expect(noticesFor(match, bob)).toEqual([{ kind: "muted", name: "Eve", term: "room", by: "Ada" }]);
    applyCommands(match, say(eve), say(eve, "team"), say(eve, bob), { kind: "emote", emote: 1, by: eve });
    expect(refusals(match)).toEqual(["chat: muted", "chat: muted", "chat: muted", "emote: muted"]);
    expect(noticeKinds(match)).toEqual([]);
    applyCommands(match, say(eve, ada), { kind: "typing", typing: true, by: eve });
    expect([noticesFor(match, ada).length, member(match, eve).typing]).toEqual([1, false]);
  });

  it.each([
    ["minute", 60],
    ["tenMinutes", 600],
  ] as const)("for a %s can chat again after that time, and not before", (term, seconds) => {
    const { match, ada, eve } = room();
    mute(match, ada, eve, term);
    expect(member(match, eve).muteSeconds).toBe(seconds);
    advanceTicks(match, 30 * TICK_RATE);
    expect(member(match, eve).muteSeconds).toBe(seconds - 30);
    advanceTicks(match, (seconds - 30) * TICK_RATE - 2);
    applyCommands(match, say(eve));
    expect([refusals(match), member(match, eve).muteSeconds]).toEqual([["chat: muted"], 1]);
    advanceTicks(match, 1);
    expect(noticesFor(match, eve)).toEqual([{ kind: "muteOver" }]);
    expect(noticesFor(match, ada)).toEqual([]);
    applyCommands(match, say(eve));
    expect([noticeKinds(match), match.mutes]).toEqual([["chat"], []]);
  });

  it("stays muted when they leave and return, also in a second tab", () => {
    const { match, ada, eve } = room();
    mute(match, ada, eve, "minute");
    applyCommands(match, { kind: "leave", id: eve });
    const again = [joinAs(match, "Eve", "ee"), joinAs(match, "Eve", "ee")];
    for (const id of again) {
      applyCommands(match, say(id));
      expect(refusals(match)).toEqual(["chat: muted"]);
    }
    applyCommands(match, { kind: "unmute", id: again[1]!, by: ada });
    applyCommands(match, say(again[0]!), say(again[1]!));
    expect(noticeKinds(match)).toEqual(["chat", "chat"]);
  });

  it("is refused a line that comes in the tick of their return, or of the end of their admin right", () => {
    const { match, ada, bob, eve } = room();
    mute(match, ada, eve, "minute");
    applyCommands(match, { kind: "leave", id: eve });
    const identity = { key: "key of ee", fingerprint: "ee", flag: "", network: "" };
    const again = queueJoin(match, "Eve", { identity });
    applyCommands(match, say(again));
    expect(refusals(match)).toEqual(["chat: muted"]);
    mute(match, ada, bob, "room");
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: ada });
    applyCommands(match, { kind: "admin", id: bob, admin: false, by: ada }, say(bob));
    expect(refusals(match)).toEqual(["chat: muted"]);
  });

  it("for a game can chat when it stops, when it ends, and when another begins", () => {
    const { match, ada, eve } = room();
    mute(match, ada, eve, "game");
    expect(refusals(match)).toEqual(["mute: noGame"]);
    applyCommands(match, { kind: "start", by: ada });
    mute(match, ada, eve, "game");
    expect(member(match, eve).muteSeconds).toBe(MUTED_FOR_GAME);
    advanceTicks(match, 10);
    expect(member(match, eve).muteSeconds).toBe(MUTED_FOR_GAME);
    applyCommands(match, { kind: "stop", by: ada });
    expect([member(match, eve).muteSeconds, noticesFor(match, eve).at(-1)]).toEqual([0, { kind: "muteOver" }]);
    applyCommands(match, { kind: "start", by: ada });
    mute(match, ada, eve, "game");
    applyCommands(match, { kind: "stop", by: ada }, { kind: "start", by: ada });
    expect(member(match, eve).muteSeconds).toBe(0);
  });

  it("in a room stays muted without an end", () => {
    const { match, ada, eve } = room();
    mute(match, ada, eve, "room");
    advanceTicks(match, 700 * TICK_RATE);
    expect(member(match, eve).muteSeconds).toBe(MUTED_FOR_ROOM);
  });

  it("has the term of the last mute, and one notice when it is lifted", () => {
    const { match, ada, eve } = room();
    mute(match, ada, eve, "room");
    mute(match, ada, eve, "minute");
    expect([match.mutes.length, member(match, eve).muteSeconds]).toEqual([1, 60]);
    applyCommands(match, { kind: "unmute", id: eve, by: ada });
    expect(noticesFor(match, eve)).toEqual([{ kind: "unmuted", name: "Eve", by: "Ada" }]);
    applyCommands(match, { kind: "unmute", id: eve, by: ada });
    expect(noticeKinds(match)).toEqual([]);
  });

  it("chats as an admin, and when the room has no admins any more", () => {
    const { match, ada, bob, eve } = room();
    mute(match, ada, eve, "room");
    mute(match, ada, bob, "room");
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: ada }, say(bob));
    expect(noticeKinds(match)).toContain("chat");
    applyCommands(match, { kind: "settings", change: { adminless: true }, by: ada });
    applyCommands(match, say(eve));
    expect([noticeKinds(match), match.mutes]).toEqual([["chat"], []]);
  });

  it("is one of at most 200 persons: the oldest mutes are dropped", () => {
    const { match, ada } = room();
    for (let n = 0; n < 201; n++) {
      const id = joinAs(match, "Eve", `e${n}`);
      mute(match, ada, id, "room");
      applyCommands(match, { kind: "leave", id });
    }
    expect([match.mutes.length, match.mutes[0]!.person]).toEqual([200, "key of e1"]);
  });
});

describe("mutes", () => {
  it("are given by admins, to others that are no admins", () => {
    const { match, ada, bob, eve } = room();
    const asked = (id: number, by: number): Command => ({ kind: "mute", id, term: "minute", by });
    applyCommands(match, asked(eve, bob), asked(ada, ada), asked(999, ada), { kind: "unmute", id: eve, by: bob });
    expect(refusals(match)).toEqual(["mute: rights", "mute: notThis", "mute: gone", "unmute: rights"]);
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: ada });
    applyCommands(match, asked(bob, ada));
    expect([refusals(match), match.mutes]).toEqual([["mute: notThis"], []]);
  });
});

describe("a locked chat", () => {
  it("is for admins, and for messages to them; emotes are allowed", () => {
    const { match, ada, bob, eve } = room();
    applyCommands(match, { kind: "settings", change: { chatLocked: true }, by: ada });
    expect(noticesFor(match, bob)).toEqual([{ kind: "chatLocked", locked: true, by: "Ada" }]);
    applyCommands(match, say(eve), say(bob, "team"), say(bob, eve));
    expect(refusals(match)).toEqual(["chat: chatLocked", "chat: chatLocked", "chat: chatLocked"]);
    applyCommands(match, say(ada), say(eve, ada), { kind: "emote", emote: 1, by: eve });
    expect(noticeKinds(match)).toEqual(["chat", "chat", "emote"]);
  });

  it("is open while no admin is there", () => {
    const { match, ada, eve } = room();
    applyCommands(match, { kind: "settings", change: { chatLocked: true }, by: ada });
    applyCommands(match, { kind: "leave", id: ada });
    applyCommands(match, say(eve));
    expect(noticeKinds(match)).toEqual(["chat"]);
  });

  it("is only locked by admins, and opens with a room without admins", () => {
    const { match, ada, eve } = room();
    applyCommands(match, { kind: "settings", change: { chatLocked: true }, by: eve });
    expect(refusals(match)).toEqual(["settings: rights"]);
    applyCommands(match, { kind: "settings", change: { chatLocked: true }, by: ada });
    applyCommands(match, { kind: "settings", change: { adminless: true }, by: ada });
    expect(match.settings.chatLocked).toBe(false);
  });
});
