// Five requests of a team pause the game for fifteen seconds.
const room = HBInit({ noPlayer: true });
let requests = 0;
room.onPlayerChat = (player, message) => {
  if (message !== "!timeout") return true;
  if (++requests === 5) {
    requests = 0;
    room.pauseGame(true);
    setTimeout(() => room.pauseGame(false), 15000);
  }
  return false;
};
room.onGamePause = (byPlayer) => room.sendAnnouncement("Paused " + (byPlayer === null));
room.onGameUnpause = () => room.sendAnnouncement("Countdown");
