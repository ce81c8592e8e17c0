/** Leaves a practice. The lesson before the first match leads on to it. */
import type { Ui } from "../context/ui-context.ts";

export function leavePractice({
  session,
  actions,
  preferences,
}: Pick<Ui, "session" | "actions" | "preferences">): void {
  const plan = session.practice.peek()?.plan;
  actions.leave();
  if (plan?.kind === "lesson" && plan.first === true) actions.playNow(preferences.nickname.peek());
}
