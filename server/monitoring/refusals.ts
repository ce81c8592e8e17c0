/**
 * Counts everything that the server refuses, by reason. Each reason is logged at most once a second, with the number of
 * refusals that were not logged: an attack must not fill the disk. Details never contain addresses.
 */
import type { Logger } from "pino";

type Refused = {
  /** What the client receives: an HTTP status, or the code of a closed socket. */
  readonly answer: string;
  readonly meaning: string;
};

const refused = (answer: string, meaning: string): Refused => ({ answer, meaning });

/** Keys are values of the label `reason` of the metric `rondo_refusals_total`. */
export const REFUSAL_REASONS = {
  connections: refused("503", "a connection above the limit of the process"),
  networkConnections: refused("429", "a connection above the limit of its network"),
  requestTimeout: refused("408", "headers or body of a request did not arrive in time"),
  malformedRequest: refused("400", "not HTTP, or a request without a valid path and host"),
  requestBody: refused("411, 413, 415", "a body that is too large or of another type"),
  pipelinedRequests: refused("end of the connection", "too many requests wait on one connection"),
  upgradeWithoutSeat: refused("403", "a socket for which no seat is reserved"),
  sockets: refused("close 4423", "a socket above the limit of its network"),
  deadSocket: refused("end of the connection", "a socket that does not answer pings"),
  socketBytes: refused("close 4429", "more bytes than a correct client sends"),
  socketPings: refused("close 4429", "more pings than a correct client sends"),
  frameShape: refused("close 4400", "a frame that no correct client sends"),
  frameSize: refused("close 4413", "a frame that is larger than its kind may be"),
  frameRate: refused("close 4429", "more frames or messages than a correct client sends"),
  unknownMessage: refused("close 4404", "a message of an unknown kind"),
  messageShape: refused("close 4400", "a message that does not fit its schema"),
  messageRate: refused("message `refused`", "messages of one kind above its rate limit"),
  silentClient: refused("close 4400", "a client that joined and never answered"),
  slowReader: refused("close 4408", "a client that does not read what it receives"),
  joinOptions: refused("400", "join options that do not fit their schema"),
  joinVersion: refused("426", "a page with another version of the protocol"),
  joinProof: refused("412", "a proof of identity that is invalid, expired or used"),
  joinPassword: refused("401", "a missing or wrong password"),
  joinBanned: refused("406", "a banned player or network"),
  joinFull: refused("409", "a full room"),
  joinCooldown: refused("427", "a ranked queue, for a player that has left matches"),
  joinNoRoom: refused("404 and others", "a room that does not exist, or a seat that is not kept any more"),
  joinWork: refused("428", "a join or new room that needs proof of work"),
  joinRate: refused("423", "joins of one network above the limit"),
  passwordRate: refused("423", "wrong passwords of one network above the limit"),
  creationRate: refused("423", "new rooms of one network above the limit"),
  awakeRooms: refused("423", "a room that would be one too many that a network keeps awake alone"),
  roomLimit: refused("423", "a new room above the limit of the server"),
  lobbyReaders: refused("close 4423", "a reader of the room list above a limit"),
  joinServerBanned: refused("417", "a player that is banned from the server"),
  adminSession: refused("412", "a seat in the admin room without a session"),
  helpRate: refused("429, message `refused`", "help messages of one player above their rate limit"),
  reportRate: refused("message `refused`", "reports of one player or network above the limit"),
  messageClients: refused("423", "a connection of the help chat or the admin page above a limit"),
  liveReaders: refused("503", "a poll or event stream above a limit"),
  codeGuesses: refused("429", "too many requests for codes that no room has"),
  statisticsQueries: refused("429", "too many requests for statistics that are not kept in memory"),
  recordingQueries: refused("429", "too many requests for recordings"),
  mapQueries: refused("429", "too many requests for published maps"),
  mapRequests: refused("401, 403, 429, 503", "publishing, liking or reporting maps without a session or above a limit"),
  uploadTicket: refused("401", "an upload without a valid ticket"),
  uploadQueue: refused("503", "an upload while too many others wait"),
  adminSignIn: refused("401, 403, 429", "a wrong token of the admin page, or too many attempts"),
  helpRequest: refused("401, 503", "a request of the help chat without a session, or while too many wait"),
  workshopUpdate: refused(
    "close 4400, 4405, 4413",
    "an edit that a document cannot take, or of a person without the right",
  ),
  workshopFull: refused("423", "a document above the limit of open ones, or a connection above that of its network"),
  workshopRequests: refused("429", "too many new documents, or requests for documents and their versions"),
  metricsAccess: refused("403", "a request for the metrics from elsewhere"),
} as const;

export type RefusalReason = keyof typeof REFUSAL_REASONS;

export const REASONS = Object.keys(REFUSAL_REASONS) as RefusalReason[];

/** What the code that refuses something needs. */
export type RefusalCounter = Pick<Refusals, "add">;

/** Minimum time between two lines about one reason, in milliseconds. */
export const LOG_INTERVAL_MS = 1000;

type RefusalPorts = {
  readonly log: Pick<Logger, "info">;
  /** Runs a callback later; it must not keep the process alive. */
  readonly later?: (ms: number, run: () => void) => void;
};

type Count = { total: number; unlogged: number; isQuiet: boolean };

export class Refusals {
  readonly #ports: Required<RefusalPorts>;
  readonly #counts = new Map<RefusalReason, Count>(
    REASONS.map((reason) => [reason, { total: 0, unlogged: 0, isQuiet: false }]),
  );

  constructor({ log, later = (ms, run) => void setTimeout(run, ms).unref() }: RefusalPorts) {
    this.#ports = { log, later };
  }

  /** `details`: plain values for the log line, such as the code of the room. */
  add(reason: RefusalReason, details: Readonly<Record<string, unknown>> = {}): void {
    const count = this.#counts.get(reason)!;
    count.total++;
    if (count.isQuiet) count.unlogged++;
    else this.#log(reason, count, details);
  }

  total(reason: RefusalReason): number {
    return this.#counts.get(reason)!.total;
  }

  /** Totals of all reasons since the start. */
  totals(): Readonly<Record<RefusalReason, number>> {
    return Object.fromEntries(Array.from(this.#counts, ([reason, { total }]) => [reason, total])) as Record<
      RefusalReason,
      number
    >;
  }

  #log(reason: RefusalReason, count: Count, details: Readonly<Record<string, unknown>>): void {
    const { log, later } = this.#ports;
    const more = count.unlogged > 0 ? { more: count.unlogged } : {};
    log.info({ ...details, reason, ...more }, `refused: ${REFUSAL_REASONS[reason].meaning}`);
    count.unlogged = 0;
    count.isQuiet = true;
    later(LOG_INTERVAL_MS, () => {
      count.isQuiet = false;
      if (count.unlogged > 0) this.#log(reason, count, {});
    });
  }
}

/** The table of docs/operations.md, as oxfmt formats it. */
export function refusalTable(): string {
  const head = ["reason", "answer", "meaning"];
  const rows = REASONS.map((reason) => {
    const { answer, meaning } = REFUSAL_REASONS[reason];
    return [`\`${reason}\``, answer, meaning];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
