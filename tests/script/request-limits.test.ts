/** Limits of what a script asks for. */
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import { ANNOUNCEMENT_LIMIT, createRequestLimit, REQUEST_LIMIT, TEXT_LIMIT } from "#server/script/request-limits.ts";

const line = (text: string): Command => ({ kind: "announce", text, style: "normal", sound: 1 });
const RIGHTS: Command = { kind: "rights", id: 1, rights: ["start"] };
const move: Command = { kind: "disc", disc: 0, change: { x: 1 } };

/** Asks for a command this often; returns how often it was allowed. */
function countAllowed(allows: (command: Command) => boolean, command: Command, times: number): number {
  let allowed = 0;
  for (let n = 0; n < times; n++) if (allows(command)) allowed++;
  return allowed;
}

describe("the effects of a script", () => {
  it.each([
    ["of all kinds", move, REQUEST_LIMIT.burst, REQUEST_LIMIT.perSecond],
    ["that are short announcements", line("x"), ANNOUNCEMENT_LIMIT.burst, ANNOUNCEMENT_LIMIT.perSecond],
    ["that are rights, which are announced", RIGHTS, ANNOUNCEMENT_LIMIT.burst, ANNOUNCEMENT_LIMIT.perSecond],
    ["that are long announcements", line("x".repeat(2000)), TEXT_LIMIT.burst / 1000, TEXT_LIMIT.perSecond / 1000],
  ])("%s are dropped above a limit, which is reported once", (_, command, burst, perSecond) => {
    let now = 0;
    const reports: string[] = [];
    const allows = createRequestLimit(
      () => now,
      (text) => void reports.push(text),
    );
    expect(countAllowed(allows, command, burst)).toBe(burst);
    expect(reports).toEqual([]);
    expect(countAllowed(allows, command, 50)).toBe(0);
    expect(reports).toHaveLength(1);
    now = 1000;
    expect(countAllowed(allows, command, perSecond)).toBe(perSecond);
    expect(countAllowed(allows, command, 5)).toBe(0);
    expect(reports).toHaveLength(2);
  });
});
