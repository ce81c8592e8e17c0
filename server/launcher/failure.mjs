// @ts-check
/** An expected error that the user can act on: printed as one line, without a stack trace. */
export class Failure extends Error {}

/** Texts for errors of the file system that make a folder unusable. */
/** @type {Readonly<Record<string, string>>} */
const UNWRITABLE = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file is in the way",
  EEXIST: "a file is in the way",
};

/**
 * Runs `action`; an error of the file system becomes a Failure that names the folder and the reason.
 * @template T
 * @param {string} folder
 * @param {() => T} action
 */
export function writingTo(folder, action) {
  try {
    return action();
  } catch (error) {
    const reason = UNWRITABLE[/** @type {NodeJS.ErrnoException} */ (error).code ?? ""];
    if (reason === undefined) throw error;
    throw new Failure(`cannot write to ${folder}: ${reason}.`, { cause: error });
  }
}

/**
 * Prints a line to standard error, so that standard output contains the command's output alone.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
