/** How much was written in each stretch of a recording, for the timeline. Pure. */

const STRETCHES = 120;

/** Shares of the busiest stretch, 0 to 1; empty without messages. Ticks are in order. */
export function chatHeights(messages: readonly number[], ticks: number): readonly number[] {
  if (messages.length === 0 || ticks <= 0) return [];
  const counts = Array.from({ length: STRETCHES }, () => 0);
  for (const tick of messages) counts[Math.min(STRETCHES - 1, Math.floor((tick * STRETCHES) / ticks))]!++;
  const most = Math.max(...counts);
  return counts.map((count) => count / most);
}
