/**
 * The tables of the database, one type for each file with queries. Columns are written in camel case here and in snake case in
 * the database. Times are milliseconds since 1970, lists and objects are JSON texts, truth values 0 and 1.
 */
export type Tables = MetaTables & PlayerTables & BanTables & RoomTables & SavedMatchTables;

export type MetaTables = { readonly meta: { name: string; value: string } };

export type PlayerTables = {
  readonly players: {
    key: string;
    fingerprint: string;
    /** JSON list, the latest first. */
    names: string;
    firstSeen: number;
    lastSeen: number;
  };
};

export type BanTables = {
  readonly bans: {
    room: string;
    key: string;
    id: string;
    network: string;
    name: string;
    reason: string;
    by: string;
    byKey: string;
    at: number;
    until: number | null;
    networkUntil: number;
  };
};

export type RoomTables = {
  readonly rooms: {
    code: string;
    kind: string;
    name: string;
    /** JSON object. */
    settings: string;
    stadiumName: string;
    stadiumChecksum: string;
    stadiumText: string | null;
    ownerKey: string;
    /** JSON list. */
    adminKeys: string;
    createdAt: number;
    usedAt: number;
  };
};

export type SavedMatchTables = {
  readonly savedMatches: { code: string; process: string; savedAt: number; data: Uint8Array };
};
