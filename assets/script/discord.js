// @ts-check
/// <reference path="./rondo.d.ts" />
/*
 * Discord announcer: posts the room's link, joins and results to a channel.
 *
 *   1. In Discord: channel settings, Integrations, Webhooks: create one and copy its address.
 *   2. Put the address below.
 *   3. rondo script run discord.js --allow-net discord.com
 *
 * Lines are collected and sent together, at most once in SEND_SECONDS, and Discord's own limits are kept. The room does not wait
 * for any of it, and plays on when Discord cannot be reached.
 */

const WEBHOOK = "";
const SEND_SECONDS = 5;
/** Chat lines are only posted if this is true; players are told about it when they join. */
const POST_CHAT = false;

const LINES_MAX = 200;
/** Discord takes 2000 characters. */
const MESSAGE_MAX = 1900;

const BLURPLE = 0x8f9bff;

const room = HBInit({ roomName: "Friendly match", maxPlayers: 12, public: true, noPlayer: true });
room.setScoreLimit(3);
room.setTimeLimit(3);

/** @param {string} text @param {number | null} [to] */
function say(text, to = null) {
  room.sendAnnouncement(text, to, BLURPLE, "normal", to === null ? 1 : 0);
}

// ---- Sending

/** @type {string[]} */
const lines = [];
/** Seconds until the next message may be sent. */
let wait = 0;
let sending = false;

/** @param {string} line */
function post(line) {
  if (WEBHOOK === "") return;
  lines.push(line);
  // Discord cannot be reached for long: the oldest lines are given up.
  if (lines.length > LINES_MAX) lines.shift();
}

if (WEBHOOK === "") console.warn("discord.js: put the address of your webhook into WEBHOOK");

/** Once a second. */
room.every(60, () => {
  wait--;
  if (wait <= 0 && !sending && lines.length > 0) void send();
});

async function send() {
  let content = "";
  let count = 0;
  while (count < lines.length && content.length + lines[count].length < MESSAGE_MAX) content += `${lines[count++]}\n`;
  wait = SEND_SECONDS;
  sending = true;
  try {
    // No mentions: a player called @everyone shall not ring a whole server.
    const body = JSON.stringify({ content, allowed_mentions: { parse: [] } });
    const answer = await fetch(WEBHOOK, { method: "POST", headers: { "content-type": "application/json" }, body });
    if (answer.ok) lines.splice(0, count);
    else await refused(answer, count);
  } catch (error) {
    console.warn(`discord.js: ${String(error)}; next try in a minute`);
    wait = 60;
  } finally {
    sending = false;
  }
}

/** @param {Response} answer @param {number} count */
async function refused(answer, count) {
  if (answer.status === 429) {
    const { retry_after: seconds = 30 } = await answer.json();
    wait = Math.ceil(seconds) + 1;
  } else if (answer.status >= 500) {
    wait = 60;
  } else {
    // Discord will not take these lines later either.
    lines.splice(0, count);
    console.warn(`discord.js: Discord answers ${answer.status}; is the address of the webhook right?`);
    wait = 60;
  }
}

/** Without the characters that format text in Discord. @param {string} text */
function plain(text) {
  return text.replace(/[\\*_~`|>#@[\]()<:-]/g, "\\$&").slice(0, 200);
}

// ---- What is posted

/** Scorers of the running game. @type {string[]} */
let scorers = [];

let link = "";
room.onRoomLink = (url) => {
  if (url !== link) post(`**The room is open:** ${url}`);
  link = url;
};

room.on("goal", ({ scorer, own }) => {
  if (scorer !== null) scorers.push(own ? `${scorer.name} (own goal)` : scorer.name);
});

room.onTeamVictory = ({ red, blue, time }) => {
  /** @param {TeamID} team */
  const names = (team) =>
    room
      .getPlayerList()
      .filter((player) => player.team === team)
      .map(({ name }) => plain(name))
      .join(", ");
  const clock = `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, "0")}`;
  const goals = scorers.length === 0 ? "" : `\nGoals: ${scorers.map(plain).join(", ")}`;
  post(`**${red} : ${blue}** after ${clock}. Red: ${names(1)}. Blue: ${names(2)}.${goals}`);
};

room.onPlayerChat = (player, message, scope) => {
  const word = message.trim().split(/\s+/)[0].toLowerCase();
  if (word.startsWith("!")) {
    if (word === "!join" && teamOf(player) === 0) seat(player.id);
    else say("!join: play. Results of this room are posted to Discord.", player.id);
    return false;
  }
  if (POST_CHAT && scope === "room") post(`${plain(player.name)}: ${plain(message)}`);
  return true;
};

// ---- The room: new players join the smaller team, and games begin by themselves

/** Moves that are not visible yet: several players can join within a tick. @type {Map<number, TeamID>} */
const asked = new Map();
/** @param {PlayerObject} player */
const teamOf = (player) => asked.get(player.id) ?? player.team;

/** A start of the script calls onPlayerJoin for the players that are in the room already: these are not posted. */
const startMs = Date.now();

room.onPlayerJoin = (player) => {
  const where = POST_CHAT ? "Chat and results" : "Results";
  say(`Welcome, ${player.name}! ${where} of this room are posted to Discord. !help`, player.id);
  const count = room.getPlayerList().length;
  if (Date.now() - startMs > 3000) post(`${plain(player.name)} joined (${count} in the room)`);
  if (player.team === 0) seat(player.id);
  startWhenReady();
};

room.onPlayerLeave = ({ id }) => {
  asked.delete(id);
  stopWhenEmpty();
};

room.onPlayerTeamChange = ({ id }) => {
  asked.delete(id);
  startWhenReady();
  stopWhenEmpty();
};

room.onGameStart = () => {
  scorers = [];
};
room.onGameStop = () => void room.schedule(3 * 60, startWhenReady);

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
