/**
 * Keeps the session in step with the shared state. Callbacks of the schema mark what a patch changed, and after the patch
 * only that is described again; a patch that changes keys alone writes nothing. The game's figures come from the confirmed
 * world, because the shared state does not contain them.
 */
import { Callbacks } from "@colyseus/schema";
import type { VoteSubject } from "#protocol/notice.ts";
import {
  STADIUM_COLOR,
  type DiscLookState,
  type KitState,
  type MatchState,
  type PlayerState,
  type VoteState,
} from "#protocol/state.ts";
import { toDiscImage } from "#room/look.ts";
import { pickSettings, SHARED_NAMES } from "#room/settings.ts";
import type { World } from "#sim/world.ts";
import type { PlayerInfo, TeamId } from "../../session/player.ts";
import type { DiscPaint, Kit, RoomInfo, VoteInfo } from "../../session/room.ts";
import type { Session } from "../../session/session.ts";
import { showGame } from "../match/shown-game.ts";
import { sameFields } from "../same-fields.ts";

/** The fields of a player that the session shows; held keys are not among them. */
const LISTENED: Readonly<Record<Exclude<keyof PlayerInfo, "id" | "number">, true>> = {
  ...({ name: true, team: true, avatar: true, bot: true, admin: true, owner: true, connected: true } as const),
  ...({ autopilot: true, fingerprint: true, flag: true, ping: true, typing: true, muteSeconds: true } as const),
  ...({ queuePosition: true, rights: true, nameColor: true, badge: true, badgeColor: true, image: true } as const),
};
const PLAYER_FIELDS = Object.keys(LISTENED) as (keyof typeof LISTENED)[];

/** What the callbacks of the schema need of a room: its decoder. */
export type StateSource = Parameters<typeof Callbacks.get<MatchState>>[0];

export class SessionSync {
  readonly #session: Session;
  readonly #code: string;
  /** By player id: described players of the last patches. */
  readonly #players = new Map<number, PlayerInfo>();
  readonly #changedPlayers = new Set<PlayerState>();
  /** Each removes a callback of the room, and of a player. */
  readonly #stops: (() => void)[] = [];
  readonly #playerStops = new Map<PlayerState, readonly (() => void)[]>();
  readonly #paintStops = new Map<DiscLookState, () => void>();
  #playersChanged = false;
  #roomChanged = true;
  #voteChanged = true;
  #paintChanged = true;

  /** `state` is decoded by `source`; the callbacks of present players run at once. */
  constructor(session: Session, code: string, source: StateSource, state: MatchState) {
    this.#session = session;
    this.#code = code;
    const callbacks = Callbacks.get(source);
    const markRoom = () => (this.#roomChanged = true);
    const markPaint = () => (this.#paintChanged = true);
    this.#stops.push(
      callbacks.onAdd("players", (added) => {
        const player = added as PlayerState;
        const mark = () => void this.#changedPlayers.add(player);
        mark();
        this.#playerStops.set(
          player,
          PLAYER_FIELDS.map((field) => callbacks.listen(player, field, mark, false)),
        );
      }),
      callbacks.onRemove("players", (player) => this.#remove(player as PlayerState)),
      ...(["stadium", "checksum"] as const).map((field) => callbacks.listen(field, markRoom, false)),
      callbacks.onChange(state.room, markRoom),
      ...[state.red, state.blue].flatMap((kit) => [
        callbacks.onChange(kit, markRoom),
        callbacks.onChange(kit, "colors", markRoom),
      ]),
      callbacks.onChange(state.vote, () => (this.#voteChanged = true)),
      callbacks.onChange("extraKeys", markRoom),
      callbacks.onAdd("discLooks", (added) => {
        const look = added as DiscLookState;
        markPaint();
        this.#paintStops.set(look, callbacks.onChange(look, markPaint));
      }),
      callbacks.onRemove("discLooks", (removed) => {
        const look = removed as DiscLookState;
        markPaint();
        this.#paintStops.get(look)?.();
        this.#paintStops.delete(look);
      }),
    );
  }

  /** Removes the callbacks. */
  stop(): void {
    for (const stop of this.#stops) stop();
    for (const stops of this.#playerStops.values()) for (const stop of stops) stop();
    for (const stop of this.#paintStops.values()) stop();
  }

  /** After each patch. `world` is the confirmed one; `loaded`: a keyframe replaced it, so that numbers may differ. */
  update(state: MatchState, world: World | undefined, loaded: boolean): void {
    if (loaded) state.players.forEach((player: PlayerState) => this.#changedPlayers.add(player));
    this.#updatePlayers(world);
    if (this.#roomChanged) this.#session.room.value = describeRoom(this.#code, state);
    if (this.#voteChanged) this.#session.vote.value = describeVote(state.vote);
    if (this.#paintChanged) this.#session.discPaints.value = describePaint(state);
    this.#roomChanged = false;
    this.#paintChanged = false;
    this.#voteChanged = false;
    if (world !== undefined) showGame(this.#session.game, world, state.resumeSeconds);
  }

  #remove(player: PlayerState): void {
    for (const stop of this.#playerStops.get(player) ?? []) stop();
    this.#playerStops.delete(player);
    this.#changedPlayers.delete(player);
    this.#playersChanged = this.#players.delete(player.id) || this.#playersChanged;
  }

  #updatePlayers(world: World | undefined): void {
    for (const player of this.#changedPlayers) {
      const next = describePlayer(player, world);
      const before = this.#players.get(player.id);
      if (before !== undefined && sameFields(next, before)) continue;
      this.#players.set(player.id, next);
      this.#playersChanged = true;
    }
    this.#changedPlayers.clear();
    if (!this.#playersChanged) return;
    this.#playersChanged = false;
    this.#session.players.value = [...this.#players.values()].toSorted((a, b) => a.id - b.id);
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
    autopilot: player.autopilot,
    fingerprint: player.fingerprint,
    flag: player.flag,
    ping: player.ping,
    typing: player.typing,
    muteSeconds: player.muteSeconds,
    queuePosition: player.queuePosition,
    rights: player.rights,
    nameColor: player.nameColor < 0 ? null : player.nameColor,
    badge: player.badge,
    badgeColor: player.badgeColor,
    image: toDiscImage(player.image),
  };
}

function numberOf(world: World | undefined, id: number): number {
  if (world === undefined) return 0;
  const { players } = world;
  for (let p = 0; p < players.count; p++) if (players.id[p] === id) return players.number[p]!;
  return 0;
}

function describeRoom(code: string, { room, stadium, checksum, red, blue, extraKeys }: MatchState): RoomInfo {
  return {
    code,
    stadiumName: stadium,
    checksum,
    kits: { red: describeKit(red), blue: describeKit(blue) },
    locked: room.locked,
    extraKeys: Array.from(extraKeys),
    ...pickSettings(SHARED_NAMES, room),
  };
}

function describeKit(kit: KitState): Kit {
  return { angle: kit.angle, text: kit.text, colors: Array.from(kit.colors) };
}

function describePaint({ discLooks }: MatchState): Map<number, DiscPaint> {
  const paints = new Map<number, DiscPaint>();
  discLooks.forEach(({ color, image }: DiscLookState, disc: string) => {
    paints.set(Number(disc), { color: color === STADIUM_COLOR ? undefined : color, image: toDiscImage(image) });
  });
  return paints;
}

function describeVote(vote: VoteState): VoteInfo | null {
  const { subject, object, by, yes, no, needed, secondsLeft } = vote;
  return subject === "" ? null : { subject: subject as VoteSubject, object, by, yes, no, needed, secondsLeft };
}
