// Kits of clubs, by a command.
const room = HBInit({ noPlayer: true });
const kits = { stripes: [60, 0xffffff, [0x000000, 0x0000ff, 0x000000]], plain: [0, 0x000000, [0xffff00]] };
room.onPlayerChat = (player, message) => {
  const [word, name] = message.split(" ");
  if (word === "!kit") room.setTeamColors(player.team, ...kits[name]);
};
