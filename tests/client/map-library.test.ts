/** Requests about published maps, as the page makes them. */
import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { createMapLibrary } from "#client/net/maps/map-library.ts";
import { createPublicMaps, type FetchText } from "#client/net/maps/public-maps.ts";
import { publishedMap } from "../support/published-map.ts";

type Answer = { readonly status: number; readonly body?: unknown } | Error;

/** A library over a server with these answers, one after the other. */
function libraryOver(...answers: readonly Answer[]) {
  const requests: string[] = [];
  const headers: unknown[] = [];
  const saved = signal<readonly string[]>(["OLDOLD"]);
  let sessions = 0;
  const left = [...answers];
  const fetchText: FetchText = async (path, request) => {
    const sent = typeof request?.body === "string" ? request.body : "";
    requests.push(`${request?.method ?? "GET"} ${path} ${sent}`.trim());
    headers.push(request?.headers);
    const answer = left.shift()!;
    if (answer instanceof Error) throw answer;
    const { status, body } = answer;
    if (body === undefined) return new Response(null, { status });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  };
  const library = createMapLibrary({
    openSession: async () => ({ token: `token ${++sessions}`, liked: ["LIKED1"] }),
    liked: { value: saved, save: (codes) => (saved.value = codes) },
    fetchText,
  });
  return { library, requests, headers, saved, sessions: () => sessions };
}

describe("a map library", () => {
  it("publishes a text under a session that is opened once", async () => {
    const map = publishedMap("AAAAAA");
    const { library, requests, headers, sessions, saved } = libraryOver(
      { status: 201, body: map },
      { status: 201, body: map },
    );
    expect(await library.publish({ text: "{}", remixOf: undefined })).toEqual({ ok: true, value: map });
    expect(await library.publish({ text: "{ }", remixOf: "BBBBBB" })).toEqual({ ok: true, value: map });
    expect(requests).toEqual(["POST /api/maps {}", "POST /api/maps?remixOf=BBBBBB { }"]);
    expect(headers[0]).toEqual({ authorization: "Bearer token 1", "content-type": "text/plain" });
    expect(sessions()).toBe(1);
    expect(saved.value).toEqual(["LIKED1"]);
  });

  it("opens another session when the first one has expired", async () => {
    const { library, headers } = libraryOver({ status: 204 }, { status: 401, body: {} }, { status: 204 });
    expect(await library.remove("AAAAAA")).toEqual({ ok: true, value: undefined });
    expect(await library.remove("BBBBBB")).toEqual({ ok: true, value: undefined });
    expect(headers.at(-1)).toEqual({ authorization: "Bearer token 2" });
  });

  it("saves the likes", async () => {
    const { library, requests } = libraryOver(
      { status: 200, body: { liked: true, likes: 5 } },
      { status: 200, body: { liked: false, likes: 4 } },
    );
    expect(await library.like("AAAAAA", true)).toEqual({ ok: true, value: 5 });
    expect([...library.liked.value]).toEqual(["LIKED1", "AAAAAA"]);
    expect(await library.like("AAAAAA", false)).toEqual({ ok: true, value: 4 });
    expect([...library.liked.value]).toEqual(["LIKED1"]);
    expect(requests[0]).toBe('POST /api/maps/AAAAAA/like {"liked":true}');
  });

  const errors = [{ path: "goals", message: "missing" }];
  it.each([
    [
      { status: 422, body: { errors } },
      { kind: "faulty", errors },
    ],
    [{ status: 422, body: { error: "…" } }, { kind: "protected" }],
    [
      { status: 409, body: { error: "…", code: "BBBBBB" } },
      { kind: "published", code: "BBBBBB" },
    ],
    [{ status: 409, body: { error: "…" } }, { kind: "own" }],
    [{ status: 410, body: { error: "…" } }, { kind: "removed" }],
    [{ status: 403, body: { error: "…" } }, { kind: "banned" }],
    [{ status: 404, body: { error: "…" } }, { kind: "missing" }],
    [{ status: 413 }, { kind: "tooLarge" }],
    [{ status: 429, body: { error: "…" } }, { kind: "rate" }],
    [{ status: 503, body: { error: "…" } }, { kind: "unreachable" }],
    [new Error("offline"), { kind: "unreachable" }],
  ])("names why %j was the answer", async (answer, failure) => {
    const { library } = libraryOver(answer);
    expect(await library.publish({ text: "{}", remixOf: undefined })).toEqual({ ok: false, failure });
  });

  it("without a session fails", async () => {
    const library = createMapLibrary({
      openSession: () => Promise.reject(new Error("refused")),
      liked: { value: signal([]), save: () => undefined },
      fetchText: () => Promise.reject(new Error("not reached")),
    });
    expect(await library.like("AAAAAA", true)).toEqual({ ok: false, failure: { kind: "unreachable" } });
  });
});

describe("the maps that all may read", () => {
  it("searches, and fetches files", async () => {
    const paths: string[] = [];
    const maps = createPublicMaps(async (path) => {
      paths.push(path);
      return new Response(path.endsWith(".hbs") ? "{ the file }" : '{"maps":[],"next":null}');
    });
    expect(await maps.find({ query: "a & b", sort: "liked", page: 2 })).toEqual({ maps: [], next: null });
    expect(await maps.text("AAAAAA")).toBe("{ the file }");
    expect(paths).toEqual(["/api/maps?q=a+%26+b&sort=liked&page=2", "/api/maps/AAAAAA.hbs"]);
  });

  it("answers nothing when the server does not", async () => {
    const away = createPublicMaps(() => Promise.reject(new Error("offline")));
    expect([await away.find({ query: "", sort: "new", page: 0 }), await away.text("AAAAAA")]).toEqual([
      undefined,
      undefined,
    ]);
    const failing = createPublicMaps(async () => new Response("no JSON", { status: 500 }));
    expect(await failing.find({ query: "", sort: "new", page: 0 })).toBeUndefined();
  });
});
