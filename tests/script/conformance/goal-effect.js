// After a goal a disc of the map is large and red where the shot was; then it is restored, with its colour as a text.
const room = HBInit({ noPlayer: true });
let shot = null;
room.onPlayerBallKick = (player) => (shot = player.position);
room.onTeamGoal = () => {
  const before = room.getDiscProperties(1);
  room.setDiscProperties(1, { x: shot.x, y: shot.y, radius: 40, color: 0xff0000 });
  setTimeout(
    () => room.setDiscProperties(1, { x: before.x, y: before.y, radius: before.radius, color: "0x00ff00" }),
    1000,
  );
};
