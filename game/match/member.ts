/** Who is in a room: players, spectators and bots, in list order. */
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import type { BotLevel } from "#bot/level.ts";
import { SPECTATORS } from "#sim/world.ts";

export type Bot = { readonly level: BotLevel; readonly memory: BotMemory };

export type Member = {
  readonly id: number;
  name: string;
  /** SPECTATORS, RED_TEAM or BLUE_TEAM. */
  team: number;
  /** Two characters or one emoji; "" shows the number. */
  avatar: string;
  admin: boolean;
  /** False while the connection is dropped and the seat is held. */
  connected: boolean;
  /** Held keys (sim/input.ts); the referee feeds them to the simulation every tick. */
  keys: number;
  /** Null for a human. */
  readonly bot: Bot | null;
};

export function createHuman(id: number, name: string): Member {
  return { id, name, team: SPECTATORS, avatar: "", admin: false, connected: true, keys: 0, bot: null };
}

export function createBot(id: number, name: string, level: BotLevel, seed: number): Member {
  const bot = { level, memory: createBotMemory(seed) };
  return { id, name, team: SPECTATORS, avatar: "", admin: false, connected: true, keys: 0, bot };
}
