/** The region that a client derives from the browser's languages. */
import { describe, expect, it } from "vitest";
import { region } from "#client/net/room/join-options.ts";

describe("a client's region", () => {
  it.each([
    ["is that of the language", ["es-AR", "es", "en"], "ar"],
    ["is that of the first language with a region", ["es", "en-GB", "fr-FR"], "gb"],
    ["is found after a script", ["zh-Hant-TW"], "tw"],
    ["is empty for a numeric area", ["es-419"], ""],
    ["is empty without a region", ["de", "en"], ""],
    ["is empty without languages", [], ""],
    ["is found after an invalid language tag", ["en-US@posix", "C", "", "de-AT"], "at"],
  ])("%s", (_how, languages, shown) => {
    expect(region(languages)).toBe(shown);
  });
});
