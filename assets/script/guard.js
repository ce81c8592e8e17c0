// @ts-check
/// <reference path="./rondo.d.ts" />
/*
 * Guard: keeps a public room clean without an admin. It is mild in a quiet room and strict in a full or noisy one.
 *
 *   rondo script run guard.js
 *
 * - AFK: players that press no key are moved to the spectators; the fuller the room, the sooner. In a full one the spectator that
 *   has been away the longest makes room.
 * - Spam: lines that come too fast, and repeated ones, are hidden; each further offence brings a longer mute, then a kick, then
 *   a ban. When the whole room is noisy, lines are limited for all for a while.
 * - Several players from one network: no more than SAME_NETWORK_MAX.
 */

const MAX_PLAYERS = 14;
const SAME_NETWORK_MAX = 3;

/** Seconds without a key on the pitch, in a full room and in an empty one. */
const AFK_FULL_SECONDS = 20;
const AFK_EMPTY_SECONDS = 60;
/** Seconds that a spectator may be away in a full room. */
const AWAY_FULL_SECONDS = 180;

/** Lines that a player can write at once, and per second; in a noisy room the second is what is left. */
const LINES_BURST = 5;
const LINES_PER_SECOND = 0.5;
const NOISY_LINES_PER_SECOND = 0.15;
/** Lines of the whole room in ten seconds that make it noisy. */
const NOISY_LINES = 20;

/** What an offence brings: seconds of mute; after the last one a kick, and then a ban. */
const MUTES = [20, 60, 300];

const GREY = 0xb7c3d3;
const ORANGE = 0xff9f6b;

const room = HBInit({ roomName: "Friendly match", maxPlayers: MAX_PLAYERS, public: true, noPlayer: true });
room.setScoreLimit(3);
room.setTimeLimit(3);

/** @param {string} text @param {number | null} [to] @param {number} [color] */
function say(text, to = null, color = GREY) {
  room.sendAnnouncement(text, to, color, "small", to === null ? 1 : 0);
}

/** Seconds since the start of the script. */
let now = 0;

/**
 * @typedef {object} Watched
 * @property {number} active second of the last key or line
 * @property {boolean} warned
 * @property {number} lines that the player may write now
 * @property {number} counted second at which `lines` was computed
 * @property {string} last line
 * @property {number} repeats
 * @property {number} mutedUntil
 */
/** By id. @type {Map<number, Watched>} */
const watched = new Map();

/** What outlives a visit, by person: leaving and coming back does not help. @type {Map<string, number>} */
const offences = new Map();
/** @type {Map<number, string>} */
const persons = new Map();
/** @type {Map<number, string>} */
const networks = new Map();

/** @param {number} id @returns {Watched} */
function watch(id) {
  const fresh = { active: now, warned: false, lines: LINES_BURST, counted: now, last: "", repeats: 0, mutedUntil: 0 };
  const known = watched.get(id) ?? fresh;
  watched.set(id, known);
  return known;
}

/** @param {number} id */
function isActive(id) {
  const seen = watch(id);
  seen.active = now;
  seen.warned = false;
}

// ---- Spam

/** Seconds of the last lines of the room. @type {number[]} */
let recent = [];
let noisyUntil = 0;

room.onPlayerChat = (player, message) => {
  isActive(player.id);
  if (command(player, message)) return false;
  const seen = watch(player.id);
  if (now < seen.mutedUntil) {
    say(`You are muted for ${seen.mutedUntil - now} more seconds.`, player.id, ORANGE);
    return false;
  }
  listen();
  const rate = now < noisyUntil ? NOISY_LINES_PER_SECOND : LINES_PER_SECOND;
  const burst = now < noisyUntil ? 1 : LINES_BURST;
  seen.lines = Math.min(burst, seen.lines + rate * (now - seen.counted));
  seen.counted = now;
  const plain = plainOf(message);
  seen.repeats = plain === seen.last ? seen.repeats + 1 : 0;
  seen.last = plain;
  if (seen.repeats >= 3 && !player.admin) return punish(player, "the same line again and again");
  if (seen.lines < 1 && !player.admin) return now < noisyUntil ? slowDown(player) : punish(player, "too many lines");
  seen.lines--;
  return true;
};

/** "HELLO!!!", "hello" and "heeello" are the same line. @param {string} message */
function plainOf(message) {
  return message
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/(.)\1+/gu, "$1");
}

/** Counts a line of the room. */
function listen() {
  recent = [...recent.filter((second) => second > now - 10), now];
  if (recent.length <= NOISY_LINES) return;
  if (now >= noisyUntil) say("The chat is slowed down for a minute.", null, ORANGE);
  noisyUntil = now + 60;
}

/** @param {PlayerObject} player */
function slowDown(player) {
  say("The chat is slowed down: wait a few seconds.", player.id, ORANGE);
  return false;
}

/** @param {PlayerObject} player @param {string} why */
function punish(player, why) {
  const person = persons.get(player.id) ?? player.name;
  const before = offences.get(person) ?? 0;
  offences.set(person, before + 1);
  const seconds = MUTES.at(before);
  const seen = watch(player.id);
  seen.repeats = 0;
  seen.lines = LINES_BURST;
  if (seconds !== undefined) {
    seen.mutedUntil = now + seconds;
    say(`${why}: you are muted for ${seconds} seconds.`, player.id, ORANGE);
  } else {
    // The first time beyond the mutes is a kick, the next one a ban.
    room.kickPlayer(player.id, `Spam: ${why}`, before > MUTES.length);
  }
  return false;
}

// ---- AFK

/** Once a second. */
room.every(60, () => {
  now++;
  if (now % 1800 === 0) forgive();
  const players = room.getPlayerList();
  watchPitch(players);
  makeRoom(players);
});

/** One offence of each person is forgotten. */
function forgive() {
  for (const [person, count] of offences) {
    if (count > 1) offences.set(person, count - 1);
    else offences.delete(person);
  }
}

/** @param {PlayerObject[]} players */
function watchPitch(players) {
  if (room.getScores() === null || paused) return;
  const part = Math.min(1, players.length / MAX_PLAYERS);
  const limit = Math.round(AFK_EMPTY_SECONDS + (AFK_FULL_SECONDS - AFK_EMPTY_SECONDS) * part);
  for (const { id, team, name } of players) {
    const seen = watch(id);
    if (team === 0) continue;
    if (now - seen.active >= limit) {
      room.setPlayerTeam(id, 0);
      say(`${name} is AFK.`);
      say("You were AFK. !join: play.", id);
    } else if (now - seen.active >= limit - 7 && !seen.warned) {
      seen.warned = true;
      room.sendAnnouncement("Are you there? Press a key.", id, ORANGE, "bold", 2);
    }
  }
}

/** In a full room the spectator that has been away the longest leaves. @param {PlayerObject[]} players */
function makeRoom(players) {
  if (players.length < MAX_PLAYERS) return;
  const away = players
    .filter(({ id, team, admin }) => team === 0 && !admin && now - watch(id).active >= AWAY_FULL_SECONDS)
    .toSorted((a, b) => watch(a.id).active - watch(b.id).active)
    .at(0);
  if (away !== undefined) room.kickPlayer(away.id, "AFK in a full room", false);
}

room.onPlayerActivity = ({ id }) => isActive(id);

// ---- Joins; new players join the smaller team, and games begin by themselves

/** Moves that are not visible yet: several players can join within a tick. @type {Map<number, TeamID>} */
const asked = new Map();
/** @param {PlayerObject} player */
const teamOf = (player) => asked.get(player.id) ?? player.team;

room.onPlayerJoin = (player) => {
  const same = [...networks.values()].filter((network) => network === player.conn).length;
  networks.set(player.id, player.conn);
  persons.set(player.id, player.auth ?? player.conn);
  if (same >= SAME_NETWORK_MAX) return room.kickPlayer(player.id, "Too many players from your network", false);
  watch(player.id);
  say(`Welcome, ${player.name}! !help lists the commands.`, player.id);
  if (player.team === 0) seat(player.id);
  startWhenReady();
};

room.onPlayerLeave = ({ id }) => {
  for (const kept of [watched, persons, networks, asked]) kept.delete(id);
  stopWhenEmpty();
};

room.onPlayerTeamChange = ({ id }, byPlayer) => {
  asked.delete(id);
  if (byPlayer?.id === id) isActive(id);
  startWhenReady();
  stopWhenEmpty();
};

// Time in which no key had a meaning does not count.
let paused = false;
const everyoneIsActive = () => [...watched.keys()].forEach(isActive);
room.onGameStart = everyoneIsActive;
room.onGamePause = () => {
  paused = true;
};
room.onGameUnpause = () => {
  paused = false;
  everyoneIsActive();
};
room.onGameStop = () => {
  paused = false;
  room.schedule(3 * 60, startWhenReady);
};

/** @param {number} id */
function seat(id) {
  const players = room.getPlayerList();
  const size = [1, 2].map((team) => players.filter((player) => teamOf(player) === team).length);
  const team = size[0] <= size[1] ? 1 : 2;
  asked.set(id, team);
  room.setPlayerTeam(id, team);
}

function teamsInPlay() {
  return [1, 2].filter((team) => room.getPlayerList().some((player) => teamOf(player) === team)).length;
}

function startWhenReady() {
  if (teamsInPlay() === 2) room.startGame();
}

function stopWhenEmpty() {
  if (teamsInPlay() === 0) room.stopGame();
}

/** Whether the line is a command; it is not shown then. @param {PlayerObject} player @param {string} message */
function command(player, message) {
  const word = message.trim().split(/\s+/)[0].toLowerCase();
  if (!word.startsWith("!")) return false;
  if (word === "!join") {
    if (teamOf(player) === 0) seat(player.id);
  } else if (word === "!afk") {
    if (teamOf(player) !== 0) room.setPlayerTeam(player.id, 0);
  } else if (word === "!bb") {
    room.kickPlayer(player.id, "Bye!", false);
  } else {
    say("!join: play. !afk: watch. !bb: leave.", player.id);
  }
  return true;
}
