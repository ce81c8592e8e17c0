/** Looks at an SQLite file before it is opened for writing: a file that is refused stays byte for byte as it was. */
import { closeSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { MIGRATION_TABLE, refuseNewer } from "../migrate.ts";
import { StoreError } from "../store-error.ts";
import { CANNOT_OPEN, SqliteError, sqliteErrorOf } from "./sqlite-error.ts";

/** The first bytes of every SQLite file. */
const MAGIC = "SQLite format 3\0";

/** Larger files are not read completely at the start; `rondo db status` does that. */
const CHECKED_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Creates folder and file when they are missing. Throws a StoreError when it cannot, and for a file that is no database of this
 * version.
 */
export function inspectSqliteFile(file: string): void {
  makeFolder(dirname(file));
  const size = sizeOf(file);
  if (size === 0) return create(file);
  if (headOf(file) !== MAGIC) throw new StoreError(`${file} is not a database. ${ELSEWHERE}`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    inspect(database, file, size);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw explainSqliteError(error, file);
  } finally {
    database?.close();
  }
}

/**
 * Creates an empty file, for the owner alone: the server's secret is in it. SQLite gives its other files the same rights. Throws
 * an SqliteError.
 */
export function createPrivateFile(file: string): void {
  try {
    closeSync(openSync(file, "a", 0o600));
  } catch (error) {
    throw new SqliteError((error as Error).message, CANNOT_OPEN);
  }
}

/** What an error at the opening means to the host. */
export function explainSqliteError(error: unknown, file: string): StoreError {
  const { code, message } = sqliteErrorOf(error);
  switch (code) {
    case 5:
    case 6:
      return new StoreError(`${file} is locked by another program. End that program and start again.`);
    case 8:
    case CANNOT_OPEN:
      return new StoreError(`${file} cannot be written. Check the rights of its folder, or ${choose}.`);
    case 11:
    case 26:
      return damaged(file, message);
    case 13:
      return new StoreError(`${file}: the disk is full.`);
    default:
      return new StoreError(`${file} cannot be opened: ${message}`);
  }
}

function create(file: string): void {
  try {
    createPrivateFile(file);
  } catch (error) {
    throw explainSqliteError(error, file);
  }
}

const choose = "choose another folder with RONDO_DATA";
const ELSEWHERE = `Move it away, or ${choose}.`;

function inspect(database: DatabaseSync, file: string, size: number): void {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const names = tables.map(({ name }) => String(name));
  if (names.length > 0 && !names.includes(MIGRATION_TABLE)) {
    throw new StoreError(`${file} is a database of another program. ${ELSEWHERE}`);
  }
  if (names.includes(MIGRATION_TABLE)) {
    const executed = database.prepare(`select name from ${MIGRATION_TABLE} order by name`).all();
    refuseNewer(
      executed.map(({ name }) => String(name)),
      file,
    );
  }
  if (size > CHECKED_BYTES_MAX) return;
  const result = Object.values(database.prepare("pragma quick_check(1)").get() ?? {})[0];
  if (result !== "ok") throw damaged(file, String(result));
}

function damaged(file: string, detail: string): StoreError {
  const line = detail.replaceAll(/\s+/gu, " ").trim();
  return new StoreError(`${file} is damaged (${line}). Put a backup in its place, or move it away to start afresh.`);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = REASONS[code ?? ""] ?? message;
    throw new StoreError(`The folder ${folder} cannot be created: ${reason}. Create it, or ${choose}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "there is a file of this name",
};

/** 0 for a file that does not exist. */
function sizeOf(file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isFile()) throw new StoreError(`${file} is not a file. ${ELSEWHERE}`);
  return stat.size;
}

function headOf(file: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreError(`${file} cannot be read: ${REASONS[code ?? ""] ?? message}.`);
  }
  try {
    const head = Buffer.alloc(MAGIC.length);
    readSync(descriptor, head, 0, head.length, 0);
    return head.toString("latin1");
  } finally {
    closeSync(descriptor);
  }
}
