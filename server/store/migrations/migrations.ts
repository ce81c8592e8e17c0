/**
 * The migrations by name, in the order in which they run. A migration that has been published is never changed. They use only
 * what SQLite and PostgreSQL both have: the types text, integer, bigint, "double precision" and bytea.
 */
import type { Migration } from "kysely/migration";
import * as meta from "./0001-meta.ts";
import * as players from "./0002-players.ts";
import * as bans from "./0003-bans.ts";
import * as rooms from "./0004-rooms.ts";
import * as matches from "./0010-matches.ts";
import * as ranked from "./0011-ranked.ts";
import * as support from "./0020-support.ts";
import * as scripts from "./0030-scripts.ts";
import * as recordings from "./0031-recordings.ts";
import * as maps from "./0033-maps.ts";
import * as workshops from "./0034-workshops.ts";

export const migrations: Readonly<Record<string, Migration>> = {
  "0001-meta": meta,
  "0002-players": players,
  "0003-bans": bans,
  "0004-rooms": rooms,
  "0010-matches": matches,
  "0011-ranked": ranked,
  "0020-support": support,
  "0030-scripts": scripts,
  "0031-recordings": recordings,
  "0033-maps": maps,
  "0034-workshops": workshops,
};
