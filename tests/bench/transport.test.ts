/** The transport bench in its tiny mode: every way still delivers the feed, and what it draws is a picture. */
import { describe, expect, it } from "vitest";
import { packBatch, unpackBatch } from "./transport/batch.ts";
import { drawChart } from "./transport/chart.ts";
import { measureAll, measureKeys, type Case } from "./transport/measure.ts";
import { recordFeed } from "./transport/record.ts";
import { tables } from "./transport/tables.ts";
import { TINY } from "./transport/transport-bench.ts";
import { WAYS } from "./transport/ways.ts";

const WAY_COUNT = Object.keys(WAYS).length;

describe("the transport bench", () => {
  it("delivers the feed in every way, over every line, at every rate", async () => {
    const cases = await measureAll(TINY, () => undefined);
    expect(cases).toHaveLength(4 * WAY_COUNT);
    for (const { way, feed, line, figures } of cases) {
      const what = `${way}, ${feed.name}, ${line.name}`;
      expect(figures.updates, what).toBeGreaterThan(0);
      expect(figures.ageP50, what).toBeGreaterThanOrEqual(line.spec === undefined ? 0 : 25);
      expect(figures.bytesDown, what).toBeGreaterThan(0);
      expect(figures.connections, what).toBeGreaterThanOrEqual(1);
    }
    const lines = tables(cases).split("\n");
    expect(lines.filter((row) => row.startsWith("| "))).toHaveLength(4 * (WAY_COUNT + 2));
    expect(drawChart(cases)).toMatch(/^<svg [^]*<title [^]*<desc [^]*<\/svg>\n$/u);
  });

  it("knows what a byte of keys costs", async () => {
    const { socket, post, post2 } = await measureKeys(3);
    // Two bytes of frame header, four of mask, one of keys; nothing comes back.
    expect(socket).toEqual({ up: 7, down: 0 });
    expect(post.up).toBeGreaterThan(post2.up);
    expect(post2.up).toBeGreaterThan(socket.up);
  });

  it("draws even when nothing came", () => {
    const cases: Case[] = [];
    expect(drawChart(cases)).not.toMatch(/NaN|Infinity/u);
  });

  it("feeds what a room of bots sends: a patch for every tick, most of them tiny", () => {
    const sizes = recordFeed(240).map((frame) => frame.length);
    expect(sizes).toHaveLength(240);
    expect(Math.min(...sizes)).toBe(11);
    expect(sizes.toSorted((a, b) => a - b)[120]).toBeLessThan(40);
  });

  it("unpacks what it packed", () => {
    const updates = [7, 8, 9].map((seq) => ({ seq, bytes: new Uint8Array(seq * 100).fill(seq) }));
    const { lastSeq, frames } = unpackBatch(packBatch(updates));
    expect(lastSeq).toBe(9);
    expect(frames.map((frame) => [...frame])).toEqual(updates.map(({ bytes }) => [...bytes]));
  });
});
