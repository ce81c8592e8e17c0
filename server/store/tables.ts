/**
 * The tables of the database, one type for each file with queries. Columns are written in camel case here and in snake case in
 * the database. Times are milliseconds since 1970, lists and objects are JSON texts, truth values 0 and 1.
 */
import type { PlayerStatistics } from "#room/statistics.ts";

export type Tables = MetaTables &
  PlayerTables &
  BanTables &
  RoomTables &
  SavedMatchTables &
  MatchTables &
  ReportTables &
  HelpTables &
  ServerBanTables &
  ScriptTables &
  RecordingTables &
  MapTables &
  WorkshopTables;

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

/** Sums of games and statistics. */
export type Totals = PlayerStatistics & { games: number; wins: number; draws: number; losses: number };

export type MatchTables = {
  readonly matches: {
    id: string;
    kind: string;
    startedAt: number;
    endedAt: number;
    ending: string;
    red: number;
    blue: number;
    seconds: number;
    ticks: number;
    scoreLimit: number;
    timeLimit: number;
    overtime: number;
    stadium: string;
    checksum: string;
    map: string;
    ladder: string;
  };
  readonly matchPlayers: PlayerStatistics & {
    matchId: string;
    /** Position in the match. */
    line: number;
    endedAt: number;
    profile: string;
    name: string;
    bot: number;
    team: number;
    result: string;
    ratingBefore: number | null;
    ratingAfter: number | null;
    leaver: number;
  };
  readonly cooldowns: { key: string; strikes: number; at: number; until: number; matchId: string };
  readonly totals: Totals & { profile: string; season: string; map: string; name: string };
  readonly ratings: {
    profile: string;
    ladder: string;
    name: string;
    mu: number;
    sigma: number;
    /** The number that players see. */
    shown: number;
    games: number;
    wins: number;
    updatedAt: number;
  };
};

export type ReportTables = {
  readonly reports: {
    id: string;
    at: number;
    room: string;
    roomName: string;
    reporterKey: string;
    reporterName: string;
    targetKey: string;
    targetName: string;
    targetNetwork: string;
    /** Code of the reported map; "" for reports about players. */
    map: string;
    reason: string;
    text: string;
    /** JSON list of lines. */
    chat: string;
    /** JSON object. */
    matchState: string;
    recording: string | null;
    answer: string;
    answeredAt: number | null;
    closedAt: number | null;
  };
};

export type HelpTables = {
  readonly helpConversations: {
    key: string;
    name: string;
    open: number;
    lastAt: number;
    lastText: string;
    readByPlayer: number;
    readByStaff: number;
  };
  readonly helpMessages: { key: string; id: string; at: number; side: string; text: string; about: string };
};

export type ServerBanTables = {
  readonly serverBans: {
    key: string;
    id: string;
    network: string;
    name: string;
    reason: string;
    at: number;
    until: number | null;
  };
};

export type ScriptTables = { readonly scriptStorage: { script: string; key: string; value: string } };

export type RecordingTables = {
  readonly recordings: {
    code: string;
    matchId: string;
    title: string;
    stadium: string;
    red: number;
    blue: number;
    seconds: number;
    at: number;
    listed: number;
    /** Of the file, in bytes. */
    size: number;
    file: Uint8Array;
  };
};

export type MapTables = {
  readonly publishedMaps: {
    code: string;
    name: string;
    author: string;
    authorKey: string;
    checksum: string;
    /** What searches look into: name and author in lower case, without accents. */
    search: string;
    /** JSON object. */
    facts: string;
    /** Of the file before its compression, in bytes. */
    size: number;
    remixOf: string | null;
    at: number;
    downloads: number;
    likes: number;
    rooms: number;
    hidden: number;
    /** Compressed by gzip. */
    file: Uint8Array;
  };
  readonly mapLikes: { code: string; key: string };
  readonly mapRooms: { code: string; room: string };
};

export type WorkshopTables = {
  readonly workshops: {
    code: string;
    title: string;
    ownerKey: string | null;
    open: number;
    /** JSON object: by key of the person. */
    rights: string;
    createdAt: number;
    usedAt: number;
    changedAt: number;
    revision: number;
    state: Uint8Array;
  };
  readonly workshopVersions: {
    code: string;
    at: number;
    name: string;
    /** JSON list. */
    authors: string;
    /** Of the state, in bytes. */
    size: number;
    state: Uint8Array;
  };
};
