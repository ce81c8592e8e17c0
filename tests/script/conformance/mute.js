// !mute ID of an admin for ten seconds, and three seconds between two lines of a player.
const room = HBInit({ noPlayer: true });
const muted = new Set();
const slow = new Set();
room.onPlayerChat = (player, message) => {
  if (player.admin && message.startsWith("!mute ")) {
    const id = Number(message.slice(6));
    muted.add(id);
    setTimeout(() => muted.delete(id), 10000);
    return false;
  }
  if (muted.has(player.id) || slow.has(player.id)) {
    room.sendAnnouncement(muted.has(player.id) ? "You are muted" : "Too fast", player.id, 0xff0000);
    return false;
  }
  slow.add(player.id);
  setTimeout(() => slow.delete(player.id), 3000);
};
