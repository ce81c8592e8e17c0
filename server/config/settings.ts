/**
 * The table of the server's settings. Variables, flags, their checks, the help text, the table in docs/hosting.md and the
 * summary at the start all derive from it. A new setting is one entry here, and `npm run law`.
 */
import {
  hostNames,
  networks,
  onOff,
  oneOf,
  origins,
  processName,
  text,
  url,
  type ValueKind,
  wholeNumber,
} from "./value-kinds.ts";

export type Setting<T> = {
  /** In the environment and in `.env`. The flag has the same name: RONDO_METRICS_TOKEN, --metrics-token. */
  readonly variable: string;
  readonly kind: ValueKind<T>;
  readonly default: T;
  /** In words, where the value alone would not be clear. */
  readonly defaultText?: string;
  readonly meaning: string;
  /** Never printed, and without a flag: other users of the machine can see command lines. */
  readonly secret?: true;
  /** Set by the project's own scripts; not in the help text. */
  readonly internal?: true;
};

const setting = <T>(entry: Omit<Setting<T>, "default"> & { readonly default: NoInfer<T> }): Setting<T> => entry;

/** A setting that is undefined unless it is given. */
const optional = <T>(entry: Omit<Setting<T>, "default">): Setting<T | undefined> => ({ ...entry, default: undefined });

export const SETTINGS = {
  port: setting({
    variable: "PORT",
    kind: wholeNumber(0, 65_535),
    default: 2567,
    meaning: "port for page, HTTP and WebSocket; 0: any free one",
  }),
  host: optional({
    variable: "HOST",
    kind: text("ADDRESS"),
    defaultText: "all interfaces",
    meaning: "address to listen on",
  }),
  logLevel: setting({
    variable: "LOG_LEVEL",
    kind: oneOf("LEVEL", ["trace", "debug", "info", "warn", "error", "silent"]),
    default: "info",
    meaning: "least important messages that are logged: `trace`, `debug`, `info`, `warn`, `error`, `silent`",
  }),
  logFormat: setting({
    variable: "LOG_FORMAT",
    kind: oneOf("FORMAT", ["auto", "pretty", "json"]),
    default: "auto",
    meaning: "of the log: `json`, `pretty`, or `auto`: readable on a terminal, else JSON",
  }),
  metricsToken: optional({
    variable: "RONDO_METRICS_TOKEN",
    kind: text("TEXT", 16, "at least 16 characters long"),
    secret: true,
    defaultText: "none",
    meaning: "token with which `/metrics` can be read from other machines, at least 16 characters",
  }),
  publicHosts: setting({
    variable: "PUBLIC_HOST",
    kind: hostNames,
    default: [],
    defaultText: "any",
    meaning: "host names of this server, such as `play.example.org`; several with commas",
  }),
  frameAncestors: setting({
    variable: "FRAME_ANCESTORS",
    kind: origins,
    default: [],
    defaultText: "none",
    meaning:
      "sites that may show matches in a frame (`/r/CODE?embed`), such as `https://league.example.org`, with commas",
  }),
  trustedProxies: setting({
    variable: "TRUSTED_PROXIES",
    kind: networks,
    default: [],
    defaultText: "none",
    meaning: "addresses or networks (`10.0.0.0/8`) of your reverse proxies, with commas",
  }),
  data: setting({
    variable: "RONDO_DATA",
    kind: text("FOLDER"),
    default: "data",
    meaning: "folder of the database file `rondo.db`, created when it is missing; `:memory:`: nothing is kept",
  }),
  scripts: optional({
    variable: "RONDO_SCRIPTS",
    kind: text("FOLDER"),
    defaultText: "none",
    meaning: "folder of room scripts: each has a room, and is read again when its file changes",
  }),
  databaseUrl: optional({
    variable: "DATABASE_URL",
    kind: url("postgres:", "postgresql:"),
    secret: true,
    defaultText: "none",
    meaning: "address of a PostgreSQL database, to use instead of the file",
  }),
  secret: optional({
    variable: "RONDO_SECRET",
    kind: text("TEXT", 16, "at least 16 characters long"),
    secret: true,
    defaultText: "kept in the database",
    meaning: "key of the network hashes, at least 16 characters",
  }),
  adminToken: optional({
    variable: "RONDO_ADMIN_TOKEN",
    kind: text("TEXT", 16, "at least 16 characters long"),
    secret: true,
    defaultText: "a new one, printed at the start",
    meaning: "token of the admin page (`/admin`), at least 16 characters",
  }),
  roomsMax: setting({
    variable: "ROOMS_MAX",
    kind: wholeNumber(1, 100_000),
    default: 1000,
    meaning: "maximum number of rooms; above it, the room that has been empty the longest closes",
  }),
  connectionsMax: setting({
    variable: "CONNECTIONS_MAX",
    kind: wholeNumber(10, 1_000_000),
    default: 10_000,
    meaning: "maximum number of connections of a process; each needs a file descriptor",
  }),
  networkConnectionsMax: setting({
    variable: "NETWORK_CONNECTIONS_MAX",
    kind: wholeNumber(1, 1_000_000),
    default: 1000,
    meaning: "the same for one network (an IPv4 address, or 64 bits of IPv6), unless it is a trusted proxy",
  }),
  networkSocketsMax: setting({
    variable: "NETWORK_SOCKETS_MAX",
    kind: wholeNumber(1, 1_000_000),
    default: 250,
    meaning: "maximum number of WebSockets of one network, also behind a proxy; a school of 60 needs about 120",
  }),
  networkRoomsMax: setting({
    variable: "NETWORK_ROOMS_MAX",
    kind: wholeNumber(1, 100_000),
    default: 24,
    meaning: "rooms that one network may keep awake with no other in them; at twice as many they are closed",
  }),
  joinLimits: setting({
    variable: "JOIN_LIMITS",
    kind: onOff,
    default: true,
    meaning: "`off`: joins and new rooms of one network are not limited, for load tests on a server of your own",
  }),
  wordFilter: setting({
    variable: "WORD_FILTER",
    kind: onOff,
    default: true,
    meaning: "`off`: names and chat of listed rooms are shown as they are",
  }),
  recordingsDays: setting({
    variable: "RECORDINGS_DAYS",
    kind: wholeNumber(1, 3650),
    default: 14,
    meaning: "days for which recordings of matches are kept",
  }),
  recordingsMb: setting({
    variable: "RECORDINGS_MB",
    kind: wholeNumber(1, 1_000_000),
    default: 1024,
    meaning: "megabytes of recordings that are kept at most; the oldest are removed first",
  }),
  redisUrl: optional({
    variable: "REDIS_URL",
    kind: url("redis:", "rediss:"),
    secret: true,
    defaultText: "none: the server is on its own",
    meaning: "Redis that several processes share, such as `redis://127.0.0.1:6379`",
  }),
  workers: setting({
    variable: "RONDO_WORKERS",
    kind: wholeNumber(0, 64),
    default: 0,
    meaning: "number of processes behind the port; 0: one process; more need `REDIS_URL`",
  }),
  processId: optional({
    variable: "RONDO_PROCESS_ID",
    kind: processName,
    defaultText: "a new one at every start",
    meaning: "name of this process in the addresses of its sockets, unique among those that share a Redis",
  }),
  worker: optional({
    variable: "RONDO_WORKER",
    kind: processName,
    internal: true,
    meaning: "the name that the primary process gives to a worker",
  }),
  dev: setting({
    variable: "RONDO_DEV",
    kind: onOff,
    default: false,
    internal: true,
    meaning: "the page is served by the development server",
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

export type Config = { readonly [Name in SettingName]: (typeof SETTINGS)[Name]["default"] };

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** A setting, whatever the type of its values. */
export function settingOf(name: SettingName): Setting<unknown> {
  return SETTINGS[name] as Setting<unknown>;
}

/** The flag of a setting, such as `--log-level`; undefined when it has none. */
export function flagOf({ variable, secret, internal }: Setting<unknown>): string | undefined {
  if (secret || internal) return undefined;
  return `--${variable
    .replace(/^RONDO_/u, "")
    .toLowerCase()
    .replaceAll("_", "-")}`;
}
