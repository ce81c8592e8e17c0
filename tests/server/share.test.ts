/** What other sites read of a link: the head of the page, the picture of a room, robots.txt. */
import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { createCardPainter } from "#server/share/card-painter.ts";
import { withHead } from "#server/share/page-head.ts";
import { roomCard, roomWords } from "#server/share/room-card.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createFriends, useLiveServer } from "../support/live-server.ts";
import { listedGame, listing } from "../support/listings.ts";

const HTML =
  '<html><head>\n  <meta name="description" content="Old" />\n  <title>Rondo</title></head><body>…</body></html>';
const classic = builtinStadium("Classic");

function pageOf(html: string) {
  const { document } = new Window();
  document.write(html);
  return { document, content: (selector: string) => document.querySelector(selector)?.getAttribute("content") };
}

describe("the head of a page", () => {
  it("has title, description and picture, with all of a name as text", () => {
    const name = `</title><b>"A" & 'B'</b> $& $1`;
    const head = { url: "http://h/r/AAAAA", image: "http://h/card/AAAAA.jpg", indexed: false };
    const { document, content } = pageOf(withHead(HTML, { title: name, description: name, ...head }));
    expect(document.title).toBe(name);
    expect(document.querySelectorAll('meta[name="description"]')).toHaveLength(1);
    expect(content('meta[name="description"]')).toBe(name);
    expect(content('meta[property="og:title"]')).toBe(name);
    expect(content('meta[property="og:image"]')).toBe("http://h/card/AAAAA.jpg");
    expect(content('meta[name="robots"]')).toBe("noindex");
    expect(document.body.textContent).toBe("…");
  });
});

describe("a link to a room", () => {
  const game = listedGame({ red: 2, blue: 1, seconds: 65, running: false });

  it("shows name, score, map and places", () => {
    const room = listing("AAAAA", { game });
    expect(roomWords(room, game.at).title).toBe("Room AAAAA · Rondo");
    expect(roomWords(room, game.at).description).toMatch(/^Red 2 : 1 Blue, 1:00 · Classic · 2\/6 players\. /u);
    expect(roomCard(room, game.at, () => classic)).toEqual({
      ...{ room: "Room AAAAA", stadiumName: "Classic", stadium: classic, places: "2/6" },
      score: { red: 2, blue: 1, clock: "1:00" },
    });
  });

  it.each([
    ["with a password", listing("AAAAA", { game, locked: true })],
    ["that does not exist", undefined],
  ])("%s shows nothing of it", (_, room) => {
    expect(roomWords(room, game.at).title).toBe("Rondo");
    expect(JSON.stringify(roomCard(room, game.at, () => classic))).not.toMatch(/AAAAA|"score":\{/u);
  });
});

describe("a server", () => {
  const server = useLiveServer();
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

  it("writes a room into the head of its page, and draws it once", async () => {
    const ada = await createFriends(server, "Ada", { name: "Friday <night>", bots: "none" });
    const { document, content } = pageOf(await (await get(`/r/${ada.roomId}`)).text());
    expect(document.title).toBe("Friday <night> · Rondo");
    const image = content('meta[property="og:image"]')!;
    expect(image).toBe(`${server.url}/card/${ada.roomId}.jpg`);
    const answers = [await fetch(image), await fetch(image)];
    const pictures = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
    expect(answers.map(({ status, headers }) => [status, headers.get("content-type")])).toEqual([
      [200, "image/jpeg"],
      [200, "image/jpeg"],
    ]);
    expect(sizeOfJpeg(pictures[0]!)).toEqual([1200, 630]);
    expect(pictures[1]!.equals(pictures[0]!)).toBe(true);
    await ada.leave(true);
  });

  it("has a head without a room for its home page and for unknown codes, which alone is not indexed", async () => {
    const [home, unknown] = await Promise.all(
      ["/", "/r/ZZZZZ"].map(async (path) => pageOf(await (await get(path)).text())),
    );
    expect([home!.document.title, unknown!.document.title]).toEqual(["Rondo", "Rondo"]);
    expect(home!.content('meta[property="og:image"]')).toBe(`${server.url}/card.jpg`);
    expect([home!, unknown!].map(({ content }) => content('meta[name="robots"]'))).toEqual([undefined, "noindex"]);
    expect(await (await get("/robots.txt")).text()).toContain("Disallow: /r/");
  });

  it("takes https from trusted proxies alone", async () => {
    const { content } = pageOf(
      await (await get("/", { "x-forwarded-proto": "https", "x-rondo-protocol": "https" })).text(),
    );
    expect(content('meta[property="og:url"]')).toBe(`${server.url}/`);
  });

  it("limits the codes that one network can look up", async () => {
    const ada = await createFriends(server, "Ada", { name: "Secret", bots: "none" });
    let last = "Secret · Rondo";
    for (let n = 0; n < 40 && last !== "Rondo"; n++) {
      last = pageOf(await (await get(`/r/${ada.roomId}`)).text()).document.title;
    }
    expect(last).toBe("Rondo");
    expect((await get(`/card/${ada.roomId}.jpg`)).status).toBe(429);
    await ada.leave(true);
  });
});

describe("a painter whose thread fails", () => {
  it("gives no picture, logs it once, and tries again", async () => {
    const lines: unknown[] = [];
    const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
    const painter = createCardPainter(log, new URL(`file://${fileURLToPath(import.meta.url)}/missing.ts`));
    const card = roomCard(undefined, 0, () => classic);
    expect(await painter.draw(card)).toBeUndefined();
    expect(await painter.draw(card)).toBeUndefined();
    expect(lines).toHaveLength(1);
    await painter.close();
  });
});

/** Width and height from the frame header of a JPEG file. */
function sizeOfJpeg(bytes: Buffer): [number, number] {
  for (let at = 2; at < bytes.length;) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error("no JPEG");
}
