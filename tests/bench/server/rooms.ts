/**
 * The two rooms that are compared. Both have six against six on the same stadium, and run the same referee and physics
 * with the same inputs. They differ in how ticks are scheduled, and in what state is synchronised and how.
 */
import { type Client, type InputAPI, Room } from "@colyseus/core";
import { schema, t, type SchemaType } from "@colyseus/schema";
import { DEFAULT_SETTINGS } from "#room/settings.ts";
import { createMatch, type Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { MatchRoom } from "#server/room/match-room.ts";
import type { RoomKind, RoomPorts } from "#server/room/room-ports.ts";
import { TickMeter } from "#server/room/tick-meter.ts";
import { hashWord } from "#sim/hash.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { TICK_RATE } from "#sim/step.ts";
import { TickLog, type RoomTicks } from "./tick-log.ts";

/** Clients of a full room. */
export const CLIENTS_PER_ROOM = 12;

const KIND: RoomKind = {
  kind: "quick",
  lasting: false,
  oneSeat: false,
  stadium: "Classic",
  settings: {
    ...DEFAULT_SETTINGS,
    // Bots would add their own computing time.
    autopilot: false,
    name: "Bench",
    teamSize: CLIENTS_PER_ROOM / 2,
    spectatorsMax: 0,
    listed: true,
  },
  match: { bots: "none", botLevel: "normal" },
};

/** The ticks of all rooms of this process. */
export const tickLog = new TickLog();

const matches = new Map<Room, Match>();

/** A digest of all worlds, as proof that matches were played. */
export function worldsDigest(): string {
  let digest = 0;
  for (const { world } of matches.values()) digest = Math.imul(digest ^ hashWord(world), 0x01000193);
  return (digest >>> 0).toString(16).padStart(8, "0");
}

/** The room's own meter, which also writes to the bench's log. */
class LoggedMeter extends TickMeter {
  readonly #ticks: RoomTicks = tickLog.addRoom();

  override record(startMs: number, endMs: number): boolean {
    tickLog.record(this.#ticks, startMs, endMs);
    return super.record(startMs, endMs);
  }
}

/** The product's room with another team size. */
export abstract class RondoRoom extends MatchRoom {
  override readonly kind = KIND;

  override onCreate(): void {
    void super.onCreate();
    this.meter = new LoggedMeter();
    matches.set(this, this.match);
  }

  override onDispose(): void {
    super.onDispose();
    matches.delete(this);
  }
}

/** The class of a bench room with the ports of a server. */
export function withPorts(base: abstract new () => RondoRoom, ports: RoomPorts): new () => RondoRoom {
  return class extends base {
    override readonly ports = ports;
  };
}

/** One input per tick, as the framework's documentation suggests it. */
const KeysInput = schema({ keys: t.uint8() }, "BenchInput");
type KeysInput = SchemaType<typeof KeysInput>;

const DiscState = schema({ x: t.float32(), y: t.float32(), vx: t.float32(), vy: t.float32() }, "BenchDisc");
type DiscState = SchemaType<typeof DiscState>;
const PlainState = schema({ tickSeq: t.uint8(), discs: t.array(DiscState) }, "BenchState");
type PlainState = SchemaType<typeof PlainState>;

/**
 * A room as the framework's documentation suggests it: `setFixedTimestep` at 60 Hz, `patchRate` 1000/60, the ball's and the
 * players' positions and velocities as float32 fields, one buffered input per player and step.
 */
export class PlainRoom extends Room<{ state: PlainState }> {
  override patchRate = 1000 / TICK_RATE;
  override maxClients = CLIENTS_PER_ROOM;
  readonly #ticks = tickLog.addRoom();
  readonly #ids = new Map<string, number>();
  #match!: Match;
  #inputs!: InputAPI<KeysInput>;

  override onCreate(): void {
    const stadium = builtinStadium("Classic");
    this.#match = createMatch({ ...KIND.match, seed: 1 }, KIND.stadium, stadium, KIND.settings);
    matches.set(this, this.#match);
    this.state = new PlainState();
    this.#inputs = this.defineInput(KeysInput);
    this.setFixedTimestep(() => this.#step(), TICK_RATE);
    this.onMessage("*", () => undefined);
  }

  override onJoin(client: Client): void {
    this.#ids.set(client.sessionId, queueJoin(this.#match, client.sessionId));
  }

  override onLeave(client: Client): void {
    const id = this.#ids.get(client.sessionId);
    if (id !== undefined) this.#match.queue.push({ kind: "leave", id });
  }

  override onDispose(): void {
    matches.delete(this);
  }

  #step(): void {
    const start = performance.now();
    this.state.tickSeq = (this.state.tickSeq + 1) & 0xff;
    for (const client of this.clients) {
      const input = this.#inputs.get(client.sessionId).next();
      const member = findMember(this.#match, this.#ids.get(client.sessionId));
      if (input !== undefined && member !== undefined) member.keys = input.keys & INPUT_BITS;
    }
    advance(this.#match);
    this.#writeDiscs();
    tickLog.record(this.#ticks, start, performance.now());
  }

  #writeDiscs(): void {
    const { players } = this.#match.world;
    this.#writeDisc(0, 0);
    for (let p = 0; p < players.count; p++) this.#writeDisc(p + 1, players.disc[p]!);
  }

  #writeDisc(slot: number, disc: number): void {
    if (disc < 0) return;
    const { discs } = this.#match.world;
    let state = this.state.discs[slot];
    if (state === undefined) this.state.discs.push((state = new DiscState()));
    state.x = discs.x[disc]!;
    state.y = discs.y[disc]!;
    state.vx = discs.vx[disc]!;
    state.vy = discs.vy[disc]!;
  }
}
