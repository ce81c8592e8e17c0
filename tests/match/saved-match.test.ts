/** A match outlives its process: saved as JSON and restored, it goes on with the same bits. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { secondsToResume } from "#match/resume.ts";
import { restoreMatch, saveMatch, type SavedMatch } from "#match/saved-match.ts";
import { advance } from "#match/tick.ts";
import { hashWord } from "#sim/hash.ts";
import { PAUSED } from "#sim/rules/game.ts";
import { PLAYING } from "#sim/world.ts";
import { advanceTicks, applyCommands, join, joinAs, member, quietMatch } from "../support/match-builder.ts";

/** As a store keeps it: JSON, with the world's bytes in base64. */
function throughJson(saved: SavedMatch): SavedMatch {
  const text = JSON.stringify({ ...saved, world: Buffer.from(saved.world).toString("base64") });
  const read = JSON.parse(text) as SavedMatch & { readonly world: unknown };
  return { ...read, world: new Uint8Array(Buffer.from(read.world as unknown as string, "base64")) };
}

function restored(match: Match, bots: "none" | "full" = "none"): Match {
  const { stadium } = match.world.arena;
  return restoreMatch(throughJson(saveMatch(match)), stadium, { bots, botLevel: "easy", seed: 99 });
}

function reconnect(match: Match, ...ids: readonly number[]): void {
  for (const id of ids) match.queue.push({ kind: "connection", id, connected: true });
}

function press(match: Match, keys: readonly number[]): void {
  match.members.forEach((each, i) => (each.keys = keys[i % keys.length]!));
}

describe("a restored match", () => {
  it("goes on with the same bits as the one that was saved", () => {
    const keys = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(keys, { minLength: 2, maxLength: 40 }),
        fc.array(keys, { maxLength: 40 }),
        (before, after) => {
          const match = quietMatch();
          const ids = join(match, "Ada", "Bob", "Cem", "Dee");
          applyCommands(match, { kind: "start" });
          for (const held of before) {
            press(match, held);
            advanceTicks(match, 7);
          }
          const copy = restored(match);
          // Without the pause for those that return, the world is the same one.
          copy.returning = null;
          copy.world.game.pauseTicks = match.world.game.pauseTicks;
          expect(hashWord(copy.world)).toBe(hashWord(match.world));
          for (const id of ids) findMember(copy, id)!.connected = true;
          for (const held of after) {
            press(match, held);
            press(copy, held);
            advance(match);
            advance(copy);
            expect(hashWord(copy.world)).toBe(hashWord(match.world));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it("keeps members, rights, settings, queue and kits", () => {
    const match = quietMatch({ teamSize: 1 }, { name: "Cup", password: "x", scoreLimit: 7 });
    match.ownerKey = "key of a";
    const owner = joinAs(match, "Ada", "a", { network: "n1" });
    const other = joinAs(match, "Bob", "b", { network: "n2" });
    const waiting = joinAs(match, "Cem", "c");
    applyCommands(
      match,
      { kind: "admin", id: other, admin: true, by: owner },
      { kind: "kit", team: 1, kit: { angle: 45, text: 1, colors: [2, 3] }, by: owner },
      { kind: "avatar", id: other, text: "10" },
      { kind: "scriptAvatar", id: other, text: "⚽" },
    );
    const copy = restored(match);
    expect(copy.settings).toEqual(match.settings);
    expect(copy.kits).toEqual(match.kits);
    expect(copy.seatQueue).toEqual([waiting]);
    expect([...copy.adminKeys]).toEqual(["key of b"]);
    const kept = ({ members }: Match) =>
      members.map(({ name, team, admin, owner: own, key }) => [name, team, admin, own, key]);
    expect(kept(copy)).toEqual(kept(match));
    expect(copy.members.map(({ avatar, scriptAvatar }) => [avatar, scriptAvatar])).toEqual([
      ["", null],
      ["10", "⚽"],
      ["", null],
    ]);
    expect(copy.members.every((each) => !each.connected)).toBe(true);
    expect(joinAs(copy, "Dee", "d")).toBe(waiting + 1);
  });

  it("keeps its bots, which play on", () => {
    const match = quietMatch({ bots: "full", teamSize: 2 });
    const [id] = join(match, "Ada");
    applyCommands(match, { kind: "start" });
    advanceTicks(match, 300);
    const copy = restored(match, "full");
    expect(copy.members.filter((each) => each.bot).map(({ name }) => name)).toEqual(
      match.members.filter((each) => each.bot).map(({ name }) => name),
    );
    reconnect(copy, id!);
    advanceTicks(copy, 900);
    expect(copy.world.game.time).toBeGreaterThan(match.world.game.time);
    expect(copy.members).toHaveLength(4);
  });
});

describe("a restored game", () => {
  it("waits for all that were connected, and counts 3, 2, 1", () => {
    const match = quietMatch();
    const [ada, bob, gone] = join(match, "Ada", "Bob", "Cem");
    applyCommands(match, { kind: "start" });
    match.world.game.state = PLAYING;
    applyCommands(match, { kind: "connection", id: gone!, connected: false });
    const copy = restored(match);
    reconnect(copy, ada!);
    advanceTicks(copy, 100);
    expect(copy.world.game.pauseTicks).toBe(PAUSED);
    reconnect(copy, bob!);
    const seconds: number[] = [];
    let ticks = 0;
    while (copy.world.game.pauseTicks > 0 && ticks < 1000) {
      advance(copy);
      ticks++;
      const shown = secondsToResume(copy) || Math.ceil(copy.world.game.pauseTicks / 60);
      if (seconds.at(-1) !== shown) seconds.push(shown);
    }
    expect(seconds).toEqual([3, 2, 1, 0]);
    expect(ticks).toBe(180);
    expect(member(copy, gone!).connected).toBe(false);
  });

  it("goes on without those that stay away", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "start" });
    const copy = restored(match);
    reconnect(copy, ada!);
    advanceTicks(copy, 8 * 60 - 1);
    expect(copy.world.game.pauseTicks).toBe(1);
    advance(copy);
    expect(copy.world.game.pauseTicks).toBe(0);
  });

  it("waits again after another restart, and is not taken for a game that an admin has paused", () => {
    const match = quietMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "start" });
    const first = restored(match);
    reconnect(first, ada!);
    advanceTicks(first, 60);
    expect(first.world.game.pauseTicks).toBe(PAUSED);
    const second = restored(first);
    reconnect(second, ada!);
    advanceTicks(second, 3 * 60);
    expect(second.returning?.ids).toEqual([bob]);
    reconnect(second, bob!);
    advanceTicks(second, 3 * 60);
    expect(second.world.game.pauseTicks).toBe(0);
    // Also when no client came back in between.
    const third = restored(restored(match));
    reconnect(third, ada!);
    advanceTicks(third, 3 * 60);
    expect(third.returning?.ids).toEqual([bob]);
    advanceTicks(third, 5 * 60);
    expect(third.world.game.pauseTicks).toBe(0);
  });

  it("stays paused if an admin had paused it, and goes on at once if an admin resumes it", () => {
    const match = quietMatch();
    const [ada] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "start" }, { kind: "pause", paused: true });
    const copy = restored(match);
    reconnect(copy, ada!);
    advanceTicks(copy, 1000);
    expect(copy.world.game.pauseTicks).toBe(PAUSED);
    applyCommands(match, { kind: "pause", paused: false });
    advanceTicks(match, 200);
    const waiting = restored(match);
    reconnect(waiting, ada!);
    advance(waiting);
    applyCommands(waiting, { kind: "pause", paused: false, by: ada! });
    advanceTicks(waiting, 119);
    expect(waiting.world.game.pauseTicks).toBe(0);
    expect(secondsToResume(waiting)).toBe(0);
  });

  it("refuses a snapshot of another stadium", () => {
    const match = quietMatch();
    join(match, "Ada", "Bob");
    applyCommands(match, { kind: "start" });
    const saved = saveMatch(match);
    const cut = { ...saved, world: saved.world.subarray(0, 20) };
    expect(() => restoreMatch(cut, match.world.arena.stadium, { bots: "none", botLevel: "easy", seed: 1 })).toThrow(
      RangeError,
    );
  });
});
