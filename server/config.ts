/** The environment, read once at the start. Everything else gets its settings from here. */
import { z } from "zod";

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(2567),
  HOST: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("warn"),
  RONDO_DEV: z.stringbool().default(false),
});

export type Config = {
  readonly port: number;
  /** Undefined: all interfaces. */
  readonly host: string | undefined;
  readonly logLevel: string;
  /** True: the client comes from the development server, not from the build. */
  readonly dev: boolean;
};

/** Throws an Error with one line per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = schema.safeParse(env);
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  }
  const { PORT, HOST, LOG_LEVEL, RONDO_DEV } = result.data;
  return { port: PORT, host: HOST, logLevel: LOG_LEVEL, dev: RONDO_DEV };
}
