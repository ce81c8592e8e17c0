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
  applyCommands,
  advanceTicks,
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

  it("to kick ends when the player leaves", () => {
    const { match, ids } = room("Ada", "Bob", "Cyd", "Dan");
    applyCommands(match, vote({ subject: "kick", id: ids[3]! }, ids[0]!));
    applyCommands(match, { kind: "leave", id: ids[3]! });
    expect([outcome(match), match.vote]).toMatchObject([{ passed: false }, null]);
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
