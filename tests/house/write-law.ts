/** `npm run law`: writes the import law (law.ts) into the files that repeat it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { otherProjects, projects } from "./law.ts";
import { isImportOverride, lawTable, lintOverrides, referencesOf, TABLE_END, TABLE_START } from "./law-texts.ts";
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

edit("docs/architecture.md", (text) => {
  const start = text.indexOf(TABLE_START) + TABLE_START.length;
  return `${text.slice(0, start)}\n\n${lawTable()}\n\n${text.slice(text.indexOf(TABLE_END))}`;
});
