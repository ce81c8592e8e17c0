/** What a run of the bench measures. */
export type Plan = {
  readonly roomCounts: readonly number[];
  readonly repetitions: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Rooms of the table of variants. */
  readonly variantRooms: number;
  /** Seconds of a long trial with 32 rooms, which shows drift; 0: none. */
  readonly longSeconds: number;
};

const DEFAULT: Plan = {
  roomCounts: [1, 16, 32, 48, 64],
  repetitions: 3,
  warmUpSeconds: 3,
  seconds: 5,
  variantRooms: 32,
  longSeconds: 0,
};

/** `--long` adds a trial of ten minutes; `--rooms=1,8 --reps=1 --seconds=3` make the run shorter. */
export function parsePlan(args: readonly string[]): Plan {
  const value = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    ...DEFAULT,
    roomCounts: value("rooms")?.split(",").map(Number) ?? DEFAULT.roomCounts,
    repetitions: Number(value("reps") ?? DEFAULT.repetitions),
    seconds: Number(value("seconds") ?? DEFAULT.seconds),
    longSeconds: args.includes("--long") ? 600 : 0,
  };
}
