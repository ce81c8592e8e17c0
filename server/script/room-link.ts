/**
 * Between a room and the thread of its script: each tick goes to the thread, and what the script asks for is queued for the
 * room's next tick. The room waits for nothing but the verdict on a chat line, and for that not long.
 */
import type { Command } from "#match/command.ts";
import { copyMatch, TickFeedWriter } from "#match/replica.ts";
import { advance, type TickReport } from "#match/tick.ts";
import type { Match } from "#match/match.ts";
import type { ScriptRoomConfig } from "#script/config.ts";
import type { ChatScope } from "#script/script-replica.ts";
import { TICK_RATE } from "#sim/step.ts";
import { adoptConfig, type RoomScript } from "../room/room-script.ts";
import type { StadiumStore } from "../stadium/stadium-store.ts";
import type { SentRequest, ToThread } from "./thread-messages.ts";

/** A room without clients ticks on for this time after the last request of its script. */
const BUSY_TICKS = TICK_RATE;

/** The part of a match room that is used here. */
export type LinkedRoom = {
  readonly roomId: string;
  readonly match: Match;
  setScript(script: RoomScript | undefined): void;
};

export type LinkPorts = {
  readonly stadiumStore: Pick<StadiumStore, "find" | "put">;
  readonly post: (message: ToThread) => void;
  readonly onClosed: () => void;
  /** The replica was different at this tick. */
  readonly onMismatch: (tick: number) => void;
};

export class RoomLink implements RoomScript {
  readonly room: LinkedRoom;
  readonly #ports: LinkPorts;
  readonly #verdicts = new Map<number, (shown: boolean) => void>();
  #writer: TickFeedWriter;
  #nextCall = 0;
  #busyUntil = 0;

  /** Makes the room that of the script, which receives a join for every member. */
  constructor(room: LinkedRoom, config: ScriptRoomConfig, ports: LinkPorts) {
    this.room = room;
    this.#ports = ports;
    adoptConfig(room.match, config);
    this.#writer = this.#sendCopy(true);
    this.#wake();
  }

  get isBusy(): boolean {
    const { match } = this.room;
    return match.queue.length > 0 || match.world.game.tick < this.#busyUntil;
  }

  advance(): TickReport {
    this.#writer.begin();
    const report = advance(this.room.match);
    this.#ports.post({ kind: "tick", feed: this.#writer.end() });
    return report;
  }

  /** Settled by the script's verdict, or when the script ends. */
  ask(id: number, text: string, scope: ChatScope): Promise<boolean> {
    const call = this.#nextCall++;
    return new Promise((resolve) => {
      this.#verdicts.set(call, resolve);
      this.#ports.post({ kind: "chat", call, id, text, scope });
    });
  }

  roomClosed(): void {
    this.#settleAll();
    this.#ports.onClosed();
  }

  /** What the script asked for, for the next tick. */
  request(requests: readonly SentRequest[]): void {
    this.room.match.queue.push(...requests.map((request) => this.#commandOf(request)));
    this.#wake();
  }

  /** The verdict on a chat line. */
  settle(call: number, shown: boolean): void {
    this.#verdicts.get(call)?.(shown);
    this.#verdicts.delete(call);
  }

  /** The replica differs from the room: it gets a new copy. */
  heal(tick: number): void {
    this.#ports.onMismatch(tick);
    this.#writer = this.#sendCopy(false);
  }

  /** The room goes on without the script. */
  detach(): void {
    this.#settleAll();
    this.room.setScript(undefined);
  }

  #sendCopy(greet: boolean): TickFeedWriter {
    const { match } = this.room;
    this.#ports.post({ kind: "copy", copy: copyMatch(match), greet });
    return new TickFeedWriter(match);
  }

  #wake(): void {
    this.#busyUntil = this.room.match.world.game.tick + BUSY_TICKS;
    this.room.setScript(this);
  }

  /** A stadium that the server has already is taken from there, so that it is prepared once. */
  #commandOf(request: SentRequest): Command {
    if (request.kind !== "stadium") return request;
    const { text, checksum, ...command } = request;
    const { stadiumStore } = this.#ports;
    const stored = stadiumStore.find(checksum);
    if (stored === undefined) stadiumStore.put({ stadium: command.stadium, text, checksum });
    return { ...command, stadium: stored ?? command.stadium };
  }

  #settleAll(): void {
    for (const settle of this.#verdicts.values()) settle(true);
    this.#verdicts.clear();
  }
}
