/** `full`: bots fill every free seat. `even`: just enough that both teams are equal. `none`: no bots. */
export type BotFill = "full" | "even" | "none";
