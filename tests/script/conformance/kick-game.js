// A loop: the game starts, someone is drawn and banned for a while, the game stops, the ban is lifted.
const room = HBInit({ noPlayer: true });
room.setDefaultStadium("Small");
room.setScoreLimit(0);
room.setTimeLimit(0);
room.setTeamsLock(true);
let banned = null;
setInterval(() => {
  if (banned !== null) {
    room.clearBan(banned);
    banned = null;
    room.stopGame();
    return;
  }
  const players = room.getPlayerList();
  if (players.length < 2) return;
  players.forEach(({ id }) => room.setPlayerTeam(id, 1));
  room.startGame();
  banned = players[players.length - 1].id;
  room.kickPlayer(banned, "Out", true);
}, 5000);
