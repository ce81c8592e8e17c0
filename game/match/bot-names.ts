/** Names of bots. */
const NAMES = [
  "Pixel",
  "Turbo",
  "Nova",
  "Biscuit",
  "Comet",
  "Domino",
  "Echo",
  "Fidget",
  "Gizmo",
  "Jolt",
  "Mango",
  "Pogo",
  "Quartz",
  "Rocket",
  "Tango",
  "Ziggy",
] as const;

/** A name that is not in `taken`; `start` chooses the first one to try. */
export function pickBotName(taken: readonly string[], start: number): string {
  for (let i = 0; i < NAMES.length; i++) {
    const name = NAMES[(start + i) % NAMES.length]!;
    if (!taken.includes(name)) return name;
  }
  return `${NAMES[start % NAMES.length]!} ${taken.length + 1}`;
}
