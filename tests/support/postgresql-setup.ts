/** Starts one PostgreSQL for all files of the vitest project "store"; each file has databases of its own on it. */
import type { TestProject } from "vitest/node";
import { startPostgresql } from "./postgresql.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of its database "postgres"; "" where PostgreSQL cannot run. */
    postgresqlUrl: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresql();
  provide("postgresqlUrl", server?.urlOf("postgres") ?? "");
  return async () => server?.remove();
}
