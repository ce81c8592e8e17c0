/** The map tab: groups of maps, uploads, file names. */
import { describe, expect, it } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import type { StadiumCard, UploadAnswer } from "#client/session/stadium-card.ts";
import { fileNameOf } from "#client/ui/room-menu/maps/download-map.ts";
import { groupMaps } from "#client/ui/room-menu/maps/map-groups.ts";
import { createUpload } from "#client/ui/room-menu/maps/upload.ts";

const stadiumOf = (name: string) => STADIUM_CARDS.find((card) => card.name === name)!.stadium;

describe("map groups", () => {
  const saved: StadiumCard = { name: "Café Court", stadium: stadiumOf("Classic"), source: "saved" };
  const cards = [...STADIUM_CARDS, saved];
  const names = (favourites: readonly string[], query = "") =>
    groupMaps(cards, new Set(favourites), query).map((group) => [group.name, group.cards.length]);

  it("contain every map once: favourites, saved, own, and standard maps", () => {
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

  it("are searched by parts of words, ignoring case and accents", () => {
    const found = (query: string) =>
      groupMaps(cards, new Set(), query).flatMap((group) => group.cards.map((card) => card.name));
    expect(found("cafe")).toEqual(["Café Court"]);
    expect(found("  TID three ")).toEqual(["Three Tides"]);
    expect(found("no such map")).toEqual([]);
  });

  it("ignore favourites that no longer exist", () => {
    expect(names(["Deleted"])[0]).toEqual(["saved", 1]);
  });
});

describe("an upload", () => {
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

  it("sends the file and holds the answer", async () => {
    const { upload, sent } = answering({ kind: "done", name: "Loft", warnings: [] });
    const sending = upload.send(file("{}"), "play");
    expect(upload.state.value).toEqual({ kind: "sending", file: "loft.hbs" });
    await sending;
    expect(sent).toEqual(["{}"]);
    expect(upload.state.value).toMatchObject({ kind: "answered", file: "loft.hbs", answer: { kind: "done" } });
    upload.dismiss();
    expect(upload.state.value).toEqual({ kind: "idle" });
  });

  it("refuses too large files without reading them", async () => {
    const { upload, sent } = answering({ kind: "refused" });
    await upload.send(file("{}", 50_000_000), "play");
    expect(sent).toEqual([]);
    expect(upload.state.value).toMatchObject({ answer: { kind: "tooLarge" } });
  });

  it("sends one file at a time", async () => {
    const { upload, sent } = answering({ kind: "refused" });
    await Promise.all([upload.send(file("first"), "play"), upload.send(file("second"), "play")]);
    expect(sent).toEqual(["first"]);
  });

  it("reports unreadable files and failed requests", async () => {
    const { upload } = answering({ kind: "refused" });
    await upload.send({ name: "gone.hbs", size: 1, text: () => Promise.reject(new Error("gone")) }, "play");
    expect(upload.state.value).toMatchObject({ file: "gone.hbs", answer: { kind: "unreadable" } });
    const broken = createUpload({ uploadStadium: () => Promise.reject(new Error("no net")) });
    await broken.send(file("{}"), "play");
    expect(broken.state.value).toMatchObject({ answer: { kind: "refused" } });
  });
});

describe("the file name of a map", () => {
  it("is accepted by every file system", () => {
    expect(fileNameOf("Three Tides")).toBe("Three Tides.hbs");
    expect(fileNameOf("a/b\\c: d?*")).toBe("a b c d.hbs");
    expect(fileNameOf("...")).toBe("stadium.hbs");
    expect(fileNameOf("Çarşı v2.1")).toBe("Çarşı v2.1.hbs");
  });
});
