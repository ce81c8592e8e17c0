/** The page's actions with practice: while it is on, keys and leaving belong to it, and requests to a room are dropped. */
import type { Actions, NetActions } from "#client/session/actions.ts";
import type { Session } from "#client/session/session.ts";
import type { RunningPractice, startPractice } from "./start-practice.ts";

export type PracticePorts = {
  readonly load: () => Promise<{ readonly startPractice: typeof startPractice }>;
  /** Loads the match view; false when the browser cannot draw. */
  readonly prepareView: () => Promise<boolean>;
  /** Number for the bots' decisions, different each time. */
  readonly seed: () => number;
};

/** `actions` are those of the net. A failed load ends on the screen for it. */
export function withPractice(
  session: Session,
  actions: NetActions,
  { load, prepareView, seed }: PracticePorts,
): Actions {
  let running: RunningPractice | undefined;
  const start: Actions["practice"] = async (nickname, plan) => {
    running?.leave();
    running = undefined;
    session.screen.value = { kind: "joining", code: undefined };
    const isWanted = () => session.screen.peek().kind === "joining";
    try {
      const [loaded, drawable] = await Promise.all([load(), prepareView()]);
      if (!isWanted()) return;
      if (drawable) running = loaded.startPractice(session, { plan, nickname, seed: seed() });
      else session.screen.value = { kind: "exit", reason: "noWebgl", code: undefined };
    } catch {
      if (isWanted()) session.screen.value = { kind: "exit", reason: "unloaded", code: undefined };
    }
  };
  return {
    ...actions,
    practice: start,
    holdKeys: (keys) => (running ?? actions).holdKeys(keys),
    leave() {
      const left = running;
      running = undefined;
      (left ?? actions).leave();
    },
    ask: (kind, ...message) => void (running === undefined && actions.ask(kind, ...message)),
  };
}
