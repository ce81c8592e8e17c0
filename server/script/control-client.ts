/** Requests of the command line to the server that runs on the same data, in one or several processes. */
import { type IncomingMessage, request as httpRequest } from "node:http";
import { basename, extname } from "node:path";
import { CONTROL_VERSION, VERSION_HEADER } from "./control-address.ts";
import type { StartRequest } from "./control-server.ts";
import type { LogLine } from "./script-log.ts";
import type { ScriptInfo } from "./scripts.ts";

/** No server answers on this data. */
export class NoServer extends Error {
  constructor() {
    super("no server runs on this data");
  }
}

/** All processes of a server: each has scripts of its own. Errors of their answers have their text as their message. */
export class ControlClient {
  readonly #processes: readonly ProcessClient[];

  /** `addresses` are those of the processes, the latest one at the end; some may have ended. */
  constructor(addresses: readonly string[]) {
    this.#processes = addresses.map((address) => new ProcessClient(address));
  }

  async list(): Promise<readonly ScriptInfo[]> {
    return (await this.#listEach()).flatMap(({ scripts }) => scripts);
  }

  /** Starts the script in the latest process: older ones can be about to end. */
  async start(request: StartRequest): Promise<ScriptInfo> {
    const name = request.name ?? basename(request.file, extname(request.file));
    return (await this.#processOf(name)).start(request);
  }

  async stop(name: string): Promise<void> {
    await (await this.#processOf(name)).stop(name);
  }

  async reload(name: string): Promise<void> {
    await (await this.#processOf(name)).reload(name);
  }

  /** Calls the function for every line. Resolves at the end of the log, or with `follow` when the process ends. */
  async log(name: string, follow: boolean, onLine: (line: LogLine) => void): Promise<void> {
    await (await this.#processOf(name)).log(name, follow, onLine);
  }

  /** The process with this script; without one the latest. */
  async #processOf(name: string): Promise<ProcessClient> {
    const lists = await this.#listEach();
    const found = lists.find(({ scripts }) => scripts.some((script) => script.name === name)) ?? lists.at(-1)!;
    return found.process;
  }

  /** Rejects with NoServer when no process answers. */
  async #listEach() {
    const lists = await Promise.all(
      this.#processes.map(async (process) => {
        const scripts = await process.list().catch(ignoreAbsence);
        return scripts === undefined ? [] : [{ process, scripts }];
      }),
    );
    if (lists.every((list) => list.length === 0)) throw new NoServer();
    return lists.flat();
  }
}

function ignoreAbsence(error: unknown): undefined {
  if (!(error instanceof NoServer)) throw error;
}

class ProcessClient {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async list(): Promise<readonly ScriptInfo[]> {
    return (await this.#ask("GET", "/scripts")) as readonly ScriptInfo[];
  }

  async start(request: StartRequest): Promise<ScriptInfo> {
    return (await this.#ask("POST", "/scripts", request)) as ScriptInfo;
  }

  async stop(name: string): Promise<void> {
    await this.#ask("DELETE", `/scripts/${encodeURIComponent(name)}`);
  }

  async reload(name: string): Promise<void> {
    await this.#ask("POST", `/scripts/${encodeURIComponent(name)}/reload`);
  }

  async log(name: string, follow: boolean, onLine: (line: LogLine) => void): Promise<void> {
    const response = await this.#open("GET", `/scripts/${encodeURIComponent(name)}/log${follow ? "?follow" : ""}`);
    if (response.statusCode !== 200) throw new Error(errorIn(await textOf(response)));
    let rest = "";
    response.setEncoding("utf8");
    try {
      for await (const part of response) {
        const lines = (rest + String(part)).split("\n");
        rest = lines.pop()!;
        for (const line of lines) onLine(JSON.parse(line) as LogLine);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ECONNRESET") throw error;
    }
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.#open(method, path, body);
    const text = await textOf(response);
    if (response.statusCode !== 200) throw new Error(errorIn(text));
    return JSON.parse(text) as unknown;
  }

  #open(method: string, path: string, body?: unknown): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = { [VERSION_HEADER]: CONTROL_VERSION, "content-type": "application/json" };
      // Without an agent: a connection that is kept could be that of a server that has ended.
      const options = { socketPath: this.#address, method, path, headers, agent: false } as const;
      const request = httpRequest(options, resolve);
      request.on("error", (error: NodeJS.ErrnoException) => {
        const isAbsent = error.code === "ENOENT" || error.code === "ECONNREFUSED";
        reject(isAbsent ? new NoServer() : error);
      });
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  response.setEncoding("utf8");
  for await (const part of response) text += String(part);
  return text;
}

function errorIn(text: string): string {
  try {
    return String((JSON.parse(text) as { error?: unknown }).error);
  } catch {
    return `the server has given no answer that can be read: ${text.slice(0, 200)}`;
  }
}
