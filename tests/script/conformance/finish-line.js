// A race: the first of red beyond the line ends the game. Fails without a player in red.
const room = HBInit({ noPlayer: true });
room.onGameTick = () => {
  const red = room.getPlayerList().filter(({ team }) => team === 1);
  const first = red.sort((a, b) => b.position.x - a.position.x)[0];
  if (first.position.x < 350) return;
  room.sendAnnouncement(first.name + " wins");
  room.stopGame();
};
