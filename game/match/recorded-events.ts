/**
 * The events of a match as those of a recording. What happens in a match is more than the format can express in one event:
 * a place that is taken over becomes moves, an order and a change of a disc, which have the same effect to the last bit.
 */
import type { RecordedAction, RecordedEvent, RecordedRoom } from "#recording/recording.ts";
import { HOST } from "#recording/recording.ts";
import { SPECTATORS } from "#room/team.ts";
import { ANNOUNCEMENT_STYLES, type Notice } from "#protocol/notice.ts";
import type { MatchEvent } from "./match-event.ts";
import type { Match } from "./match.ts";
import type { Member } from "./members.ts";
import { emptyAsNull, recordedKit } from "./recorded-room.ts";

type EventOf<K extends MatchEvent["kind"]> = Extract<MatchEvent, { readonly kind: K }>;

export class EventTranslator {
  /** The recorded room, as far as it decides what has to be written. */
  readonly #teams: Map<number, number>;
  readonly #admins: Set<number>;
  #gameOn: boolean;
  #scoreLimit: number;
  #timeLimit: number;
  /** A game that ended as a draw, which the format lacks, stands still until it is removed. */
  #draw: "no" | "ended" | "still" | "over" = "no";
  #events: RecordedEvent[] = [];
  #tick = 0;

  constructor(room: RecordedRoom) {
    this.#teams = new Map(room.players.map(({ id, team }) => [id, team]));
    this.#admins = new Set(room.players.filter(({ admin }) => admin).map(({ id }) => id));
    this.#gameOn = room.game !== null;
    this.#scoreLimit = room.scoreLimit;
    this.#timeLimit = room.timeLimit;
  }

  /** The events of the last tick of the match, without inputs. `tick`: that of the recording. */
  translate(match: Match, tick: number): RecordedEvent[] {
    this.#events = [];
    this.#tick = tick;
    this.#settleDraw();
    match.events.forEach((event, i) => this.#event(match, event, match.events[i + 1]));
    for (const { notice, to } of match.notices) if (to === undefined) this.#notice(notice);
    return this.#events;
  }

  /** A game that ended as a draw is on, or has to be removed. */
  get hasOpenDraw(): boolean {
    return this.#draw !== "no";
  }

  /** The step of the tick has ended the game with equal scores. */
  endAsDraw(): void {
    this.#draw = "ended";
  }

  /** The step of the tick has removed the game. */
  removeGame(): void {
    if (this.#draw === "no") this.#gameOn = false;
    else this.#draw = "over";
  }

  #settleDraw(): void {
    if (this.#draw === "ended") {
      this.#write({ kind: "pause", paused: true });
      this.#draw = "still";
    }
    if (this.#draw === "over") this.#stop(undefined);
  }

  #event(match: Match, event: MatchEvent, next: MatchEvent | undefined): void {
    switch (event.kind) {
      case "joined":
      case "botJoined":
        return this.#join(event.member);
      case "left":
      case "botLeft":
        return this.#leave(event.member, next);
      case "team":
        return this.#move(event.id, event.team, event.by);
      case "admin":
        return this.#setAdmin(event);
      case "replaced":
        return this.#replace(event);
      case "ordered":
        return this.#write({ kind: "reorder", ids: event.order, top: true });
      case "started":
        return this.#start(match, event.by);
      case "stopped":
        return this.#stop(event.by);
      case "paused":
      case "resumed":
        if (this.#draw === "no") this.#write({ kind: "pause", paused: event.kind === "paused" }, event.by);
        return;
      case "disc":
        return this.#changeDisc(event);
      default:
        return this.#setting(event);
    }
  }

  #setting(event: EventOf<"stadium" | "kickRate" | "locked" | "kit" | "avatar" | "scriptAvatar" | "kicked">): void {
    switch (event.kind) {
      case "stadium":
        return this.#write({ kind: "stadium", stadium: event.stadium }, event.by);
      case "kickRate": {
        const [min, rate, burst] = event.rate;
        return this.#write({ kind: "kickRate", min, rate, burst }, event.by);
      }
      case "locked":
        return this.#write({ kind: "lock", locked: event.locked }, event.by);
      case "kit":
        return this.#write({ kind: "kit", team: event.team, kit: recordedKit(event.kit) }, event.by);
      case "avatar":
        // Only players themselves set their avatars in the format.
        return void this.#events.push({
          tick: this.#tick,
          actor: event.id,
          action: { kind: "avatar", avatar: event.text },
        });
      case "scriptAvatar":
        return this.#write({ kind: "headlessAvatar", id: event.id, avatar: event.text });
      case "kicked":
        // Written with the player's leave.
        return;
    }
  }

  #notice(notice: Notice): void {
    if (notice.kind === "chat" && notice.scope === "room") {
      this.#events.push({ tick: this.#tick, actor: notice.from, action: { kind: "chat", text: notice.text } });
    }
    if (notice.kind === "scriptLine") {
      const { text, color, style, sound } = notice;
      this.#write({ kind: "announcement", text, color: color ?? -1, style: ANNOUNCEMENT_STYLES.indexOf(style), sound });
    }
  }

  #join(member: Member): void {
    const { id, name, flag, avatar, admin } = member;
    if (this.#teams.has(id)) return;
    this.#teams.set(id, SPECTATORS);
    this.#write({ kind: "join", id, name, flag: emptyAsNull(flag), avatar: emptyAsNull(avatar) });
    if (admin) this.#setAdmin({ kind: "admin", id, admin });
  }

  /** The player of the host never leaves in the format: it becomes a spectator. */
  #leave({ id }: Member, next: MatchEvent | undefined): void {
    const kicked = next?.kind === "kicked" && next.member.id === id ? next : undefined;
    if (id === HOST) return this.#move(id, SPECTATORS, undefined);
    this.#teams.delete(id);
    this.#admins.delete(id);
    const reason = kicked === undefined ? null : kicked.reason;
    this.#write({ kind: "leave", id, reason, ban: kicked?.ban ?? false }, kicked?.by);
  }

  #setAdmin({ id, admin, by }: EventOf<"admin">): void {
    this.#write({ kind: "admin", id, admin }, by);
    if (admin) this.#admins.add(id);
    else this.#admins.delete(id);
  }

  #move(id: number, team: number, by: number | undefined): void {
    if ((this.#teams.get(id) ?? team) === team) return;
    this.#teams.set(id, team);
    this.#write({ kind: "team", id, team }, by);
  }

  #replace({ from, to, team, order, change }: EventOf<"replaced">): void {
    this.#move(from, SPECTATORS, undefined);
    this.#move(to, team, undefined);
    this.#write({ kind: "reorder", ids: order, top: true });
    if (change !== null) this.#write({ kind: "disc", target: to, player: true, change });
  }

  /** Limits of the room are those of the next game. A game that is on is replaced. */
  #start({ world: { game } }: Match, by: number | undefined): void {
    if (this.#gameOn) this.#stop(by);
    if (game.scoreLimit !== this.#scoreLimit) this.#write({ kind: "limit", limit: 0, value: game.scoreLimit }, by);
    if (game.timeLimit !== this.#timeLimit) this.#write({ kind: "limit", limit: 1, value: game.timeLimit }, by);
    this.#scoreLimit = game.scoreLimit;
    this.#timeLimit = game.timeLimit;
    this.#write({ kind: "start" }, by);
    this.#gameOn = true;
  }

  #stop(by: number | undefined): void {
    if (!this.#gameOn) return;
    this.#write({ kind: "stop" }, by);
    this.#gameOn = false;
    this.#draw = "no";
  }

  #changeDisc({ disc, change, color }: EventOf<"disc">): void {
    this.#write({
      kind: "disc",
      target: disc,
      player: false,
      change: color === undefined ? change : { ...change, color },
    });
  }

  /** Of a member that is no admin in the recorded room it would have no effect: rooms here have other rights too. */
  #write(action: RecordedAction, by?: number): void {
    this.#events.push({ tick: this.#tick, actor: by !== undefined && this.#admins.has(by) ? by : HOST, action });
  }
}
