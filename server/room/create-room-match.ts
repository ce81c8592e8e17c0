/**
 * Sets up the match of a room: the defaults of its kind, and the options that its creator sent or what was saved of it before
 * the server restarted.
 */
import type { StadiumChoice } from "#match/command.ts";
import { createMatch, type Match } from "#match/match.ts";
import { restoreMatch } from "#match/saved-match.ts";
import { censorName } from "#match/settings.ts";
import { withChange, type RoomSettings } from "#room/settings.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { RankedOrigin } from "../ranked/ranked-queue.ts";
import { prepareRanked, RANKED_STADIUMS } from "./ranked-room.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";
import { scriptedSettings, type ScriptedRoomConfig } from "./room-script.ts";
import type { SavedRoom } from "./saved/saved-room.ts";

/** What a room is created from: the request of a player, a group of the ranked queue, or a script. */
export type RoomCreator = Partial<JoinRequest> & {
  readonly ranked?: RankedOrigin;
  readonly script?: ScriptedRoomConfig;
  /** The published map that the creator chose. */
  readonly map?: StadiumChoice | undefined;
};

/** What a room is made from: the request of its creator, or what was saved of it before the server restarted. */
export type RoomOrigin = RoomCreator & { readonly saved?: SavedRoom };

/** Throws an Error when a saved match cannot be restored. */
export function openRoomMatch(kind: RoomKind, origin: RoomOrigin, ports: RoomPorts): Match {
  const { saved } = origin;
  return saved === undefined ? createRoomMatch(kind, origin, ports) : restoreRoomMatch(kind, saved, ports);
}

/** Only lasting rooms have an owner and follow the creator's options. */
function createRoomMatch(
  kind: RoomKind,
  creator: RoomCreator,
  { stadiums, random, censor, cpuBudget }: RoomPorts,
): Match {
  const options = (kind.lasting ? creator.room : undefined) ?? {};
  const settings = settingsOf(kind, creator, options, censor);
  const standard = creator.ranked === undefined ? kind.stadium : RANKED_STADIUMS[creator.ranked.mode];
  const known = stadiums.find(options.stadium ?? "") === undefined ? standard : options.stadium!;
  const { name, stadium } = (kind.lasting ? creator.map : undefined) ?? { name: known, stadium: stadiums.find(known)! };
  const match = createMatch(
    {
      ...kind.match,
      bots: creator.script === undefined ? (options.bots ?? kind.match.bots) : "none",
      seed: Math.floor(random() * 2 ** 31),
      censor,
      load: cpuBudget,
    },
    settings.listed ? censor(name) : name,
    stadium,
    settings,
  );
  if (kind.lasting) match.ownerKey = creator.key ?? "";
  if (creator.ranked !== undefined) prepareRanked(match, creator.ranked);
  return match;
}

/** Throws an Error when the stadium is not in the store, or the saved world does not fit it. */
export function restoreRoomMatch(
  kind: RoomKind,
  { match, checksum }: SavedRoom,
  { stadiumStore, censor, cpuBudget }: RoomPorts,
): Match {
  const stadium = stadiumStore.find(checksum);
  if (stadium === undefined) throw new Error(`restoreRoomMatch: no stadium ${checksum}`);
  return restoreMatch(match, stadium, { ...kind.match, seed: 0, censor, load: cpuBudget });
}

function settingsOf(
  kind: RoomKind,
  creator: RoomCreator,
  options: NonNullable<JoinRequest["room"]>,
  censor: RoomPorts["censor"],
): RoomSettings {
  const { script } = creator;
  if (script !== undefined) return censorName(withChange(kind.settings, scriptedSettings(script)), censor);
  const named = kind.lasting && creator.nickname !== undefined ? { name: creator.nickname } : {};
  return censorName(
    withChange(
      { ...kind.settings, ...named },
      { ...options, ranked: kind.settings.ranked, scripted: false, playersMax: 0 },
    ),
    censor,
  );
}
