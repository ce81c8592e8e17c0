/** Starts a practice, and ends it. Loaded when the player practises. */
import { builtinStadium } from "#stadium/builtins.ts";
import { clearRoom } from "#client/net/room/clear-room.ts";
import type { PracticePlan } from "#client/session/practice.ts";
import type { Session } from "#client/session/session.ts";
import { PracticeGame } from "./practice-game.ts";
import { openPractice, showPractice } from "./practice-session.ts";

export type RunningPractice = {
  /** Sets the byte of held keys (sim/input.ts). */
  holdKeys(keys: number): void;
  /** Back to the home page. */
  leave(): void;
};

/** `seed`: of the bots. */
export function startPractice(
  session: Session,
  { plan, nickname, seed }: { readonly plan: PracticePlan; readonly nickname: string; readonly seed: number },
): RunningPractice {
  clearRoom(session);
  const stadium = builtinStadium("Classic");
  const game = new PracticeGame(plan, { nickname, stadium, seed }, (ticked) => showPractice(session, ticked));
  openPractice(session, game);
  return {
    holdKeys: (keys) => game.holdKeys(keys),
    leave() {
      clearRoom(session);
      session.screen.value = { kind: "home" };
    },
  };
}
