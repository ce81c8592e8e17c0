/** The scripts of the bench. */

const ROOM = "var room = HBInit({ noPlayer: true, maxPlayers: 12 });\n";

export const SCRIPTS = {
  empty: `${ROOM}room.onGameTick = function () {};`,
  reading: `${ROOM}room.onGameTick = function () {
    var ball = room.getBallPosition();
    room.getPlayerList().forEach(function (player) {
      if (player.position && Math.abs(player.position.x - ball.x) < 1) room.touched = player.id;
    });
  };`,
  announcing: `${ROOM}room.onGameTick = function () { for (var i = 0; i < 167; i++) room.sendAnnouncement("line " + i); };`,
  moving: `${ROOM}room.onGameTick = function () {
    for (var d = 0; d < room.getDiscCount(); d++) room.setDiscProperties(d, { xspeed: Math.random() });
  };`,
  looping: `${ROOM}setTimeout(function () { for (;;); }, 500);`,
  allocating: `${ROOM}var all = []; setInterval(function () { for (var i = 0; i < 100; i++) all.push(new Array(10000).fill(i)); }, 1);`,
  throwing: `${ROOM}room.onGameTick = room.onPlayerActivity = function () { throw new Error("no"); };`,
} as const;

export type ScriptKind = keyof typeof SCRIPTS;
