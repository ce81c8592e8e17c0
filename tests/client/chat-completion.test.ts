import { describe, expect, it } from "vitest";
import { completionAt } from "#client/ui/chat/completion.ts";
import { COMMANDS } from "#client/ui/chat/commands/command-table.ts";
import { createPlayerInfo } from "../support/player-info.ts";

const players = [
  createPlayerInfo({ id: 12, name: "Nimble Sweeper" }),
  createPlayerInfo({ id: 3, name: "Bob" }),
  createPlayerInfo({ id: 31, name: "Sweet Bobby" }),
];
const at = (text: string, caret = text.length) => completionAt(text, caret, players, COMMANDS);
const suggested = (text: string, caret?: number) => at(text, caret)?.suggestions.map(({ insert }) => insert);

describe("completion", () => {
  it("suggests commands at the start of the text only", () => {
    expect(suggested("/ch")).toEqual(["/checksum"]);
    expect(suggested("/CH")).toEqual(["/checksum"]);
    expect(suggested("and /ch")).toBeUndefined();
    expect(suggested("/nothing")).toBeUndefined();
  });

  it("suggests players after @, earlier matches first", () => {
    expect(suggested("hello @")).toEqual(["@Nimble_Sweeper", "@Bob", "@Sweet_Bobby"]);
    expect(suggested("hello @bob")).toEqual(["@Bob", "@Sweet_Bobby"]);
    expect(suggested("@swe")).toEqual(["@Sweet_Bobby", "@Nimble_Sweeper"]);
    expect(suggested("@zoe")).toBeUndefined();
  });

  it("suggests player numbers after #, also by name", () => {
    expect(suggested("/kick #3")).toEqual(["#3", "#31"]);
    expect(suggested("#nim")).toEqual(["#12"]);
  });

  it("suggests players and sides as arguments of commands before a letter is typed", () => {
    expect(suggested("/w ")).toEqual(["@Nimble_Sweeper", "@Bob", "@Sweet_Bobby"]);
    expect(suggested("/kick nim")).toEqual(["@Nimble_Sweeper"]);
    expect(suggested("/colors b")).toEqual(["blue"]);
    expect(suggested("/help ki")).toEqual(["/kick", "/kick_ratelimit"]);
    expect(suggested("/w Bob ")).toBeUndefined();
  });

  it("completes the word at the caret and returns its range", () => {
    expect(at("hi @bo there", 6)).toMatchObject({ start: 3, end: 6 });
    expect(suggested("hi @bo there")).toBeUndefined();
  });

  it("marks a complete word and suggests it first", () => {
    expect(at("/kick")).toMatchObject({
      complete: true,
      suggestions: [{ insert: "/kick" }, { insert: "/kick_ratelimit" }],
    });
    expect(at("@bob")).toMatchObject({ complete: true });
    expect(at("@bo")).toMatchObject({ complete: false });
    expect(at("/ignore bob")).toMatchObject({ complete: true });
    expect(at("/help kick")).toMatchObject({ complete: true });
    expect(at("/r")).toMatchObject({
      complete: true,
      suggestions: [{ insert: "/r" }, ...at("/r")!.suggestions.slice(1)],
    });
  });

  it("suggests nothing for plain messages", () => {
    for (const text of ["", "hello", "1 # ", "a@b"]) expect(suggested(text)).toBeUndefined();
  });
});
