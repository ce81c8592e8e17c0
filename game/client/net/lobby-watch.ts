/** Follows the server's room list while somebody looks at it. */
import type { Client } from "@colyseus/sdk";
import type { Session } from "../session/session.ts";

export class LobbyWatch {
  constructor(_client: Client, _session: Session) {}

  follow(_on: boolean): void {}
}
