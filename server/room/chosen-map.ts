/** The published map that the creator of a room chose for it. */
import type { StadiumChoice } from "#match/command.ts";
import { isMapCode } from "#protocol/maps-api.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { RoomPorts } from "./room-ports.ts";

type MapPorts = Pick<RoomPorts, "store" | "reader" | "stadiumStore" | "stadiumTexts">;

/**
 * Undefined when the creator chose none. The promise never rejects: without the map the room plays on the stadium of its kind.
 */
export function chosenMap(
  { room }: Pick<Partial<JoinRequest>, "room">,
  ports: MapPorts,
): Promise<StadiumChoice | undefined> | undefined {
  const code = room?.stadium ?? "";
  return isMapCode(code) ? loadMap(code, ports).catch(() => undefined) : undefined;
}

async function loadMap(
  code: string,
  { store, reader, stadiumStore, stadiumTexts }: MapPorts,
): Promise<StadiumChoice | undefined> {
  const text = await store.maps.text(code);
  const reading = text === undefined ? undefined : await reader.read(text);
  if (reading?.ok !== true) return undefined;
  const { stadium, checksum, text: canonical } = reading.stored;
  stadiumStore.put(reading.stored);
  stadiumTexts.publish(checksum, canonical);
  return { name: stadium.name, stadium };
}
