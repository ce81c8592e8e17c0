/** The map picker: what its pictures show, how its shelves are filled, and what becomes of a file. */
import { describe, expect, it } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadium-library.ts";
import type { StadiumCard, UploadAnswer } from "#client/session/stadium-card.ts";
import { arcOf, fitBox, reachOf, visibleBox, type Box } from "#client/ui/maps/preview-geometry.ts";
import { fileNameOf } from "#client/ui/maps/save-file.ts";
import { shelvesOf } from "#client/ui/maps/shelves.ts";
import { createUpload } from "#client/ui/maps/upload.ts";
import { arcOf as arcOnPitch } from "#client/view/paint/segment-path.ts";
import { accept, hbs } from "../support/hbs.ts";

const stadiumOf = (name: string) => STADIUM_CARDS.find((card) => card.name === name)!.stadium;

const holds = (box: Box, { x, y }: { readonly x: number; readonly y: number }) =>
  x >= box.left - 1e-6 && x <= box.right + 1e-6 && y >= box.top - 1e-6 && y <= box.bottom + 1e-6;

describe("the picture of a map", () => {
  it("bends its walls as the pitch does", () => {
    let arcs = 0;
    for (const { stadium } of STADIUM_CARDS) {
      for (const segment of stadium.segments) {
        const [small, large] = [arcOf(segment, stadium), arcOnPitch(segment, stadium)];
        expect(small === undefined).toBe(large === undefined);
        if (!small || !large) continue;
        arcs++;
        for (const part of ["x", "y", "radius", "from", "to"] as const) expect(small[part]).toBeCloseTo(large[part], 6);
      }
    }
    expect(arcs).toBeGreaterThan(50);
  });

  it("shows field, goals and ball of every map, and nothing that the camera never sees", () => {
    for (const { name, stadium } of STADIUM_CARDS) {
      const box = visibleBox(stadium);
      for (const { p0, p1 } of stadium.goals)
        expect([name, holds(box, p0), holds(box, p1)]).toEqual([name, true, true]);
      expect([name, holds(box, stadium.discs[0]!)]).toEqual([name, true]);
      expect(box.right).toBeLessThanOrEqual(stadium.width);
      expect(box.bottom).toBeLessThanOrEqual(stadium.height);
      expect(box.right).toBeGreaterThan(box.left);
    }
  });

  it("is not made small by walls that nobody sees", () => {
    const classic = stadiumOf("Classic");
    const ghost = { ...classic.segments[0]!, vis: false, v0: classic.vertexes.length, v1: classic.vertexes.length };
    const corner = { ...classic.vertexes[0]!, x: classic.width, y: classic.height };
    const hidden = { ...classic, vertexes: [...classic.vertexes, corner], segments: [...classic.segments, ghost] };
    expect(visibleBox(hidden)).toEqual(visibleBox(classic));
  });

  it("shows what the camera shows where a map has nothing to see", () => {
    const empty = accept(hbs({ width: 300, height: 100, bg: { type: "none" } })).stadium;
    const bare = { ...empty, discs: [], goals: [], segments: [] };
    expect(visibleBox(bare)).toEqual({ left: -300, top: -100, right: 300, bottom: 100 });
  });

  it("counts how far an arc bulges beyond its ends", () => {
    const half = { x: 0, y: 0, radius: 10, from: Math.PI, to: 2 * Math.PI };
    const spots = reachOf(half);
    expect(Math.min(...spots.map(({ y }) => y))).toBeCloseTo(-10);
    expect(Math.max(...spots.map(({ y }) => y))).toBeCloseTo(0);
    const quarter = { x: 5, y: 5, radius: 10, from: 0.1, to: 0.2 };
    expect(reachOf(quarter)).toHaveLength(2);
  });

  it("is as large as it can be, in the middle, with a margin", () => {
    const box = { left: -100, top: -10, right: 300, bottom: 90 };
    const { scale, x, y } = fitBox(box, 210, 110, 5);
    expect(scale).toBeCloseTo(0.5);
    expect(x + scale * box.left).toBeCloseTo(5);
    expect(x + scale * box.right).toBeCloseTo(205);
    expect(y + (scale * (box.top + box.bottom)) / 2).toBeCloseTo(55);
  });
});

describe("the shelves", () => {
  const stored: StadiumCard = { name: "Café Court", stadium: stadiumOf("Classic"), source: "stored" };
  const cards = [...STADIUM_CARDS, stored];
  const names = (favourites: readonly string[], query = "") =>
    shelvesOf(cards, new Set(favourites), query).map((shelf) => [shelf.name, shelf.cards.length]);

  it("have every map once: favourites, then what the browser keeps, our own, and the standard ones", () => {
    expect(names([])).toEqual([
      ["stored", 1],
      ["own", 7],
      ["standard", 10],
    ]);
    expect(names(["Classic", "Frostbowl", "Café Court"])).toEqual([
      ["favourites", 3],
      ["own", 6],
      ["standard", 9],
    ]);
  });

  it("are searched by parts of words, whatever the capitals and accents", () => {
    const found = (query: string) =>
      shelvesOf(cards, new Set(), query).flatMap((shelf) => shelf.cards.map((card) => card.name));
    expect(found("cafe")).toEqual(["Café Court"]);
    expect(found("  TID three ")).toEqual(["Three Tides"]);
    expect(found("no such map")).toEqual([]);
  });

  it("do not fall over a favourite that is gone", () => {
    expect(names(["Gone for ever"])[0]).toEqual(["stored", 1]);
  });
});

describe("a map that somebody brings", () => {
  const file = (text: string, size = text.length) => ({ name: "loft.hbs", size, text: async () => text });
  const answering = (answer: UploadAnswer) => {
    const sent: string[] = [];
    const upload = createUpload({
      uploadStadium: async (text) => {
        sent.push(text);
        return answer;
      },
    });
    return { upload, sent };
  };

  it("is sent as it is, and the answer is there to be read", async () => {
    const { upload, sent } = answering({ kind: "done", name: "Loft", warnings: [] });
    const sending = upload.send(file("{}"), "play");
    expect(upload.state.value).toEqual({ kind: "sending", file: "loft.hbs" });
    await sending;
    expect(sent).toEqual(["{}"]);
    expect(upload.state.value).toMatchObject({ kind: "answered", file: "loft.hbs", answer: { kind: "done" } });
    upload.dismiss();
    expect(upload.state.value).toEqual({ kind: "idle" });
  });

  it("is not even read when it is far too large", async () => {
    const { upload, sent } = answering({ kind: "refused" });
    await upload.send(file("{}", 50_000_000), "play");
    expect(sent).toEqual([]);
    expect(upload.state.value).toMatchObject({ answer: { kind: "tooLarge" } });
  });

  it("waits its turn: one at a time", async () => {
    const { upload, sent } = answering({ kind: "refused" });
    await Promise.all([upload.send(file("first"), "play"), upload.send(file("second"), "play")]);
    expect(sent).toEqual(["first"]);
  });

  it("is told of when it cannot be read, and when the way to the room fails", async () => {
    const { upload } = answering({ kind: "refused" });
    await upload.send({ name: "gone.hbs", size: 1, text: () => Promise.reject(new Error("gone")) }, "play");
    expect(upload.state.value).toMatchObject({ file: "gone.hbs", answer: { kind: "unreadable" } });
    const broken = createUpload({ uploadStadium: () => Promise.reject(new Error("no net")) });
    await broken.send(file("{}"), "play");
    expect(broken.state.value).toMatchObject({ answer: { kind: "refused" } });
  });
});

describe("a map as a file", () => {
  it("has a name that every system takes", () => {
    expect(fileNameOf("Three Tides")).toBe("Three Tides.hbs");
    expect(fileNameOf("a/b\\c: d?*")).toBe("a b c d.hbs");
    expect(fileNameOf("...")).toBe("stadium.hbs");
    expect(fileNameOf("Çarşı v2.1")).toBe("Çarşı v2.1.hbs");
  });
});
