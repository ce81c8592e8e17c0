/**
 * Matches with random connections, screens and disturbances: hidden pages, stalls of connections and of the server, team changes,
 * stops and pauses, scripts that move the ball. Confirmed worlds equal the server's in every tick, and no client is closed.
 */
import { expect, it } from "vitest";
import { decide } from "#bot/decide.ts";
import { createBotMemory } from "#bot/memory.ts";
import type { Command } from "#match/command.ts";
import { createRandom, type Random } from "#server/dev/wan-emulator/random.ts";
import { hashWord } from "#sim/hash.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { PERFECT, type ConnectionQuality } from "../support/network/virtual-channel.ts";
import type { VirtualClient } from "../support/network/virtual-client.ts";
import { createVirtualMatch, type VirtualMatch } from "../support/network/virtual-match.ts";

const END_MS = 15_000;

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)]!;
}

function randomQuality(random: Random): ConnectionQuality {
  const delayMs = random() * 120;
  const uneven = { delayMs, jitterMs: random() * 40, stallChance: random() * 0.5, stallMs: random() * 600 };
  return pick(random, [PERFECT, { ...PERFECT, delayMs }, uneven]);
}

function randomMatch(seed: number, random: Random): VirtualMatch {
  return createVirtualMatch({
    seed,
    stadium: builtinStadium(pick(random, ["Classic", "Small", "Huge"] as const)),
    clients: pick(random, [1, 2, 2, 3, 5]),
    quality: randomQuality(random),
    frameRate: pick(random, [20, 30, 60, 75, 144, 240]),
    clockDrift: pick(random, [0, 0.0001, -0.005, 0.03]),
    match: { bots: pick(random, ["none", "even", "full"]), botLevel: "hard" },
    settings: { teamSize: pick(random, [1, 2]) },
  });
}

/** Bots or random keys. */
function press(client: VirtualClient, seed: number, random: Random): void {
  const memory = createBotMemory(seed);
  const isBot = random() < 0.5;
  let keys = 0;
  client.decide = (world, id) => {
    if (isBot) return decide(world, id, "hard", memory);
    if (random() < 0.15) keys = Math.floor(random() * 256);
    return keys;
  };
}

function disturb(match: VirtualMatch, random: Random): void {
  const i = Math.floor(random() * match.clients.length);
  const client = match.clients[i]!;
  const { up, down } = match.connections[i]!;
  const { queue } = match.server.match;
  const commands: readonly Command[] = [
    { kind: "team", id: client.id, team: Math.floor(random() * 3) },
    { kind: "stop" },
    { kind: "start" },
    { kind: "pause", paused: random() < 0.5 },
    { kind: "disc", disc: 0, change: { vx: random() * 4 - 2 } },
  ];
  const hide = () => {
    match.hidden.add(client);
    match.clock.at(match.clock.nowMs + random() * 3000, () => match.hidden.delete(client));
  };
  const stall = () => pick(random, [up, down]).stall(random() * 2000);
  const stallServer = () => match.stallServer(random() * 1000);
  pick(random, [
    hide,
    stall,
    stallServer,
    () => queue.push(pick(random, commands)),
    () => match.server.requestKeyframe(),
  ])();
}

/** Compares the client's confirmed world in every tick; returns the number of ticks so far. */
function compareWorlds({ name, frames }: VirtualClient, digests: ReadonlyMap<number, number>): () => number {
  const { confirmed } = frames;
  let compared = 0;
  const compare = () => {
    const { world } = confirmed;
    if (world === undefined) return;
    if (hashWord(world) !== digests.get(world.game.tick)) throw new Error(`${name} differs at tick ${world.game.tick}`);
    compared++;
  };
  const stepSilently = confirmed.stepSilently.bind(confirmed);
  confirmed.stepSilently = () => {
    stepSilently();
    compare();
  };
  const apply = confirmed.apply.bind(confirmed);
  confirmed.apply = (state) => {
    const result = apply(state);
    expect(result).not.toBe("diverged");
    compare();
    return result;
  };
  return () => compared;
}

const seeds = Array.from({ length: 4 }, () => Math.floor(Math.random() * 2 ** 31));

it.each(seeds)("clients follow a disturbed match bit for bit (seed %i)", (seed) => {
  const random = createRandom(seed);
  const match = randomMatch(seed, random);
  const digests = new Map<number, number>();
  match.server.onTick = () => {
    const { world } = match.server.match;
    digests.set(world.game.tick, hashWord(world));
  };
  for (const client of match.clients) press(client, seed + client.id, random);
  const compared = match.clients.map((client) => compareWorlds(client, digests));
  for (let n = 0; n < 12; n++) match.clock.at(2000 + random() * (END_MS - 3000), () => disturb(match, random));
  // After the last stall all patches have arrived.
  match.clock.runUntil(END_MS + 3000);
  for (const count of compared) expect(count()).toBeGreaterThan((END_MS / 1000) * 50);
  for (const { fault } of match.server.peers) expect(fault).toBeUndefined();
});
