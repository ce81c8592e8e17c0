/** Takes requests of the command line about scripts, over a socket that only users of this machine with the right to it can open. */
import { chmodSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Logger } from "pino";
import { z } from "zod";
import { CONTROL_VERSION, VERSION_HEADER } from "./control-address.ts";
import type { LogLine } from "./script-log.ts";
import type { Scripts } from "./scripts.ts";

/** Longest body of a request, in characters. */
const BODY_MAX = 64 * 1024;

const startRequest = z.strictObject({
  file: z.string().min(1),
  name: z.string().optional(),
  node: z.boolean().optional(),
  allowNet: z.array(z.string()).optional(),
});

export type StartRequest = z.infer<typeof startRequest>;

type ControlledScripts = Pick<Scripts, "start" | "stop" | "reload" | "list" | "log" | "follow">;

/** An answer, as JSON. */
type Answer = { readonly status: number; readonly body: unknown };

const NOT_FOUND: Answer = { status: 404, body: { error: "there is no such request" } };

/**
 * Opens the socket. Returns the function that closes it; undefined when another server on the same data has it, or the system
 * refuses it, which is logged.
 */
export async function openControl(
  address: string,
  scripts: ControlledScripts,
  log: Logger,
): Promise<(() => void) | undefined> {
  const server = createServer((request, response) => void handle(request, response, scripts));
  try {
    await listen(server, address);
  } catch (error) {
    // With several processes on the same data the first one answers.
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") log.info("another process answers rondo script");
    else log.warn({ err: error, address }, "rondo script cannot reach this server");
    return undefined;
  }
  server.unref();
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

/** A socket file that a killed server has left is replaced. */
async function listen(server: Server, address: string): Promise<void> {
  try {
    await listenOnce(server, address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || (await isAnswered(address))) throw error;
    rmSync(address, { force: true });
    await listenOnce(server, address);
  }
  if (process.platform !== "win32") chmodSync(address, 0o600);
}

/** Removes the socket files that killed processes have left. */
export async function removeDeadSockets(addresses: readonly string[]): Promise<void> {
  // Pipes of Windows end with their process.
  if (process.platform === "win32") return;
  for (const address of addresses) if (!(await isAnswered(address))) rmSync(address, { force: true });
}

function listenOnce(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, scripts: ControlledScripts): Promise<void> {
  if (request.headers[VERSION_HEADER] !== CONTROL_VERSION) {
    return write(response, { status: 409, body: { error: "the server is of another version than this command line" } });
  }
  const url = new URL(request.url ?? "/", "http://control");
  const path = url.pathname.split("/").slice(1).map(decodeURIComponent);
  try {
    if (request.method === "GET" && path[0] === "scripts" && path[2] === "log" && path.length === 3) {
      return sendLog(response, scripts, path[1]!, url.searchParams.has("follow"));
    }
    write(response, await answer(request, path, scripts));
  } catch (error) {
    write(response, { status: 400, body: { error: (error as Error).message } });
  }
}

async function answer(
  request: IncomingMessage,
  [root, name, action, ...rest]: readonly string[],
  scripts: ControlledScripts,
): Promise<Answer> {
  if (root !== "scripts" || rest.length > 0) return NOT_FOUND;
  const { method } = request;
  if (name === undefined) {
    if (method === "GET") return { status: 200, body: scripts.list() };
    if (method !== "POST") return NOT_FOUND;
    const { file, ...options } = startRequest.parse(JSON.parse(await readBody(request)));
    return { status: 200, body: await scripts.start(file, options) };
  }
  if (method === "DELETE" && action === undefined) await scripts.stop(name);
  else if (method === "POST" && action === "reload") scripts.reload(name);
  else return NOT_FOUND;
  return { status: 200, body: {} };
}

/** One line of JSON per line of the log. `follow`: new ones are sent until the reader goes. */
function sendLog(response: ServerResponse, scripts: ControlledScripts, name: string, follow: boolean): void {
  const lines = scripts.log(name);
  response.writeHead(200, { "content-type": "application/x-ndjson", [VERSION_HEADER]: CONTROL_VERSION });
  response.flushHeaders();
  const send = (line: LogLine) => void response.write(`${JSON.stringify(line)}\n`);
  for (const line of lines) send(line);
  if (!follow) return void response.end();
  response.on("close", scripts.follow(name, send));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const part of request) {
    body += String(part);
    if (body.length > BODY_MAX) throw new Error("the request is too long");
  }
  return body;
}

function write(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", [VERSION_HEADER]: CONTROL_VERSION });
  response.end(JSON.stringify(body));
}
