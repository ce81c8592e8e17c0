/** `rondo maps …`: hides published maps, and shows them again. */
import { runCommand } from "citty";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { mapsCommand } from "#server/cli/maps.ts";
import { openStore } from "#server/store/store.ts";
import { silent, temporaryFolder } from "../support/stores.ts";

const data = temporaryFolder();

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

/** Runs a command in this process. Returns what it wrote. */
async function maps(...args: string[]): Promise<string> {
  const written = [vi.spyOn(console, "log"), vi.spyOn(console, "error")].map((spy) => spy.mockReturnValue());
  await runCommand(mapsCommand, { rawArgs: [...args, "--data", data] });
  const text = written.flatMap((spy) => spy.mock.calls.flat()).join("\n");
  vi.restoreAllMocks();
  return text;
}

it("a map is hidden and shown by its code", async () => {
  const store = await openStore({ file: join(data, "rondo.db"), log: silent });
  const facts = { width: 1, height: 1, vertexes: 0, segments: 0, planes: 0, goals: 0, discs: 1, joints: 0 };
  const names = { code: "ABCDEF", name: "Kite", author: "Ada", authorKey: "key", checksum: "sum" };
  await store.maps.add({ ...names, facts, at: 1, remixOf: null, text: "{}" });
  expect(await maps("hidden")).toBe("No map is hidden.");
  expect(await maps("hide", "abcdef")).toBe("ABCDEF: Kite by Ada is hidden");
  expect(await store.maps.find("ABCDEF")).toBeUndefined();
  expect(await maps("hidden")).toBe("ABCDEF  Kite by Ada");
  expect(await maps("show", "ABCDEF")).toBe("ABCDEF: Kite by Ada is shown");
  expect((await store.maps.find("ABCDEF"))!.name).toBe("Kite");
  await store.close();
});

it.each(["ABCDE", "ZZZZZZ"])("%s is no code of a map", async (code) => {
  expect(await maps("hide", code)).toBe(`${code}: there is no map with this code`);
  expect(process.exitCode).toBe(2);
});
