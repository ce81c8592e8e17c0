import { describe, expect, it } from "vitest";
import { type ContactObserver, createEventLog, EVENT_ARITY, EVENT_NAMES, isContact, KICK_EVENT } from "#sim/event.ts";
import { KICK_KEY } from "#sim/input.ts";
import { hashWorld } from "#sim/hash.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { startGame } from "#sim/rules/game.ts";
import { step } from "#sim/step.ts";
import { ball, disc, field, lobby } from "../support/world-builder.ts";

/**
 * Forty discs on one heap beside a player in kicking distance of the ball: each step has a kick and hundreds of
 * contacts.
 */
const heap = field({
  discs: [ball({ x: -23 }), ...Array.from({ length: 40 }, (_, i) => disc({ x: 50 + i / 10, y: i / 7, vx: -i / 50 }))],
  redSpawnPoints: [{ x: -50, y: 0 }],
});

function heapAfterOneStep(capacity: number, contacts: boolean, observer: ContactObserver | null = null) {
  const world = lobby(heap, { red: [1] });
  startGame(world, { scoreLimit: 3, timeLimit: 3, overtime: true });
  setKeys(world, 0, KICK_KEY);
  const log = createEventLog(capacity, contacts);
  log.observer = observer;
  step(world, log);
  const kinds = Array.from(log.kind.slice(0, log.count));
  return { count: log.count, kinds, hash: hashWorld(world).whole };
}

describe("the event log", () => {
  it("drops contacts beyond its capacity and keeps room for everything else", () => {
    const roomy = heapAfterOneStep(4096, true);
    expect(roomy.count).toBeGreaterThan(100);
    const tight = heapAfterOneStep(520, true);
    expect(tight.kinds.filter(isContact)).toHaveLength(7);
    expect(tight.kinds).toContain(KICK_EVENT);
  });

  it("never grows beyond its capacity", () => {
    expect(heapAfterOneStep(1, true).count).toBe(1);
    expect(heapAfterOneStep(0, true).count).toBe(0);
  });

  it("leaves out contacts on request", () => {
    const { kinds } = heapAfterOneStep(4096, false);
    expect(kinds.some(isContact)).toBe(false);
    expect(kinds).toContain(KICK_EVENT);
  });

  it("has no influence on the state", () => {
    const hashes = [heapAfterOneStep(4096, true), heapAfterOneStep(0, true), heapAfterOneStep(4096, false)];
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(1);
  });

  it("hands every bounce to an observer, also those that it has no room for, and stays without influence", () => {
    const seen = { begun: 0, bounced: 0, pushed: 0 };
    const { hash } = heapAfterOneStep(0, false, {
      begin: () => seen.begun++,
      bounced: () => seen.bounced++,
      pushed: () => seen.pushed++,
      pulled: () => undefined,
    });
    const { kinds, hash: unobserved } = heapAfterOneStep(4096, true);
    expect(seen.begun).toBe(1);
    expect(seen.bounced).toBe(kinds.filter(isContact).length);
    expect(seen.pushed).toBeGreaterThan(0);
    expect(hash).toBe(unobserved);
  });

  it("has a name and a number of values for every kind", () => {
    expect(EVENT_ARITY).toHaveLength(EVENT_NAMES.length);
    expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
  });
});
