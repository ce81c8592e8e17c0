/** Writes the room of a practice into the session, as the net code does for live rooms. */
import { pickSettings, SHARED_NAMES } from "#room/settings.ts";
import { isTeam, SPECTATORS } from "#room/team.ts";
import type { Match } from "#match/match.ts";
import type { Member } from "#match/members.ts";
import { findPlayer } from "#sim/world.ts";
import { showGame } from "#client/net/match/shown-game.ts";
import { withGoal } from "#client/session/goals.ts";
import { PLAIN_PLAYER, type PlayerInfo } from "#client/session/player.ts";
import type { Session } from "#client/session/session.ts";
import type { PracticeGame } from "./practice-game.ts";

/** Of a new practice. */
export function openPractice(session: Session, game: PracticeGame): void {
  const { match } = game;
  session.room.value = {
    ...pickSettings(SHARED_NAMES, match.settings),
    ...{ code: "", stadiumName: match.stadiumName, checksum: "", kits: match.kits, locked: false, extraKeys: [] },
  };
  session.goals.value = [];
  session.practice.value = game.info;
  showMembers(session, match);
  session.myId.value = game.me;
  session.frames.value = game;
  session.screen.value = { kind: "practice" };
}

/** After each tick. A signal is written only if its value differs. */
export function showPractice(session: Session, game: PracticeGame): void {
  const { match, info } = game;
  showGame(session.game, match.world);
  if (match.events.length > 0) showMembers(session, match);
  if (session.practice.peek() !== info) session.practice.value = info;
  for (const { notice } of match.notices) {
    if (notice.kind === "goal") session.goals.value = withGoal(session.goals.peek(), notice);
  }
}

function showMembers(session: Session, match: Match): void {
  session.players.value = match.members.map((member) => describe(match, member));
}

function describe({ world }: Match, member: Member): PlayerInfo {
  const { id, name, team, bot, avatar } = member;
  return {
    ...PLAIN_PLAYER,
    ...{ id, name, avatar, bot },
    team: isTeam(team) ? team : SPECTATORS,
    number: world.players.number[findPlayer(world, id)] ?? 0,
  };
}
