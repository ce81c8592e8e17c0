/** Configuration from environment variables, read once at the start. */
import { isIPv4, isIPv6 } from "node:net";
import { z } from "zod";
import { ROOMS_MAX } from "./app.ts";

export const DEFAULT_PORT = 2567;

/** As browsers send it: a name or an address, and the port when it is not the default one. */
const PUBLIC_HOST = /^(?:[a-z\d.-]+|\[[a-f\d:.]+\])(?::\d{1,5})?$/u;

const list = (isEntry: (text: string) => boolean, what: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((entry) => entry.trim().toLowerCase() || []))
    .refine((entries) => entries.every(isEntry), `must be ${what}, separated by commas`);

/** Digits only: an empty variable or `0x50` is a mistake, not a number. */
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(DEFAULT_PORT),
  HOST: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("warn"),
  RONDO_DEV: z.stringbool().default(false),
  RONDO_SECRET: z.string().min(16).optional(),
  PUBLIC_HOST: list((entry) => PUBLIC_HOST.test(entry), "host names such as play.example.org"),
  TRUSTED_PROXIES: list(isNetwork, "addresses or networks such as 10.0.0.0/8"),
  ROOMS_MAX: wholeNumber(1, 100_000).default(ROOMS_MAX),
  WORD_FILTER: z.stringbool().default(true),
});

export type Config = {
  readonly port: number;
  /** Undefined: all interfaces. */
  readonly host: string | undefined;
  readonly logLevel: string;
  /** True: the client is served by the development server, not from the build. */
  readonly dev: boolean;
  /** Key of the network hashes; undefined: a new one at every start. */
  readonly secret: string | undefined;
  /** Empty: any host name. */
  readonly publicHosts: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly roomsMax: number;
  readonly wordFilter: boolean;
};

/** Throws an Error with one line per wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = schema.safeParse(env);
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  }
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    logLevel: data.LOG_LEVEL,
    dev: data.RONDO_DEV,
    secret: data.RONDO_SECRET,
    publicHosts: data.PUBLIC_HOST,
    trustedProxies: data.TRUSTED_PROXIES,
    roomsMax: data.ROOMS_MAX,
    wordFilter: data.WORD_FILTER,
  };
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  if (more.length > 0 || most < 0) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= most);
}
