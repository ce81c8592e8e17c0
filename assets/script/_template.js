// @ts-check
/// <reference path="./rondo.d.ts" />

const room = HBInit({ roomName: "My room", maxPlayers: 12, public: true, noPlayer: true });

room.setScoreLimit(3);
room.setTimeLimit(3);
room.setTeamsLock(false);

// What handlers ask for is visible in the next ticks, not in the lines below the call.
room.onPlayerJoin = (player) => {
  room.sendAnnouncement(`Welcome, ${player.name}! !help lists the commands.`, player.id, 0x9fd8ff, "bold", 0);
  startWhenReady();
};

room.onPlayerLeave = startWhenReady;
room.onPlayerTeamChange = startWhenReady;
room.onGameStop = () => room.schedule(3 * 60, startWhenReady);

room.onPlayerChat = (player, message) => {
  if (!message.startsWith("!")) return true;
  if (message === "!help") room.sendAnnouncement("Commands: !help, !score", player.id);
  else if (message === "!score") sendScore(player.id);
  else room.sendAnnouncement(`There is no ${message}. Commands: !help, !score`, player.id, 0xff9f6b);
  return false; // The line is not shown to the others.
};

room.on("goal", ({ scorer, own, speed }) => {
  if (scorer === null) return;
  const how = own ? "an own goal" : `a goal at ${Math.round(speed)} units a second`;
  room.sendAnnouncement(`${scorer.name}: ${how}`, null, 0xffd75e, "small", 0);
});

function startWhenReady() {
  const players = room.getPlayerList();
  const ready = [1, 2].every((team) => players.some((player) => player.team === team));
  if (ready && room.getScores() === null) room.startGame();
}

/** @param {number} id */
function sendScore(id) {
  const scores = room.getScores();
  room.sendAnnouncement(scores === null ? "No game is running." : `${scores.red} : ${scores.blue}`, id);
}
