// !freeze ID: the player stays where they are in every tick. Reads discs without looking whether there are any.
const room = HBInit({ noPlayer: true });
const frozen = new Map();
room.onPlayerChat = (player, message) => {
  if (!message.startsWith("!freeze ")) return true;
  const id = Number(message.slice(8));
  const { x, y } = room.getPlayerDiscProperties(id);
  frozen.set(id, { x, y, xspeed: 0, yspeed: 0 });
  return false;
};
room.onGameTick = () => frozen.forEach((place, id) => room.setPlayerDiscProperties(id, place));
room.onPlayerTeamChange = (player) => frozen.delete(player.id);
