/** Errors that the user of the command line can mend: arguments and files. */

/** Wrong arguments or files; one line per fault. */
export class UserError extends Error {}

/** Runs a command. A UserError ends it with its message on stderr and exit code 2. */
export async function reportUserErrors(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

/** What an error of the file system means, in a few words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  switch ("code" in error ? error.code : undefined) {
    case "ENOENT":
      return "no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
      return "permission denied";
    default:
      return error.message;
  }
}
