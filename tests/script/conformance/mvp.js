// Goals and assists from kicks; the most valuable player of all games is kept in localStorage.
const room = HBInit({ noPlayer: true });
const points = JSON.parse(localStorage.getItem("points") || "{}");
let kickers = [];
room.onPlayerBallKick = ({ id, name, team }) => {
  if (!kickers[0] || kickers[0].id !== id) kickers = [{ id, name, team }, kickers[0]];
};
const add = (player, count) => (points[player.name] = (points[player.name] || 0) + count);
room.onTeamGoal = (team) => {
  const [scorer, passer] = kickers;
  if (scorer && scorer.team === team) add(scorer, 2);
  if (passer && passer.team === team) add(passer, 1);
  kickers = [];
};
room.onTeamVictory = () => {
  const [best] = Object.keys(points).sort((a, b) => points[b] - points[a]);
  room.sendAnnouncement("MVP: " + best + " " + points[best], null, 0xffd700, "bold", 2);
  localStorage.setItem("points", JSON.stringify(points));
};
