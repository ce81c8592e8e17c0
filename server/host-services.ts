/** Composes what the host of a server has: the admin page, reports, the help chat, and bans from the whole server. */
import { matchMaker, type Server } from "@colyseus/core";
import type { RequestHandler, Router } from "express";
import type { Logger } from "pino";
import { AdminAuth, SIGN_IN_LIMITS, type SignInLimits } from "./admin/admin-auth.ts";
import { adminRoom } from "./admin/admin-room.ts";
import { LogTail } from "./admin/log-tail.ts";
import { type AgentPorts, ProcessAgent } from "./admin/process-agent.ts";
import type { JoinGuard } from "./admission/join-guard.ts";
import { OpenRooms } from "./admission/open-rooms.ts";
import type { CreateLimiter } from "./admission/rate-limiter.ts";
import { Seal } from "./admission/seal.ts";
import { ServerBans } from "./admission/server-bans.ts";
import type { RoomNames } from "./colyseus/room-names.ts";
import { adminRoutes } from "./http/admin-routes.ts";
import { monitorRoutes } from "./http/monitor-routes.ts";
import { helpRoutes } from "./http/help-routes.ts";
import type { RefusalCounter } from "./monitoring/refusals.ts";
import { Quota } from "./limits/quota.ts";
import { Duty } from "./support/duty.ts";
import { Help, helpLimiters } from "./support/help.ts";
import { HELP_POLLS, HelpPolls } from "./support/help-polls.ts";
import { HELP_CONNECTIONS, helpRoom } from "./support/help-room.ts";
import { REPORT_LIMIT, Reports } from "./support/reports.ts";
import type { HostedRoom } from "./support/hosted-room.ts";
import { ServerBus } from "./support/server-bus.ts";
import type { Store } from "./store/store.ts";

export type AdminSettings = {
  /** `hashToken` of the token of the admin page; undefined: signing in is impossible. */
  readonly tokenHash?: string | undefined;
  /** The log that the page shows; a destination of the server's pino. */
  readonly logTail?: LogTail;
  readonly signIns?: SignInLimits;
  /** The framework's monitor, in development; undefined: there is none. */
  readonly monitor?: RequestHandler | undefined;
  /** Longest wait of a poll of the help chat, in milliseconds. */
  readonly pollMs?: number;
};

export type HostPorts = {
  readonly admin: AdminSettings;
  readonly store: Store;
  readonly namespace: string;
  /** The server's secret. */
  readonly secret: string;
  readonly createLimiter: CreateLimiter;
  readonly openRooms: OpenRooms<HostedRoom>;
  readonly censor: (text: string) => string;
  /** Monotonic milliseconds, and milliseconds since 1970. */
  readonly now: () => number;
  readonly date: () => number;
  readonly log: Logger;
  readonly refusals: RefusalCounter;
};

/** What exists once the server has been composed. */
export type ServerFigures = {
  readonly ticks: () => number;
  readonly sockets: () => number;
  readonly refusals: () => number;
  readonly scripts: AgentPorts["scripts"];
  readonly drain: { readonly isOn: () => boolean; readonly set: (on: boolean) => void };
};

/** Closed reports and conversations are kept for this time, in milliseconds: a year. */
const KEPT_MS = 366 * 24 * 3_600_000;

export class HostServices {
  readonly bans: ServerBans;
  readonly reports: Reports;
  readonly auth: AdminAuth;
  readonly #ports: HostPorts;
  readonly #bus: ServerBus;
  readonly #duty: Duty;
  readonly #help: Help;
  readonly #polls: HelpPolls;
  /** Rooms of the help chat and of the admin page. */
  readonly #rooms = new OpenRooms();
  #agent: ProcessAgent | undefined;

  constructor(ports: HostPorts) {
    const { admin, store, namespace, secret, createLimiter, censor, now, date, log, refusals } = ports;
    const process = () => matchMaker.processId;
    this.#ports = ports;
    this.#bus = new ServerBus(namespace, log);
    this.#duty = new Duty(this.#bus, process, now);
    this.#help = new Help({
      ...{ store: store.help, bus: this.#bus, duty: this.#duty, date, censor, refusals },
      limiters: helpLimiters(createLimiter),
    });
    this.#polls = new HelpPolls(this.#help, this.#bus, { ...HELP_POLLS, holdMs: admin.pollMs ?? HELP_POLLS.holdMs });
    this.bans = new ServerBans(store.serverBans, date);
    this.reports = new Reports({
      ...{ store: store.reports, queue: store.queue, help: this.#help, bus: this.#bus, date, refusals },
      limiter: createLimiter("reports", REPORT_LIMIT),
    });
    const { tokenHash, signIns = SIGN_IN_LIMITS } = admin;
    this.auth = new AdminAuth({ tokenHash, secret, limits: signIns, createLimiter, date });
  }

  get openRooms(): OpenRooms<HostedRoom> {
    return this.#ports.openRooms;
  }

  routes(guard: Pick<JoinGuard, "identify">): readonly Router[] {
    const { secret, date, refusals } = this.#ports;
    const seal = new Seal(secret, "help", date);
    const { monitor } = this.#ports.admin;
    return [
      adminRoutes(this.auth, refusals),
      helpRoutes({ help: this.#help, polls: this.#polls, seal, guard, refusals }),
      ...(monitor === undefined ? [] : [monitorRoutes(this.auth, monitor)]),
    ];
  }

  /** Registers the rooms of the admin page and of the help chat. */
  defineRooms(server: Server, names: RoomNames): void {
    const { now, date, log, refusals, store } = this.#ports;
    const { total, perNetwork, perPlayer } = HELP_CONNECTIONS;
    const shared = { now, log, refusals, rooms: this.#rooms, help: this.#help, duty: this.#duty, bus: this.#bus };
    const quotas = {
      perNetwork: new Quota({ total, perNetwork }),
      perPlayer: new Quota({ total, perNetwork: perPlayer }),
    };
    server.define(names.help, helpRoom({ ...shared, ...quotas }));
    const { bans, reports } = this;
    server.define(names.admin, adminRoom({ ...shared, date, bans, reports, helpStore: store.help, maps: store.maps }));
  }

  /** Called when the matchmaker has started. */
  async open(figures: ServerFigures): Promise<void> {
    const { openRooms, now, log, admin } = this.#ports;
    await this.#bus.open();
    this.#agent = new ProcessAgent({
      ...{ bus: this.#bus, openRooms, bans: this.bans, now, ...figures },
      logTail: admin.logTail ?? new LogTail(),
      process: () => matchMaker.processId,
      onError: (error) => log.error({ err: error }, "the bans could not be read"),
    });
    await this.bans.load();
    this.#removeOld();
  }

  /** Removes what has been closed for a year, and bans that are over. */
  #removeOld(): void {
    const { store, date } = this.#ports;
    store.queue.add("old reports", () => store.reports.removeOld(date() - KEPT_MS));
    store.queue.add("old help", () => store.help.removeOld(date() - KEPT_MS));
    store.queue.add("old server bans", () => store.serverBans.removeOld(date()));
  }

  /** Closes the rooms with this code, and answers waiting polls. */
  async close(code: number): Promise<void> {
    this.#polls.close();
    this.#agent?.close();
    this.#duty.close();
    await this.#rooms.closeAll(code);
    this.#bus.close();
  }
}
