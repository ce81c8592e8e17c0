/** What a page tells of its visitor without being asked to. */
import { describe, expect, it } from "vitest";
import { region } from "#client/net/room/join-options.ts";

describe("a visitor's region", () => {
  it.each([
    ["of his language", ["es-AR", "es", "en"], "ar"],
    ["of the first language that has one", ["es", "en-GB", "fr-FR"], "gb"],
    ["behind a script", ["zh-Hant-TW"], "tw"],
    ["that is a part of the world is not shown", ["es-419"], ""],
    ["is none without one", ["de", "en"], ""],
    ["is none without languages", [], ""],
    ["is found behind a name that is no language", ["en-US@posix", "C", "", "de-AT"], "at"],
  ])("%s", (_how, languages, shown) => {
    expect(region(languages)).toBe(shown);
  });
});
