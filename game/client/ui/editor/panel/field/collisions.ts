/** What an item collides with: its mask and group against those of the discs and walls of a game. */
import { ALL, BLUE, BLUE_KO, KICK, meets, PLAYER_MASK, RED, RED_KO, SCORE, WALL } from "#sim/masks.ts";
import type { Masked, Stadium } from "#sim/stadium.ts";
import { maskBits } from "#stadium/mask.ts";

export const PHASES = ["playing", "redKickOff", "blueKickOff"] as const;
export type Phase = (typeof PHASES)[number];

export const PARTNERS = ["ball", "redPlayers", "bluePlayers", "walls", "discs"] as const;
export type Partner = (typeof PARTNERS)[number];

/** Flags that the players' masks have besides, by phase: the barriers of a kick-off stop both teams. */
const BARRIERS: Readonly<Record<Phase, number>> = { playing: 0, redKickOff: RED_KO, blueKickOff: BLUE_KO };

/** Whether an item collides with a partner in a phase of the game. */
export function collides(
  { cMask, cGroup }: Masked,
  stadium: Pick<Stadium, "discs" | "playerPhysics">,
  { partner, phase }: { readonly partner: Partner; readonly phase: Phase },
): boolean {
  const other = maskedPartner(stadium, partner, phase);
  return meets(cMask, cGroup, other.cMask, other.cGroup);
}

function maskedPartner(
  { discs, playerPhysics }: Pick<Stadium, "discs" | "playerPhysics">,
  partner: Partner,
  phase: Phase,
): Masked {
  const cMask = PLAYER_MASK | BARRIERS[phase];
  switch (partner) {
    case "ball":
      return discs[0] ?? { cMask: ALL, cGroup: 0 };
    case "redPlayers":
      return { cMask, cGroup: RED | playerPhysics.cGroup };
    case "bluePlayers":
      return { cMask, cGroup: BLUE | playerPhysics.cGroup };
    case "walls":
      return { cMask: ALL, cGroup: WALL };
    case "discs":
      return { cMask: ALL, cGroup: ALL };
  }
}

/** What a disc's group makes of it besides its collisions. */
export function abilitiesOf({ cGroup }: Masked): readonly ("kick" | "score")[] {
  return [
    ...((cGroup & KICK) !== 0 ? (["kick"] as const) : []),
    ...((cGroup & SCORE) !== 0 ? (["score"] as const) : []),
  ];
}

/** The bits of a mask of a file. Unknown names have none. */
export function bitsOf(value: unknown): number {
  return namesIn(value).reduce((bits, name) => bits | (maskBits(name) ?? 0), 0);
}

/** The names of a mask of a file; a text counts as a list of one. */
export function namesIn(value: unknown): readonly string[] {
  const names: unknown = typeof value === "string" ? [value] : value;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
