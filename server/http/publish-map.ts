/** Publishes a map: reads the file as the room's reader does, and stores it under a new code. */
import type { PublishedMap } from "#protocol/maps-api.ts";
import { MAP_CODE_LENGTH } from "#protocol/maps-api.ts";
import type { Person } from "#protocol/report.ts";
import { makeCode } from "#protocol/room-code.ts";
import { cleanLine, STADIUM_NAME_MAX } from "#room/text.ts";
import type { Diagnostic } from "#stadium/diagnostics.ts";
import { mapFacts } from "../stadium/map-facts.ts";
import type { StoredStadium } from "../stadium/stadium-store.ts";
import type { StadiumReader } from "../stadium/stadium-reader.ts";
import type { PublishedMaps } from "../store/published-maps.ts";

export type PublishPorts = {
  readonly maps: PublishedMaps;
  readonly reader: Pick<StadiumReader, "read">;
  readonly censor: (text: string) => string;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

export type Publication = {
  readonly text: string;
  readonly author: Person;
  /** Code of the map that it was made from. */
  readonly remixOf: string | null;
};

/** An HTTP status with its JSON body. */
export type PublishReply =
  | { readonly status: 201; readonly body: PublishedMap }
  /** `code`: the map that has the same content already. */
  | { readonly status: 409; readonly body: { readonly error: string; readonly code: string } }
  | { readonly status: 410 | 422 | 503; readonly body: { readonly error: string } }
  | { readonly status: 422; readonly body: { readonly errors: readonly Diagnostic[] } };

/** Attempts to find a free code, of nine hundred million. */
const ATTEMPTS = 5;

/** Rejects when the store is away. */
export async function publishMap(publication: Publication, ports: PublishPorts): Promise<PublishReply> {
  const reading = await ports.reader.read(publication.text);
  if (reading === undefined) return failed(503, "Too many files are waiting. Try again in a moment.");
  if (!reading.ok) return { status: 422, body: { errors: reading.errors } };
  if (!reading.stored.stadium.canBeStored) {
    return failed(422, "canBeStored is false in this map, but a published map can be downloaded.");
  }
  return store(publication, reading.stored, ports);
}

async function store(
  { text, author, remixOf }: Publication,
  { stadium, checksum }: StoredStadium,
  { maps, censor, random, date }: PublishPorts,
): Promise<PublishReply> {
  const names = {
    name: censor(cleanLine(stadium.name, STADIUM_NAME_MAX)),
    author: censor(author.name),
    authorKey: author.key,
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const code = makeCode(random, MAP_CODE_LENGTH);
    const map = { code, ...names, text, checksum, facts: mapFacts(stadium), at: date(), remixOf };
    if (await maps.add(map)) return { status: 201, body: (await maps.find(code))! };
    const same = await maps.state({ checksum });
    if (same?.hidden === true) return failed(410, "The host of this server has removed this map.");
    if (same !== undefined) {
      return { status: 409, body: { error: "This map has been published already.", code: same.code } };
    }
  }
  return failed(503, "No free code was found. Try again.");
}

function failed(status: 410 | 422 | 503, error: string): PublishReply {
  return { status, body: { error } };
}
