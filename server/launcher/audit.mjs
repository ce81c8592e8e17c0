// @ts-check
/**
 * Asks the registry for known vulnerabilities of the installed versions (`npm audit`). Each one ends with an error, unless it is
 * explained here. A registry that gives no answer is reported and no error: a build must not depend on it.
 */
import { npm } from "./npm.mjs";
import { root } from "./paths.mjs";

/**
 * Vulnerabilities that do not concern Rondo, by the URL of the advisory, with the reason. None at present.
 * @type {ReadonlyMap<string, string>}
 */
const EXPLAINED = new Map();

/** @typedef {{ title?: string, url?: string, severity?: string }} Advisory */
/** @typedef {{ vulnerabilities?: Record<string, { via: (Advisory | string)[] }>, message?: string, error?: { summary?: string } }} Report */

/**
 * One line per vulnerability that is not explained; undefined when the output is no report.
 * @param {string} output
 * @returns {string[] | undefined}
 */
function unexplained(output) {
  /** @type {Report} */
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    return undefined;
  }
  if (report.vulnerabilities === undefined) return undefined;
  return Object.entries(report.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((advisory) => {
      // A name stands for a package that is listed itself.
      if (typeof advisory === "string" || EXPLAINED.has(advisory.url ?? "")) return [];
      return [
        `${name}: ${advisory.severity ?? "unknown severity"}: ${advisory.title ?? "no title"} (${advisory.url ?? "no address"})`,
      ];
    }),
  );
}

const { output } = await npm(["audit", "--json"], root);
const faults = unexplained(output);
if (faults === undefined) {
  console.log("audit: the registry gave no answer about vulnerabilities; nothing is known.");
} else if (faults.length === 0) {
  console.log(`audit: no known vulnerabilities${EXPLAINED.size > 0 ? `, ${EXPLAINED.size} explained` : ""}.`);
} else {
  for (const fault of faults) console.error(`audit: ${fault}`);
  process.exitCode = 1;
}
