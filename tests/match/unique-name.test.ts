/** Names that would imitate a member's get a suffix, within the limit and without a cut through a character. */
import { describe, expect, it } from "vitest";
import { uniqueName } from "#match/unique-name.ts";
import { cleanNickname } from "#room/text.ts";
import { quietMatch, join } from "../support/match-builder.ts";

describe("a name that is taken", () => {
  it.each(["🦊".repeat(25), "👨‍👩‍👧‍👦".repeat(4), `${"x".repeat(18)}🏳️‍🌈🏳️‍🌈`, "Ada"])("%s gets the fingerprint", (name) => {
    const match = quietMatch();
    join(match, name);
    const marked = uniqueName(match, name, "k3fp", 9);
    expect(marked).toMatch(/ #k3fp$/u);
    expect(cleanNickname(marked)).toBe(marked);
    expect(name.startsWith(marked.slice(0, -" #k3fp".length))).toBe(true);
  });
});
