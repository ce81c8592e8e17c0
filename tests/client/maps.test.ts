/** The map picker: how its lists are filled and what happens to a file. */
import { describe, expect, it } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import type { StadiumCard, UploadAnswer } from "#client/session/stadium-card.ts";
import { fileNameOf } from "#client/ui/room-menu/maps/download-map.ts";
import { shelvesOf } from "#client/ui/room-menu/maps/map-groups.ts";
import { createUpload } from "#client/ui/room-menu/maps/upload.ts";

const stadiumOf = (name: string) => STADIUM_CARDS.find((card) => card.name === name)!.stadium;

describe("the shelves", () => {
  const stored: StadiumCard = { name: "Café Court", stadium: stadiumOf("Classic"), source: "saved" };
  const cards = [...STADIUM_CARDS, stored];
  const names = (favourites: readonly string[], query = "") =>
    shelvesOf(cards, new Set(favourites), query).map((shelf) => [shelf.name, shelf.cards.length]);

  it("have every map once: favourites, then what the browser keeps, our own, and the standard ones", () => {
    expect(names([])).toEqual([
      ["saved", 1],
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
    expect(names(["Gone for ever"])[0]).toEqual(["saved", 1]);
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
