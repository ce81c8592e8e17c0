/** How the page brings a stadium to its room: ticket, file, and the wish to play on it. */
import { describe, expect, it } from "vitest";
import { StadiumUpload } from "#client/net/stadiums/stadium-upload.ts";
import { exportStadium } from "#stadium/export.ts";
import { accept, hbs } from "../support/hbs.ts";

const CHECKSUM = "0123456789abcdef";
const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

type Sent = readonly [kind: string, message?: unknown];

/** A room that gives tickets (or does not), and a server with one answer to every file. */
function room(answer: () => Response = () => Response.json({ checksum: CHECKSUM, name: "Loft", warnings: [] })) {
  const sent: Sent[] = [];
  const posts: { path: string; token: string | null; body: string }[] = [];
  const failures: string[] = [];
  let gameOn = false;
  const answerWish = () =>
    void Promise.resolve().then(() => (gameOn ? upload.refused("stadium") : upload.played(CHECKSUM)));
  const upload = new StadiumUpload({
    code: "ABCDE",
    send: (kind, message) => {
      sent.push(message === undefined ? [kind] : [kind, message]);
      if (kind === "stadium") answerWish();
    },
    fetch: async (path, request) => {
      const headers = new Headers(request.headers);
      expect(request.method).toBe("POST");
      expect(headers.get("content-type")).toBe("text/plain");
      posts.push({ path, token: headers.get("authorization"), body: request.body as string });
      return answer();
    },
    savedText: (name) => (name === "Attic" ? hbs({ name: "Attic" }) : undefined),
    onFailure: (kind) => void failures.push(kind),
  });
  return { upload, sent, posts, failures, startGame: () => void (gameOn = true) };
}

describe("a file that is brought", () => {
  it("goes to the server with the room's ticket, and the room is asked to play on it", async () => {
    const { upload, sent, posts } = room();
    const answer = upload.upload(hbs({ name: "Loft", oddity: 1 }), "play");
    expect(sent).toEqual([["ticket"]]);
    upload.ticket("T1");
    expect(await answer).toEqual({
      kind: "done",
      name: "Loft",
      warnings: [{ path: "oddity", message: "unknown key, ignored" }],
    });
    expect(posts).toMatchObject([{ path: "/api/rooms/ABCDE/stadium", token: "Bearer T1" }]);
    expect(sent).toEqual([["ticket"], ["stadium", { name: CHECKSUM }]]);
  });

  it("is put to a vote where nobody decides alone", async () => {
    const { upload, sent } = room();
    const answer = upload.upload(hbs({ name: "Loft" }), "propose");
    upload.ticket("T1");
    expect(await answer).toEqual({ kind: "proposed", name: "Loft", warnings: [] });
    expect(sent).toEqual([["ticket"], ["vote", { subject: "stadium", name: CHECKSUM }]]);
  });

  it("is checked by the page first: a faulty one costs no ticket", async () => {
    const { upload, sent } = room();
    expect(await upload.upload(hbs({ segments: [{}] }), "play")).toMatchObject({
      kind: "faulty",
      errors: [{ path: "segments[0].v0", message: "missing" }, { path: "segments[0].v1" }],
    });
    expect(sent).toEqual([]);
  });

  it("is sent without the blanks that make it too large", async () => {
    const { upload, posts } = room();
    const file = hbs({ name: "Wide" });
    void upload.upload(file + " ".repeat(300_000), "play");
    upload.ticket("T1");
    await rest();
    expect(posts[0]?.body).toBe(exportStadium(accept(file).stadium));
  });

  it("is too large when it is so in the fewest words, or cannot be read at all", async () => {
    const { upload, sent } = room();
    expect(await upload.upload("x".repeat(300_000), "play")).toEqual({ kind: "tooLarge" });
    expect(await upload.upload("é".repeat(140_000), "play")).toEqual({ kind: "tooLarge" });
    expect(sent).toEqual([]);
  });

  it.each([
    [413, {}, { kind: "tooLarge" }],
    [401, { error: "…" }, { kind: "refused" }],
    [503, { error: "…" }, { kind: "refused" }],
    [
      422,
      { errors: [{ path: "a", message: "b" }], warnings: [] },
      { kind: "faulty", errors: [{ path: "a", message: "b" }], warnings: [] },
    ],
  ])("that the server answers with %i is not played on", async (status, body, expected) => {
    const { upload, sent } = room(() => Response.json(body, { status }));
    const answer = upload.upload(hbs({}), "play");
    upload.ticket("T1");
    expect(await answer).toEqual(expected);
    expect(sent).toEqual([["ticket"]]);
  });

  it("is refused when the server does not answer, and the next one is not", async () => {
    let up = false;
    const { upload, sent } = room(() => {
      if (!up) throw new TypeError("fetch failed");
      return Response.json({ checksum: CHECKSUM, name: "Loft", warnings: [] });
    });
    const first = upload.upload(hbs({}), "play");
    upload.ticket("T1");
    expect(await first).toEqual({ kind: "refused" });
    up = true;
    const second = upload.upload(hbs({}), "play");
    upload.ticket("T2");
    expect(await second).toMatchObject({ kind: "done" });
    expect(sent).toHaveLength(3);
  });

  it("is refused when the room does not play on it, because a game is on", async () => {
    const { upload, sent, startGame } = room();
    startGame();
    const answer = upload.upload(hbs({}), "play");
    upload.played("fedcba9876543210");
    upload.ticket("T1");
    expect(await answer).toEqual({ kind: "refused" });
    expect(sent).toEqual([["ticket"], ["stadium", { name: CHECKSUM }]]);
  });

  it("is refused when the room gives no ticket, and when the visit ends", async () => {
    const { upload, posts } = room();
    const answer = upload.upload(hbs({}), "play");
    upload.refused("kick");
    upload.refused("ticket");
    expect(await answer).toEqual({ kind: "refused" });
    const last = upload.upload(hbs({}), "play");
    upload.stop();
    expect(await last).toEqual({ kind: "refused" });
    expect(posts).toEqual([]);
  });

  it("waits for nobody: a second one at the same time is refused", async () => {
    const { upload } = room();
    const first = upload.upload(hbs({}), "play");
    expect(await upload.upload(hbs({}), "play")).toEqual({ kind: "refused" });
    upload.ticket("T1");
    expect(await first).toMatchObject({ kind: "done" });
  });
});

describe("a stadium of the picker that only this browser has", () => {
  it("is brought before the room is asked for it", async () => {
    const { upload, sent, posts } = room();
    expect(upload.takes("stadium", { name: "Attic" })).toBe(true);
    upload.ticket("T1");
    await rest();
    expect(posts[0]?.body).toBe(hbs({ name: "Attic" }));
    expect(sent).toEqual([["ticket"], ["stadium", { name: CHECKSUM }]]);
  });

  it("is brought before it is voted on", async () => {
    const { upload, sent } = room();
    expect(upload.takes("vote", { subject: "stadium", name: "Attic" })).toBe(true);
    upload.ticket("T1");
    await rest();
    expect(sent).toEqual([["ticket"], ["vote", { subject: "stadium", name: CHECKSUM }]]);
  });

  it("is no other message's business", () => {
    const { upload, sent } = room();
    expect(upload.takes("stadium", { name: "Classic" })).toBe(false);
    expect(upload.takes("stadium", { name: CHECKSUM })).toBe(false);
    expect(upload.takes("vote", { subject: "restart" })).toBe(false);
    expect(upload.takes("start", undefined)).toBe(false);
    expect(sent).toEqual([]);
  });

  it("that could not be brought is told of once: by the room, or else by the page", async () => {
    const { upload, failures } = room(() => new Response("", { status: 503 }));
    upload.takes("stadium", { name: "Attic" });
    upload.refused("ticket");
    await rest();
    expect(failures).toEqual([]);
    upload.takes("stadium", { name: "Attic" });
    upload.ticket("T1");
    await rest();
    expect(failures).toEqual(["stadium"]);
  });
});
