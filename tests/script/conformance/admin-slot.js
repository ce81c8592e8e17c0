// The last slot is for admins: one below maxPlayers the room has a password, and others are kicked from that slot.
const maxPlayers = 4;
const room = HBInit({ roomName: "Slots", maxPlayers, noPlayer: true });
function check() {
  if (room.getPlayerList().length >= maxPlayers - 1) room.setPassword("adminSlot");
  else room.setPassword();
}
room.onPlayerJoin = (player) => {
  if (room.getPlayerList().length === maxPlayers && !player.admin)
    room.kickPlayer(player.id, "The last slot is for admins");
  check();
};
room.onPlayerLeave = check;
