/** `rondo db …`: the database of the servers on this machine, also while they run. */
import { resolve } from "node:path";
import { defineCommand } from "citty";
import { backupDatabase, databaseStatus, migrateDatabase } from "#server/store/maintenance.ts";
import { openStore, type Store } from "#server/store/store.ts";
import { DATA, maintain, settingsOf } from "./database-settings.ts";
import { UserError } from "./user-error.ts";

const backupCommand = defineCommand({
  meta: { name: "backup", description: "Copy the database into a new file, while servers go on" },
  args: { file: { type: "positional", description: "The new file", valueHint: "FILE", required: true }, ...DATA },
  run: ({ args }) =>
    maintain(async () => {
      const bytes = await backupDatabase(settingsOf(args.data), args.file);
      console.log(`${resolve(args.file)}: ${megabytes(bytes)}`);
    }),
});

const migrateCommand = defineCommand({
  meta: { name: "migrate", description: "Create missing tables; servers do the same at their start" },
  args: DATA,
  run: ({ args }) =>
    maintain(async () => {
      const names = await migrateDatabase(settingsOf(args.data));
      console.log(names.length === 0 ? "Nothing to do." : names.map((name) => `done: ${name}`).join("\n"));
    }),
});

const statusCommand = defineCommand({
  meta: { name: "status", description: "Check the database, and count what is in it" },
  args: DATA,
  run: ({ args }) =>
    maintain(async () => {
      const { kind, where, bytes, migrations, rows } = await databaseStatus(settingsOf(args.data));
      const missing = migrations.filter(({ executed }) => !executed).map(({ name }) => name);
      const width = Math.max(0, ...Object.keys(rows).map((name) => name.length));
      console.log(`${kind === "sqlite" ? "SQLite" : "PostgreSQL"} ${where}, ${megabytes(bytes)}`);
      console.log(missing.length === 0 ? "All migrations have run." : `Missing migrations: ${missing.join(", ")}`);
      for (const [name, count] of Object.entries(rows)) console.log(`  ${name.padEnd(width)}  ${count}`);
    }),
});

const forgetCommand = defineCommand({
  meta: { name: "forget", description: "Delete what is stored about a player" },
  args: {
    player: {
      type: "positional",
      description: "Public key, or fingerprint when one player has it",
      valueHint: "KEY",
      required: true,
    },
    ...DATA,
  },
  run: ({ args }) =>
    maintain(async () => {
      const store = await openStore(settingsOf(args.data));
      try {
        const counts = await store.forget(await keyOf(store, args.player));
        const changed = Object.entries(counts).filter(([, count]) => count > 0);
        if (changed.length === 0) throw new UserError(`${args.player}: nothing is stored about this player`);
        for (const [name, count] of changed) console.log(`${name}: ${count} ${count === 1 ? "row" : "rows"}`);
      } finally {
        await store.close();
      }
    }),
});

export const dbCommand = defineCommand({
  meta: { name: "db", description: "Back up, check and migrate the database; delete a player's data" },
  subCommands: { backup: backupCommand, migrate: migrateCommand, status: statusCommand, forget: forgetCommand },
});

/** Fingerprints have four letters, so that several players can have the same one. */
async function keyOf(store: Store, player: string): Promise<string> {
  const players = await store.players.withFingerprint(player);
  if (players.length <= 1) return players[0]?.key ?? player;
  const lines = players.map(({ key, names }) => `  ${key}  ${names.join(", ")}`);
  throw new UserError(`${player}: several players have this fingerprint. Give the key:\n${lines.join("\n")}`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
