// !top and !bottom move a player in the list; all other lines are hidden.
const room = HBInit({ noPlayer: true });
room.onPlayerChat = (player, message) => {
  if (message === "!top") room.reorderPlayers([player.id], true);
  if (message === "!bottom") room.reorderPlayers([player.id], false);
  return false;
};
