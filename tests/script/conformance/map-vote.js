// !vote by most players: the game stops, the next map is loaded with limits of its own, and a game starts.
const room = HBInit({ noPlayer: true });
const maps = ["Big", "Rounded"];
const votes = new Set();
room.onPlayerChat = (player, message) => {
  if (message !== "!vote") return true;
  votes.add(player.id);
  if (votes.size * 2 > room.getPlayerList().length) {
    votes.clear();
    room.stopGame();
    room.setDefaultStadium(maps[0]);
    maps.push(maps.shift());
    room.setScoreLimit(7);
    room.setTimeLimit(9);
    room.startGame();
  }
  return false;
};
room.onStadiumChange = (name, byPlayer) =>
  room.sendAnnouncement("Now: " + name + (byPlayer ? " by " + byPlayer.name : ""));
