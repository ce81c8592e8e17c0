/** Admin rights: granting, passing on, kicking, and rooms without admins. */
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import { viewOf } from "#match/match.ts";
import { mayUpload } from "#room/permissions.ts";
import type { RoomSettings } from "#room/settings.ts";
import { PAUSED } from "#sim/rules/game.ts";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  noticesFor,
  join,
  joinAs,
  noticeKinds,
  member,
  namesIn,
  applyCommands,
  quietMatch,
  refusals,
} from "../support/match-builder.ts";

const admins = (match: ReturnType<typeof quietMatch>) =>
  match.members.filter((each) => each.admin).map((each) => each.name);

describe("the admin right", () => {
  it("belongs to the owner, in a room without one to its first player, and does not pass on to others", () => {
    for (const ownerKey of ["", "key of aa"]) {
      const match = quietMatch();
      match.ownerKey = ownerKey;
      const ada = joinAs(match, "Ada", "aa");
      joinAs(match, "Bob", "bb");
      expect(admins(match)).toEqual(["Ada"]);
      applyCommands(match, { kind: "leave", id: ada });
      joinAs(match, "Cyd", "cc");
      expect(admins(match)).toEqual([]);
    }
  });

  it("is given back to the owner on return", () => {
    const match = quietMatch();
    match.ownerKey = "key of ow";
    joinAs(match, "Bob", "bb");
    expect(admins(match)).toEqual([]);
    joinAs(match, "Another name", "ow");
    expect(admins(match)).toEqual(["Another name"]);
  });

  it("survives leaving and returning, until it is withdrawn", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    let bob = joinAs(match, "Bob", "bb");
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: ada });
    expect(noticesFor(match, ada)).toEqual([{ kind: "admin", name: "Bob", admin: true, by: "Ada" }]);
    applyCommands(match, { kind: "leave", id: bob });
    bob = joinAs(match, "Bob", "bb");
    expect(member(match, bob).admin).toBe(true);
    applyCommands(match, { kind: "admin", id: bob, admin: false, by: ada });
    applyCommands(match, { kind: "leave", id: bob });
    expect(member(match, joinAs(match, "Bob", "bb")).admin).toBe(false);
  });

  it("cannot be withdrawn from the owner by others, nor can they kick the owner", () => {
    const match = quietMatch();
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    const ada = joinAs(match, "Ada", "aa");
    applyCommands(match, { kind: "admin", id: ada, admin: true, by: owner });
    applyCommands(
      match,
      { kind: "admin", id: owner, admin: false, by: ada },
      { kind: "kick", id: owner, ban: true, reason: "", by: ada },
    );
    expect(refusals(match)).toEqual(["admin: rights", "kick: rights"]);
    expect(member(match, owner).admin).toBe(true);
  });

  it("can be given up while there is another admin", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    const giveUp: Command = { kind: "admin", id: ada!, admin: false, by: ada! };
    applyCommands(match, giveUp);
    expect([refusals(match), admins(match)]).toEqual([["admin: notThis"], ["Ada"]]);
    applyCommands(match, { kind: "admin", id: bob!, admin: true, by: ada! }, giveUp);
    expect(admins(match)).toEqual(["Bob"]);
  });

  it("cannot be given to a bot", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    applyCommands(match, { kind: "admin", id: bot.id, admin: true, by: ada! });
    expect(refusals(match)).toEqual(["admin: notThis"]);
  });
});

describe("kicking a player", () => {
  it("removes the player at once, with a notice that names the admin and the reason", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    const bob = joinAs(match, "Bob", "bb");
    expect(applyCommands(match, { kind: "kick", id: bob, ban: true, reason: "own goals", by: ada }).disturbed).toBe(
      true,
    );
    expect(match.members.map((each) => each.name)).toEqual(["Ada"]);
    expect(match.kicked).toEqual([
      {
        id: bob,
        key: "key of bb",
        name: "Bob",
        ban: "forever",
        reason: "own goals",
        by: "Ada",
        byKey: "key of aa",
        byId: ada,
      },
    ]);
    expect(noticesFor(match, ada)).toEqual([
      { kind: "kicked", name: "Bob", ban: true, reason: "own goals", by: "Ada" },
    ]);
    applyCommands(match);
    expect(match.kicked).toEqual([]);
  });

  it("with a ban removes all members with the same key; without a ban, only the one", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    const bob = ["Bob", "Bob", "Bob"].map((name) => joinAs(match, name, "bb"));
    applyCommands(match, { kind: "kick", id: bob[0]!, ban: false, reason: "", by: ada });
    expect(match.kicked.map(({ id }) => id)).toEqual([bob[0]]);
    applyCommands(match, { kind: "kick", id: bob[2]!, ban: true, reason: "", by: ada });
    expect(match.kicked.map(({ id }) => id)).toEqual([bob[1], bob[2]]);
    expect(noticeKinds(match)).toEqual(["kicked"]);
    expect(match.members.map(({ id }) => id)).toEqual([ada]);
  });

  it("with a ban is refused for another member with the admin's own key", () => {
    const match = quietMatch();
    const [ada, again] = [joinAs(match, "Ada", "aa"), joinAs(match, "Ada", "aa")];
    applyCommands(match, { kind: "kick", id: again, ban: true, reason: "", by: ada });
    expect([refusals(match), match.members.length]).toEqual([["kick: notThis"], 2]);
  });

  it("withdraws the player's admin right", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "aa");
    const bob = joinAs(match, "Bob", "bb");
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: ada });
    applyCommands(match, { kind: "kick", id: bob, ban: false, reason: "", by: ada });
    expect(match.kicked[0]?.ban).toBe("none");
    expect(member(match, joinAs(match, "Bob", "bb")).admin).toBe(false);
  });

  it("has no effect on bots, on the sender and on absent players", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    for (const id of [bot.id, ada!, 999]) applyCommands(match, { kind: "kick", id, ban: false, reason: "", by: ada! });
    expect(refusals(match)).toEqual(["kick: gone"]);
    expect(match.kicked).toEqual([]);
  });

  it("and clearing all bans is reserved for admins", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "clearBans", by: bob! });
    expect([match.bansCleared, refusals(match)]).toEqual([false, ["clearBans: rights"]]);
    applyCommands(match, { kind: "clearBans", by: ada! });
    expect([match.bansCleared, noticeKinds(match)]).toEqual([true, ["bansCleared"]]);
    applyCommands(match);
    expect(match.bansCleared).toBe(false);
  });
});

/** A room of an absent owner, with these players. */
function abandoned(...names: string[]) {
  const match = quietMatch({ bots: "even" }, { password: "secret" });
  match.ownerKey = "key of ow";
  return { match, ids: names.map((name) => joinAs(match, name, name)) };
}

describe("a room whose owner and admins are away", () => {
  const changes = (by: number): readonly Command[] => [
    { kind: "settings", change: { password: "" }, by },
    { kind: "settings", change: { name: "Mine" }, by },
    { kind: "settings", change: { scoreLimit: 9 }, by },
    { kind: "settings", change: { adminless: true }, by },
    { kind: "settings", change: { teamsLocked: true }, by },
    { kind: "stadium", name: "Big", stadium: builtinStadium("Big"), by },
    { kind: "vote", ask: { subject: "stadium", name: "Big", stadium: builtinStadium("Big") }, by },
    { kind: "kit", team: 1, kit: null, by },
    { kind: "kickRate", rate: [1, 1, 1], by },
    { kind: "clearBans", by },
    { kind: "admin", id: by, admin: true, by },
  ];

  it.each([["a player alone"], ["one of two players", "Bob"]])("is not changed by %s", (_who, ...others) => {
    const { match, ids } = abandoned("Eve", ...others);
    const before = structuredClone([match.settings, match.kits, match.stadiumName]);
    for (const command of changes(ids[0]!)) {
      applyCommands(match, command);
      expect(refusals(match)).toEqual([`${command.kind}: rights`]);
    }
    expect([match.settings, match.kits, match.stadiumName]).toEqual(before);
    expect([admins(match), mayUpload(viewOf(match), member(match, ids[0]!))]).toEqual([[], false]);
  });

  it("is not changed either by the last client after the owner has left", () => {
    const { match } = abandoned();
    const owner = joinAs(match, "Owner", "ow");
    const eve = joinAs(match, "Eve", "ee");
    applyCommands(match, { kind: "leave", id: owner });
    applyCommands(match, { kind: "settings", change: { password: "mine" }, by: eve });
    expect([refusals(match), admins(match)]).toEqual([["settings: rights"], []]);
  });

  it("can be played in: a player alone starts and stops, several of them vote", () => {
    const { match, ids } = abandoned("Eve");
    const eve = ids[0]!;
    applyCommands(match, { kind: "start", by: eve }, { kind: "pause", paused: true, by: eve });
    expect(noticeKinds(match)).toEqual(["started", "paused"]);
    const bob = joinAs(match, "Bob", "bb");
    expect(noticeKinds(match)).toContain("resumed");
    applyCommands(match, { kind: "stop", by: eve });
    expect(refusals(match)).toEqual(["stop: rights"]);
    applyCommands(match, { kind: "vote", ask: { subject: "restart" }, by: eve });
    applyCommands(match, { kind: "ballot", yes: true, by: bob });
    expect(noticeKinds(match)).toEqual(["voteOver", "started"]);
  });

  it("goes on when the last admin leaves a paused game and locked teams", () => {
    const { match, ids } = abandoned("Bob", "Cyd");
    const owner = joinAs(match, "Owner", "ow");
    applyCommands(match, { kind: "start", by: owner }, { kind: "pause", paused: true, by: owner });
    applyCommands(match, { kind: "settings", change: { teamsLocked: true }, by: owner });
    expect(applyCommands(match, { kind: "leave", id: owner }).disturbed).toBe(true);
    expect(match.world.game.pauseTicks).toBe(PAUSED - 2);
    applyCommands(match, { kind: "team", id: ids[0]!, team: SPECTATORS, by: ids[0]! });
    applyCommands(match, { kind: "team", id: ids[0]!, team: RED_TEAM, by: ids[0]! });
    expect([refusals(match), match.settings.teamsLocked]).toEqual([[], true]);
  });

  it("ends its vote when an admin comes", () => {
    const { match, ids } = abandoned("Bob", "Cyd", "Dan");
    applyCommands(match, { kind: "vote", ask: { subject: "restart" }, by: ids[0]! });
    expect(match.vote).not.toBeNull();
    joinAs(match, "Owner", "ow");
    expect([match.vote, admins(match)]).toEqual([null, ["Owner"]]);
  });

  it("is changed by those whom its owner made admins", () => {
    const { match } = abandoned();
    const owner = joinAs(match, "Owner", "ow");
    const ada = joinAs(match, "Ada", "aa");
    applyCommands(match, { kind: "admin", id: ada, admin: true, by: owner });
    applyCommands(match, { kind: "leave", id: owner }, { kind: "leave", id: ada });
    const again = joinAs(match, "Ada", "aa");
    applyCommands(match, { kind: "settings", change: { password: "new" }, by: again });
    expect([refusals(match), match.settings.password]).toEqual([[], "new"]);
  });
});

describe("a room without an admin", () => {
  const adminless = () => quietMatch({}, { adminless: true });

  it("never gets one by joining, leaving or ownership", () => {
    const match = adminless();
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    const ada = joinAs(match, "Ada", "aa");
    expect(admins(match)).toEqual([]);
    applyCommands(match, { kind: "leave", id: ada });
    expect(admins(match)).toEqual([]);
    applyCommands(match, { kind: "admin", id: owner, admin: true, by: owner });
    expect(refusals(match)).toEqual(["admin: rights"]);
  });

  it("lets a player alone in it manage the game, until a second player joins", () => {
    const match = adminless();
    const [ada] = join(match, "Ada");
    applyCommands(match, { kind: "stadium", name: "Big", stadium: builtinStadium("Big"), by: ada! });
    applyCommands(match, { kind: "start", by: ada! });
    expect([match.stadiumName, noticeKinds(match)]).toEqual(["Big", ["started"]]);
    join(match, "Bob");
    applyCommands(match, { kind: "stop", by: ada! });
    expect(refusals(match)).toEqual(["stop: rights"]);
  });

  it("resumes a paused or stopped game when a second player joins, since no player could do it afterwards", () => {
    const match = adminless();
    const [ada] = join(match, "Ada");
    applyCommands(match, { kind: "start", by: ada! }, { kind: "pause", paused: true, by: ada! });
    const [bob] = join(match, "Bob");
    expect(noticeKinds(match)).toContain("resumed");
    expect(match.world.game.pauseTicks).toBe(PAUSED - 2);
    applyCommands(match, { kind: "connection", id: bob!, connected: false }, { kind: "stop", by: ada! });
    expect(match.autoStart).toBe(false);
    applyCommands(match, { kind: "connection", id: bob!, connected: true });
    expect(match.autoStart).toBe(true);
  });

  it("resumes the game and unlocks the teams that the last admin paused and locked", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "start", by: ada! }, { kind: "pause", paused: true, by: ada! });
    applyCommands(match, { kind: "settings", change: { teamsLocked: true }, by: ada! });
    expect(applyCommands(match, { kind: "settings", change: { adminless: true }, by: ada! }).disturbed).toBe(true);
    expect([match.settings.teamsLocked, match.world.game.pauseTicks]).toEqual([false, PAUSED - 2]);
  });

  it("counts only connected players", () => {
    const match = adminless();
    const [ada, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "connection", id: bob!, connected: false });
    applyCommands(match, { kind: "start", by: ada! });
    expect(noticeKinds(match)).toEqual(["started"]);
  });

  it("gets an admin again when the owner turns the setting off, and loses all admins when it is turned on", () => {
    const match = adminless();
    match.ownerKey = "key of ow";
    const ada = joinAs(match, "Ada", "aa");
    const owner = joinAs(match, "Owner", "ow");
    applyCommands(match, { kind: "settings", change: { adminless: false }, by: ada });
    expect(refusals(match)).toEqual(["settings: rights"]);
    applyCommands(match, { kind: "settings", change: { adminless: false }, by: owner });
    expect(admins(match)).toEqual(["Owner"]);
    applyCommands(match, { kind: "settings", change: { adminless: true }, by: owner });
    expect(admins(match)).toEqual([]);
  });
});

describe("settings", () => {
  it("change one by one, each with a notice that names the setting but never contains the password", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada");
    applyCommands(match, { kind: "settings", change: { name: "Ours", password: "secret", teamSize: 3 }, by: ada! });
    expect(match.settings).toMatchObject({ name: "Ours", password: "secret", teamSize: 3 });
    expect(noticesFor(match, ada!)).toEqual([
      { kind: "settings", what: "name", by: "Ada" },
      { kind: "settings", what: "password", by: "Ada" },
    ]);
    expect(JSON.stringify(match.notices)).not.toContain("secret");
  });

  it("have the name of a listed room filtered, whether it is named or listed first", () => {
    const match = quietMatch({ censor: (text) => text.replaceAll("rude", "****") });
    const [ada] = join(match, "Ada");
    const set = (change: Partial<RoomSettings>): Command => ({ kind: "settings", change, by: ada! });
    applyCommands(match, set({ name: "rude room" }));
    expect(match.settings.name).toBe("rude room");
    applyCommands(match, set({ listed: true }));
    expect([match.settings.name, noticeKinds(match)]).toEqual(["**** room", ["settings", "settings"]]);
    applyCommands(match, set({ listed: false }), set({ listed: true }), set({ name: "rude again" }));
    expect(match.settings.name).toBe("**** again");
  });

  it("clean the names, avatars and the map of a room that becomes listed, and of players that join it then", () => {
    const match = quietMatch({ censor: (text) => text.replaceAll("rude", "****") });
    const [ada, bob, cyd] = join(match, "Ada", "rude", "****");
    applyCommands(
      match,
      { kind: "avatar", id: bob!, text: "rude", by: bob! },
      { kind: "stadium", name: "rude map", stadium: builtinStadium("Big"), by: ada! },
    );
    applyCommands(match, { kind: "settings", change: { listed: true }, by: ada! });
    expect(namesIn(match)).toEqual(["Ada", `**** #${bob}`, "****"]);
    expect([member(match, bob!).avatar, match.stadiumName]).toEqual(["****", "**** map"]);
    expect(noticesFor(match, bob!)).toContainEqual({ kind: "censored", name: `**** #${bob}` });
    expect(noticesFor(match, cyd!).map(({ kind }) => kind)).toEqual(["settings"]);
    const [dan] = join(match, "rudest");
    expect(member(match, dan!).name).toBe("****st");
    expect(noticeKinds(match)).toEqual(["joined"]);
  });

  it("can only be changed by an admin", () => {
    const match = quietMatch();
    const [, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "settings", change: { password: "mine" }, by: bob! });
    expect([match.settings.password, refusals(match)]).toEqual(["", ["settings: rights"]]);
  });
});
