/**
 * A script's room: the object that HBInit returns, over a replica of the match. Its owner feeds it the room's ticks and chat
 * lines and passes on what the script asks for. Needs no Node and no server.
 */
import type { Match } from "#match/match.ts";
import { createMatch } from "#match/match.ts";
import { createHuman, findMember, NO_IDENTITY } from "#match/members.ts";
import { beginReplicaTick, replicaOf, type MatchCopy, type TickFeed } from "#match/replica.ts";
import { endAdvance } from "#match/tick.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { hashWord } from "#sim/hash.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { toId } from "./coerce.ts";
import type { ScriptRoomConfig } from "./config.ts";
import { callForJoin, dispatchMatchEvents, dispatchStepEvents, isMoving, type Call } from "./event-dispatch.ts";
import { playerObject, type PlayerObject } from "./handed-objects.ts";
import { COLLISION_FLAGS, createGetters } from "./room-getters.ts";
import { createChatMethods, createGameMethods, createMemberMethods } from "./room-methods.ts";
import { Listeners, type Listener, type PlayType } from "./listeners.ts";
import { PlayEvents } from "./play-events.ts";
import { Scheduler } from "./scheduler.ts";
import type { ScriptContext, ScriptOutlets } from "./script-ports.ts";
import { ScriptRecorder } from "./script-recorder.ts";
import { createVersion2, extraKeys, heldInput } from "./version-2.ts";

/** The room object; scripts set handlers (`onPlayerJoin` …) on it. */
export type ScriptRoom = Record<string, unknown>;

export type ChatScope = "room" | "team";

export class ScriptReplica {
  readonly room: ScriptRoom;
  readonly #context: ScriptContext;
  readonly #outlets: ScriptOutlets;
  readonly #censor: (text: string) => string;
  #match: Match;
  #decided = new Map<number, number>();
  readonly #listeners = new Listeners();
  readonly #scheduler = new Scheduler();
  readonly #play = new PlayEvents();
  readonly #recorder = new ScriptRecorder();

  /** Until the first snapshot the room is empty but for the host player. `censor` must be that of the room. */
  constructor(config: ScriptRoomConfig, outlets: ScriptOutlets, censor: (text: string) => string) {
    this.#outlets = outlets;
    this.#censor = censor;
    this.#match = emptyMatch(config);
    this.#context = {
      ...outlets,
      match: () => this.#match,
      memberOf: (id) => findMember(this.#match, toId(id)),
      author: (by) => this.#author(by),
    };
    this.room = {
      ...createRoomObject(this.#context, this.#listeners, this.#scheduler),
      startRecording: () => this.#recorder.start(),
      stopRecording: () => this.#recorder.stop(),
    };
  }

  get tick(): number {
    return this.#match.world.game.tick;
  }

  /** The members of the room as the replica has them, without the host player. */
  get members(): readonly number[] {
    return this.#match.members.map(({ id }) => id).filter((id) => id !== HOST_PLAYER);
  }

  /** The replica becomes this copy; no handler is called. */
  load(copy: MatchCopy): void {
    this.#match = replicaOf(copy, { censor: this.#censor });
    this.#decided = new Map(copy.decided);
    this.#recorder.replaced(this.#match);
  }

  /** Calls onPlayerJoin for the members that were in the room before the script. */
  greet(): void {
    for (const id of this.members) callForJoin(this.#match, this.call, id);
  }

  /** Makes a tick of the room. False when the replica differs from the room's digest: it needs a new copy. */
  advance(feed: TickFeed): boolean {
    const report = beginReplicaTick(this.#match, feed, this.#decided);
    dispatchMatchEvents(this.#context, this.call);
    for (const [id, keys] of feed.held ?? []) this.#keysChanged(id, keys);
    this.#scheduler.advance((run) => this.#guard("schedule", run));
    if (isMoving(this.#match)) this.call("onGameTick");
    endAdvance(this.#match, report);
    this.#recorder.record(this.#match);
    dispatchStepEvents(this.#context, this.call);
    if (this.#listeners.hasPlayListeners) this.#play.find(this.#match, (type, event) => this.#emit(type, event));
    return feed.digest === undefined || feed.digest === hashWord(this.#match.world);
  }

  /** Whether the script lets this line of a member be shown. */
  allowsChat(id: number, text: string, scope: ChatScope): boolean {
    const member = findMember(this.#match, id);
    if (member === undefined) return true;
    return this.call("onPlayerChat", playerObject(this.#match, member), text, scope) !== false;
  }

  /** The room has this address now. */
  setLink(url: string): void {
    this.call("onRoomLink", url);
  }

  /** Errors of handlers are reported, and count as no result. False if any of the handlers has returned false. */
  readonly call: Call = (handler, ...values) => {
    const set = this.room[handler];
    const result =
      typeof set === "function" ? this.#guard(handler, () => (set as Listener).apply(this.room, values)) : undefined;
    const results = this.#listeners.besides(handler).map((listener) => this.#guard(handler, () => listener(...values)));
    return results.includes(false) ? false : result;
  };

  #emit(type: PlayType, event: object): void {
    for (const listener of this.#listeners.of(type)) this.#guard(type, () => listener(event));
  }

  #guard(handler: string, run: () => unknown): unknown {
    try {
      return run();
    } catch (error) {
      this.#outlets.onError(error, handler);
      return undefined;
    }
  }

  #keysChanged(id: number, keys: number): void {
    const member = findMember(this.#match, id);
    if (member === undefined) return;
    this.call("onPlayerActivity", playerObject(this.#match, member));
    this.call("onPlayerInput", playerObject(this.#match, member), heldInput(keys), extraKeys(keys));
  }

  #author(by: number | undefined): PlayerObject | null {
    const member = findMember(this.#match, by ?? HOST_PLAYER);
    return member === undefined ? null : playerObject(this.#match, member);
  }
}

function createRoomObject(context: ScriptContext, listeners: Listeners, scheduler: Scheduler): ScriptRoom {
  return {
    CollisionFlags: { ...COLLISION_FLAGS },
    ...createGetters(context),
    ...createMemberMethods(context),
    ...createChatMethods(context),
    ...createGameMethods(context),
    ...createVersion2(context, listeners, scheduler),
  };
}

/** What the script sees before its room exists. */
function emptyMatch({ settings, hostName }: ScriptRoomConfig): Match {
  const options = { bots: "none", botLevel: "normal", seed: 0 } as const;
  const match = createMatch(options, "Classic", builtinStadium("Classic"), { ...settings, scripted: true });
  if (hostName === undefined) return match;
  const host = createHuman(HOST_PLAYER, hostName, NO_IDENTITY, { owner: false, joinedTick: 0 });
  host.admin = true;
  match.members.push(host);
  return match;
}
