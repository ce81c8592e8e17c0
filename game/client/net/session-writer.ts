/** Tells the session what the shared state and the confirmed world say, and only when it is something new. */
import type { MatchState, KitState, PlayerState } from "#protocol/state.ts";
import type { Stadium } from "#sim/stadium.ts";
import { STOPPED, type World } from "#sim/world.ts";
import type { GameInfo, Kit, PlayerInfo, RoomInfo, Session, TeamId } from "../session/session.ts";
import { frameSource, type MatchFrames } from "./match-frames.ts";

export class SessionWriter {
  readonly #session: Session;
  readonly #code: string;
  readonly #frames: MatchFrames;

  constructor(session: Session, code: string, frames: MatchFrames) {
    this.#session = session;
    this.#code = code;
    this.#frames = frames;
  }

  /** After each patch. */
  write(state: MatchState): void {
    const world = this.#frames.confirmed.world;
    this.#writePlayers(state, world);
    this.#writeRoom(state);
    if (world === undefined) return;
    this.#writeGame(world);
    this.#showStadium(world.arena.stadium);
  }

  #writePlayers(state: MatchState, world: World | undefined): void {
    const { players } = this.#session;
    const next: PlayerInfo[] = [];
    state.players.forEach((player: PlayerState) => next.push(describePlayer(player, world)));
    next.sort((a, b) => a.id - b.id);
    const before = players.peek();
    if (next.length !== before.length || next.some((player, i) => !sameFields(player, before[i]!)))
      players.value = next;
  }

  #writeRoom(state: MatchState): void {
    const { room } = this.#session;
    const before = room.peek();
    const kits = { red: describeKit(state.red), blue: describeKit(state.blue) };
    const next: RoomInfo = { code: this.#code, name: state.roomName, stadiumName: state.stadium, kits };
    if (before !== null && before.stadiumName === next.stadiumName && before.name === next.name) {
      if (sameKit(before.kits.red, kits.red) && sameKit(before.kits.blue, kits.blue)) return;
    }
    room.value = next;
  }

  #writeGame(world: World): void {
    const { game } = this.#session;
    const next = describeGame(world);
    const before = game.peek();
    if (next === null ? before !== null : before === null || !sameFields(next, before)) game.value = next;
  }

  #showStadium(stadium: Stadium): void {
    const { frames } = this.#session;
    if (frames.peek()?.stadium !== stadium) frames.value = frameSource(stadium, this.#frames);
  }
}

function describePlayer(player: PlayerState, world: World | undefined): PlayerInfo {
  return {
    id: player.id,
    name: player.name,
    team: player.team as TeamId,
    number: numberOf(world, player.id),
    avatar: player.avatar,
    bot: player.bot,
    admin: player.admin,
    connected: player.connected,
  };
}

function numberOf(world: World | undefined, id: number): number {
  if (world === undefined) return 0;
  const { players } = world;
  for (let p = 0; p < players.count; p++) if (players.id[p] === id) return players.number[p]!;
  return 0;
}

function describeKit(kit: KitState): Kit {
  return { angle: kit.angle, text: kit.text, colors: Array.from(kit.colors) };
}

function describeGame({ game }: World): GameInfo | null {
  if (game.state === STOPPED) return null;
  return {
    state: game.state,
    red: game.red,
    blue: game.blue,
    seconds: Math.floor(game.time),
    timeLimit: game.timeLimit,
    scoreLimit: game.scoreLimit,
    kickOffTeam: game.kickOffTeam as TeamId,
    paused: game.pauseTicks > 0,
  };
}

function sameKit(a: Kit, b: Kit): boolean {
  return a.angle === b.angle && a.text === b.text && a.colors.join() === b.colors.join();
}

/** For flat records of plain values. */
function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}
