/** `npm run law`: writes the import law (law.ts) and the tables of the docs into the files that repeat them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { settingsTable } from "#server/config/texts.ts";
import { refusalTable } from "#server/monitoring/refusals.ts";
import { otherProjects, projects } from "./law.ts";
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

function edit(file: string, change: (text: string) => string): void {
  const path = join(repository, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type LintConfig = { overrides: { rules: object }[] };

edit(".oxlintrc.json", (text) => {
  const config = JSON.parse(text) as LintConfig;
  const others = config.overrides.filter((override) => !isImportOverride(override));
  return json({ ...config, overrides: [...others, ...lintOverrides()] });
});

for (const project of projects) {
  edit(`${project}/tsconfig.json`, (text) => {
    const { references: _, ...config } = JSON.parse(text) as Record<string, unknown>;
    const references = referencesOf(project);
    return json(references.length === 0 ? config : { ...config, references });
  });
}

edit("tsconfig.json", () =>
  json({ files: [], references: [...projects, ...otherProjects].map((path) => ({ path: `./${path}` })) }),
);
edit("tests/tsconfig.json", (text) => {
  const config = JSON.parse(text) as Record<string, unknown>;
  return json({ ...config, references: projects.map((path) => ({ path: `../${path}` })) });
});

function editTable(file: string, start: string, table: string, end: string): void {
  edit(file, (text) => {
    const at = text.indexOf(start) + start.length;
    return `${text.slice(0, at)}\n\n${table}\n\n${text.slice(text.indexOf(end))}`;
  });
}

editTable("docs/architecture.md", TABLE_START, lawTable(), TABLE_END);
editTable("docs/hosting.md", SETTINGS_START, settingsTable(), SETTINGS_END);
editTable("docs/operations.md", REFUSALS_START, refusalTable(), REFUSALS_END);
