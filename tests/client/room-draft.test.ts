import { describe, expect, it } from "vitest";
import { roomOptions } from "#protocol/room-options.ts";
import {
  draftWithoutPassword,
  errorsOf,
  DEFAULT_DRAFT,
  readDraft,
  stadiumOf,
  optionsOf,
  type RoomDraft,
} from "#client/ui/saved/room-draft.ts";

const draft = (part: Partial<RoomDraft> = {}): RoomDraft => ({ ...DEFAULT_DRAFT, ...part });

describe("the default draft", () => {
  it("has no errors and is accepted by the server", () => {
    expect(errorsOf(DEFAULT_DRAFT)).toEqual({});
    const options = optionsOf(DEFAULT_DRAFT, "Ada's room");
    expect(options.name).toBe("Ada's room");
    expect(roomOptions.parse(options)).toEqual(options);
  });

  it("has a suggested name that fits for any nickname", () => {
    const options = optionsOf(DEFAULT_DRAFT, `${"W".repeat(39)}'s room`);
    expect(roomOptions.parse(options)).toEqual(options);
  });
});

describe("a room's name", () => {
  it.each([
    ["", undefined],
    ["   ", undefined],
    ["Ada's", undefined],
    ["x".repeat(40), undefined],
    ["🦊".repeat(40), undefined],
    ["x".repeat(41), "create.nameLong"],
    ["\u200b", "create.nameInvisible"],
  ])("%j has the error %s", (name, error) => {
    expect(errorsOf(draft({ name })).name).toBe(error);
  });

  it("is sent without invisible characters", () => {
    expect(optionsOf(draft({ name: "  Ada's \u202e room " }), "?").name).toBe("Ada's room");
  });
});

describe("a room's password", () => {
  it("has the maximum length of the server", () => {
    expect(errorsOf(draft({ password: "x".repeat(64) }))).toEqual({});
    expect(errorsOf(draft({ password: "x".repeat(65) })).password).toBe("create.passwordLong");
    expect(roomOptions.safeParse(optionsOf(draft({ password: "x".repeat(64) }), "Room")).success).toBe(true);
  });

  it("is neither saved nor read from storage", () => {
    expect(JSON.stringify(draftWithoutPassword(draft({ password: "secret" })))).not.toContain("secret");
    expect(readDraft({ password: "secret" }).password).toBe("");
  });
});

describe("the saved draft", () => {
  it("is read from storage", () => {
    const last = draft({ name: "Ours", teamSize: 11, listed: false, adminless: true, bots: "full", stadium: "Big" });
    expect(readDraft(JSON.parse(JSON.stringify(last)))).toEqual(last);
  });

  it.each([null, 7, [], "x"])("is the default draft when storage has %j", (saved) => {
    expect(readDraft(saved)).toEqual(DEFAULT_DRAFT);
  });

  it("has the defaults for values out of bounds", () => {
    const saved = {
      teamSize: 12,
      spectatorsMax: -1,
      timeLimit: 2.5,
      scoreLimit: "3",
      bots: "some",
      listed: 1,
      name: {},
    };
    expect(readDraft(saved)).toEqual(DEFAULT_DRAFT);
  });

  it("is accepted by the server for any saved value", () => {
    const saved = { name: "x".repeat(300), teamSize: 1e9, stadium: "Big", bots: null };
    expect(roomOptions.safeParse(optionsOf(readDraft(saved), "Room")).success).toBe(true);
  });
});

describe("the map", () => {
  it("is the saved one when it is listed or the list is not loaded", () => {
    expect(stadiumOf(draft({ stadium: "Big" }), [])).toBe("Big");
    expect(stadiumOf(draft({ stadium: "Big" }), ["Classic", "Big"])).toBe("Big");
  });

  it("is the default one when the saved one is not listed", () => {
    expect(stadiumOf(draft({ stadium: "Mine" }), ["Classic", "Big"])).toBe("Classic");
  });
});
