/** The check of known vulnerabilities, with an npm whose answer is fixed. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const AUDIT = fileURLToPath(new URL("../../server/launcher/audit.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rondo-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

function audit(answer: string): Promise<{ readonly code: number | null; readonly text: string }> {
  const npm = join(folder, "npm-cli.js");
  writeFileSync(npm, `console.log(${JSON.stringify(answer)});`);
  return new Promise((resolve) => {
    const env = { ...process.env, npm_execpath: npm };
    const child = execFile(process.execPath, [AUDIT], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, text: stdout + stderr }),
    );
  });
}

it("passes without vulnerabilities, and when the registry gives no answer", async () => {
  expect(await audit('{"vulnerabilities":{}}')).toEqual({ code: 0, text: "audit: no known vulnerabilities.\n" });
  const silent = await audit('{"message":"405 Method Not Allowed","error":{}}');
  expect(silent.code).toBe(0);
  expect(silent.text).toContain("gave no answer");
  expect((await audit("npm: not found")).text).toContain("gave no answer");
});

it("fails with the advisory of a vulnerability", async () => {
  const advisory = { title: "Prototype pollution", url: "https://example.org/1", severity: "high" };
  const report = { vulnerabilities: { leaky: { via: [advisory] }, wrapper: { via: ["leaky"] } } };
  const { code, text } = await audit(JSON.stringify(report));
  expect(code).toBe(1);
  expect(text).toBe("audit: leaky: high: Prototype pollution (https://example.org/1)\n");
});
