// !unban lifts the last ban.
const room = HBInit({ noPlayer: true });
let last;
room.onPlayerKicked = (player, reason, ban, byPlayer) => {
  if (ban) last = player.id;
  room.sendAnnouncement(player.name + " " + reason + " " + ban + " " + (byPlayer ? byPlayer.name : "script"));
};
room.onPlayerChat = (player, message) => {
  if (message === "!unban" && player.admin) room.clearBan(last);
};
