/** A room that somebody is about to make, as the form has it. Pure. */
import type { Actions } from "../../../session/actions.ts";
import { ROOM_BOUNDS, tidyRoomName } from "../../../session/room-bounds.ts";
import type { WordKey } from "../../words.ts";

export type RoomOptions = Parameters<Actions["createRoom"]>[1];

export const BOT_FILLS = ["none", "even", "full"] as const;
export type BotFill = (typeof BOT_FILLS)[number];

export type RoomDraft = {
  /** "": the one that is suggested. */
  readonly name: string;
  /** "" for none. */
  readonly password: string;
  readonly teamSize: number;
  readonly spectatorsMax: number;
  readonly listed: boolean;
  readonly adminless: boolean;
  readonly stadium: string;
  /** Minutes and goals; 0 = none. */
  readonly timeLimit: number;
  readonly scoreLimit: number;
  readonly bots: BotFill;
};

export const FIRST_DRAFT: RoomDraft = {
  name: "",
  password: "",
  teamSize: 5,
  spectatorsMax: 20,
  listed: true,
  adminless: false,
  stadium: "Classic",
  timeLimit: 3,
  scoreLimit: 3,
  bots: "even",
};

/** What was remembered, with the first draft's in place of what is missing or out of bounds. */
export function readDraft(kept: unknown): RoomDraft {
  const found = (kept ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: "name" | "stadium") => {
    const value = found[name];
    return typeof value === "string" ? value : FIRST_DRAFT[name];
  };
  const flag = (name: "listed" | "adminless") => {
    const value = found[name];
    return typeof value === "boolean" ? value : FIRST_DRAFT[name];
  };
  const count = (name: "teamSize" | "spectatorsMax" | "timeLimit" | "scoreLimit", min: number, max: number) => {
    const value = found[name];
    return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
      ? value
      : FIRST_DRAFT[name];
  };
  return {
    name: tidyRoomName(text("name")),
    password: "",
    teamSize: count("teamSize", 1, ROOM_BOUNDS.teamSizeMax),
    spectatorsMax: count("spectatorsMax", 0, ROOM_BOUNDS.spectatorsMax),
    listed: flag("listed"),
    adminless: flag("adminless"),
    stadium: text("stadium"),
    timeLimit: count("timeLimit", 0, ROOM_BOUNDS.limitMax),
    scoreLimit: count("scoreLimit", 0, ROOM_BOUNDS.limitMax),
    bots: BOT_FILLS.find((known) => known === found["bots"]) ?? FIRST_DRAFT.bots,
  };
}

export function draftWithoutPassword(draft: RoomDraft): RoomDraft {
  return { ...draft, password: "" };
}

export type DraftFaults = { readonly name?: WordKey; readonly password?: WordKey };

/** What is wrong with the texts; the numbers can only be chosen within their bounds. */
export function faultsOf({ name, password }: RoomDraft): DraftFaults {
  return {
    ...(name.trim() !== "" && tidyRoomName(name) === "" && { name: "create.nameUnseen" }),
    ...(tidyRoomName(name) !== tidyRoomName(name, Infinity) && { name: "create.nameLong" }),
    ...(password.length > ROOM_BOUNDS.passwordMax && { password: "create.passwordLong" }),
  };
}

/** The request for it. `suggested` is the name when none was chosen. */
export function wishOf(draft: RoomDraft, suggested: string): RoomOptions {
  return { ...draft, name: tidyRoomName(draft.name) || tidyRoomName(suggested) };
}

/** The map of the draft, or the usual one when it is not there to choose (any more). */
export function stadiumOf(draft: RoomDraft, names: readonly string[]): string {
  return names.length === 0 || names.includes(draft.stadium) ? draft.stadium : FIRST_DRAFT.stadium;
}
