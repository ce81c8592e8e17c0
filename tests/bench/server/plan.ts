/** How much a run of the bench measures. */
export type Plan = {
  readonly levels: readonly number[];
  readonly repetitions: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Rooms of the table of variants. */
  readonly variantRooms: number;
  /** Seconds for which 32 rooms are watched for drift; 0 leaves it out. */
  readonly longSeconds: number;
};

const USUAL: Plan = {
  levels: [1, 16, 32, 48, 64],
  repetitions: 3,
  warmSeconds: 3,
  seconds: 5,
  variantRooms: 32,
  longSeconds: 0,
};

/** `--long` adds ten minutes; `--rooms=1,8 --reps=1 --seconds=3` make it smaller. */
export function planOf(args: readonly string[]): Plan {
  const value = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    ...USUAL,
    levels: value("rooms")?.split(",").map(Number) ?? USUAL.levels,
    repetitions: Number(value("reps") ?? USUAL.repetitions),
    seconds: Number(value("seconds") ?? USUAL.seconds),
    longSeconds: args.includes("--long") ? 600 : 0,
  };
}
