// @ts-check
/// <reference path="./rondo.d.ts" />
/*
 * Winner stays: the winners of a game stay on the pitch, the losers go to the end of the queue.
 *
 *   rondo script run winner-stays.js
 *
 * - Teams have up to TEAM_SIZE players; with fewer people they are smaller, and an odd one waits.
 * - Players that leave during a game are replaced from the queue.
 * - Players that press no key for a while are AFK; they write anything to come back.
 * - One player alone warms up.
 */

const TEAM_SIZE = 3;
const AFK_WARNING_SECONDS = 15;
const AFK_SECONDS = 22;
const BREAK_TICKS = 3 * 60;

const BLUE_GREY = 0x9fb4d8;
const GOLD = 0xffd75e;
const ORANGE = 0xff9f6b;

const room = HBInit({ roomName: "Winner stays", maxPlayers: 16, public: true, noPlayer: true });
room.setScoreLimit(3);
room.setTimeLimit(3);
room.setTeamsLock(true);

/** Ids of the spectators that will play, in order. @type {number[]} */
let queue = [];
/** @type {Set<number>} */
const away = new Set();
/** Seconds without a key, of players on the pitch. @type {Map<number, number>} */
const idle = new Map();
/** @type {{ team: 0 | 1 | 2, wins: number }} */
let streak = { team: 0, wins: 0 };
/** The team that has lost the game that ends. @type {0 | 1 | 2} */
let lost = 0;

/*
 * A move is visible a tick or two after it was asked for, and in between further players may join or leave. So that no decision
 * is made twice, moves that are under way count as made.
 */
/** @type {Map<number, TeamID>} */
const asked = new Map();

/** @param {PlayerObject} player */
const teamOf = (player) => asked.get(player.id) ?? player.team;

/**
 * @param {PlayerObject} player
 * @param {TeamID} team
 */
function move(player, team) {
  if (teamOf(player) === team) return;
  asked.set(player.id, team);
  idle.delete(player.id);
  room.setPlayerTeam(player.id, team);
}

/**
 * @param {string} text
 * @param {number | null} [to]
 * @param {number} [color]
 */
function say(text, to = null, color = BLUE_GREY) {
  room.sendAnnouncement(text, to, color, "normal", to === null ? 1 : 0);
}

// After a restart of the script it is called for the players that are in the room, on the pitch or not.
room.onPlayerJoin = (player) => {
  enqueue(player);
  say(`Welcome, ${player.name}! The winners stay, the losers queue. !help lists the commands.`, player.id, GOLD);
  arrange();
};

room.onPlayerLeave = ({ id }) => {
  for (const kept of [asked, away, idle]) kept.delete(id);
  queue = queue.filter((other) => other !== id);
  arrange();
};

room.onPlayerTeamChange = (player) => {
  asked.delete(player.id);
  enqueue(player); // An admin may have moved them.
  arrange();
};

room.onPlayerActivity = ({ id }) => void idle.delete(id);

room.onTeamVictory = ({ red, blue }) => {
  const won = red > blue ? 1 : 2;
  lost = won === 1 ? 2 : 1;
  streak = { team: won, wins: streak.team === won ? streak.wins + 1 : 1 };
  const games = streak.wins === 1 ? "" : `, ${streak.wins} wins in a row`;
  say(`${won === 1 ? "Red" : "Blue"} stays: ${red} : ${blue}${games}.`, null, GOLD);
};

let paused = false;
room.onGamePause = () => {
  paused = true;
};
room.onGameUnpause = () => {
  paused = false;
};

room.onGameStop = () => {
  paused = false;
  const losers = lost === 0 ? [] : room.getPlayerList().filter((player) => teamOf(player) === lost);
  lost = 0;
  for (const player of losers) {
    queue = [...queue.filter((id) => id !== player.id), player.id];
    move(player, 0);
  }
  arrange();
};

/** @param {PlayerObject} player */
function enqueue({ id, team }) {
  if (team === 0 && !away.has(id) && !queue.includes(id)) queue.push(id);
}

/** Brings players and teams in order. Can be called at any time, as often as anything changes. */
function arrange() {
  const players = room.getPlayerList().filter(({ id }) => !away.has(id));
  const playing = room.getScores() !== null;
  const red = players.filter((player) => teamOf(player) === 1);
  const blue = players.filter((player) => teamOf(player) === 2);
  const waiting = queue.flatMap((id) => players.filter((player) => player.id === id && teamOf(player) === 0));
  if (playing && (red.length === 0 || blue.length === 0) && players.length !== 1) return room.stopGame();
  if (lost !== 0) return; // The celebration; onGameStop follows, as after stopGame.

  lineUp(red, blue, waiting, playing);
  for (const player of waiting) move(player, 0);
  for (const player of red) move(player, 1);
  for (const player of blue) move(player, 2);
  queue = waiting.map(({ id }) => id);
  if (!playing && players.length > 0) startSoon();
}

/**
 * Moves players between these lists. Between games the teams become equal. In a game only gaps are filled, in pairs when there are
 * none, and a difference of one is left as it is when no one waits.
 * @param {PlayerObject[]} red
 * @param {PlayerObject[]} blue
 * @param {PlayerObject[]} waiting
 * @param {boolean} playing
 */
function lineUp(red, blue, waiting, playing) {
  const size = Math.min(TEAM_SIZE, Math.max(1, Math.floor((red.length + blue.length + waiting.length) / 2)));
  /** @param {PlayerObject[]} from @param {PlayerObject[]} to */
  const pass = (from, to) => to.push(/** @type {PlayerObject} */ (from.pop()));

  if (!playing) {
    for (const team of [red, blue]) waiting.unshift(...team.splice(size));
  }
  for (;;) {
    const shorter = red.length <= blue.length ? red : blue;
    const needed = playing && red.length === blue.length ? 2 : 1;
    if (shorter.length >= size || waiting.length < needed) break;
    shorter.push(...waiting.splice(0, 1));
  }
  while (red.length > blue.length + 1) pass(red, blue);
  while (blue.length > red.length + 1) pass(blue, red);
}

/** @type {ScheduledFunction | null} */
let start = null;
function startSoon() {
  start?.cancel();
  start = room.schedule(BREAK_TICKS, () => room.startGame());
}

/** Once a second: players that press no key. */
room.every(60, () => {
  const players = room.getPlayerList().filter(({ team }) => team !== 0);
  if (room.getScores() === null || paused || lost !== 0 || players.length < 2) return;
  for (const player of players) {
    const seconds = (idle.get(player.id) ?? 0) + 1;
    idle.set(player.id, seconds);
    if (seconds === AFK_WARNING_SECONDS) {
      room.sendAnnouncement("Move, or you lose your place!", player.id, ORANGE, "bold", 2);
    } else if (seconds >= AFK_SECONDS) {
      goAway(player);
      say(`${player.name} is AFK.`);
    }
  }
});

/** @param {PlayerObject} player */
function goAway(player) {
  away.add(player.id);
  queue = queue.filter((id) => id !== player.id);
  move(player, 0);
  say("You are AFK. Write anything to join the queue again.", player.id);
  arrange();
}

/** @param {PlayerObject} player */
function comeBack(player) {
  away.delete(player.id);
  queue = [...queue.filter((id) => id !== player.id), player.id];
  say(`Welcome back! You are number ${queue.length} of the queue.`, player.id);
  arrange();
}

/** @type {Record<string, (player: PlayerObject) => void>} */
const commands = {
  "!help": (player) => say("!queue: who is next. !afk: take a break. !streak: wins in a row. !bb: leave.", player.id),
  "!queue": (player) => {
    const names = queue.map((id) => room.getPlayer(id)?.name).filter((name) => name !== undefined);
    say(names.length === 0 ? "Nobody waits." : `Next: ${names.join(", ")}`, player.id);
  },
  "!afk": goAway,
  "!streak": (player) => {
    const { team, wins } = streak;
    say(wins === 0 ? "No game has ended yet." : `${team === 1 ? "Red" : "Blue"}: ${wins} in a row.`, player.id);
  },
  "!bb": (player) => room.kickPlayer(player.id, "Bye!", false),
};

room.onPlayerChat = (player, message) => {
  idle.delete(player.id);
  const word = message.trim().split(/\s+/)[0].toLowerCase();
  if (away.has(player.id)) {
    comeBack(player);
    if (word === "!afk") return false;
  }
  if (!word.startsWith("!")) return true;
  const command = commands[word];
  if (command === undefined) say(`There is no ${word}. !help lists the commands.`, player.id, ORANGE);
  else command(player);
  return false;
};
