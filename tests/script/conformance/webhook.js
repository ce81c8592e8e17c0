// Each chat line is posted.
const room = HBInit({ noPlayer: true });
room.onPlayerChat = (player, message) => {
  const request = new XMLHttpRequest();
  request.open("POST", "https://hooks.example.com/1");
  request.setRequestHeader("Content-Type", "application/json");
  request.send(JSON.stringify({ username: player.name, content: message }));
};
