/** Puts join guards in front of the framework's matchmaker, of which a process has only one. */
import { type AuthContext, ErrorCode, matchMaker, ServerError } from "@colyseus/core";

/** Set by the HTTP server on every request: the namespace of the server that received it. */
export const SERVER_HEADER = "x-rondo-server";

/** Status of a join while the server stops: pages that come back after a restart try again. */
const STOPPING = 503;

/** Answers `POST /matchmake/METHOD/TARGET` with a seat. */
type Admit = (method: string, target: string, options: unknown, context: AuthContext) => Promise<unknown>;

/** The guards of the servers that run in this process, by namespace; as there is one matchmaker, there is one table. */
const guards = new Map<string, Admit>();

/**
 * From now on clients of this server get a seat only through `admit`; a request that belongs to no running server is
 * refused. Returns the function that removes the guard. Cross-origin headers are never sent, so that pages of other sites
 * cannot request rooms in a player's name.
 */
export function installJoinGuard(namespace: string, admit: Admit): () => void {
  const { controller } = matchMaker;
  controller.DEFAULT_CORS_HEADERS = {} as typeof controller.DEFAULT_CORS_HEADERS;
  controller.getCorsHeaders = () => ({});
  controller.invokeMethod = invoke as typeof controller.invokeMethod;
  guards.set(namespace, admit);
  return () => void guards.delete(namespace);
}

async function invoke(method: string, target: string, options: unknown, context?: AuthContext): Promise<unknown> {
  const namespace = context?.headers.get(SERVER_HEADER);
  const admit = typeof namespace === "string" ? guards.get(namespace) : undefined;
  if (admit === undefined) {
    throw new ServerError(STOPPING, "this server does not accept joins");
  }
  return withCode(admit(method, target, options, context as AuthContext));
}

/** The framework can only answer with errors that have a code. */
async function withCode<T>(seat: Promise<T>): Promise<T> {
  try {
    return await seat;
  } catch (error) {
    if (error instanceof ServerError) throw error;
    throw new ServerError(ErrorCode.MATCHMAKE_UNHANDLED, (error as Error).message);
  }
}
