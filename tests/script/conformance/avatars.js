// Avatars by team, which stay over resets and games; the game starts again by itself.
const room = HBInit({ noPlayer: true });
room.setScoreLimit(1);
room.onPlayerTeamChange = (player) => room.setPlayerAvatar(player.id, ["", "R", "B"][player.team] || null);
room.onGameStop = () => room.startGame();
