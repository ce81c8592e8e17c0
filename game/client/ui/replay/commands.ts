/** What buttons and keys of the page do. */
import type { Spectating } from "../../session/spectating.ts";
import { followNext } from "../../session/spectating.ts";
import { REPLAY_RATE, REPLAY_SPEEDS, type ReplaySpan } from "../../session/replay.ts";
import { copyText } from "../component/clipboard.ts";
import { downloadFile } from "../component/download.ts";
import { t } from "../i18n/translate.ts";
import { momentUrl } from "./replay-address.ts";
import type { ReplayUi } from "./replay-context.ts";

/** Ticks before a goal that are shown with it. */
export const BEFORE_GOAL = 5 * REPLAY_RATE;
/** Length of a new clip, which ends at the shown moment. */
const CLIP_TICKS = 8 * REPLAY_RATE;

export function togglePlaying({ state, actions }: ReplayUi): void {
  actions.setPlaying(!state.playing.peek());
}

/** `ticks` forward, or back for negative ones; goes on playing if it did. */
export function jumpBy({ state, actions }: ReplayUi, ticks: number): void {
  actions.seek(state.tick.peek() + ticks);
}

/** One tick, paused. */
export function stepFrame(ui: ReplayUi, by: 1 | -1): void {
  ui.actions.setPlaying(false);
  jumpBy(ui, by);
}

export function changeSpeed({ state: { speed } }: ReplayUi, by: 1 | -1): void {
  const at = REPLAY_SPEEDS.indexOf(speed.peek());
  speed.value = REPLAY_SPEEDS[Math.max(0, Math.min(REPLAY_SPEEDS.length - 1, at + by))]!;
}

/** To some seconds before the next goal, or the one before. False if there is none. */
export function jumpToGoal({ state, actions }: ReplayUi, by: 1 | -1): boolean {
  const at = state.tick.peek();
  const starts = state.marks.peek().goals.map(({ tick }) => Math.max(0, tick - BEFORE_GOAL));
  // While the last goal is watched, "previous" is the one before it.
  const target = by > 0 ? starts.find((start) => start > at) : starts.findLast((start) => start < at - REPLAY_RATE);
  if (target === undefined) return false;
  actions.seek(target);
  return true;
}

/** Plays the last goals one after the other, or no longer. */
export function watchGoals({ state, actions, toasts }: ReplayUi): void {
  if (state.goalsOnly.peek()) actions.setPlaying(false);
  else if (state.marks.peek().goals.length > 0) actions.playGoals();
  else toasts.show(t("replay.noGoal"));
}

export function showStatistics({ actions, statisticsOpen }: ReplayUi): void {
  actions.countStatistics();
  statisticsOpen.value = true;
}

export function follow({ session: { spectating, players } }: ReplayUi, choice: Spectating | 1 | -1): void {
  spectating.value = typeof choice === "number" ? followNext(spectating.peek(), players.peek(), choice) : choice;
}

export function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** Chooses the last seconds as the part, or none. The tools for clips are shown while there is one. */
export function toggleClip({ state: { part, tick, open } }: ReplayUi): void {
  part.value = part.peek() === null ? lastSeconds(tick.peek(), open.peek()?.ticks ?? 0) : null;
}

/** Begins or ends the part at the shown moment. */
export function markPart({ state }: ReplayUi, side: "from" | "to"): void {
  const ticks = state.open.peek()?.ticks ?? 0;
  const at = state.tick.peek();
  const { from, to } = state.part.peek() ?? { from: 0, to: ticks };
  if (side === "from" && at < ticks) state.part.value = { from: at, to: to > at ? to : ticks };
  if (side === "to" && at > 0) state.part.value = { from: from < at ? from : 0, to: at };
}

/** Moves an end of the part, and shows the picture there. */
export function movePart({ state, actions }: ReplayUi, side: "from" | "to", tick: number): void {
  const part = state.part.peek();
  if (part === null) return;
  state.part.value = { ...part, [side]: tick };
  actions.setPlaying(false);
  actions.seek(tick);
}

/** Copies the link to the shown moment of a recording of the server. */
export function copyMoment(ui: ReplayUi, code: string): void {
  void copyLink(ui, momentUrl(location.origin, code, ui.state.tick.peek()));
}

export async function copyLink({ toasts }: ReplayUi, url: string): Promise<void> {
  const copied = await copyText(url);
  toasts.show(t(copied ? "replay.copied" : "replay.copyFailed", { url }), copied ? "good" : "plain");
}

/** Saves the file of the recording as it was opened. */
export function saveFile({ state, actions }: ReplayUi): void {
  const bytes = actions.fileBytes();
  if (bytes !== undefined) downloadFile(state.open.peek()?.file ?? "", bytes);
}

function lastSeconds(tick: number, ticks: number): ReplaySpan | null {
  if (ticks === 0) return null;
  const from = Math.max(0, Math.min(tick, ticks) - CLIP_TICKS);
  return { from, to: Math.max(Math.min(tick, ticks), Math.min(ticks, from + CLIP_TICKS)) };
}
