/** The copies of the import law are what `npm run law` writes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settingsTable } from "#server/config/texts.ts";
import { refusalTable } from "#server/monitoring/refusals.ts";
import { developmentPackages, law, otherProjects, projects } from "./law.ts";
import {
  isImportOverride,
  lawTable,
  lintOverrides,
  referencesOf,
  REFUSALS_END,
  REFUSALS_START,
  SETTINGS_END,
  SETTINGS_START,
  TABLE_END,
  TABLE_START,
} from "./law-texts.ts";
import { repository } from "./source.ts";

const read = (file: string): string => readFileSync(join(repository, file), "utf8");
const ADVICE = "differs from tests/house/law.ts: run `npm run law`";

function tableIn(file: string, start: string, end: string): string {
  const text = read(file);
  return text.slice(text.indexOf(start) + start.length, text.indexOf(end)).trim();
}

test("the tables of settings and refusals are in the docs", () => {
  const settings = tableIn("docs/hosting.md", SETTINGS_START, SETTINGS_END);
  expect(settings, "docs/hosting.md differs from server/config/settings.ts: run `npm run law`").toEqual(
    settingsTable(),
  );
  const refusals = tableIn("docs/operations.md", REFUSALS_START, REFUSALS_END);
  expect(refusals, "docs/operations.md: run `npm run law`").toEqual(refusalTable());
});

describe("the import law", () => {
  test("is in the lint rules", () => {
    const { overrides } = JSON.parse(read(".oxlintrc.json")) as { overrides: { rules: object }[] };
    expect(overrides.filter(isImportOverride), `.oxlintrc.json ${ADVICE}`).toEqual(lintOverrides());
  });

  test.each(projects)("is in the references of %s", (project) => {
    const { references = [] } = JSON.parse(read(`${project}/tsconfig.json`)) as { references?: unknown[] };
    expect(references, `${project}/tsconfig.json ${ADVICE}`).toEqual(referencesOf(project));
  });

  test("covers every project of the solution", () => {
    const { references } = JSON.parse(read("tsconfig.json")) as { references: { path: string }[] };
    expect(references.map(({ path }) => path)).toEqual([...projects, ...otherProjects].map((path) => `./${path}`));
  });

  test("is in docs/architecture.md", () => {
    const table = tableIn("docs/architecture.md", TABLE_START, TABLE_END);
    expect(table, `docs/architecture.md ${ADVICE}`).toEqual(lawTable().trim());
  });

  /** The others are bundled into the page, or belong to the build and the tests. */
  test("has the packages that the server loads as dependencies, and no others", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    const loaded = Object.entries(law)
      .filter(([folder]) => !folder.startsWith("game/client"))
      .flatMap(([, { packages }]) => packages.filter((name) => !name.startsWith("node:")))
      .filter((name) => !developmentPackages.includes(name))
      .map((name) => name.replace(/\/$/u, ""));
    // The runtime is a package as well.
    expect(Object.keys(dependencies)).toEqual([...new Set([...loaded, "node"])].sort());
  });
});
