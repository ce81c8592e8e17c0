// @ts-check
/// <reference path="./rondo.d.ts" />
/*
 * Power shot: a player that stays at the ball for a while charges the next kick.
 *
 *   rondo script run power-shot.js
 *
 * - The ball shows the charge in its colour; a full one has a drawing of a flame and a line to the player.
 * - Losing the ball, or an opponent at it, ends the charge.
 * - The fastest power shot of all time is kept in room.storage.
 */

const CHARGE_TICKS = 90;
/** Ticks without contact that do not end a charge: the ball hops while a player runs with it. */
const GRACE_TICKS = 12;
const COOLDOWN_TICKS = 4 * 60;
const SPEED_FACTOR = 1.7;
/** Map units between the edges of two discs that still count as contact. */
const REACH = 3;

const GREEN = 0x8fd694;
const GOLD = 0xffd75e;
const CHARGED_COLOR = 0xff5a3c;

const room = HBInit({ roomName: "Power shot", maxPlayers: 12, public: true, noPlayer: true });
room.setScoreLimit(5);
room.setTimeLimit(5);

/** @param {string} text @param {number | null} [to] @param {number} [color] */
function say(text, to = null, color = GREEN) {
  room.sendAnnouncement(text, to, color, "normal", to === null ? 1 : 0);
}

// ---- The charge

/** The player at the ball, the ticks at it, and the ticks since the last contact. */
let charge = { id: 0, ticks: 0, lost: 0 };
/** Ticks until a player can charge again, by id. @type {Map<number, number>} */
const cooldown = new Map();
let ballColor = 0xffffff;

room.onGameTick = () => {
  for (const [id, ticks] of cooldown) {
    if (ticks > 1) cooldown.set(id, ticks - 1);
    else cooldown.delete(id);
  }
  const ball = room.getDiscProperties(0);
  if (ball === null) return;
  const near = room.getPlayerList().filter(({ id }) => isAtBall(id, ball));
  const [player] = near;
  // Two players at the ball, or none: nobody charges.
  if (near.length !== 1 || cooldown.has(player.id)) {
    charge.lost++;
    if (near.length > 1 || charge.lost > GRACE_TICKS) endCharge();
    return;
  }
  if (player.id !== charge.id) {
    endCharge();
    charge.id = player.id;
  }
  charge.lost = 0;
  charge.ticks++;
  showCharge();
};

/** @param {number} id @param {DiscPropertiesObject} ball */
function isAtBall(id, ball) {
  const disc = room.getPlayerDiscProperties(id);
  return disc !== null && Math.hypot(disc.x - ball.x, disc.y - ball.y) < disc.radius + ball.radius + REACH;
}

const isCharged = () => charge.ticks >= CHARGE_TICKS;

function showCharge() {
  // Every tenth tick is enough for the eye.
  if (charge.ticks > CHARGE_TICKS || charge.ticks % 10 !== 0) return;
  room.setDiscProperties(0, { color: mix(ballColor, CHARGED_COLOR, charge.ticks / CHARGE_TICKS) });
  if (!isCharged()) return;
  room.setDiscImage(0, "flame");
  room.sendAnnouncement("Power shot ready: kick!", charge.id, GREEN, "italic", 2);
}

function endCharge() {
  if (charge.ticks >= 10) room.setDiscProperties(0, { color: ballColor });
  if (isCharged()) room.setDiscImage(0, null);
  charge = { id: 0, ticks: 0, lost: 0 };
}

room.onPlayerBallKick = (player) => {
  const charged = isCharged() && charge.id === player.id;
  endCharge();
  if (!charged) return;
  cooldown.set(player.id, COOLDOWN_TICKS);
  // The kick has happened: the ball has its new speed, which only has to be multiplied.
  const ball = /** @type {DiscPropertiesObject} */ (room.getDiscProperties(0));
  const xspeed = ball.xspeed * SPEED_FACTOR;
  const yspeed = ball.yspeed * SPEED_FACTOR;
  room.setDiscProperties(0, { xspeed, yspeed });
  room.playSound("kick");
  void record(player.name, Math.round(60 * Math.hypot(xspeed, yspeed)));
};

/** Between two colours; `part` 0 to 1. @param {number} from @param {number} to @param {number} part */
function mix(from, to, part) {
  let color = 0;
  for (const shift of [16, 8, 0]) {
    const start = (from >> shift) & 0xff;
    const end = (to >> shift) & 0xff;
    color |= Math.round(start + (end - start) * Math.min(1, part)) << shift;
  }
  return color;
}

// ---- The record, which outlives the script

/** @type {{ name: string, speed: number } | undefined} */
let best;
void room.storage.get("best").then((value) => {
  best = /** @type {typeof best} */ (value) ?? best;
});

/** @param {string} name @param {number} speed */
async function record(name, speed) {
  if (best !== undefined && best.speed >= speed) return;
  best = { name, speed };
  say(`${name} has the fastest power shot now: ${speed} units a second.`, null, GOLD);
  await room.storage.set("best", best);
}

// ---- The room: new players join the smaller team, and games begin by themselves

/** Moves that are not visible yet: several players can join within a tick. @type {Map<number, TeamID>} */
const asked = new Map();
/** @param {PlayerObject} player */
const teamOf = (player) => asked.get(player.id) ?? player.team;

room.onPlayerJoin = (player) => {
  say(`Welcome, ${player.name}! Stay at the ball to charge a power shot. !help: commands.`, player.id, GOLD);
  if (player.team === 0) seat(player.id);
  startWhenReady();
};
room.onPlayerLeave = ({ id }) => {
  asked.delete(id);
  cooldown.delete(id);
  if (charge.id === id) endCharge();
  stopWhenEmpty();
};
room.onPlayerTeamChange = ({ id }) => {
  asked.delete(id);
  startWhenReady();
  stopWhenEmpty();
};
room.onGameStart = () => {
  ballColor = room.getDiscProperties(0)?.color ?? ballColor;
};
room.onGameStop = () => {
  charge = { id: 0, ticks: 0, lost: 0 };
  cooldown.clear();
  room.schedule(3 * 60, startWhenReady);
};
room.onPositionsReset = endCharge;

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

room.onPlayerChat = (player, message) => {
  const word = message.trim().split(/\s+/)[0].toLowerCase();
  if (!word.startsWith("!")) return true;
  if (word === "!help") {
    say(`Touch the ball for ${CHARGE_TICKS / 60} seconds, then kick. !record: the fastest. !join: play.`, player.id);
  } else if (word === "!record") {
    say(best === undefined ? "No power shot yet." : `${best.name}: ${best.speed} units a second`, player.id);
  } else if (word === "!join") {
    if (teamOf(player) === 0) seat(player.id);
  } else {
    say(`There is no ${word}. !help: commands.`, player.id);
  }
  return false;
};
