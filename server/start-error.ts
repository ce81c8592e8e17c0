/** Errors that prevent the start of the server, as one line that the host can act on. */
import { DEFAULT_PORT } from "./config.ts";

type Environment = { readonly PORT?: string | undefined; readonly HOST?: string | undefined };

/** The message of the error itself, if it is not one of the common errors of the system. */
export function explainStartError(error: NodeJS.ErrnoException, { PORT, HOST }: Environment): string {
  const port = PORT ?? String(DEFAULT_PORT);
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Choose another: PORT=2568 npm start`;
    case "EADDRNOTAVAIL":
      return `This machine has no address ${HOST}. Correct HOST.`;
    case "ENOTFOUND":
      return `The name ${HOST} is unknown. Correct HOST.`;
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open. Raise the limit (ulimit -n).";
    case "ENOSPC":
      return "The disk is full.";
    case "ENOENT":
    case "ENOTDIR":
      return `${error.path} is missing. The checkout is not complete: run git status.`;
    case "EACCES":
    case "EPERM":
      if (error.path !== undefined) return `${error.path} cannot be read: permission denied.`;
      return `Port ${port} needs rights this user does not have. Choose another: PORT=${DEFAULT_PORT}`;
    default:
      return `Rondo cannot start: ${error.message}`;
  }
}
