/** Who is in a room: players, spectators and bots, in list order. */
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import type { BotLevel } from "#bot/level.ts";
import { SPECTATORS } from "#sim/world.ts";

export type Bot = { readonly level: BotLevel; readonly memory: BotMemory };

/** Who somebody is, besides his name. */
export type Identity = {
  /** Stable id of a person; "" for bots, who are nobody, and for members without one. */
  readonly key: string;
  /** Short form of the key that everybody sees. */
  readonly fingerprint: string;
  /** Region, two small letters; "" when he does not tell. */
  readonly flag: string;
};

export type Member = Identity & {
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
  /** Ticks of play since he last did something. */
  idleTicks: number;
  typing: boolean;
  /** Round trip in milliseconds, as whoever owns the line measures it; 0 before that. */
  ping: number;
  /** Null for a human. */
  readonly bot: Bot | null;
};

export const NOBODY: Identity = { key: "", fingerprint: "", flag: "" };

export function createHuman(id: number, name: string, identity: Identity = NOBODY): Member {
  return createMember(id, name, identity, null);
}

export function createBot(id: number, name: string, level: BotLevel, seed: number): Member {
  return createMember(id, name, NOBODY, { level, memory: createBotMemory(seed) });
}

function createMember(id: number, name: string, { key, fingerprint, flag }: Identity, bot: Bot | null): Member {
  return {
    id,
    name,
    key,
    fingerprint,
    flag,
    team: SPECTATORS,
    avatar: "",
    admin: false,
    connected: true,
    keys: 0,
    idleTicks: 0,
    typing: false,
    ping: 0,
    bot,
  };
}
