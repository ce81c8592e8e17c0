// The scorer is large and has an avatar until a moment after the next kick-off.
const room = HBInit({ noPlayer: true });
let last = null;
let large = null;
room.onPlayerBallKick = (player) => (last = player);
room.onTeamGoal = () => {
  large = last;
  room.setPlayerAvatar(large.id, "G");
};
room.onPositionsReset = () => {
  if (!large) return;
  const { id } = large;
  large = null;
  room.setPlayerDiscProperties(id, { radius: 30 });
  setTimeout(() => {
    room.setPlayerDiscProperties(id, { radius: 15 });
    room.setPlayerAvatar(id, null);
  }, 2000);
};
