// @ts-check
/**
 * Installs node_modules as package-lock.json specifies. A stamp file in node_modules contains the hash of the lock file of
 * the last installation, so that a start usually costs one hash and one check per package folder (about 5 ms).
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, say, writingTo } from "./failure.mjs";
import { lockFile, modules, root } from "./paths.mjs";
import { npm } from "./npm.mjs";

/**
 * A package in package-lock.json.
 * @typedef {{
 *   version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[],
 * }} PackageEntry
 * @typedef {Record<string, PackageEntry>} Packages
 */

const stampFile = join(modules, ".rondo-stamp");
/** npm's record of the installed packages. */
const installedFile = join(modules, ".package-lock.json");

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return undefined;
  }
}

/** Contains the platform, because native packages of another platform do not work. */
function expectedStamp() {
  const hash = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** @param {Packages} packages */
function everyFolderExists(packages) {
  return Object.keys(packages).every((path) => path === "" || existsSync(join(root, path, "package.json")));
}

/** @param {PackageEntry} entry */
function fitsThisMachine(entry) {
  /** @type {(list: string[] | undefined, value: string) => boolean} */
  const fits = (list, value) => list === undefined || list.includes(value);
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && entry.libc === undefined;
}

/**
 * Whether npm's record matches the lock file, as after a manual `npm install`.
 * @param {Packages} installed
 * @param {Packages} wanted
 */
function satisfies(installed, wanted) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const found = installed[path];
    if (found === undefined)
      return Boolean(entry.optional ?? entry.devOptional) && !(entry.os && fitsThisMachine(entry));
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function isInstalled() {
  const installed = readPackages(installedFile);
  if (installed === undefined || !everyFolderExists(installed)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === expectedStamp()) return true;
  if (!satisfies(installed, readPackages(lockFile) ?? {})) return false;
  writingTo(modules, () => writeFileSync(stampFile, expectedStamp()));
  return true;
}

const NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/**
 * The error output of npm as one sentence.
 * @param {string} output
 */
function explain(output) {
  const network = NETWORK.exec(output);
  if (network) return `the package registry could not be reached (${network[1]}); is this machine online?`;
  if (/\b(EUSAGE|EJSONPARSE)\b/.test(output))
    return "package.json and package-lock.json do not fit together; run npm install.";
  if (/\bENOSPC\b/.test(output)) return "the disk is full.";
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return `npm may not write to ${modules} or to its cache.`;
  const lines = output.split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, "").trim());
  const message = lines.find((line) => line !== "" && !/^(code|errno|syscall|path|npm )/.test(line));
  return `npm ci failed: ${message ?? "no error message"}`;
}

function checkWritable() {
  writingTo(modules, () => {
    mkdirSync(modules, { recursive: true });
    const probe = join(modules, ".rondo-probe");
    writeFileSync(probe, "");
    rmSync(probe);
  });
}

/** Less output (engine warnings only concern the installing Node), and short retries, which would take minutes offline. */
const CI = [
  ...["ci", "--include=dev", "--loglevel=error", "--no-audit", "--no-fund", "--no-progress"],
  ...["--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=3000"],
];

/** Installs the packages unless they are installed; without output in that case. */
export async function ensureInstalled() {
  if (!existsSync(lockFile)) throw new Failure(`${lockFile} is missing; the checkout is not complete.`);
  if (isInstalled()) return;
  checkWritable();
  say("Installing the packages with npm ci; the first time this takes about a minute …");
  const started = Date.now();
  const { code, output } = await npm(CI, root);
  if (code !== 0) throw new Failure(explain(output));
  writingTo(modules, () => writeFileSync(stampFile, expectedStamp()));
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}
