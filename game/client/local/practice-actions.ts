/** The page's actions with practice: while it is on, keys and leaving belong to it, and requests to a room are dropped. */
import type { Actions, NetActions } from "#client/session/actions.ts";
import type { Screen } from "#client/session/screen.ts";
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
  let started: RunningPractice | undefined;
  /** A room that is joined meanwhile takes the screen, and with it the keys. */
  const running = () => (session.screen.peek().kind === "practice" ? started : undefined);
  const start: Actions["practice"] = async (nickname, plan) => {
    const joining = { kind: "joining", code: undefined } as const;
    session.screen.value = joining;
    const show = (screen: Screen) => session.screen.peek() === joining && (session.screen.value = screen);
    try {
      const [loaded, drawable] = await Promise.all([load(), prepareView()]);
      if (!drawable) show({ kind: "exit", reason: "noWebgl", code: undefined });
      else if (session.screen.peek() === joining)
        started = loaded.startPractice(session, { plan, nickname, seed: seed() });
    } catch {
      show({ kind: "exit", reason: "unloaded", code: undefined });
    }
  };
  return {
    ...actions,
    practice: start,
    holdKeys: (keys) => (running() ?? actions).holdKeys(keys),
    leave: () => (running() ?? actions).leave(),
    ask: (kind, ...message) => void (running() === undefined && actions.ask(kind, ...message)),
  };
}
