/** Reads an uploaded stadium file and stores the stadium: what a request with the file is answered with. */
import type { Diagnostic } from "#stadium/diagnostics.ts";
import type { StadiumReader } from "./stadium-reader.ts";
import type { StadiumStore } from "./stadium-store.ts";
import type { StadiumTexts } from "./stadium-texts.ts";

export type UploadPorts = {
  readonly reader: StadiumReader;
  readonly stadiumStore: StadiumStore;
  readonly stadiumTexts: StadiumTexts;
};

/** An HTTP status with its JSON body. */
export type UploadReply =
  | {
      readonly status: 200;
      readonly body: { readonly checksum: string; readonly name: string; readonly warnings: readonly Diagnostic[] };
    }
  | {
      readonly status: 422;
      readonly body: { readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };
    }
  | { readonly status: 404 | 503; readonly body: { readonly error: string } };

export async function receiveUpload(
  file: string,
  { reader, stadiumStore, stadiumTexts }: UploadPorts,
): Promise<UploadReply> {
  const reading = await reader.read(file);
  if (reading === undefined) {
    return { status: 503, body: { error: "Too many files are waiting. Try again in a moment." } };
  }
  const { warnings } = reading;
  if (!reading.ok) return { status: 422, body: { errors: reading.errors, warnings } };
  const { stadium, text } = reading.stored;
  const checksum = stadiumStore.put(reading.stored);
  stadiumTexts.publish(checksum, text);
  return { status: 200, body: { checksum, name: stadium.name, warnings } };
}
