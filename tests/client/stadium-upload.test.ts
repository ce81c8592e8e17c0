/** Uploading a stadium to a room: ticket, file, and the request to play on it. */
import { describe, expect, it } from "vitest";
import { StadiumUpload } from "#client/net/stadiums/stadium-upload.ts";
import { exportStadium } from "#stadium/export.ts";
import { accept, hbs } from "../support/hbs.ts";

const CHECKSUM = "0123456789abcdef";
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

type Sent = readonly [kind: string, message?: unknown];

/** An upload with its room, and a server that answers every file alike. */
function createUpload(
  answer: () => Response = () => Response.json({ checksum: CHECKSUM, name: "Loft", warnings: [] }),
) {
  const sent: Sent[] = [];
  const posts: { path: string; token: string | null; body: string }[] = [];
  const failures: string[] = [];
  let gameOn = false;
  const answerRequest = () =>
    void Promise.resolve().then(() => (gameOn ? upload.refused("stadium") : upload.played(CHECKSUM)));
  const upload = new StadiumUpload({
    code: "ABCDE",
    send: (kind, message) => {
      sent.push(message === undefined ? [kind] : [kind, message]);
      if (kind === "stadium") answerRequest();
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

describe("an uploaded file", () => {
  it("is sent with the room's ticket, and then requested as the room's stadium", async () => {
    const { upload, sent, posts } = createUpload();
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

  it("is proposed in a vote in a room without admins", async () => {
    const { upload, sent } = createUpload();
    const answer = upload.upload(hbs({ name: "Loft" }), "propose");
    upload.ticket("T1");
    expect(await answer).toEqual({ kind: "proposed", name: "Loft", warnings: [] });
    expect(sent).toEqual([["ticket"], ["vote", { subject: "stadium", name: CHECKSUM }]]);
  });

  it("is checked by the client first: a faulty one uses no ticket", async () => {
    const { upload, sent } = createUpload();
    expect(await upload.upload(hbs({ segments: [{}] }), "play")).toMatchObject({
      kind: "faulty",
      errors: [{ path: "segments[0].v0", message: "missing" }, { path: "segments[0].v1" }],
    });
    expect(sent).toEqual([]);
  });

  it("is sent as canonical text when blanks make it too large", async () => {
    const { upload, posts } = createUpload();
    const file = hbs({ name: "Wide" });
    void upload.upload(file + " ".repeat(300_000), "play");
    upload.ticket("T1");
    await settle();
    expect(posts[0]?.body).toBe(exportStadium(accept(file).stadium));
  });

  it("is too large when its canonical text is too large or it cannot be read", async () => {
    const { upload, sent } = createUpload();
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
  ])("that the server answers with %i is not requested", async (status, body, expected) => {
    const { upload, sent } = createUpload(() => Response.json(body, { status }));
    const answer = upload.upload(hbs({}), "play");
    upload.ticket("T1");
    expect(await answer).toEqual(expected);
    expect(sent).toEqual([["ticket"]]);
  });

  it("is refused when the server does not answer, without effect on the next one", async () => {
    let up = false;
    const { upload, sent } = createUpload(() => {
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

  it("is refused when the room refuses it, because a game is on", async () => {
    const { upload, sent, startGame } = createUpload();
    startGame();
    const answer = upload.upload(hbs({}), "play");
    upload.played("fedcba9876543210");
    upload.ticket("T1");
    expect(await answer).toEqual({ kind: "refused" });
    expect(sent).toEqual([["ticket"], ["stadium", { name: CHECKSUM }]]);
  });

  it("is refused when the room refuses a ticket, and when the client leaves", async () => {
    const { upload, posts } = createUpload();
    const answer = upload.upload(hbs({}), "play");
    upload.refused("kick");
    upload.refused("ticket");
    expect(await answer).toEqual({ kind: "refused" });
    const last = upload.upload(hbs({}), "play");
    upload.stop();
    expect(await last).toEqual({ kind: "refused" });
    expect(posts).toEqual([]);
  });

  it("is refused while another one is being uploaded", async () => {
    const { upload } = createUpload();
    const first = upload.upload(hbs({}), "play");
    expect(await upload.upload(hbs({}), "play")).toEqual({ kind: "refused" });
    upload.ticket("T1");
    expect(await first).toMatchObject({ kind: "done" });
  });
});

describe("a saved stadium of the picker", () => {
  it("is uploaded before it is requested", async () => {
    const { upload, sent, posts } = createUpload();
    expect(upload.takes("stadium", { name: "Attic" })).toBe(true);
    upload.ticket("T1");
    await settle();
    expect(posts[0]?.body).toBe(hbs({ name: "Attic" }));
    expect(sent).toEqual([["ticket"], ["stadium", { name: CHECKSUM }]]);
  });

  it("is uploaded before it is proposed", async () => {
    const { upload, sent } = createUpload();
    expect(upload.takes("vote", { subject: "stadium", name: "Attic" })).toBe(true);
    upload.ticket("T1");
    await settle();
    expect(sent).toEqual([["ticket"], ["vote", { subject: "stadium", name: CHECKSUM }]]);
  });

  it("is not involved in other messages", () => {
    const { upload, sent } = createUpload();
    expect(upload.takes("stadium", { name: "Classic" })).toBe(false);
    expect(upload.takes("stadium", { name: CHECKSUM })).toBe(false);
    expect(upload.takes("vote", { subject: "restart" })).toBe(false);
    expect(upload.takes("start", undefined)).toBe(false);
    expect(sent).toEqual([]);
  });

  it("that cannot be uploaded is reported once: by the room, or else by the client", async () => {
    const { upload, failures } = createUpload(() => new Response("", { status: 503 }));
    upload.takes("stadium", { name: "Attic" });
    upload.refused("ticket");
    await settle();
    expect(failures).toEqual([]);
    upload.takes("stadium", { name: "Attic" });
    upload.ticket("T1");
    await settle();
    expect(failures).toEqual(["stadium"]);
  });
});
