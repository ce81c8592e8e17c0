/** The attack bench in its tiny mode. */
import { expect, it } from "vitest";
import { runAttacks } from "./attack/attack-bench.ts";
import { outcomeText, Tally } from "./attack/figures.ts";

it("attacks a server in every way, while a match goes on", async () => {
  const rows = await runAttacks();
  const [quiet, rooms, , halfOpen, chat, slow, storm, school] = rows;
  for (const { title, figures } of rows) expect(figures.gapP50, title).toBeGreaterThan(0);
  expect(quiet!.got).toEqual({});
  expect([rooms!.got, rooms!.figures.refused["joinWork"]]).toEqual([{ "200": 5, "428": 3 }, 3]);
  expect(halfOpen!.got).toEqual({ open: 20 });
  expect(chat!.got["connected"]).toBe(2);
  expect(chat!.figures.refused["messageRate"]).toBeGreaterThan(0);
  expect(slow!.got).toEqual({ connected: 2 });
  expect(school!.got).toEqual({ "joined with 0 bits": 3 });
  expect(storm!.got).toMatchObject({ "200": 4, back: 4 });
});

it("counts outcomes", () => {
  const tally = new Tally();
  for (const outcome of [428, 200, 428]) tally.add(outcome);
  expect(outcomeText(tally.outcomes)).toBe("1 × 200, 2 × 428");
  expect(outcomeText({ "200": 0 })).toBe("–");
});
