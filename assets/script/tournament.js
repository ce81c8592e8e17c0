// @ts-check
/// <reference path="./rondo.d.ts" />
/*
 * Tournament: a referee for an evening. Teams are drawn anew for every match, maps rotate, and points go to the players.
 *
 *   rondo script run tournament.js
 *
 * - Those with the fewest matches play first: with more people than seats everyone plays equally often.
 * - A draw at full time goes on until the next goal: the golden goal.
 * - A win is worth 3 points. After ROUNDS matches the player with the most points is the champion, and the table starts anew.
 * - The table survives restarts, and players that leave and come back keep their points.
 */

const TEAM_SIZE = 4;
const ROUNDS = 8;
const MAPS = /** @type {const} */ (["Classic", "Big", "Rounded", "Hockey"]);
const MINUTES = 3;
const GOALS = 3;
const BREAK_TICKS = 8 * 60;

const SAND = 0xd9cfae;
const GOLD = 0xffd75e;
const RED = 0xff8a70;
const BLUE = 0x8db4ff;

const room = HBInit({ roomName: "Tournament evening", maxPlayers: 20, public: true, noPlayer: true });
room.setScoreLimit(GOALS);
room.setTimeLimit(MINUTES);
room.setTeamsLock(true);

/** @param {string} text @param {number | null} [to] @param {number} [color] */
function say(text, to = null, color = SAND) {
  room.sendAnnouncement(text, to, color, "normal", to === null ? 1 : 0);
}

// ---- The table

/**
 * @typedef {{ name: string, matches: number, points: number, goals: number, assists: number, own: number }} Row
 */
/** By the identity of the player, which stays the same over visits; by the name without one. @type {Record<string, Row>} */
let rows = {};
let round = 1;
/** The key of `rows`, by the id in this room. @type {Map<number, string>} */
const keys = new Map();
/** Matches since the join, by id; a late player begins with the fewest of the others. @type {Map<number, number>} */
const turns = new Map();

/** @param {number} id @returns {Row} */
function rowOf(id) {
  const key = keys.get(id) ?? "";
  return (rows[key] ??= { name: room.getPlayer(id)?.name ?? "?", matches: 0, points: 0, goals: 0, assists: 0, own: 0 });
}

const save = () => void room.storage.set("table", { rows, round });

void room.storage.get("table").then((value) => {
  if (value === undefined) return;
  const saved = /** @type {{ rows: Record<string, Row>, round: number }} */ (value);
  // Players can have joined while the table was read.
  rows = { ...rows, ...saved.rows };
  round = saved.round;
});

/** The best first. */
function ranking() {
  return Object.values(rows)
    .filter(({ matches }) => matches > 0)
    .toSorted((a, b) => b.points - a.points || b.goals + b.assists - a.goals - a.assists || a.matches - b.matches);
}

/** @param {Row} row @param {number} index */
const lineOf = ({ name, points, matches, goals, assists }, index) =>
  `${index + 1}. ${name}  ${points} points, ${matches} matches, ${goals} goals, ${assists} assists`;

// ---- Matches

/** The players of the match by team, and what they did in it. */
const match = {
  /** @type {Map<number, 1 | 2>} */ teams: new Map(),
  /** @type {Map<number, number>} */ goals: new Map(),
  golden: false,
  decided: false,
};

/** @type {ScheduledFunction | null} */
let next = null;
/** @param {number} ticks */
function drawSoon(ticks) {
  next?.cancel();
  next = room.schedule(ticks, draw);
}

/** Draws the teams of the next match and starts it, if there are two players. */
function draw() {
  const present = room.getPlayerList();
  if (room.getScores() !== null || present.length < 2) return;
  const order = byTurns(shuffled(present));
  const chosen = shuffled(order.slice(0, 2 * Math.min(TEAM_SIZE, Math.floor(order.length / 2))));
  match.teams.clear();
  match.goals.clear();
  match.golden = false;
  match.decided = false;
  chosen.forEach(({ id }, index) => match.teams.set(id, index % 2 === 0 ? 1 : 2));
  room.setPlayerTeams(present.map(({ id }) => ({ id, team: match.teams.get(id) ?? 0 })));
  room.setDefaultStadium(MAPS[(round - 1) % MAPS.length]);
  room.startGame();
  const names = (/** @type {1 | 2} */ team) =>
    chosen.flatMap(({ id, name }) => (match.teams.get(id) === team ? [name] : [])).join(", ");
  say(`Match ${round} of ${ROUNDS} on ${MAPS[(round - 1) % MAPS.length]}: ${names(1)} – ${names(2)}`, null, GOLD);
}

/** The longest on the bench first. @param {readonly PlayerObject[]} players */
const byTurns = (players) => players.toSorted((a, b) => (turns.get(a.id) ?? 0) - (turns.get(b.id) ?? 0));

/** Players that have left are replaced; a team without any ends the match. */
function fillGaps() {
  if (room.getScores() === null || match.decided) return;
  const size = (/** @type {1 | 2} */ team) => [...match.teams.values()].filter((each) => each === team).length;
  const bench = byTurns(room.getPlayerList().filter(({ id }) => !match.teams.has(id)));
  for (const player of bench) {
    if (size(1) === size(2)) break;
    const team = size(1) < size(2) ? 1 : 2;
    match.teams.set(player.id, team);
    room.setPlayerTeam(player.id, team);
    say(`${player.name} joins ${team === 1 ? "red" : "blue"}.`);
  }
  if (size(1) === 0 || size(2) === 0) room.stopGame();
}

/** @template T @param {readonly T[]} list */
function shuffled(list) {
  const rest = [...list];
  for (let i = rest.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [rest[i], rest[j]] = [rest[j], rest[i]];
  }
  return rest;
}

room.onGameTick = () => {
  const scores = room.getScores();
  if (scores === null || match.golden || scores.timeLimit === 0) return;
  if (scores.time < scores.timeLimit || scores.red !== scores.blue) return;
  match.golden = true;
  room.sendAnnouncement("Golden goal: the next goal wins!", null, GOLD, "bold", 2);
  room.playSound("whistle");
};

room.on("goal", ({ team, scorer, assist, own, speed }) => {
  const scores = room.getScores();
  const result = scores === null ? "" : `${scores.red} : ${scores.blue}, `;
  if (scorer === null) return;
  const row = rowOf(scorer.id);
  if (own) {
    row.own++;
    return say(`${result}own goal by ${scorer.name}`, null, team === 1 ? RED : BLUE);
  }
  row.goals++;
  match.goals.set(scorer.id, (match.goals.get(scorer.id) ?? 0) + 1);
  if (assist !== null) rowOf(assist.id).assists++;
  const passed = assist === null ? "" : `, assist ${assist.name}`;
  say(`${result}${scorer.name}${passed} (${Math.round(speed)} units a second)`, null, team === 1 ? RED : BLUE);
});

room.onTeamVictory = ({ red, blue }) => {
  const winner = red > blue ? 1 : 2;
  match.decided = true;
  for (const [id, team] of match.teams) {
    const row = rowOf(id);
    row.matches++;
    turns.set(id, (turns.get(id) ?? 0) + 1);
    if (team === winner) row.points += 3;
  }
  const best = [...match.goals].toSorted(([, a], [, b]) => b - a).at(0);
  const top = best === undefined ? "" : ` Most goals: ${rowOf(best[0]).name} (${best[1]}).`;
  say(`${winner === 1 ? "Red" : "Blue"} wins ${red} : ${blue}.${top}`, null, GOLD);
  round++;
  if (round > ROUNDS) finish();
  else say(ranking().slice(0, 3).map(lineOf).join("\n"));
  save();
};

function finish() {
  const table = ranking();
  say(`The champion of this tournament: ${table.at(0)?.name ?? "no one"}!`, null, GOLD);
  say(table.slice(0, 5).map(lineOf).join("\n"));
  rows = {};
  round = 1;
}

room.onGameStop = () => {
  if (!match.decided) say("The match does not count.");
  drawSoon(match.decided ? BREAK_TICKS / 2 : 120);
};

// ---- Players

room.onPlayerJoin = (player) => {
  keys.set(player.id, player.auth ?? player.name);
  const row = rowOf(player.id);
  row.name = player.name;
  turns.set(player.id, turns.size === 0 ? 0 : Math.min(...turns.values()));
  say(`Welcome, ${player.name}! Match ${round} of ${ROUNDS}. !table, !me, !help`, player.id, GOLD);
  if (room.getScores() === null) drawSoon(BREAK_TICKS);
  else fillGaps();
};

room.onPlayerLeave = ({ id }) => {
  for (const kept of [match.teams, match.goals, keys, turns]) kept.delete(id);
  fillGaps();
};

// An admin has moved a player.
room.onPlayerTeamChange = ({ id, team }, byPlayer) => {
  if (byPlayer === null) return;
  if (team === 0) match.teams.delete(id);
  else match.teams.set(id, team);
};

room.onPlayerChat = (player, message) => {
  const word = message.trim().split(/\s+/)[0].toLowerCase();
  if (!word.startsWith("!")) return true;
  if (word === "!table") {
    say(ranking().slice(0, 10).map(lineOf).join("\n") || "No match has ended yet.", player.id);
  } else if (word === "!me") {
    const { points, matches, goals, assists, own } = rowOf(player.id);
    say(`${points} points, ${matches} matches, ${goals} goals, ${assists} assists, ${own} own goals`, player.id);
  } else {
    say("!table: the best ten. !me: your figures. Teams are drawn for each match.", player.id);
  }
  return false;
};
