// A map of its own; the third defender of red is pushed out of the area before its goal.
const room = HBInit({ noPlayer: true });
room.onRoomLink = (link) => console.log("open: " + link);
room.setCustomStadium(`{
  "name": "Three lines", "width": 420, "height": 200, "spawnDistance": 170, "bg": { "type": "grass" },
  "vertexes": [], "segments": [], "goals": [], "discs": [{ "pos": [0, 190], "radius": 4, "cGroup": ["c0"] }],
  "planes": [{ "normal": [0, 1], "dist": -200 }, { "normal": [0, -1], "dist": -200 }]
}`);
room.onGameTick = () => {
  const defenders = room.getPlayerList().filter(({ team, position }) => team === 1 && position.x < -300);
  for (const { id } of defenders.slice(2)) room.setPlayerDiscProperties(id, { x: -280, xspeed: 1 });
};
