// Three votes ban a player; their keys are kept.
const room = HBInit({ noPlayer: true });
const votes = {};
const banned = new Set(JSON.parse(localStorage.getItem("banned") || "[]"));
const auths = {};
room.onPlayerJoin = (player) => {
  auths[player.id] = player.auth;
  if (banned.has(player.auth)) room.kickPlayer(player.id, "Voted out", true);
};
room.onPlayerChat = (player, message) => {
  if (!message.startsWith("!ban ")) return true;
  const id = message.slice(5);
  const set = (votes[id] = votes[id] || new Set());
  set.add(player.id);
  if (set.size >= 3) {
    banned.add(auths[id]);
    localStorage.setItem("banned", JSON.stringify([...banned]));
    room.kickPlayer(id, "Voted out", true);
  }
  return false;
};
