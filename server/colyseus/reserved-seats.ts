/** Seats that the framework has reserved for clients that have not connected yet. It offers no way to list or cancel them. */
import type { Room } from "@colyseus/core";

/** The framework's record of a reservation. `auth` is the result of the room's onAuth. */
type Reservation = readonly [options: unknown, auth: unknown, isConsumed: boolean, isReconnection?: boolean];

export type ReservedSeat = { readonly sessionId: string; readonly auth: unknown };

function recordOf(room: Room): Record<string, Reservation> {
  return (room as unknown as { readonly _reservedSeats: Record<string, Reservation> })._reservedSeats;
}

/** The oldest first, without the kept seats of dropped clients. */
export function reservedSeatsOf(room: Room): ReservedSeat[] {
  return Object.entries(recordOf(room)).flatMap(([sessionId, [, auth, isConsumed, isReconnection]]) =>
    isConsumed || isReconnection === true ? [] : [{ sessionId, auth }],
  );
}

/** Connected clients, reserved seats, and kept seats of dropped clients. */
export function takenPlaces(room: Room): number {
  return room.clients.length + Object.keys(recordOf(room)).length;
}

/** Frees the place at once. The framework corrects its count of clients when the reservation would have expired. */
export function cancelReservedSeat(room: Room, sessionId: string): void {
  delete recordOf(room)[sessionId];
  // Assigning the limit makes the framework decide again whether the room is full.
  room.maxClients = Number(room.maxClients);
}
