/** Votes in rooms without an admin. */
import { describe, expect, it } from "vitest";
import type { Command, VoteAsk } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { countVote, VOTE_TICKS } from "#match/vote.ts";
import { TICK_RATE } from "#sim/step.ts";
import { KICK_OFF, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import {
  noticesFor,
  join,
  joinAs,
  noticeKinds,
  namesIn,
  order,
  pass,
  quietMatch,
  refusals,
} from "../support/match-builder.ts";

const RESTART: VoteAsk = { subject: "restart" };
const BIG: VoteAsk = { subject: "stadium", name: "Big", stadium: builtinStadium("Big") };

function room(...names: string[]) {
  const match = quietMatch({}, { adminless: true });
  return { match, ids: join(match, ...names) };
}

const vote = (ask: VoteAsk, by: number): Command => ({ kind: "vote", ask, by });
const ballot = (yes: boolean, by: number): Command => ({ kind: "ballot", yes, by });
const outcome = (match: Match) => noticesFor(match, 0).find((notice) => notice.kind === "voteOver");

describe("a vote", () => {
  it("passes with more than half of those who play, and is carried out at once", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    order(match, vote(BIG, ids[0]!));
    expect(noticesFor(match, 0)).toEqual([{ kind: "voteCalled", subject: "stadium", object: "Big", by: "Ada" }]);
    expect(match.stadiumName).toBe("Classic");
    order(match, ballot(true, ids[2]!));
    expect(match.stadiumName).toBe("Big");
    expect(noticeKinds(match)).toEqual(["voteOver", "stadium"]);
    expect([outcome(match), match.vote]).toMatchObject([{ passed: true }, null]);
  });

  it("fails as soon as it cannot pass any more", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd", "Dan");
    order(match, vote(BIG, ids[0]!));
    order(match, ballot(false, ids[1]!));
    expect(match.vote).not.toBeNull();
    order(match, ballot(false, ids[2]!));
    expect([outcome(match), match.stadiumName]).toMatchObject([{ passed: false }, "Classic"]);
  });

  it("fails when its time is over, and a ballot can be changed until then", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    order(match, vote(RESTART, ids[0]!));
    order(match, ballot(false, ids[0]!));
    order(match, ballot(true, ids[1]!));
    pass(match, VOTE_TICKS - 3);
    expect(match.vote).not.toBeNull();
    pass(match, 1);
    expect(match.vote).toBeNull();
  });

  it("passes at once for who is alone", () => {
    const { match, ids } = room("Ada");
    order(match, vote(RESTART, ids[0]!));
    expect(match.world.game.state).toBe(KICK_OFF);
  });

  it("is not counted for spectators while others play, nor for who is not connected", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    order(match, { kind: "team", id: ids[2]!, team: SPECTATORS, by: ids[2]! });
    order(match, vote(RESTART, ids[2]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
    order(match, vote(RESTART, ids[0]!));
    order(match, ballot(true, ids[2]!));
    expect(refusals(match)).toEqual(["ballot: notNow"]);
    order(match, { kind: "connection", id: ids[1]!, connected: false });
    expect(match.vote).toBeNull();
  });

  it("sends somebody away for a while, and whom it is against has no say", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    order(match, vote({ subject: "kick", id: ids[2]! }, ids[0]!));
    order(match, ballot(false, ids[2]!));
    expect(refusals(match)).toEqual(["ballot: notNow"]);
    order(match, ballot(true, ids[1]!));
    expect(namesIn(match)).toEqual(["Ada", "Bob"]);
    expect(match.kicked).toMatchObject([{ name: "Cyd", ban: "awhile" }]);
    expect(noticeKinds(match)).toEqual(["voteOver", "kicked"]);
  });

  it("against somebody takes two", () => {
    const { match, ids } = room("Ada", "Bob");
    order(match, vote({ subject: "kick", id: ids[1]! }, ids[0]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
  });

  it("is not held against the room's maker, whom nobody can send away", () => {
    const { match, ids } = room("Ada", "Bob");
    match.ownerKey = "key of ow";
    const owner = joinAs(match, "Owner", "ow");
    order(match, vote({ subject: "kick", id: owner }, ids[0]!));
    expect([refusals(match), match.vote]).toEqual([["vote: rights"], null]);
  });

  it("against somebody takes two even when the others have gone off since it was called", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    order(match, vote({ subject: "kick", id: ids[2]! }, ids[0]!));
    order(match, { kind: "leave", id: ids[1]! });
    expect([outcome(match), namesIn(match)]).toMatchObject([{ passed: false }, ["Ada", "Cyd"]]);
  });

  it("asks people, not windows: who has two of them has one vote, and none against himself", () => {
    const { match, ids } = room("Ada", "Bob");
    const cyd = [joinAs(match, "Cyd", "cc"), joinAs(match, "Cyd", "cc")];
    order(match, vote({ subject: "kick", id: ids[0]! }, cyd[0]!));
    order(match, ballot(true, cyd[1]!));
    expect(countVote(match, match.vote!)).toEqual({ yes: 1, no: 0, needed: 2, voters: 2 });
    order(match, ballot(false, ids[1]!));
    pass(match, 60 * TICK_RATE);
    order(match, vote({ subject: "kick", id: cyd[0]! }, cyd[1]!));
    expect(refusals(match)).toEqual(["vote: notThis"]);
  });

  it("does not keep in mind for ever who called one", () => {
    const { match } = room();
    for (let n = 0; n < 5; n++) {
      const id = joinAs(match, "Ada", `key ${n}`);
      order(match, vote(RESTART, id), { kind: "leave", id });
      pass(match, 60 * TICK_RATE);
    }
    expect(match.nextVoteTick.size).toBe(1);
  });

  it("ends when whom it is against has left", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd", "Dan");
    order(match, vote({ subject: "kick", id: ids[3]! }, ids[0]!));
    order(match, { kind: "leave", id: ids[3]! });
    expect([outcome(match), match.vote]).toMatchObject([{ passed: false }, null]);
  });

  it("is one at a time, and not again by the same member for a minute", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd");
    order(match, vote(RESTART, ids[0]!));
    order(match, vote(RESTART, ids[1]!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
    order(match, ballot(false, ids[1]!), ballot(false, ids[2]!));
    order(match, vote(BIG, ids[0]!));
    expect(refusals(match)).toEqual(["vote: cooldown"]);
    pass(match, 3600);
    order(match, vote(BIG, ids[0]!));
    expect(match.vote).not.toBeNull();
  });

  it("is not for rooms that have an admin", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    order(match, vote(RESTART, ada!));
    expect(refusals(match)).toEqual(["vote: notNow"]);
  });
});
