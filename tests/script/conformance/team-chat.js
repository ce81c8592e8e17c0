// Lines that begin with "t " go to the team; !ignore ID hides lines of a player from another.
const room = HBInit({ noPlayer: true });
const ignored = {};
room.onPlayerChat = (player, message) => {
  if (message.startsWith("!ignore ")) {
    (ignored[player.id] = ignored[player.id] || []).push(Number(message.slice(8)));
    return false;
  }
  const isTeam = message.startsWith("t ");
  room.getPlayerList().forEach(({ id, team }) => {
    if (isTeam && team !== player.team) return;
    if ((ignored[id] || []).includes(player.id)) return;
    room.sendAnnouncement(player.name + ": " + message, id, isTeam ? 0xffee00 : undefined, "normal", 1);
  });
  return false;
};
