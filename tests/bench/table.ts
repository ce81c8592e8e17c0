/** Markdown tables for the console and the docs. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)));
  const rowText = (cells: readonly string[]) => `| ${cells.map((cell, c) => cell.padEnd(widths[c]!)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [rowText(head), rule, ...rows.map(rowText)].join("\n");
}

/** The machine and date of a measurement, as text. */
export function machine(): string {
  const [cpu] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${gib} GiB, Node ${process.versions.node}, ${day}`;
}

/** Replaces the text between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` of a page in docs. */
export function writeSection(page: string, name: string, text: string): void {
  const file = fileURLToPath(new URL(`../../docs/${page}`, import.meta.url));
  const before = readFileSync(file, "utf8");
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const start = before.indexOf(open);
  const end = before.indexOf(close);
  if (start < 0 || end < start) throw new Error(`docs/${page} has no section ${open} … ${close}`);
  writeFileSync(file, `${before.slice(0, start + open.length)}\n\n${text}\n\n${before.slice(end)}`);
}
