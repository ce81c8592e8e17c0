import { describe, expect, it } from "vitest";
import { roomOptions } from "#protocol/room-options.ts";
import {
  draftWithoutPassword,
  faultsOf,
  FIRST_DRAFT,
  readDraft,
  stadiumOf,
  optionsOf,
  type RoomDraft,
} from "#client/ui/preferences/room-draft.ts";

const draft = (part: Partial<RoomDraft> = {}): RoomDraft => ({ ...FIRST_DRAFT, ...part });

describe("a room that nobody touched", () => {
  it("has no fault and is a wish that the server takes", () => {
    expect(faultsOf(FIRST_DRAFT)).toEqual({});
    const wish = optionsOf(FIRST_DRAFT, "Ada's room");
    expect(wish.name).toBe("Ada's room");
    expect(roomOptions.parse(wish)).toEqual(wish);
  });

  it("is suggested under a name that fits, however long the nickname", () => {
    const wish = optionsOf(FIRST_DRAFT, `${"W".repeat(39)}'s room`);
    expect(roomOptions.parse(wish)).toEqual(wish);
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
    ["\u200b", "create.nameUnseen"],
  ])("%j is faulty: %s", (name, fault) => {
    expect(faultsOf(draft({ name })).name).toBe(fault);
  });

  it("is asked for as it will be shown", () => {
    expect(optionsOf(draft({ name: "  Ada's \u202e room " }), "?").name).toBe("Ada's room");
  });
});

describe("a room's password", () => {
  it("may be as long as the server takes it", () => {
    expect(faultsOf(draft({ password: "x".repeat(64) }))).toEqual({});
    expect(faultsOf(draft({ password: "x".repeat(65) })).password).toBe("create.passwordLong");
    expect(roomOptions.safeParse(optionsOf(draft({ password: "x".repeat(64) }), "Room")).success).toBe(true);
  });

  it("is never stored, and never read from storage", () => {
    expect(JSON.stringify(draftWithoutPassword(draft({ password: "secret" })))).not.toContain("secret");
    expect(readDraft({ password: "secret" }).password).toBe("");
  });
});

describe("the last room", () => {
  it("comes back from storage", () => {
    const last = draft({ name: "Ours", teamSize: 11, listed: false, adminless: true, bots: "full", stadium: "Big" });
    expect(readDraft(JSON.parse(JSON.stringify(last)))).toEqual(last);
  });

  it.each([null, 7, [], "x"])("is the first one where storage holds %j", (kept) => {
    expect(readDraft(kept)).toEqual(FIRST_DRAFT);
  });

  it("has the first one's figures in place of what is out of bounds", () => {
    const kept = {
      teamSize: 12,
      spectatorsMax: -1,
      timeLimit: 2.5,
      scoreLimit: "3",
      bots: "some",
      listed: 1,
      name: {},
    };
    expect(readDraft(kept)).toEqual(FIRST_DRAFT);
  });

  it("is a wish that the server takes, whatever was stored", () => {
    const kept = { name: "x".repeat(300), teamSize: 1e9, stadium: "Big", bots: null };
    expect(roomOptions.safeParse(optionsOf(readDraft(kept), "Room")).success).toBe(true);
  });
});

describe("the map", () => {
  it("is the remembered one while the list has not come, or has it", () => {
    expect(stadiumOf(draft({ stadium: "Big" }), [])).toBe("Big");
    expect(stadiumOf(draft({ stadium: "Big" }), ["Classic", "Big"])).toBe("Big");
  });

  it("is the usual one when the remembered is not there any more", () => {
    expect(stadiumOf(draft({ stadium: "Mine" }), ["Classic", "Big"])).toBe("Classic");
  });
});
