// Admins by password; taking rights from them, and kicks of them, are undone.
const room = HBInit({ noPlayer: true });
const auths = new Map();
const trusted = new Set();
room.onPlayerJoin = (player) => {
  auths.set(player.id, player.auth);
  if (trusted.has(player.auth)) room.setPlayerAdmin(player.id, true);
};
room.onPlayerChat = (player, message) => {
  if (message !== "!admin secret") return true;
  trusted.add(auths.get(player.id));
  room.setPlayerAdmin(player.id, true);
  return false;
};
room.onPlayerAdminChange = (changed, byPlayer) => {
  if (byPlayer === null || changed.admin || !trusted.has(auths.get(changed.id))) return;
  room.setPlayerAdmin(changed.id, true);
  room.setPlayerAdmin(byPlayer.id, false);
};
room.onPlayerKicked = (player, reason, ban, byPlayer) => {
  if (byPlayer && trusted.has(auths.get(player.id))) room.clearBan(player.id);
};
