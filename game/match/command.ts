/**
 * What can be asked of the referee. Commands wait in a queue and are applied between ticks, in order, so that a
 * recording of inputs and commands replays to the same bits. `by` is the member who asks; the host (server, script)
 * asks without one and may do everything.
 */
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { Kit } from "./kit.ts";

export type Command =
  | { readonly kind: "join"; readonly id: number; readonly name: string }
  | { readonly kind: "leave"; readonly id: number }
  /** The connection of a member dropped or came back; his seat is held meanwhile. */
  | { readonly kind: "connection"; readonly id: number; readonly connected: boolean }
  /** Moves a member to a team; members move themselves, admins everybody. */
  | { readonly kind: "team"; readonly id: number; readonly team: number; readonly by?: number }
  | { readonly kind: "admin"; readonly id: number; readonly admin: boolean; readonly by?: number }
  | { readonly kind: "start" | "stop"; readonly by?: number }
  | { readonly kind: "pause"; readonly paused: boolean; readonly by?: number }
  | { readonly kind: "stadium"; readonly name: string; readonly stadium: Stadium; readonly by?: number }
  | { readonly kind: "limits"; readonly scoreLimit: number; readonly timeLimit: number; readonly by?: number }
  /** Changes a disc as room scripts do; values are rounded to 32-bit floats. */
  | { readonly kind: "disc"; readonly disc: number; readonly change: DiscChange; readonly by?: number }
  | { readonly kind: "kickRate"; readonly rate: readonly [number, number, number]; readonly by?: number }
  | { readonly kind: "kit"; readonly team: number; readonly kit: Kit; readonly by?: number };

/** Whether a command that a member asks for needs the admin's right. */
export function needsAdmin(command: Command): boolean {
  switch (command.kind) {
    case "join":
    case "leave":
    case "connection":
      return false;
    case "team":
      return command.by !== command.id;
    default:
      return true;
  }
}
