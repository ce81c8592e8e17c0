/** Who is in charge of a room: from the first visitor to the one who comes back, and in rooms where nobody is. */
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import type { RoomSettings } from "#room/settings.ts";
import { PAUSED } from "#sim/rules/game.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  noticesFor,
  join,
  joinAs,
  noticeKinds,
  member,
  order,
  quietMatch,
  refusals,
} from "../support/match-builder.ts";

const admins = (match: ReturnType<typeof quietMatch>) =>
  match.members.filter((each) => each.admin).map((each) => each.name);

describe("the right to look after a room", () => {
  it("is the first one's, and passes to who has been there the longest when he goes", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob", "Cyd");
    expect(admins(match)).toEqual(["Ada"]);
    order(match, { kind: "leave", id: ada! });
    expect(admins(match)).toEqual(["Bob"]);
    expect(noticesFor(match, 0)).toContainEqual({ kind: "admin", name: "Bob", admin: true, by: "" });
  });

  it("goes to somebody who is connected rather than to one who is not", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob", "Cyd");
    order(match, { kind: "connection", id: bob!, connected: false }, { kind: "leave", id: ada! });
    expect(admins(match)).toEqual(["Cyd"]);
  });

  it("goes to who has been there the longest even after numbers began anew", () => {
    const match = quietMatch();
    match.nextId = 0xfffe;
    const [ada] = join(match, "Ada", "Bob", "Cyd");
    expect(match.members.map(({ id }) => id)).toEqual([0xfffe, 0xffff, 1]);
    order(match, { kind: "leave", id: ada! });
    expect(admins(match)).toEqual(["Bob"]);
  });

  it("is regained by the room's maker when he comes back", () => {
    const match = quietMatch();
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    joinAs(match, "Bob", "bb");
    order(match, { kind: "leave", id: owner });
    expect(admins(match)).toEqual(["Bob"]);
    joinAs(match, "Whatever he is called now", "ow");
    expect(admins(match)).toEqual(["Bob", "Whatever he is called now"]);
  });

  it("is kept by those who were given it, over leaving and coming back, until it is taken", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    let bob = joinAs(match, "Bob", "bb");
    order(match, { kind: "admin", id: bob, admin: true, by: ada });
    expect(noticesFor(match, ada)).toEqual([{ kind: "admin", name: "Bob", admin: true, by: "Ada" }]);
    order(match, { kind: "leave", id: bob });
    bob = joinAs(match, "Bob", "bb");
    expect(member(match, bob).admin).toBe(true);
    order(match, { kind: "admin", id: bob, admin: false, by: ada });
    order(match, { kind: "leave", id: bob });
    expect(member(match, joinAs(match, "Bob", "bb")).admin).toBe(false);
  });

  it("cannot be taken from the room's maker by others, nor can he be sent away", () => {
    const match = quietMatch();
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    const ada = joinAs(match, "Ada", "aa");
    order(match, { kind: "admin", id: ada, admin: true, by: owner });
    order(
      match,
      { kind: "admin", id: owner, admin: false, by: ada },
      { kind: "kick", id: owner, ban: true, reason: "", by: ada },
    );
    expect(refusals(match)).toEqual(["admin: rights", "kick: rights"]);
    expect(member(match, owner).admin).toBe(true);
  });

  it("can be given up to the next one, but not by somebody who is alone", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    order(match, { kind: "admin", id: ada!, admin: false, by: ada! });
    expect(refusals(match)).toEqual(["admin: notThis"]);
    join(match, "Bob");
    order(match, { kind: "admin", id: ada!, admin: false, by: ada! });
    expect(admins(match)).toEqual(["Bob"]);
  });

  it("is never a bot's", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    order(match, { kind: "admin", id: bot.id, admin: true, by: ada! });
    expect(refusals(match)).toEqual(["admin: notThis"]);
  });
});

describe("sending somebody away", () => {
  it("takes him out of the room at once, and says who did it and why", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    const bob = joinAs(match, "Bob", "bb");
    expect(order(match, { kind: "kick", id: bob, ban: true, reason: "own goals", by: ada }).disturbed).toBe(true);
    expect(match.members.map((each) => each.name)).toEqual(["Ada"]);
    expect(match.kicked).toEqual([{ id: bob, key: "key of bb", name: "Bob", ban: "forever", reason: "own goals" }]);
    expect(noticesFor(match, ada)).toEqual([
      { kind: "kicked", name: "Bob", ban: true, reason: "own goals", by: "Ada" },
    ]);
    order(match);
    expect(match.kicked).toEqual([]);
  });

  it("for good takes him out with all his windows; without a ban, only the one", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    const bob = ["Bob", "Bob", "Bob"].map((name) => joinAs(match, name, "bb"));
    order(match, { kind: "kick", id: bob[0]!, ban: false, reason: "", by: ada });
    expect(match.kicked.map(({ id }) => id)).toEqual([bob[0]]);
    order(match, { kind: "kick", id: bob[2]!, ban: true, reason: "", by: ada });
    expect(match.kicked.map(({ id }) => id)).toEqual([bob[1], bob[2]]);
    expect(noticeKinds(match)).toEqual(["kicked"]);
    expect(match.members.map(({ id }) => id)).toEqual([ada]);
  });

  it("for good is nothing to do to a window of one's own", () => {
    const match = quietMatch();
    const [ada, again] = [joinAs(match, "Ada", "aa"), joinAs(match, "Ada", "aa")];
    order(match, { kind: "kick", id: again, ban: true, reason: "", by: ada });
    expect([refusals(match), match.members.length]).toEqual([["kick: notThis"], 2]);
  });

  it("takes back the right he was given", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    const bob = joinAs(match, "Bob", "bb");
    order(match, { kind: "admin", id: bob, admin: true, by: ada });
    order(match, { kind: "kick", id: bob, ban: false, reason: "", by: ada });
    expect(match.kicked[0]?.ban).toBe("none");
    expect(member(match, joinAs(match, "Bob", "bb")).admin).toBe(false);
  });

  it("is nothing to do to bots, to oneself, or to somebody who is gone", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    for (const id of [bot.id, ada!, 999]) order(match, { kind: "kick", id, ban: false, reason: "", by: ada! });
    expect(refusals(match)).toEqual(["kick: gone"]);
    expect(match.kicked).toEqual([]);
  });

  it("and lifting all bans is for admins", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    order(match, { kind: "clearBans", by: bob! });
    expect([match.bansCleared, refusals(match)]).toEqual([false, ["clearBans: rights"]]);
    order(match, { kind: "clearBans", by: ada! });
    expect([match.bansCleared, noticeKinds(match)]).toEqual([true, ["bansCleared"]]);
    order(match);
    expect(match.bansCleared).toBe(false);
  });
});

describe("a room without an admin", () => {
  const adminless = () => quietMatch({}, { adminless: true });

  it("has none, whoever comes, goes or made it", () => {
    const match = adminless();
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    const ada = joinAs(match, "Ada", "aa");
    expect(admins(match)).toEqual([]);
    order(match, { kind: "leave", id: ada });
    expect(admins(match)).toEqual([]);
    order(match, { kind: "admin", id: owner, admin: true, by: owner });
    expect(refusals(match)).toEqual(["admin: rights"]);
  });

  it("lets who is alone in it decide about the game, and nobody once there are two", () => {
    const match = adminless();
    const [ada] = join(match, "Ada");
    order(match, { kind: "stadium", name: "Big", stadium: builtinStadium("Big"), by: ada! });
    order(match, { kind: "start", by: ada! });
    expect([match.stadiumName, noticeKinds(match)]).toEqual(["Big", ["started"]]);
    join(match, "Bob");
    order(match, { kind: "stop", by: ada! });
    expect(refusals(match)).toEqual(["stop: rights"]);
  });

  it("goes on with what he paused or stopped as soon as he is not alone, since nobody could any more", () => {
    const match = adminless();
    const [ada] = join(match, "Ada");
    order(match, { kind: "start", by: ada! }, { kind: "pause", paused: true, by: ada! });
    const [bob] = join(match, "Bob");
    expect(noticeKinds(match)).toContain("resumed");
    expect(match.world.game.pauseTicks).toBe(PAUSED - 2);
    order(match, { kind: "connection", id: bob!, connected: false }, { kind: "stop", by: ada! });
    expect(match.autoStart).toBe(false);
    order(match, { kind: "connection", id: bob!, connected: true });
    expect(match.autoStart).toBe(true);
  });

  it("goes on with what its last admin paused, and opens the teams that he locked", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    order(match, { kind: "start", by: ada! }, { kind: "pause", paused: true, by: ada! });
    order(match, { kind: "settings", change: { teamsLocked: true }, by: ada! });
    expect(order(match, { kind: "settings", change: { adminless: true }, by: ada! }).disturbed).toBe(true);
    expect([match.settings.teamsLocked, match.world.game.pauseTicks]).toEqual([false, PAUSED - 2]);
  });

  it("counts only those who are connected", () => {
    const match = adminless();
    const [ada, bob] = join(match, "Ada", "Bob");
    order(match, { kind: "connection", id: bob!, connected: false });
    order(match, { kind: "start", by: ada! });
    expect(noticeKinds(match)).toEqual(["started"]);
  });

  it("can be given one again by its maker, and takes the right from all when it is made one", () => {
    const match = adminless();
    match.ownerKey = "key of ow";
    const ada = joinAs(match, "Ada", "aa");
    const owner = joinAs(match, "Owner", "ow");
    order(match, { kind: "settings", change: { adminless: false }, by: ada });
    expect(refusals(match)).toEqual(["settings: rights"]);
    order(match, { kind: "settings", change: { adminless: false }, by: owner });
    expect(admins(match)).toEqual(["Owner"]);
    order(match, { kind: "settings", change: { adminless: true }, by: owner });
    expect(admins(match)).toEqual([]);
  });
});

describe("settings", () => {
  it("change in parts, and each change is told by its name, never by the password itself", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    order(match, { kind: "settings", change: { name: "Ours", password: "secret", teamSize: 3 }, by: ada! });
    expect(match.settings).toMatchObject({ name: "Ours", password: "secret", teamSize: 3 });
    expect(noticesFor(match, ada!)).toEqual([
      { kind: "settings", what: "name", by: "Ada" },
      { kind: "settings", what: "password", by: "Ada" },
    ]);
    expect(JSON.stringify(match.notices)).not.toContain("secret");
  });

  it("have the name of a listed room cleared of words, whichever comes first", () => {
    const match = quietMatch({ censor: (text) => text.replaceAll("rude", "****") });
    const [ada] = join(match, "Ada");
    const set = (change: Partial<RoomSettings>): Command => ({ kind: "settings", change, by: ada! });
    order(match, set({ name: "rude room" }));
    expect(match.settings.name).toBe("rude room");
    order(match, set({ listed: true }));
    expect([match.settings.name, noticeKinds(match)]).toEqual(["**** room", ["settings", "settings"]]);
    order(match, set({ listed: false }), set({ listed: true }), set({ name: "rude again" }));
    expect(match.settings.name).toBe("**** again");
  });

  it("are an admin's to change", () => {
    const match = quietMatch();
    const [, bob] = join(match, "Ada", "Bob");
    order(match, { kind: "settings", change: { password: "mine" }, by: bob! });
    expect([match.settings.password, refusals(match)]).toEqual(["", ["settings: rights"]]);
  });
});
