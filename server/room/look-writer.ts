/** Writes into the shared state what room scripts change of how members, discs and pages look. */
import type { Match } from "#match/match.ts";
import type { Member } from "#match/members.ts";
import { DiscLookState, STADIUM_COLOR, type MatchState, type PlayerState } from "#protocol/state.ts";

/** Without a colour. */
const NONE = -1;

export function writeMemberLook({ look }: Member, player: PlayerState): void {
  player.nameColor = look.nameColor ?? NONE;
  player.badge = look.badge?.text ?? "";
  player.badgeColor = look.badge?.color ?? 0;
  player.image = look.image ?? "";
}

export function writeDiscLooks({ discColors, discImages }: Match, { discLooks }: MatchState): void {
  if (discLooks.size === 0 && discColors.length === 0 && discImages.length === 0) return;
  const colors = new Map(discColors);
  const images = new Map(discImages);
  const painted = new Set([...colors.keys(), ...images.keys()].map(String));
  for (const key of [...discLooks.keys()]) if (!painted.has(key)) discLooks.delete(key);
  for (const key of painted) {
    const look = discLooks.get(key) ?? new DiscLookState();
    look.color = colors.get(Number(key)) ?? STADIUM_COLOR;
    look.image = images.get(Number(key)) ?? "";
    if (!discLooks.has(key)) discLooks.set(key, look);
  }
}

export function writeExtraKeys({ extraKeys: labels }: Match, { extraKeys }: MatchState): void {
  labels.forEach((label, i) => {
    if (extraKeys[i] !== label) extraKeys[i] = label;
  });
  while (extraKeys.length > labels.length) extraKeys.pop();
}
