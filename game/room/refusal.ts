/** Reasons for which a request is refused. Each has its own text in the language catalogue. */
export const REFUSALS = [
  "rights", // the sender is not an admin, or the target is the room's owner
  "rate", // too many messages of this kind
  "cooldown", // the sender's last vote is too recent
  "tooNew", // the sender has not been in the room, or has not played, for as long as a vote to kick requires
  "locked", // the teams are locked
  "muted", // an admin has muted the sender
  "chatLocked", // only admins may chat
  "full", // no seat is free
  "gameOn", // not allowed during a game
  "noGame", // only allowed during a game
  "notRecorded", // the room is not recorded
  "gone", // the member or stadium does not exist
  "notNow", // the room has an admin, or no vote is open
  "heavy", // the stadium needs too much computing time for a quick match or a vote
  "load", // the server has no computing time left for this stadium
  "unplayable", // the stadium has no goals, or players cannot reach the ball
  "notThis", // the request makes no sense, such as kicking a bot
] as const;
export type Refusal = (typeof REFUSALS)[number];
