/** Errors that prevent the start of the server, as one line that the host can act on. */
import { SETTINGS } from "./config/settings.ts";

type Address = { readonly port: number; readonly host?: string | undefined };

const DEFAULT_PORT = SETTINGS.port.default;

/** The message of the error itself, if it is not one of the common errors of the system. */
export function explainStartError(
  error: NodeJS.ErrnoException,
  { port, host }: Address = { port: DEFAULT_PORT },
): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`;
    case "EADDRNOTAVAIL":
      return `This machine has no address ${host}. Correct HOST.`;
    case "ENOTFOUND":
      return `The name ${host} is unknown. Correct HOST.`;
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
      return `Port ${port} needs rights this user does not have. Choose another: npm start -- --port ${DEFAULT_PORT}`;
    default:
      return `Rondo cannot start: ${error.message}`;
  }
}
