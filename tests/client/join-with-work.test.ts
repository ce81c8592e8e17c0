/** Joins that need proof of work. */
import { ServerError } from "@colyseus/sdk";
import { describe, expect, it } from "vitest";
import { joinWithWork } from "#client/net/work/join-with-work.ts";
import { solve } from "#client/net/work/solve.ts";
import { solveInSlices, solveWork } from "#client/net/work/work.ts";
import { workMeter, workSeed, workText } from "#protocol/work.ts";

type Sent = {
  readonly proof: { readonly challenge: string; readonly key: string };
  readonly work?: number | undefined;
};

/** Joins at a server that asks for these bits, one after the other, and then accepts. */
function joinAt(...asked: readonly (number | ServerError)[]) {
  const sent: Sent[] = [];
  const worked: number[] = [];
  const left = [...asked];
  let challenges = 0;
  const joined = joinWithWork(
    "ABCDE",
    async () => ({ proof: { challenge: `challenge ${++challenges}`, key: "key", signature: "" } }),
    async (options) => {
      sent.push(options);
      const next = left.shift();
      if (next === undefined) return "room";
      throw typeof next === "number" ? new ServerError(428, workText(next)) : next;
    },
    {
      solve: async (seed, bits) => solve(seed, bits)!,
      onWork: () => void worked.push(sent.length),
      signal: new AbortController().signal,
    },
  );
  return { joined, sent, worked };
}

const bitsOf = ({ proof, work }: Sent) => workMeter(workSeed(proof.challenge, proof.key, "ABCDE"))(work!);

describe("a join", () => {
  it("does no work unless the server asks for it", async () => {
    const { joined, sent, worked } = joinAt();
    expect(await joined).toBe("room");
    expect([sent.length, sent[0]!.work, worked]).toEqual([1, undefined, []]);
  });

  it("does the work for a new challenge each time, also when the price has risen meanwhile", async () => {
    const { joined, sent, worked } = joinAt(8, 9);
    expect(await joined).toBe("room");
    expect(sent.map(({ proof }) => proof.challenge)).toEqual(["challenge 1", "challenge 2", "challenge 3"]);
    expect(bitsOf(sent[1]!)).toBeGreaterThanOrEqual(8);
    expect(bitsOf(sent[2]!)).toBeGreaterThanOrEqual(9);
    expect(worked).toEqual([1, 2]);
  });

  it("gives up after four attempts, and at once for more work than is ever asked for", async () => {
    const many = joinAt(1, 2, 3, 4, 5);
    await expect(many.joined).rejects.toThrow("4 bits");
    expect(many.sent).toHaveLength(4);
    const heavy = joinAt(40);
    await expect(heavy.joined).rejects.toThrow("40 bits");
    expect(heavy.sent).toHaveLength(1);
  });

  it("fails at once for every other reason", async () => {
    const { joined, sent } = joinAt(new ServerError(409, "the room is full"));
    await expect(joined).rejects.toThrow("full");
    expect(sent).toHaveLength(1);
  });
});

describe("the work", () => {
  const seed = workSeed("challenge", "key", "quick");

  it("is done without workers, too", async () => {
    const { signal } = new AbortController();
    expect(await solveInSlices(seed, 12, signal)).toBe(solve(seed, 12));
    expect(await solveWork(seed, 12, signal)).toBe(solve(seed, 12));
  });

  it("ends when the player leaves", async () => {
    const abort = new AbortController();
    const work = solveWork(seed, 60, abort.signal);
    abort.abort(new Error("left"));
    await expect(work).rejects.toThrow("left");
  });
});
