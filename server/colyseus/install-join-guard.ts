/** Puts join guards in front of the framework's matchmaker, of which a process has only one. */
import { type AuthContext, ErrorCode, matchMaker, ServerError } from "@colyseus/core";

/** Set by the HTTP server on every request: the namespace of the server that received it. */
export const SERVER_HEADER = "x-rondo-server";

/** Answers `POST /matchmake/METHOD/TARGET` with a seat. */
type Admit = (method: string, target: string, options: unknown, context: AuthContext) => Promise<unknown>;

type Invoke = typeof matchMaker.controller.invokeMethod;

/**
 * From now on clients of this server get a seat only through `admit`. Guards of several servers form a chain; a request
 * that belongs to none is refused. Returns the function that removes the guard. Cross-origin headers are never sent, so
 * that pages of other sites cannot request rooms in a player's name.
 */
export function installJoinGuard(namespace: string, admit: Admit): () => void {
  const { controller } = matchMaker;
  controller.DEFAULT_CORS_HEADERS = {} as typeof controller.DEFAULT_CORS_HEADERS;
  controller.getCorsHeaders = () => ({});
  const next = "isGuarded" in controller ? controller.invokeMethod.bind(controller) : undefined;
  let installed = true;
  const invoke = async (...[method, target, options, context]: Parameters<Invoke>) => {
    const isOwn = installed && context?.headers.get(SERVER_HEADER) === namespace;
    if (isOwn) return withCode(admit(method, target, options, context as AuthContext));
    if (next !== undefined) return next(method, target, options, context);
    throw new ServerError(ErrorCode.MATCHMAKE_NO_HANDLER, "this server does not accept joins");
  };
  controller.invokeMethod = invoke as Invoke;
  Object.assign(controller, { isGuarded: true });
  return () => void (installed = false);
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
