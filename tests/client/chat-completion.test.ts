import { describe, expect, it } from "vitest";
import { completionAt } from "#client/ui/chat/completion.ts";
import { COMMANDS } from "#client/ui/chat/commands/command-table.ts";
import { createPlayerInfo } from "../support/player-info.ts";

const people = [
  createPlayerInfo({ id: 12, name: "Nimble Sweeper" }),
  createPlayerInfo({ id: 3, name: "Bob" }),
  createPlayerInfo({ id: 31, name: "Sweet Bobby" }),
];
const at = (text: string, caret = text.length) => completionAt(text, caret, people, COMMANDS);
const offered = (text: string, caret?: number) => at(text, caret)?.choices.map(({ insert }) => insert);

describe("the completion", () => {
  it("offers commands at the start of a line only", () => {
    expect(offered("/ch")).toEqual(["/checksum"]);
    expect(offered("/CH")).toEqual(["/checksum"]);
    expect(offered("and /ch")).toBeUndefined();
    expect(offered("/nothing")).toBeUndefined();
  });

  it("offers everybody after @, those first whose name begins like that", () => {
    expect(offered("hello @")).toEqual(["@Nimble_Sweeper", "@Bob", "@Sweet_Bobby"]);
    expect(offered("hello @bob")).toEqual(["@Bob", "@Sweet_Bobby"]);
    expect(offered("@swe")).toEqual(["@Sweet_Bobby", "@Nimble_Sweeper"]);
    expect(offered("@zoe")).toBeUndefined();
  });

  it("offers the numbers of players after #, also by name", () => {
    expect(offered("/kick #3")).toEqual(["#3", "#31"]);
    expect(offered("#nim")).toEqual(["#12"]);
  });

  it("offers people and sides to the commands that take them, before a letter is typed", () => {
    expect(offered("/w ")).toEqual(["@Nimble_Sweeper", "@Bob", "@Sweet_Bobby"]);
    expect(offered("/kick nim")).toEqual(["@Nimble_Sweeper"]);
    expect(offered("/colors b")).toEqual(["blue"]);
    expect(offered("/help ki")).toEqual(["/kick", "/kick_ratelimit"]);
    expect(offered("/w Bob ")).toBeUndefined();
  });

  it("looks at the word at the caret, and says which part it is", () => {
    expect(at("hi @bo there", 6)).toMatchObject({ start: 3, end: 6 });
    expect(offered("hi @bo there")).toBeUndefined();
  });

  it("knows when the word is whole, and offers that first", () => {
    expect(at("/kick")).toMatchObject({ whole: true, choices: [{ insert: "/kick" }, { insert: "/kick_ratelimit" }] });
    expect(at("@bob")).toMatchObject({ whole: true });
    expect(at("@bo")).toMatchObject({ whole: false });
    expect(at("/ignore bob")).toMatchObject({ whole: true });
    expect(at("/help kick")).toMatchObject({ whole: true });
    expect(at("/r")).toMatchObject({ whole: true, choices: [{ insert: "/r" }, ...at("/r")!.choices.slice(1)] });
  });

  it("is not in the way of plain talk", () => {
    for (const text of ["", "hello", "1 # ", "a@b"]) expect(offered(text)).toBeUndefined();
  });
});
