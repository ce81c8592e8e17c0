/** Bots on both sides of a world without a room: their seats, their keys, and kick-offs that go on without a referee. */
import { decide } from "#bot/decide.ts";
import type { BotLevel } from "#bot/level.ts";
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import { FREE_KICK_OFF_TICKS, KICK_OFF_PUSH } from "#match/kick-off.ts";
import { addPlayer, removePlayer, setKeys, setTeam } from "#sim/rules/player-list.ts";
import { setDisc } from "#sim/set-disc.ts";
import { BLUE_TEAM, findPlayer, KICK_OFF, RED_TEAM, type World } from "#sim/world.ts";

export type BotCounts = { readonly red: number; readonly blue: number; readonly level: BotLevel };

export const NO_BOTS: BotCounts = { red: 0, blue: 0, level: "normal" };

type Bot = { readonly id: number; readonly team: number; readonly level: BotLevel; readonly memory: BotMemory };

export type SavedBots = { readonly bots: readonly Bot[]; readonly waitedTicks: number };

/** Bots have ids from here on; smaller ones are free for players. */
const FIRST_BOT_ID = 100;

export class BotTeams {
  readonly #seed: number;
  #bots: readonly Bot[] = [];
  /** Ticks for which the present kick-off has waited. */
  #waitedTicks = 0;

  /** Equal seeds make equal decisions. */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Adds and removes bots until there are as many of this level in each team. */
  seat(world: World, { red, blue, level }: BotCounts): void {
    for (const bot of this.#bots) if (bot.level !== level) removePlayer(world, bot.id);
    this.#bots = this.#bots.filter((bot) => bot.level === level);
    this.#fill(world, RED_TEAM, red, level);
    this.#fill(world, BLUE_TEAM, blue, level);
  }

  #fill(world: World, team: number, count: number, level: BotLevel): void {
    const seated = this.#bots.filter((bot) => bot.team === team);
    for (const { id } of seated.slice(count)) {
      removePlayer(world, id);
      this.#bots = this.#bots.filter((bot) => bot.id !== id);
    }
    for (let n = seated.length; n < count; n++) {
      let id = FIRST_BOT_ID;
      while (findPlayer(world, id) >= 0) id++;
      addPlayer(world, id);
      setTeam(world, id, team);
      this.#bots = [...this.#bots, { id, team, level, memory: createBotMemory(this.#seed * 64 + id) }];
    }
  }

  /** Before a tick: the bots hold their keys, and a kick-off that no team can take ends. */
  beforeTick(world: World): void {
    const keys = this.#bots.map(({ id, level, memory }) => decide(world, id, level, memory));
    for (const [i, { id }] of this.#bots.entries()) setKeys(world, findPlayer(world, id), keys[i]!);
    this.#endStaleKickOff(world);
  }

  /** A team without players leaves the kick-off to the other; bots may be unable to reach the ball, players take their time. */
  #endStaleKickOff(world: World): void {
    const { game } = world;
    if (game.state !== KICK_OFF) {
      this.#waitedTicks = 0;
      return;
    }
    const other = game.kickOffTeam === RED_TEAM ? BLUE_TEAM : RED_TEAM;
    if (!hasPlayers(world, game.kickOffTeam) && hasPlayers(world, other)) game.kickOffTeam = other;
    if (this.#isSteeredByHand(world, game.kickOffTeam)) return;
    this.#waitedTicks++;
    if (this.#waitedTicks >= FREE_KICK_OFF_TICKS) setDisc(world, 0, { vx: KICK_OFF_PUSH });
  }

  #isSteeredByHand({ players }: World, team: number): boolean {
    for (let p = 0; p < players.count; p++) {
      if (players.team[p] === team && players.id[p]! < FIRST_BOT_ID) return true;
    }
    return false;
  }

  /** A copy, to go on from with `restore`. */
  save(): SavedBots {
    return structuredClone({ bots: this.#bots, waitedTicks: this.#waitedTicks });
  }

  restore(saved: SavedBots): void {
    const { bots, waitedTicks } = structuredClone(saved);
    this.#bots = bots;
    this.#waitedTicks = waitedTicks;
  }
}

function hasPlayers({ players }: World, team: number): boolean {
  return players.team.subarray(0, players.count).includes(team);
}
