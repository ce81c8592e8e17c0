/** Tells the session what the shared state and the confirmed world say, and only when it is something new. */
import type { VoteSubject } from "#protocol/notice.ts";
import type { MatchState, KitState, PlayerState, VoteState } from "#protocol/state.ts";
import { pickSettings, SHARED_NAMES } from "#room/settings.ts";
import type { Stadium } from "#sim/stadium.ts";
import { STOPPED, type World } from "#sim/world.ts";
import type { PlayerInfo, TeamId } from "../session/player.ts";
import type { GameInfo, Kit, Kits, RoomInfo, VoteInfo } from "../session/room.ts";
import type { Session } from "../session/session.ts";
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
    this.#writeVote(state);
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
    const kits = describeKits(state, before?.kits);
    const next = describeRoom(this.#code, state, kits);
    if (before === null || !sameFields(next, before)) room.value = next;
  }

  #writeVote({ vote: state }: MatchState): void {
    const { vote } = this.#session;
    const next = describeVote(state);
    const before = vote.peek();
    if (next === null ? before !== null : before === null || !sameFields(next, before)) vote.value = next;
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
    owner: player.owner,
    connected: player.connected,
    fingerprint: player.fingerprint,
    flag: player.flag,
    ping: player.ping,
    typing: player.typing,
    queuePosition: player.queuePosition,
  };
}

function numberOf(world: World | undefined, id: number): number {
  if (world === undefined) return 0;
  const { players } = world;
  for (let p = 0; p < players.count; p++) if (players.id[p] === id) return players.number[p]!;
  return 0;
}

/** Kits are compared by identity: an unchanged one stays the same object. */
function describeKits({ red, blue }: MatchState, before: Kits | undefined): Kits {
  const kits = { red: describeKit(red), blue: describeKit(blue) };
  return before !== undefined && sameKit(before.red, kits.red) && sameKit(before.blue, kits.blue) ? before : kits;
}

function describeRoom(code: string, { room, stadium, checksum }: MatchState, kits: Kits): RoomInfo {
  return {
    code,
    stadiumName: stadium,
    checksum,
    kits,
    locked: room.locked,
    ...pickSettings(SHARED_NAMES, room),
  };
}

function describeVote(vote: VoteState): VoteInfo | null {
  const { subject, object, by, yes, no, needed, secondsLeft } = vote;
  return subject === "" ? null : { subject: subject as VoteSubject, object, by, yes, no, needed, secondsLeft };
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
