/** Answers that are kept, over a server of express. */
import type { AddressInfo } from "node:net";
import express from "express";
import { describe, expect, it, onTestFinished } from "vitest";
import { memoryState } from "#server/cluster/cluster-state.ts";
import { CachedJson, type JsonAnswer } from "#server/http/cached-json.ts";
import { statisticsRoutes } from "#server/http/statistics-routes.ts";

async function serve(app: express.Express): Promise<string> {
  const server = app.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function cached(make: () => Promise<JsonAnswer>): Promise<string> {
  const cache = new CachedJson(60_000);
  const app = express();
  app.get("/", (request, response) => cache.send(request, response, "key", make));
  return serve(app);
}

describe("a kept answer", () => {
  it("is made once for requests at the same time and later ones", async () => {
    let made = 0;
    const url = await cached(async () => ({ status: 200, body: { made: ++made }, maxAge: 5 }));
    const answers = await Promise.all([fetch(url), fetch(url)]);
    const later = await fetch(url);
    expect(await Promise.all([...answers, later].map((answer) => answer.json()))).toEqual(
      Array.from({ length: 3 }, () => ({ made: 1 })),
    );
  });

  it("is not kept when the database fails: the next request asks again", async () => {
    let away = true;
    const url = await cached(async () => {
      if (away) throw new Error("away");
      return { status: 200, body: 1, maxAge: 5 };
    });
    const failed = await fetch(url);
    expect([failed.status, failed.headers.get("retry-after"), failed.headers.get("cache-control")]).toEqual([
      ...[503, "5", "no-store"],
    ]);
    away = false;
    expect((await fetch(url)).status).toBe(200);
  });
});

it("requests that need the database are limited per network, kept answers are not", async () => {
  const store = { matches: { find: () => Promise.resolve(undefined) } };
  const refused: string[] = [];
  const app = express();
  app.use(
    statisticsRoutes({
      store: store as never,
      createLimiter: memoryState(() => 0).createLimiter,
      refusals: { add: (reason) => void refused.push(reason) },
      date: () => 0,
      queryLimit: { burst: 2, perSecond: 1 },
    }),
  );
  const url = await serve(app);
  const status = async (id: string) => (await fetch(`${url}/api/matches/${id}`)).status;
  expect([await status("a"), await status("b"), await status("c"), await status("a")]).toEqual([404, 404, 429, 404]);
  expect(refused).toEqual(["statisticsQueries"]);
});
