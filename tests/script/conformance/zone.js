// A line for each player that enters a rectangle.
const room = HBInit({ noPlayer: true });
const inside = new Set();
room.onGameTick = () => {
  for (const { id, name, position } of room.getPlayerList()) {
    const isIn = position !== null && Math.abs(position.x - 200) < 50 && Math.abs(position.y) < 50;
    if (isIn && !inside.has(id)) room.sendAnnouncement(name + " has entered");
    if (isIn) inside.add(id);
    else inside.delete(id);
  }
};
