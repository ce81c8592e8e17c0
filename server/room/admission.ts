/** Who may come in: a visitor with a usable name and a page of this server's version. */
import { ServerError } from "@colyseus/core";
import { CLOSE_BAD_FRAME, CLOSE_OUTDATED, refusalStatus } from "#protocol/close-code.ts";
import { joinOptions, type JoinOptions } from "#protocol/join-options.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";

/** Throws ServerError with an HTTP status and one line that says what is wrong. */
export function checkVisitor(options: unknown): JoinOptions {
  const result = joinOptions.safeParse(options);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new ServerError(refusalStatus(CLOSE_BAD_FRAME), `${issue.path.join(".") || "options"}: ${issue.message}`);
  }
  if (result.data.version !== PROTOCOL_VERSION) {
    throw new ServerError(
      refusalStatus(CLOSE_OUTDATED),
      `this server speaks version ${PROTOCOL_VERSION}; reload the page`,
    );
  }
  return result.data;
}
