/** The members of a room: players, spectators and bots, in list order. */
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import type { BotLevel } from "#bot/level.ts";
import type { RoomMember } from "#room/seats.ts";
import { PLAIN_LOOK, type MemberLook } from "#room/look.ts";
import type { ScriptCamera } from "#room/script-camera.ts";
import { SPECTATORS } from "#room/team.ts";

/** What decides the keys of a bot. */
export type BotBrain = { readonly level: BotLevel; readonly memory: BotMemory };

/** The key of a member and what is derived from it or sent with it. */
export type Identity = {
  /** Stable id of a person; "" for bots and for members without a key. */
  readonly key: string;
  /** Short form of the key, visible to every member. */
  readonly fingerprint: string;
  /** Region, two small letters; "" when the client does not send one. */
  readonly flag: string;
  /** Keyed hash of the client's network at the join; "" if unknown. Not sent to clients. */
  readonly network: string;
};

export type Member = Identity &
  RoomMember & {
    name: string;
    /** SPECTATORS, RED_TEAM or BLUE_TEAM. */
    team: number;
    /** Two characters or one emoji; "" shows the number. */
    avatar: string;
    /** The room script's avatar over the member's own; null for none. */
    scriptAvatar: string | null;
    /** What the room's script has set; replaced with every change. */
    look: MemberLook;
    /** The script's camera for this member; null for the member's own. */
    camera: ScriptCamera | null;
    admin: boolean;
    rights: number;
    /** False while the connection is dropped and the seat is kept. */
    connected: boolean;
    /** Keys (sim/input.ts, room/extra-keys.ts) that the client holds or the bot has decided on. */
    keys: number;
    /** The same in the last tick. */
    lastKeys: number;
    /** Keys that the last tick fed to the simulation; those of the autopilot while it steers. */
    usedKeys: number;
    /** Of a member that is not on the pitch: what its kicks depend on (armed, wait, budget of sim/fields.ts). */
    kickArmed: boolean;
    kickWait: number;
    kickBudget: number;
    /** Ticks of play since the member's last action. */
    idleTicks: number;
    /** True once the client has pressed a key in its present seat. */
    hasPlayed: boolean;
    /** The tick of the join. */
    joinedTick: number;
    /** Ticks for which the client itself has played, in all its seats. */
    playTicks: number;
    /** The bot that steers the seat of an absent player (autopilot.ts); null while the player does. */
    autopilot: BotBrain | null;
    typing: boolean;
    muteSeconds: number;
    /** Round trip in milliseconds as the server measures it; 0 before the first measurement. */
    ping: number;
    /** Null for humans. */
    readonly brain: BotBrain | null;
  };

export const NO_IDENTITY: Identity = { key: "", fingerprint: "", flag: "", network: "" };

type MemberList = { readonly members: readonly Member[] };

export function createHuman(
  id: number,
  name: string,
  identity: Identity,
  { owner, joinedTick }: Pick<Member, "owner" | "joinedTick">,
): Member {
  return createMember({ id, name, owner, joinedTick, brain: null, ...identity });
}

export function createBot(id: number, name: string, level: BotLevel, seed: number): Member {
  return createMember({ id, name, owner: false, joinedTick: 0, brain: createBrain(level, seed), ...NO_IDENTITY });
}

/** Equal seeds make equal decisions. */
export function createBrain(level: BotLevel, seed: number): BotBrain {
  return { level, memory: createBotMemory(seed) };
}

function createMember(given: Identity & Pick<Member, "id" | "name" | "owner" | "joinedTick" | "brain">): Member {
  return {
    ...given,
    bot: given.brain !== null,
    team: SPECTATORS,
    avatar: "",
    scriptAvatar: null,
    look: PLAIN_LOOK,
    camera: null,
    admin: false,
    rights: 0,
    connected: true,
    keys: 0,
    lastKeys: 0,
    usedKeys: 0,
    kickArmed: false,
    kickWait: 0,
    kickBudget: 0,
    idleTicks: 0,
    hasPlayed: false,
    playTicks: 0,
    autopilot: null,
    typing: false,
    muteSeconds: 0,
    ping: 0,
  };
}

export function findMember({ members }: MemberList, id: number | undefined): Member | undefined {
  return members.find((member) => member.id === id);
}

/** The name of the member that gave a command; "" for the host. */
export function nameOf(list: MemberList, by: number | undefined): string {
  return findMember(list, by)?.name ?? "";
}

export function humansOf({ members }: MemberList): Member[] {
  return members.filter((member) => !member.bot);
}

/** The member acted: the count of idle ticks starts again. */
export function resetIdle(member: Member): void {
  member.idleTicks = 0;
}
