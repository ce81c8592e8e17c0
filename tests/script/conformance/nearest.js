// The player nearest to the ball has a mark.
const room = HBInit({ noPlayer: true });
let marked = 0;
room.onGameTick = () => {
  const ball = room.getBallPosition();
  const far = ({ position }) => Math.hypot(position.x - ball.x, position.y - ball.y);
  const [nearest] = room
    .getPlayerList()
    .filter(({ position }) => position !== null)
    .sort((a, b) => far(a) - far(b));
  if (!nearest || nearest.id === marked) return;
  room.setPlayerAvatar(marked, null);
  room.setPlayerAvatar(nearest.id, "!");
  marked = nearest.id;
};
