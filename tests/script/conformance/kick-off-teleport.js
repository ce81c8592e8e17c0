// The first kick of a game moves red behind.
const room = HBInit({ noPlayer: true });
let first = false;
room.onGameStart = () => (first = true);
room.onPlayerBallKick = () => {
  if (!first) return;
  first = false;
  for (const { id, team } of room.getPlayerList()) if (team === 1) room.setPlayerDiscProperties(id, { x: -300, y: 50 });
};
