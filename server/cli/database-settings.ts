/** How commands find the database: by the settings of the server. */
import { resolve } from "node:path";
import pino from "pino";
import { ConfigError, readConfig, readEnvFile } from "#server/config/read-config.ts";
import { databaseFile, type DatabaseSettings } from "#server/store/engine.ts";
import { StoreError } from "#server/store/store-error.ts";
import { reportUserErrors, UserError } from "./user-error.ts";

export const DATA = {
  data: { type: "string", description: "Folder of the database file, as for the server", valueHint: "FOLDER" },
} as const;

/** The settings of the server; wrong ones are errors of the user, and so is a database that cannot be used. */
export function maintain(run: () => Promise<void>): Promise<void> {
  return reportUserErrors(async () => {
    try {
      await run();
    } catch (error) {
      throw error instanceof StoreError || error instanceof ConfigError ? new UserError(error.message) : error;
    }
  });
}

export function settingsOf(data: string | undefined): DatabaseSettings {
  const args = data === undefined ? [] : ["--data", data];
  const { config } = readConfig({ args, env: process.env, file: readEnvFile(resolve(".env")) });
  return { databaseUrl: config.databaseUrl, file: databaseFile(config.data), log: pino({ level: "silent" }) };
}
