/** The transport bench in its tiny mode, and its parts. */
import { describe, expect, it } from "vitest";
import { packBatch, unpackBatch } from "./transport/batch.ts";
import { drawChart } from "./transport/chart.ts";
import { measureAll, measureKeys, type Case } from "./transport/measure.ts";
import { recordFeed } from "./transport/record-feed.ts";
import { tables } from "./transport/tables.ts";
import { TINY } from "./transport/transport-bench.ts";
import { TRANSPORTS } from "./transport/transports.ts";

const TRANSPORT_COUNT = Object.keys(TRANSPORTS).length;

describe("the transport bench", () => {
  it("delivers the feed by every transport, over every network, at every rate", async () => {
    const cases = await measureAll(TINY, () => undefined);
    expect(cases).toHaveLength(4 * TRANSPORT_COUNT);
    for (const { transport, feed, network, stats } of cases) {
      const what = `${transport}, ${feed.name}, ${network.name}`;
      expect(stats.updates, what).toBeGreaterThan(0);
      expect(stats.ageP50, what).toBeGreaterThanOrEqual(network.spec === undefined ? 0 : 25);
      expect(stats.bytesDown, what).toBeGreaterThan(0);
      expect(stats.connections, what).toBeGreaterThanOrEqual(1);
    }
    const rows = tables(cases).split("\n");
    expect(rows.filter((row) => row.startsWith("| "))).toHaveLength(4 * (TRANSPORT_COUNT + 2));
    expect(drawChart(cases)).toMatch(/^<svg [^]*<title [^]*<desc [^]*<\/svg>\n$/u);
  });

  it("measures the bytes per byte of keys", async () => {
    const { socket, post, post2 } = await measureKeys(3);
    // Two bytes of frame header, four of mask, one of keys; the server sends nothing.
    expect(socket).toEqual({ up: 7, down: 0 });
    expect(post.up).toBeGreaterThan(post2.up);
    expect(post2.up).toBeGreaterThan(socket.up);
  });

  it("draws a chart without cases", () => {
    const cases: Case[] = [];
    expect(drawChart(cases)).not.toMatch(/NaN|Infinity/u);
  });

  it("records a patch for every tick, most of them small", () => {
    const sizes = recordFeed(240).map((frame) => frame.length);
    expect(sizes).toHaveLength(240);
    expect(Math.min(...sizes)).toBe(12);
    expect(sizes.toSorted((a, b) => a - b)[120]).toBeLessThan(40);
  });

  it("unpacks a packed batch", () => {
    const updates = [7, 8, 9].map((seq) => ({ seq, bytes: new Uint8Array(seq * 100).fill(seq) }));
    const { lastSeq, frames } = unpackBatch(packBatch(updates));
    expect(lastSeq).toBe(9);
    expect(frames.map((frame) => [...frame])).toEqual(updates.map(({ bytes }) => [...bytes]));
  });
});
