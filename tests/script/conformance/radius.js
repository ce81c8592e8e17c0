// !radius NUMBER: the size of one's own disc, also after resets and in the next game.
const room = HBInit({ noPlayer: true });
const sizes = new Map();
const apply = () => sizes.forEach((radius, id) => room.setPlayerDiscProperties(id, { radius }));
room.onPlayerChat = (player, message) => {
  const [word, size] = message.split(" ");
  if (word !== "!radius") return true;
  sizes.set(player.id, Number(size));
  apply();
  return false;
};
room.onGameStart = apply;
room.onPositionsReset = apply;
room.onPlayerTeamChange = apply;
room.onPlayerLeave = (player) => sizes.delete(player.id);
