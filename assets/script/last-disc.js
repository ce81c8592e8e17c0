// @ts-check
/// <reference path="./rondo.d.ts" />
/*
 * Last disc standing: players push each other out of a ring that shrinks. The last one in it wins the round.
 *
 *   rondo script run last-disc.js
 *
 * The whole game is made of disc properties: players are placed, made bouncy, and grow heavier with every player they outlive.
 * The ring consists of discs that collide with nothing, and is moved once in some ticks.
 */

const START_RADIUS = 300;
/** Then the ring has shrunk to nothing, so that every round ends. */
const SHRINK_SECONDS = 60;
const POSTS = 36;
const BREAK_TICKS = 4 * 60;
/** Pushes are stronger than in football: two players that meet multiply their bounciness. */
const BOUNCE = 1.4;

const SILVER = 0xc8d2e0;
const GOLD = 0xffd75e;

const room = HBInit({ roomName: "Last disc standing", maxPlayers: 20, public: true, noPlayer: true });
room.setScoreLimit(0);
room.setTimeLimit(0);
room.setTeamsLock(true);
room.setCustomStadium(stadium());

/** Ids of the players in the ring. @type {Set<number>} */
const alive = new Set();
/** Rounds won, by the players of the room. @type {Map<number, { name: string, wins: number }>} */
const table = new Map();
/** Ticks since the start of the round; -1 between rounds. */
let clock = -1;
let entrants = 0;

/** @param {string} text @param {number | null} [to] @param {number} [color] */
function say(text, to = null, color = SILVER) {
  room.sendAnnouncement(text, to, color, "normal", to === null ? 1 : 0);
}

/** The text of an .hbs file: a large empty floor, an unseen ball in the middle, which spectators follow, and the posts of the ring. */
function stadium() {
  const post = { radius: 5, invMass: 0, cMask: [], cGroup: [], color: "FFD75E" };
  return JSON.stringify({
    ...{ name: "The ring", width: 700, height: 500, spawnDistance: 0, canBeStored: false, cameraFollow: "player" },
    ...{ bg: { type: "none", color: "2B3A4A" }, vertexes: [], segments: [], goals: [], planes: [] },
    ballPhysics: { radius: 1, invMass: 0, cMask: [], cGroup: [], color: "transparent", pos: [0, 0] },
    playerPhysics: { bCoef: BOUNCE, kickStrength: 0, acceleration: 0.12, damping: 0.97 },
    discs: Array.from({ length: POSTS }, (_, index) => ({ ...post, pos: onCircle(index, POSTS, START_RADIUS) })),
  });
}

/** @param {number} index @param {number} count @param {number} radius @returns {[number, number]} */
function onCircle(index, count, radius) {
  const angle = (2 * Math.PI * index) / count;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

const ringRadius = () => START_RADIUS * Math.max(0, 1 - clock / (SHRINK_SECONDS * 60));

// ---- Rounds

function beginRound() {
  const players = room.getPlayerList();
  if (clock >= 0 || players.length < 2) return;
  clock = 0;
  // All of these are done in this order, in one tick: the discs of the players exist when they are placed.
  room.stopGame();
  room.setPlayerTeams(players.map(({ id }) => ({ id, team: 1 })));
  room.startGame();
  entrants = players.length;
  alive.clear();
  players.forEach(({ id }, index) => {
    alive.add(id);
    const [x, y] = onCircle(index, players.length, 0.7 * START_RADIUS);
    room.setPlayerDiscProperties(id, { x, y, xspeed: 0, yspeed: 0 });
  });
  say(`${players.length} in the ring. The last one wins!`, null, GOLD);
  room.playSound("whistle");
}

room.onGameTick = () => {
  if (clock < 0) return;
  clock++;
  if (clock % 6 === 0) moveRing();
  // In the first ticks the players are not in their places yet.
  if (clock < 30) return;
  const limit = ringRadius();
  const out = room.getPlayerList().filter(({ id, position }) => {
    return alive.has(id) && position !== null && Math.hypot(position.x, position.y) > limit;
  });
  if (out.length > 0) eliminate(out);
};

function moveRing() {
  for (let index = 0; index < POSTS; index++) {
    const [x, y] = onCircle(index, POSTS, ringRadius());
    room.setDiscProperties(1 + index, { x, y }); // Disc 0 is the ball.
  }
}

/** @param {PlayerObject[]} players */
function eliminate(players) {
  for (const player of players) {
    alive.delete(player.id);
    room.setPlayerTeam(player.id, 0);
  }
  const names = players.map(({ name }) => name).join(" and ");
  if (alive.size > 1) {
    say(`${names} ${players.length === 1 ? "is" : "are"} out. ${alive.size} left.`);
    growSurvivors();
  }
  endWhenDecided();
}

/** Heavier discs are harder to push, and slower to turn. */
function growSurvivors() {
  const part = 1 - alive.size / entrants;
  for (const id of alive) room.setPlayerDiscProperties(id, { radius: 15 + 8 * part, invMass: 0.5 - 0.2 * part });
}

function endWhenDecided() {
  if (clock < 0 || alive.size > 1) return;
  clock = -1;
  const [id] = alive;
  const winner = id === undefined ? null : room.getPlayer(id);
  if (winner === null) {
    say("No one is left: a draw.", null, GOLD);
  } else {
    const wins = (table.get(winner.id)?.wins ?? 0) + 1;
    table.set(winner.id, { name: winner.name, wins });
    say(`${winner.name} is the last disc standing${wins === 1 ? "" : `, for the ${ordinal(wins)} time`}!`, null, GOLD);
    room.setPlayerBadge(winner.id, { text: `${wins}`, color: GOLD });
    room.setPlayerImage(winner.id, "crown");
    room.schedule(BREAK_TICKS, () => room.setPlayerImage(winner.id, null));
  }
  room.schedule(BREAK_TICKS, beginRound);
}

/** @param {number} count */
function ordinal(count) {
  const ends = ["th", "st", "nd", "rd"];
  const tens = count % 100;
  return `${count}${(tens > 10 && tens < 14 ? undefined : ends[count % 10]) ?? "th"}`;
}

// ---- Players

room.onPlayerJoin = (player) => {
  const how = clock < 0 ? "" : " You are in from the next round on.";
  say(`Welcome, ${player.name}! Push the others out of the ring.${how} !wins: the table.`, player.id, GOLD);
  if (clock < 0) room.schedule(BREAK_TICKS, beginRound);
};

room.onPlayerLeave = ({ id }) => {
  table.delete(id);
  if (alive.delete(id)) endWhenDecided();
};

// An admin has moved a player out of the ring.
room.onPlayerTeamChange = ({ id, team }) => {
  if (team === 0 && alive.delete(id)) endWhenDecided();
};

// An admin has stopped the game.
room.onGameStop = (byPlayer) => {
  if (byPlayer === null || clock < 0) return;
  clock = -1;
  alive.clear();
  room.schedule(BREAK_TICKS, beginRound);
};

room.onPlayerChat = (player, message) => {
  const word = message.trim().split(/\s+/)[0].toLowerCase();
  if (!word.startsWith("!")) return true;
  if (word === "!wins") {
    const lines = [...table.values()].toSorted((a, b) => b.wins - a.wins).map(({ name, wins }) => `${name} ${wins}`);
    say(lines.length === 0 ? "No round has ended yet." : lines.slice(0, 10).join(" · "), player.id);
  } else {
    say("Push the others out of the ring; it shrinks. !wins: the table.", player.id);
  }
  return false;
};
