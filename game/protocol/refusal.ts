/** Why something that a client asked for was not done. Each has its own words in the language catalogue. */
export const REFUSALS = [
  "rights", // only an admin may
  "rate", // too often
  "cooldown", // not again so soon
  "locked", // the teams are locked
  "full", // no seat is free
  "gameOn", // not while a game is on
  "noGame", // only while a game is on
  "gone", // nobody (or nothing) of this name is here
  "notNow", // there is an admin, or no vote to take part in
  "notThis", // it makes no sense, such as kicking a bot
] as const;
export type Refusal = (typeof REFUSALS)[number];
