/** The checksum that the recorded host sends about every ten seconds, of all that a room has. */
import { ByteWriter } from "./byte-writer.ts";
import type { RecordedRoom } from "./recording.ts";
import { writeRoom } from "./room-layout.ts";

/** The room's 32-bit words, combined by exclusive or; bytes after the last whole word do not count. */
export function roomChecksum(room: RecordedRoom): number {
  const writer = new ByteWriter(8192);
  writeRoom(writer, room);
  const bytes = writer.finish();
  const view = new DataView(bytes.buffer);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum ^= view.getInt32(at);
  return sum;
}
