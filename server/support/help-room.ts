/** The room of the players that have the help chat open, or wait for an answer in it. */
import type { AuthContext, Client } from "@colyseus/core";
import { CLOSE_CROWDED } from "#protocol/close-code.ts";
import { type HelpToClient, type HelpToClientKind, helpToServer, type HelpToServerKind } from "#protocol/help.ts";
import type { Person } from "#protocol/report.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { Quota } from "../limits/quota.ts";
import type { Duty } from "./duty.ts";
import type { Help } from "./help.ts";
import { handleHelpMessage } from "./help-requests.ts";
import { MessageRoom, type MessageRoomLimits, type MessageRoomPorts } from "./message-room.ts";
import type { ServerBus, ServerEvent } from "./server-bus.ts";

export type HelpRoomPorts = MessageRoomPorts & {
  readonly help: Help;
  readonly duty: Duty;
  readonly bus: ServerBus;
  /** Connections of all help rooms together; `perPlayer` by key: tabs of one browser. */
  readonly perNetwork: Quota;
  readonly perPlayer: Quota;
};

/** Connections per network (a whole school) and per player. */
export const HELP_CONNECTIONS = { total: 1500, perNetwork: 100, perPlayer: 6 };

const LIMITS: MessageRoomLimits = { clients: 300, rooms: 5, unreadMax: 256 * 1024 };

export type HelpAuth = { readonly player: Person; readonly network: string };

/** The help room class of one server. */
export function helpRoom(ports: HelpRoomPorts): new () => HelpRoom {
  return class extends HelpRoom {
    override readonly ports = ports;
  };
}

export abstract class HelpRoom extends MessageRoom<HelpAuth> {
  abstract override readonly ports: HelpRoomPorts;
  protected override readonly limits = LIMITS;
  protected override readonly schemas = helpToServer;
  readonly #leave = new Map<string, () => void>();
  #onDuty = false;

  /** Called by the join guard only, with a verified request. */
  static override async onAuth(_token: string, request: unknown, _context: AuthContext): Promise<HelpAuth> {
    const { key, fingerprint, nickname, network } = request as JoinRequest;
    return { player: { key, fingerprint, name: nickname }, network };
  }

  protected override open(): () => void {
    const { bus, duty } = this.ports;
    this.#onDuty = duty.count > 0;
    return bus.listen((event) => this.#event(event));
  }

  override onJoin(client: Client, options: unknown, auth: HelpAuth): void {
    const { perNetwork, perPlayer } = this.ports;
    const leaveNetwork = perNetwork.take(auth.network);
    const leavePlayer = leaveNetwork && perPlayer.take(auth.player.key);
    if (leaveNetwork === undefined || leavePlayer === undefined) {
      leaveNetwork?.();
      this.ports.refusals.add("messageClients", { code: CLOSE_CROWDED });
      return client.leave(CLOSE_CROWDED, "too many connections");
    }
    this.#leave.set(client.sessionId, () => {
      leaveNetwork();
      leavePlayer();
    });
    super.onJoin(client, options, auth);
  }

  override onLeave(client: Client): void {
    const key = this.authOf(client)?.player.key;
    this.#leave.get(client.sessionId)?.();
    this.#leave.delete(client.sessionId);
    super.onLeave(client);
    if (key !== undefined) this.ports.help.setTyping(key, "player", false);
  }

  protected override async welcome(client: Client, { player }: HelpAuth): Promise<void> {
    client.send("help", await this.ports.help.snapshot(player.key));
  }

  protected override async receive(
    client: Client,
    { player }: HelpAuth,
    kind: string,
    message: unknown,
  ): Promise<void> {
    const why = await handleHelpMessage(this.ports.help, player, kind as HelpToServerKind, message as never);
    if (why === undefined || kind === "typing") return;
    const id = kind === "say" ? { id: (message as { id: string }).id } : {};
    client.send("refused", { kind, ...id, why });
  }

  #event(event: ServerEvent): void {
    if (event.kind === "message") this.#send(event.key, "message", event.message);
    else if (event.kind === "typing" && event.from === "staff")
      this.#send(event.key, "typing", { typing: event.typing });
    else if (event.kind === "read" && event.by === "player") this.#send(event.key, "read", { at: event.at });
    else if (event.kind === "duty") this.#updateDuty();
  }

  #send<K extends HelpToClientKind>(key: string, kind: K, message: HelpToClient[K]): void {
    this.sendTo(kind, message, ({ player }) => player.key === key);
  }

  #updateDuty(): void {
    const onDuty = this.ports.duty.count > 0;
    if (onDuty === this.#onDuty) return;
    this.#onDuty = onDuty;
    this.sendTo("duty", { onDuty });
  }
}
