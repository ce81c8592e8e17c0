/** Applies one command to a match: checks the right, then changes what it asks for. */
import { SETTING_NAMES } from "#protocol/notice.ts";
import { refuse, type Command, type CommandKind, type CommandOf, type Outcome } from "./command.ts";
import { chooseStadium, nudgeDisc, pause, releaseGame, restart, setKit } from "./game-commands.ts";
import { setLimits, setRate, start, stop, useStadium } from "./game-commands.ts";
import type { Match } from "./match.ts";
import { nameOf, announce } from "./notices.ts";
import { humansOf, kick, nobodyDirects, promoteNext, refusalOf, setAdmin } from "./rights.ts";
import { arrange, join, leave, moveMember, setAvatar, setConnected, setQueued } from "./roster.ts";
import { chat, emote, setTyping } from "./talk.ts";
import { callVote, castBallot, expelByVote, settleVote } from "./vote.ts";

type Handlers = { readonly [K in CommandKind]: (match: Match, command: CommandOf<K>) => Outcome };

const HANDLERS: Handlers = {
  join,
  leave: (match, { id }) => leave(match, id),
  connection: setConnected,
  team: moveMember,
  arrange,
  lock: lockTeams,
  queue: setQueued,
  admin: setAdmin,
  avatar: setAvatar,
  kick: sendAway,
  clearBans,
  settings: changeSettings,
  start: (match, { by }) => start(match, by),
  stop: (match, { by }) => stop(match, by),
  pause,
  stadium: chooseStadium,
  limits: setLimits,
  disc: (match, { disc, change }) => nudgeDisc(match, disc, change),
  kickRate: setRate,
  kit: setKit,
  vote: callVote,
  ballot: castBallot,
  chat,
  emote,
  typing: setTyping,
};

/** What a member has no right to, or what makes no sense now, changes nothing and is told so. */
export function applyCommand(match: Match, command: Command): Outcome {
  const refusal = refusalOf(match, command);
  if (refusal !== undefined) return refuse(refusal);
  return (HANDLERS[command.kind] as (match: Match, command: Command) => Outcome)(match, command);
}

function sendAway(match: Match, command: CommandOf<"kick">): Outcome {
  const outcome = kick(match, command);
  return typeof outcome === "string" ? takeOut(match) : outcome;
}

/** Those who were sent away. */
function takeOut(match: Match): Outcome {
  for (const { id } of match.kicked) leave(match, id);
  return "world";
}

/** The bans themselves are kept by whoever keeps the door. */
function clearBans(match: Match, { by }: CommandOf<"clearBans">): Outcome {
  match.bansCleared = true;
  announce(match, { kind: "bansCleared", by: nameOf(match, by) });
  return "room";
}

function lockTeams(match: Match, { locked, by }: CommandOf<"lock">): Outcome {
  if (match.teamsLocked === locked) return "nothing";
  match.teamsLocked = locked;
  announce(match, { kind: "locked", locked, by: nameOf(match, by) });
  return "room";
}

/** Each change is announced by what it is about; a password is never told. */
function changeSettings(match: Match, { change, by }: CommandOf<"settings">): Outcome {
  const wished = { ...match.settings, ...change };
  // Here and not where it is asked for: a room may be named first and listed later, or both in one tick.
  if (wished.listed) wished.name = match.options.censor(wished.name);
  const changed = SETTING_NAMES.filter((name) => wished[name] !== match.settings[name]);
  Object.assign(match.settings, wished);
  for (const what of changed) announce(match, { kind: "settings", what, by: nameOf(match, by) });
  if (changed.includes("adminless") && handOverRights(match)) return "world";
  return changed.length > 0 ? "room" : "nothing";
}

/** True if the world changed. */
function handOverRights(match: Match): boolean {
  if (!match.settings.adminless) {
    match.vote = null;
    promoteNext(match);
    return false;
  }
  for (const member of humansOf(match)) member.admin = false;
  // Locks are an admin's: nobody could open them any more.
  match.teamsLocked = false;
  return nobodyDirects(match) && releaseGame(match);
}

/** Carries out a vote that has been decided in this tick. */
export function applyVote(match: Match): Outcome {
  const before = match.vote;
  const ask = settleVote(match);
  if (ask === null) return before === match.vote ? "nothing" : "room";
  switch (ask.subject) {
    case "kick":
      expelByVote(match, ask.id);
      return takeOut(match);
    case "stadium":
      useStadium(match, ask);
      match.autoStart = true;
      announce(match, { kind: "stadium", stadium: ask.name, by: "" });
      return "world";
    case "restart":
      restart(match);
      return "world";
  }
}
