/** A reason to stop that the person at the terminal can act on: printed as one line, without a stack trace. */
export class Failure extends Error {}

/** Errors of the file system that mean "this folder cannot be used", in words. */
const UNWRITABLE = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file is in the way",
  EEXIST: "a file is in the way",
};

/** Runs `action`; if the file system refuses, says which folder is to blame and why. */
export function writingTo(folder, action) {
  try {
    return action();
  } catch (error) {
    const reason = UNWRITABLE[error.code];
    if (reason === undefined) throw error;
    throw new Failure(`cannot write to ${folder}: ${reason}.`, { cause: error });
  }
}

/** What goes on the terminal: standard error, so that a command's own output stays pure. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
