/** The room of the admin page: sends what happens on all processes, and receives the host's requests. */
import type { AuthContext, Client } from "@colyseus/core";
import {
  ADMIN_MESSAGES,
  type AdminToClient,
  type AdminToClientKind,
  adminToServer,
  type AdminToServerKind,
} from "#protocol/admin.ts";
import { CLOSE_PROOF } from "#protocol/close-code.ts";
import { banInfo } from "../admission/server-bans.ts";
import { closeClient } from "../colyseus/close-client.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import { askHostedRoom } from "../support/hosted-room.ts";
import { MessageRoom, type MessageRoomLimits, type MessageRoomPorts } from "../support/message-room.ts";
import type { ServerEvent } from "../support/server-bus.ts";
import { answerRequest, type RequestPorts } from "./host-requests.ts";
import { Overview } from "./overview.ts";
import { FIGURES_MS } from "./process-agent.ts";

export type AdminRoomPorts = MessageRoomPorts &
  RequestPorts & {
    /** Milliseconds since 1970. */
    readonly date: () => number;
  };

/** A thousand rooms are 250 kB of figures. */
const LIMITS: MessageRoomLimits = { clients: 20, rooms: 5, unreadMax: 4 * 1024 * 1024 };

export type AdminAuthInfo = {
  /** End of the session, in milliseconds since 1970. */
  readonly until: number;
};

type Page = { readonly bucket: TokenBucket; onDuty: boolean; watched: string | null };

/** The admin room class of one server. */
export function adminRoom(ports: AdminRoomPorts): new () => AdminRoom {
  return class extends AdminRoom {
    override readonly ports = ports;
  };
}

export abstract class AdminRoom extends MessageRoom<AdminAuthInfo> {
  abstract override readonly ports: AdminRoomPorts;
  protected override readonly limits = LIMITS;
  protected override readonly schemas = adminToServer;
  readonly #pages = new Map<string, Page>();
  #overview!: Overview;
  #figuresTimer: NodeJS.Timeout | undefined;

  /** Called by the join guard only, which has checked the session. */
  static override async onAuth(_token: string, auth: unknown, _context: AuthContext): Promise<AdminAuthInfo> {
    return auth as AdminAuthInfo;
  }

  protected override open(): () => void {
    const { bus, now } = this.ports;
    this.#overview = new Overview(now);
    const unlisten = bus.listen((event) => this.#event(event));
    const timer = setInterval(() => this.#refresh(), FIGURES_MS).unref();
    bus.publish({ kind: "watch", all: true });
    return () => {
      clearInterval(timer);
      clearTimeout(this.#figuresTimer);
      unlisten();
    };
  }

  override onJoin(client: Client, options: unknown, auth: AdminAuthInfo): void {
    const bucket = new TokenBucket(ADMIN_MESSAGES, this.ports.now());
    this.#pages.set(client.sessionId, { bucket, onDuty: false, watched: null });
    super.onJoin(client, options, auth);
  }

  override onLeave(client: Client): void {
    this.#pages.delete(client.sessionId);
    super.onLeave(client);
    this.#updateDuty();
  }

  protected override async welcome(client: Client): Promise<void> {
    const { bans, duty, date, reports, helpStore } = this.ports;
    this.#send(client, "figures", this.#overview.figures(date()));
    this.#send(client, "log", this.#overview.log);
    this.#send(client, "bans", bans.list().map(banInfo));
    this.#send(client, "duty", { count: duty.count });
    this.#send(client, "reports", await reports.list());
    this.#send(client, "conversations", await helpStore.list(CONVERSATIONS_MAX));
  }

  protected override async receive(
    client: Client,
    _auth: AdminAuthInfo,
    name: string,
    message: unknown,
  ): Promise<void> {
    const kind = name as AdminToServerKind;
    const page = this.#pages.get(client.sessionId);
    if (page === undefined) return;
    if (!page.bucket.take(this.ports.now())) return this.#send(client, "refused", { kind, why: "rate" });
    if (kind === "duty") {
      page.onDuty = (message as { on: boolean }).on;
      return this.#updateDuty();
    }
    if (kind === "watch") {
      page.watched = (message as { code: string | null }).code;
      return this.#sendMembers(client, page);
    }
    if (kind === "openConversation") return this.#sendConversation(client, (message as { key: string }).key);
    const why = await answerRequest(this.ports, kind, message as never);
    if (why === undefined) this.#send(client, "done", { kind });
    else this.#send(client, "refused", { kind, why });
  }

  #send<K extends AdminToClientKind>(client: Client, kind: K, message: AdminToClient[K]): void {
    client.send(kind, message);
  }

  #event(event: ServerEvent): void {
    switch (event.kind) {
      case "figures":
        this.#overview.add(event.figures, event.rooms);
        // The processes answer one after the other; their figures are sent together.
        this.#figuresTimer ??= setTimeout(() => this.#sendFigures(), FIGURES_MS / 20).unref();
        return;
      case "log": {
        const fresh = this.#overview.addLog(event.lines);
        if (fresh.length > 0) this.sendTo("log", fresh);
        return;
      }
      case "report":
        return this.sendTo("report", event.report);
      case "bans":
        return this.#bansChanged();
      case "duty":
        return this.sendTo("duty", { count: this.ports.duty.count });
      case "typing":
        if (event.from === "player") this.sendTo("typing", { key: event.key, typing: event.typing });
        return;
      case "message":
        this.sendTo("message", { key: event.key, message: event.message });
        return void this.#sendConversations();
      case "read":
      case "conversationClosed":
        return void this.#sendConversations();
      default:
    }
  }

  #sendFigures(): void {
    this.#figuresTimer = undefined;
    this.sendTo("figures", this.#overview.figures(this.ports.date()));
  }

  /** Every two seconds: asks for the next figures, and ends sessions that are over. */
  #refresh(): void {
    const { bus, date } = this.ports;
    bus.publish({ kind: "watch", all: false });
    for (const client of [...this.clients]) {
      const auth = this.authOf(client);
      const page = this.#pages.get(client.sessionId);
      if (auth === undefined || page === undefined) continue;
      if (auth.until <= date()) closeClient(this, client, CLOSE_PROOF, "the session is over");
      else void this.#sendMembers(client, page);
    }
  }

  async #sendMembers(client: Client, page: Page): Promise<void> {
    const code = page.watched;
    if (code === null) return;
    const members = await askHostedRoom(code, { kind: "members" });
    if (page.watched === code) this.#send(client, "members", { code, members: members ?? [] });
  }

  async #sendConversation(client: Client, key: string): Promise<void> {
    const messages = await this.ports.helpStore.history(key, HISTORY_MAX);
    this.#send(client, "conversation", { key, messages });
  }

  async #sendConversations(): Promise<void> {
    try {
      this.sendTo("conversations", await this.ports.helpStore.list(CONVERSATIONS_MAX));
    } catch (error) {
      this.ports.log.error({ err: error }, "the conversations could not be read");
    }
  }

  /** Read again, because the order of the listeners of an event is not defined. */
  #bansChanged(): void {
    const { bans, log } = this.ports;
    bans.load().then(
      () => this.sendTo("bans", bans.list().map(banInfo)),
      (error: unknown) => log.error({ err: error }, "the bans could not be read"),
    );
  }

  #updateDuty(): void {
    this.ports.duty.set([...this.#pages.values()].filter(({ onDuty }) => onDuty).length);
  }
}

/** Conversations in the list, and messages of the opened one. */
const CONVERSATIONS_MAX = 200;
const HISTORY_MAX = 200;
