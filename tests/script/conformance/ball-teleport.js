// A ball in a spot is put to the centre with its speed. Also called without a game.
const room = HBInit({ noPlayer: true });
const spot = { x: 300, y: -100 };
room.onGameTick = () => {
  const ball = room.getBallPosition();
  if (ball === null) return;
  if (Math.hypot(ball.x - spot.x, ball.y - spot.y) < 1) room.setDiscProperties(0, { x: 0, y: 0 });
};
