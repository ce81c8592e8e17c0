/** Where the players of each game were: ticks per cell of a grid over the stadium's picture, and shares of its thirds. */
import { pictureBounds, type Box } from "#client/paint/bounds.ts";
import { HEAT_COLUMNS, HEAT_ROWS, type GameHeat, type PlayerHeat } from "#client/session/replay.ts";
import type { Playback } from "#recording/playback.ts";
import { isTeam, RED_TEAM, SPECTATORS, type SideId } from "#room/team.ts";
import type { Stadium } from "#sim/stadium.ts";
import { PLAYING } from "#sim/world.ts";

type Counts = {
  readonly name: string;
  readonly team: SideId;
  readonly cells: Uint32Array;
  readonly thirds: [own: number, middle: number, other: number];
  ownHalf: number;
  ticks: number;
};

type Field = {
  readonly stadium: Stadium;
  readonly box: Box;
  /** The goals are this far from the middle. */
  readonly reach: number;
  /** 1: red defends on the left. */
  readonly direction: 1 | -1;
};

type Game = { readonly field: Field; readonly players: Map<string, Counts> };

export class HeatCounter {
  readonly #games = new Map<number, Game>();
  #field: Field | undefined;

  /** After each step of the playback; `game` is the number of the running game. Players of one name and team are one. */
  count({ world, room }: Playback, game: number): void {
    if (world.game.state !== PLAYING || world.game.pauseTicks > 0) return;
    const { stadium } = world.arena;
    if (this.#field?.stadium !== stadium) this.#field = fieldOf(stadium);
    const { field, players } = this.#gameOf(game, this.#field);
    for (let p = 0; p < world.players.count; p++) {
      const disc = world.players.disc[p]!;
      const team = world.players.team[p]!;
      if (disc < 0 || !isTeam(team) || team === SPECTATORS) continue;
      const name = room.players[p]?.name ?? "";
      add(countsOf(players, name, team), field, world.discs.x[disc]!, world.discs.y[disc]!);
    }
  }

  /** Undefined for a game in which the clock did not run. */
  of(game: number): GameHeat | undefined {
    const found = this.#games.get(game);
    if (found === undefined) return undefined;
    const players = [...found.players.values()].map(describe);
    return { stadium: found.field.stadium, players: players.toSorted((a, b) => a.team - b.team || b.ticks - a.ticks) };
  }

  #gameOf(number: number, field: Field): Game {
    let game = this.#games.get(number);
    if (game === undefined) this.#games.set(number, (game = { field, players: new Map() }));
    return game;
  }
}

function fieldOf(stadium: Stadium): Field {
  const box = pictureBounds(stadium);
  const middleOf = (team: "red" | "blue") => {
    const goals = stadium.goals.filter((goal) => goal.team === team);
    return goals.reduce((sum, { p0, p1 }) => sum + (p0.x + p1.x) / 2, 0) / Math.max(1, goals.length);
  };
  const [red, blue] = [middleOf("red"), middleOf("blue")];
  const reach = Math.max(Math.abs(red), Math.abs(blue)) || Math.max(-box.left, box.right, 1);
  return { stadium, box, reach, direction: red > blue ? -1 : 1 };
}

function countsOf(players: Game["players"], name: string, team: SideId): Counts {
  const key = `${team} ${name}`;
  let counts = players.get(key);
  if (counts === undefined) {
    const cells = new Uint32Array(HEAT_COLUMNS * HEAT_ROWS);
    counts = { name, team, cells, thirds: [0, 0, 0], ownHalf: 0, ticks: 0 };
    players.set(key, counts);
  }
  return counts;
}

function add(counts: Counts, { box, reach, direction }: Field, x: number, y: number): void {
  const column = cellAt(x, box.left, box.right, HEAT_COLUMNS);
  const row = cellAt(y, box.top, box.bottom, HEAT_ROWS);
  counts.cells[row * HEAT_COLUMNS + column]!++;
  // −1 at the own goal, 1 at the other.
  const forward = ((counts.team === RED_TEAM ? direction : -direction) * x) / reach;
  counts.thirds[forward < -1 / 3 ? 0 : forward > 1 / 3 ? 2 : 1]++;
  if (forward < 0) counts.ownHalf++;
  counts.ticks++;
}

/** Positions outside count for the cell at the edge. */
function cellAt(at: number, from: number, to: number, cells: number): number {
  return Math.max(0, Math.min(cells - 1, Math.floor(((at - from) / (to - from)) * cells) || 0));
}

function describe({ thirds, ownHalf, ticks, ...counts }: Counts): PlayerHeat {
  const [ownThird, middleThird, finalThird] = thirds.map((count) => count / ticks) as [number, number, number];
  return { ...counts, ticks, ownThird, middleThird, finalThird, ownHalf: ownHalf / ticks };
}
