/** When games start by themselves. */
import { FINALE_TICKS } from "#sim/rules/state.ts";
import { TICK_RATE } from "#sim/step.ts";

/** Ticks between having two teams (or the end of a game) and the automatic start. */
export const START_DELAY_TICKS = TICK_RATE;

/** Seconds from the end of a game to the start of the next one. */
export const NEXT_GAME_SECONDS = (FINALE_TICKS + START_DELAY_TICKS) / TICK_RATE;
