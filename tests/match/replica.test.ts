/** Replicas: any sequence of commands and keys makes the same ticks in a copy that only receives what was applied. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Match } from "#match/match.ts";
import { beginReplicaTick, copyMatch, replicaOf, TickFeedWriter } from "#match/replica.ts";
import { advance, endAdvance } from "#match/tick.ts";
import { hashWorld } from "#sim/hash.ts";
import { join, quietMatch } from "../support/match-builder.ts";
import { performAction, type RoomAction, roomActions } from "../support/room-actions.ts";

const censor = (text: string) => text.replaceAll("Room", "****");

/** What both have of a tick. The memory of bots stays in the match. */
function visibleState({ world, members, settings, kits, events, nextId, seatQueue, vote, notices }: Match): string {
  const listed = members.map((member) => ({ ...member, steered: member.autopilot !== null }));
  const left = { events, nextId, seatQueue, notices: notices.map(({ notice }) => notice), vote: vote?.endTick };
  return JSON.stringify([hashWorld(world).whole, listed, settings, kits, left], (key, value: unknown) =>
    // Events and notices hold whole members and stadiums; their ids and names are compared with the list.
    key === "brain" || key === "autopilot" ? undefined : value,
  );
}

/** A match and its replica, which is fed over structured clones as in another thread. */
class FedReplica {
  readonly #match: Match;
  readonly #replica: Match;
  readonly #writer: TickFeedWriter;
  readonly #decided: Map<number, number>;

  constructor(match: Match) {
    const copy = structuredClone(copyMatch(match));
    this.#match = match;
    this.#writer = new TickFeedWriter(match);
    this.#replica = replicaOf(copy, { censor });
    this.#decided = new Map(copy.decided);
  }

  tick(): void {
    this.#writer.begin();
    advance(this.#match);
    const feed = structuredClone(this.#writer.end());
    endAdvance(this.#replica, beginReplicaTick(this.#replica, feed, this.#decided));
    if (visibleState(this.#replica) !== visibleState(this.#match)) {
      expect(JSON.parse(visibleState(this.#replica))).toEqual(JSON.parse(visibleState(this.#match)));
    }
  }
}

/** Performs the actions; the replica is made in the middle of them. */
function play(match: Match, actions: readonly RoomAction[], from: number): void {
  let fed: FedReplica | undefined;
  actions.forEach((action, index) => {
    if (index === from) fed = new FedReplica(match);
    for (const member of match.members) {
      if (member.bot) continue;
      member.keys = action.keys;
      member.ping = action.value;
    }
    performAction(match, action);
    for (let t = 0; t < action.wait; t++) {
      if (fed === undefined) advance(match);
      else fed.tick();
    }
  });
}

describe.each(["none", "even", "full"] as const)("a replica of a room with bots: %s", (bots) => {
  it.each([false, true])("has the same state in every tick (scripted: %s)", (scripted) => {
    fc.assert(
      fc.property(roomActions, fc.nat({ max: 20 }), fc.boolean(), (actions, from, adminless) => {
        const match = quietMatch({ bots, teamSize: 2, awayTicks: 100, seed: 7, censor }, { scripted, adminless });
        match.autoStart = true;
        match.nextId = 0xffff - 9;
        join(match, "Ada");
        play(match, actions, from);
      }),
      { seed: 12, numRuns: 30 },
    );
  });
});

describe("a replica", () => {
  it("refuses a tick that does not follow", () => {
    const match = quietMatch();
    const replica = replicaOf(structuredClone(copyMatch(match)), { censor });
    const writer = new TickFeedWriter(match);
    writer.begin();
    advance(match);
    const feed = writer.end();
    beginReplicaTick(replica, feed, new Map());
    expect(() => beginReplicaTick(replica, { ...feed, tick: 5 }, new Map())).toThrow("tick 5 follows 0");
  });

  it("differs in the digest when it missed a command", () => {
    const match = quietMatch();
    join(match, "Ada", "Bob");
    const replica = replicaOf(structuredClone(copyMatch(match)), { censor });
    const writer = new TickFeedWriter(match);
    match.queue.push({ kind: "start" });
    for (let t = 0; t < 3; t++) {
      writer.begin();
      advance(match);
      const feed = writer.end();
      endAdvance(replica, beginReplicaTick(replica, { ...feed, commands: undefined }, new Map()));
    }
    expect(hashWorld(replica.world).whole).not.toBe(hashWorld(match.world).whole);
  });
});
