/** Votes in rooms without an admin. */
import { describe, expect, it } from "vitest";
import type { Command, VoteAsk } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { countVote, KICK_VOTE_TICKS_MIN, VOTE_TICKS } from "#match/vote.ts";
import { VOTER_AGE_TICKS, VOTER_PLAY_TICKS } from "#match/voters.ts";
import { RIGHT } from "#sim/input.ts";
import { TICK_RATE } from "#sim/step.ts";
import { KICK_OFF, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  noticesFor,
  join,
  joinAs,
  makeRegulars,
  member,
  noticeKinds,
  namesIn,
  applyCommands,
  advanceTicks,
  quietMatch,
  refusals,
} from "../support/match-builder.ts";

const RESTART: VoteAsk = { subject: "restart" };
const BIG: VoteAsk = { subject: "stadium", name: "Big", stadium: builtinStadium("Big") };

function room(...names: string[]) {
  const match = quietMatch({}, { adminless: true });
  const ids = join(match, ...names);
  makeRegulars(match);
  return { match, ids };
}

const vote = (ask: VoteAsk, by: number): Command => ({ kind: "vote", ask, by });
const ballot = (yes: boolean, by: number): Command => ({ kind: "ballot", yes, by });
const outcome = (match: Match) => noticesFor(match, 0).find((notice) => notice.kind === "voteOver");

describe("a vote", () => {
  it("passes with the votes of more than half of the players, and takes effect at once", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    applyCommands(match, vote(BIG, ids[0]!));
    expect(noticesFor(match, 0)).toEqual([{ kind: "voteCalled", subject: "stadium", object: "Big", by: "Ada" }]);
    expect(match.stadiumName).toBe("Classic");
    applyCommands(match, ballot(true, ids[2]!));
    expect(match.stadiumName).toBe("Big");
    expect(noticeKinds(match)).toEqual(["voteOver", "stadium"]);
    expect([outcome(match), match.vote]).toMatchObject([{ passed: true }, null]);
  });

  it("fails as soon as it cannot pass any more", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd", "Dan");
    applyCommands(match, vote(BIG, ids[0]!));
    applyCommands(match, ballot(false, ids[1]!));
    expect(match.vote).not.toBeNull();
    applyCommands(match, ballot(false, ids[2]!));
    expect([outcome(match), match.stadiumName]).toMatchObject([{ passed: false }, "Classic"]);
  });

  it("fails at its deadline, and a ballot can be changed until then", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    applyCommands(match, vote(RESTART, ids[0]!));
    applyCommands(match, ballot(false, ids[0]!));
    applyCommands(match, ballot(true, ids[1]!));
    advanceTicks(match, VOTE_TICKS - 3);
    expect(match.vote).not.toBeNull();
    advanceTicks(match, 1);
    expect(match.vote).toBeNull();
  });

  it("passes at once for a player alone in the room", () => {
    const { match, ids } = room("Ada");
    applyCommands(match, vote(RESTART, ids[0]!));
    expect(match.world.game.state).toBe(KICK_OFF);
  });

  it("does not count spectators while others play, nor disconnected players", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    applyCommands(match, { kind: "team", id: ids[2]!, team: SPECTATORS, by: ids[2]! });
    applyCommands(match, vote(RESTART, ids[2]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
    applyCommands(match, vote(RESTART, ids[0]!));
    applyCommands(match, ballot(true, ids[2]!));
    expect(refusals(match)).toEqual(["ballot: notNow"]);
    applyCommands(match, { kind: "connection", id: ids[1]!, connected: false });
    expect(match.vote).toBeNull();
  });

  it("to kick bans the player for a while, and the player has no ballot", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    applyCommands(match, vote({ subject: "kick", id: ids[2]! }, ids[0]!));
    applyCommands(match, ballot(false, ids[2]!));
    expect(refusals(match)).toEqual(["ballot: notNow"]);
    applyCommands(match, ballot(true, ids[1]!));
    advanceTicks(match, KICK_VOTE_TICKS_MIN - 3);
    expect(namesIn(match)).toEqual(["Ada", "Bob", "Cyd"]);
    advanceTicks(match, 1);
    expect(namesIn(match)).toEqual(["Ada", "Bob"]);
    expect(match.kicked).toMatchObject([{ name: "Cyd", ban: "awhile" }]);
    expect(noticeKinds(match)).toEqual(["voteOver", "kicked"]);
  });

  it("to kick needs two voters", () => {
    const { match, ids } = room("Ada", "Bob");
    applyCommands(match, vote({ subject: "kick", id: ids[1]! }, ids[0]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
  });

  it("to kick the owner is refused", () => {
    const { match, ids } = room("Ada", "Bob");
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    applyCommands(match, vote({ subject: "kick", id: owner }, ids[0]!));
    expect([refusals(match), match.vote]).toEqual([["vote: rights"], null]);
  });

  it("to kick fails when the other voters leave before it passes", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    applyCommands(match, vote({ subject: "kick", id: ids[2]! }, ids[0]!));
    applyCommands(match, { kind: "leave", id: ids[1]! });
    expect([outcome(match), namesIn(match)]).toMatchObject([{ passed: false }, ["Ada", "Cyd"]]);
  });

  it("counts one ballot per key, and none from the key it is against", () => {
    const { match, ids } = room("Ada", "Bob");
    const cyd = [joinAs(match, "Cyd", "cc"), joinAs(match, "Cyd", "cc")];
    makeRegulars(match);
    applyCommands(match, vote({ subject: "kick", id: ids[0]! }, cyd[0]!));
    applyCommands(match, ballot(true, cyd[1]!));
    expect(countVote(match, match.vote!)).toEqual({ yes: 1, no: 0, needed: 2, voters: 2 });
    applyCommands(match, ballot(false, ids[1]!));
    advanceTicks(match, 60 * TICK_RATE);
    applyCommands(match, vote({ subject: "kick", id: cyd[0]! }, cyd[1]!));
    expect(refusals(match)).toEqual(["vote: notThis"]);
  });

  it("drops the cooldowns of earlier callers once they have passed", () => {
    const { match } = room();
    for (let n = 0; n < 5; n++) {
      const id = joinAs(match, "Ada", `key ${n}`);
      applyCommands(match, vote(RESTART, id), { kind: "leave", id });
      advanceTicks(match, 60 * TICK_RATE);
    }
    expect(match.nextVoteTick.size).toBe(1);
  });

  it("is refused while another is on, and for a minute to the same caller", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    applyCommands(match, vote(RESTART, ids[0]!));
    applyCommands(match, vote(RESTART, ids[1]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
    applyCommands(match, ballot(false, ids[1]!), ballot(false, ids[2]!));
    applyCommands(match, vote(BIG, ids[0]!));
    expect(refusals(match)).toEqual(["vote: cooldown"]);
    advanceTicks(match, 3600);
    applyCommands(match, vote(BIG, ids[0]!));
    expect(match.vote).not.toBeNull();
  });

  it("is refused in rooms with an admin", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    applyCommands(match, vote(RESTART, ada!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
  });
});

/** A room with players of these networks, one for each letter. */
function roomOf(networks: string) {
  const match = quietMatch({ teamSize: 5 }, { adminless: true });
  const ids = Array.from(networks, (network, n) => joinAs(match, `P${n}`, `k${n}`, { network }));
  makeRegulars(match);
  return { match, ids };
}

describe("a vote to kick a player that leaves", () => {
  it("goes on, and bans them if it passes", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    const eve = joinAs(match, "Eve", "ee");
    applyCommands(match, vote({ subject: "kick", id: eve }, ids[0]!));
    applyCommands(match, { kind: "leave", id: eve }, ballot(true, ids[1]!));
    expect(match.vote).not.toBeNull();
    expect(countVote(match, match.vote!)).toEqual({ yes: 2, no: 0, needed: 2, voters: 3 });
    advanceTicks(match, KICK_VOTE_TICKS_MIN - 1);
    expect(match.kicked).toEqual([{ id: eve, key: "key of ee", name: "Eve", ban: "awhile", reason: "", by: "" }]);
    expect([outcome(match), noticeKinds(match)]).toMatchObject([{ passed: true }, ["voteOver", "kicked"]]);
  });

  it("finds them again when they return, and gives them no ballot", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    const eve = joinAs(match, "Eve", "ee");
    applyCommands(match, vote({ subject: "kick", id: eve }, ids[0]!));
    applyCommands(match, { kind: "leave", id: eve });
    const again = joinAs(match, "Eve", "ee");
    makeRegulars(match);
    applyCommands(match, ballot(false, again), ballot(true, ids[1]!));
    expect(refusals(match)).toEqual(["ballot: notNow"]);
    advanceTicks(match, KICK_VOTE_TICKS_MIN - 3);
    expect(match.kicked).toMatchObject([{ id: again, key: "key of ee", ban: "awhile" }]);
    expect(namesIn(match)).toEqual(["Ada", "Bob", "Cyd"]);
  });

  it("bans no player when it fails", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    const eve = joinAs(match, "Eve", "ee");
    applyCommands(match, vote({ subject: "kick", id: eve }, ids[0]!));
    applyCommands(match, { kind: "leave", id: eve }, ballot(false, ids[1]!), ballot(false, ids[2]!));
    expect([outcome(match), match.vote, match.kicked]).toMatchObject([{ passed: false }, null, []]);
  });

  it("ends when they have no key", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd", "Dan");
    applyCommands(match, vote({ subject: "kick", id: ids[3]! }, ids[0]!));
    applyCommands(match, { kind: "leave", id: ids[3]! });
    expect([outcome(match), match.vote]).toMatchObject([{ passed: false }, null]);
  });
});

const kickOf = (id: number): VoteAsk => ({ subject: "kick", id });

/** The first `yes` members after the caller vote yes, and the time passes in which a vote to kick can be decided. */
function decide(match: Match, ids: readonly number[], ask: VoteAsk): void {
  const [caller, ...others] = ids;
  applyCommands(match, vote(ask, caller!));
  applyCommands(match, ...others.map((id) => ballot(true, id)));
  advanceTicks(match, KICK_VOTE_TICKS_MIN);
}

describe("several identities of one network", () => {
  it("cannot kick the only player of another one", () => {
    const { match, ids } = roomOf("aaaab");
    applyCommands(match, vote(kickOf(ids[4]!), ids[0]!));
    expect([refusals(match), match.vote]).toEqual([["vote: notNow"], null]);
  });

  it("are one voter among others, whatever is asked", () => {
    const { match, ids } = roomOf("aaaabc");
    decide(match, ids.slice(0, 4), kickOf(ids[4]!));
    expect(countVote(match, match.vote!)).toEqual({ yes: 1, no: 0, needed: 2, voters: 2 });
    applyCommands(match, ballot(false, ids[5]!));
    expect([match.vote, match.members.length]).toEqual([null, 6]);
    advanceTicks(match, 60 * TICK_RATE);
    decide(match, ids.slice(0, 4), BIG);
    expect(countVote(match, match.vote!)).toEqual({ yes: 1, no: 0, needed: 2, voters: 3 });
  });

  it("do not protect one of them", () => {
    const { match, ids } = roomOf("aaaabc");
    applyCommands(match, vote(kickOf(ids[0]!), ids[4]!));
    applyCommands(match, ballot(true, ids[5]!), ...ids.slice(1, 4).map((id) => ballot(false, id)));
    expect(countVote(match, match.vote!)).toEqual({ yes: 2, no: 1, needed: 2, voters: 3 });
    advanceTicks(match, KICK_VOTE_TICKS_MIN);
    expect(match.members).toHaveLength(5);
  });

  it("have the answer of most of them", () => {
    const { match, ids } = roomOf("aaab");
    applyCommands(match, vote(BIG, ids[0]!));
    applyCommands(match, ballot(false, ids[1]!));
    expect(countVote(match, match.vote!)).toMatchObject({ yes: 0, no: 0, voters: 2 });
    applyCommands(match, ballot(true, ids[2]!));
    expect(countVote(match, match.vote!)).toMatchObject({ yes: 1, no: 0 });
    applyCommands(match, ballot(true, ids[3]!));
    expect(match.stadiumName).toBe("Big");
  });

  it("share the time between two calls", () => {
    const { match, ids } = roomOf("aabc");
    applyCommands(match, vote(RESTART, ids[0]!));
    applyCommands(match, ballot(false, ids[2]!), ballot(false, ids[3]!));
    applyCommands(match, vote(RESTART, ids[1]!));
    expect(refusals(match)).toEqual(["vote: cooldown"]);
  });

  it("are persons with a vote each while all members have the same network", () => {
    const { match, ids } = roomOf("aaaa");
    applyCommands(match, vote(kickOf(ids[3]!), ids[0]!));
    expect(countVote(match, match.vote!)).toEqual({ yes: 1, no: 0, needed: 2, voters: 3 });
    applyCommands(match, ballot(true, ids[1]!));
    advanceTicks(match, KICK_VOTE_TICKS_MIN);
    expect(match.members).toHaveLength(3);
  });

  it("count once for a person that is connected over two networks", () => {
    const { match, ids } = roomOf("ab");
    joinAs(match, "P0", "k0", { network: "c" });
    makeRegulars(match);
    applyCommands(match, vote(kickOf(ids[1]!), ids[0]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
  });
});

describe("newcomers", () => {
  it.each([
    ["have been in the room for a minute", { age: VOTER_AGE_TICKS, play: VOTER_PLAY_TICKS }, []],
    ["came a tick later", { age: VOTER_AGE_TICKS - 1, play: VOTER_PLAY_TICKS }, ["vote: tooNew"]],
    ["have hardly played", { age: VOTER_AGE_TICKS, play: VOTER_PLAY_TICKS - 1 }, ["vote: tooNew"]],
  ])("that %s: calling a vote to kick", (_what, { age, play }, refused) => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    const ada = member(match, ids[0]!);
    ada.joinedTick = match.world.game.tick - age;
    ada.playTicks = play;
    applyCommands(match, vote(kickOf(ids[2]!), ids[0]!));
    expect(refusals(match)).toEqual(refused);
  });

  it("have no ballot in a vote to kick, and do not count as voters", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    const [dan] = join(match, "Dan");
    applyCommands(match, vote(kickOf(ids[2]!), ids[0]!));
    applyCommands(match, ballot(true, dan!));
    expect(refusals(match)).toEqual(["ballot: tooNew"]);
    expect(countVote(match, match.vote!)).toEqual({ yes: 1, no: 0, needed: 2, voters: 2 });
  });

  it("grow older by playing, not by sitting in a seat", () => {
    const match = quietMatch({}, { adminless: true });
    const [ada, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "start" });
    for (let t = 0; t < 100; t++) {
      member(match, ada!).keys = RIGHT;
      advanceTicks(match, 1);
    }
    expect(member(match, ada!).playTicks).toBeGreaterThan(95);
    expect(member(match, bob!).playTicks).toBe(0);
  });
});
