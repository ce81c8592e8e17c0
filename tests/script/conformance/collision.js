// !collision of an admin: players pass through each other, until positions are reset.
const room = HBInit({ noPlayer: true });
let passing = false;
room.onPlayerChat = (player, message) => {
  if (message !== "!collision" || !player.admin) return true;
  passing = !passing;
  const flags = room.CollisionFlags;
  room.getPlayerList().forEach(({ id, team }) => {
    if (team === 0) return;
    const solid = team === 1 ? flags.red : flags.blue;
    room.setPlayerDiscProperties(id, { cGroup: passing ? (team === 1 ? flags.c0 : flags.c1) : solid });
  });
  return false;
};
