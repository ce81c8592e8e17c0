/** Sets up the match of a new room: what its kind gives, and what its maker wished for. */
import { createMatch, type Match } from "#match/match.ts";
import type { RoomSettings } from "#match/settings.ts";
import type { Visitor } from "../identity/visitor.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";

/** Only rooms that last belong to who made them; in the others wishes count for nothing. */
export function furnish(kind: RoomKind, maker: Partial<Visitor>, { stadiums, random, censor }: RoomPorts): Match {
  const options = (kind.lasting ? maker.room : undefined) ?? {};
  const settings = settle(kind, maker, options, censor);
  const stadium = stadiums.find(options.stadium ?? "") === undefined ? kind.stadium : options.stadium!;
  const match = createMatch(
    {
      ...kind.match,
      bots: options.bots ?? kind.match.bots,
      teamSize: settings.teamSize,
      seed: Math.floor(random() * 2 ** 31),
      censor,
    },
    stadium,
    stadiums.find(stadium)!,
    settings,
  );
  match.scoreLimit = options.scoreLimit ?? match.scoreLimit;
  match.timeLimit = options.timeLimit ?? match.timeLimit;
  if (kind.lasting) match.ownerKey = maker.key ?? "";
  return match;
}

function settle(
  kind: RoomKind,
  maker: Partial<Visitor>,
  options: NonNullable<Visitor["room"]>,
  censor: RoomPorts["censor"],
): RoomSettings {
  const named = kind.lasting && maker.nickname !== undefined ? { name: maker.nickname } : {};
  const settings: RoomSettings = { ...kind.settings, ...named };
  const { name, password, teamSize, spectatorsMax, listed, adminless } = options;
  if (name !== undefined) settings.name = name;
  if (password !== undefined) settings.password = password;
  if (teamSize !== undefined) settings.teamSize = teamSize;
  if (spectatorsMax !== undefined) settings.spectatorsMax = spectatorsMax;
  if (listed !== undefined) settings.listed = listed;
  if (adminless !== undefined) settings.adminless = adminless;
  return settings.listed ? { ...settings, name: censor(settings.name) } : settings;
}
