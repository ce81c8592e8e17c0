// After 180 ticks at the ball the next kick is three times as fast.
const room = HBInit({ noPlayer: true });
let holder = 0;
let ticks = 0;
room.onGameTick = () => {
  const ball = room.getDiscProperties(0);
  const near = room.getPlayerList().find(({ id }) => {
    const disc = room.getPlayerDiscProperties(id);
    return disc && Math.hypot(disc.x - ball.x, disc.y - ball.y) < disc.radius + ball.radius + 2;
  });
  if (!near || near.id !== holder) ticks = 0;
  holder = near ? near.id : 0;
  if (near && ++ticks === 180) room.sendAnnouncement("Charged", null, 0x00ff00, "italic", 2);
};
room.onPlayerBallKick = (player) => {
  if (ticks < 180 || player.id !== holder) return;
  ticks = 0;
  const { xspeed, yspeed } = room.getDiscProperties(0);
  room.setDiscProperties(0, { xspeed: 3 * xspeed, yspeed: 3 * yspeed });
};
