/** The routes of recordings, over a server of express and a store in memory. */
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, it, onTestFinished } from "vitest";
import type { RecordingList } from "#protocol/recordings-api.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { memoryState } from "#server/cluster/cluster-state.ts";
import { type RecordingPorts, recordingRoutes } from "#server/http/recording-routes.ts";
import { IN_MEMORY } from "#server/store/engine.ts";
import { openStore } from "#server/store/store.ts";
import { silent } from "../support/stores.ts";

const AT = Date.UTC(2026, 10, 28, 20, 5);
const FILE = Uint8Array.from({ length: 3000 }, (_, i) => i);

const codeOf = (n: number) => `code${String(n).padStart(12, "0")}`;

async function serveRecordings(count: number, more: Partial<RecordingPorts> = {}) {
  const store = await openStore({ file: IN_MEMORY, log: silent });
  const refused: string[] = [];
  const { createLimiter } = memoryState(() => 0);
  const app = express();
  app.use(
    recordingRoutes({
      ...{ recordings: store.recordings, createLimiter, refusals: { add: (reason) => void refused.push(reason) } },
      ...more,
    }),
  );
  const server = app.listen(0, "127.0.0.1");
  onTestFinished(async () => {
    server.close();
    await store.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  for (let n = 0; n < count; n++) {
    const recording = { code: codeOf(n), matchId: "m", title: "Cup", stadium: "Classic", red: 2, blue: 1 };
    await store.recordings.add({ ...recording, seconds: 190, at: AT + n, listed: n > 0, size: FILE.length }, FILE);
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/recordings`;
  return { refused, get: (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers }) };
}

it("a recording and its file are answered by the code, listed or not", async () => {
  const { get } = await serveRecordings(1);
  const info = await get(`/${codeOf(0)}`);
  expect(info.headers.get("access-control-allow-origin")).toBe("*");
  expect(info.headers.get("cache-control")).toBe("public, max-age=600");
  expect(await info.json()).toEqual({
    ...{ code: codeOf(0), title: "Cup", stadium: "Classic", red: 2, blue: 1, seconds: 190, at: AT, size: 3000 },
  });
  const file = await get(`/${codeOf(0)}/file`);
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(FILE);
  expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
  expect(file.headers.get("content-disposition")).toBe(`attachment; filename="rondo-2026-11-28-20h05m.hbr2"`);
  const again = await get(`/${codeOf(0)}/file`, { "if-none-match": file.headers.get("etag")! });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

it("the list has the recordings of listed rooms, the latest first, in parts of twenty", async () => {
  const { get } = await serveRecordings(22);
  const list = async (query: string) => (await (await get(query)).json()) as RecordingList;
  const first = await list("");
  expect(first.recordings.map(({ code }) => code)).toEqual(Array.from({ length: 20 }, (_, i) => codeOf(21 - i)));
  const rest = await list(`?before=${first.next}`);
  expect([rest.recordings.map(({ code }) => code), rest.next]).toEqual([[codeOf(1)], null]);
});

it.each([
  ["/short", 404],
  [`/${codeOf(9)}`, 404],
  ["/../../etc/passwd", 404],
  [`/${codeOf(9)}/file`, 404],
  ["/short/file", 404],
  ["?before=yesterday", 400],
  ["?before=1&before=2", 200],
])("%s is answered with %i", async (path, status) => {
  const { get } = await serveRecordings(1);
  const response = await get(path);
  expect(response.status).toBe(status);
  if (status !== 200 && !path.includes("..")) {
    expect(((await response.json()) as { error: string }).error).toMatch(/\S/u);
  }
});

it("requests that need the database are limited per network", async () => {
  const queryLimit: RateLimit = { burst: 3, perSecond: 1 };
  const { get, refused } = await serveRecordings(1, { queryLimit });
  const paths = ["", `/${codeOf(0)}`, `/${codeOf(0)}/file`, `/${codeOf(0)}/file`, "", `/${codeOf(1)}`];
  const statuses: number[] = [];
  for (const path of paths) statuses.push((await get(path)).status);
  expect(statuses).toEqual([200, 200, 200, 429, 200, 429]);
  expect(refused).toEqual(["recordingQueries", "recordingQueries"]);
});

it("a database that is away is answered with 503", async () => {
  const away = () => Promise.reject(new Error("away"));
  const { get } = await serveRecordings(0, { recordings: { find: away, file: away, list: away } });
  for (const path of ["", `/${codeOf(0)}`, `/${codeOf(0)}/file`]) {
    const response = await get(path);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  }
});
