/** Requests of the command line to the server that runs on the same data. */
import { type IncomingMessage, request as httpRequest } from "node:http";
import { CONTROL_VERSION, VERSION_HEADER } from "./control-address.ts";
import type { StartRequest } from "./control-server.ts";
import type { LogLine } from "./script-log.ts";
import type { ScriptInfo } from "./scripts.ts";

/** No server answers on this data. */
export class NoServer extends Error {}

/** Errors of a server's answers have its text as their message. */
export class ControlClient {
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

  /** Calls the function for every line. Resolves at the end of the log, or with `follow` when the server ends. */
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
      const request = httpRequest({ socketPath: this.#address, method, path, headers }, resolve);
      request.on("error", (error: NodeJS.ErrnoException) => {
        const isAbsent = error.code === "ENOENT" || error.code === "ECONNREFUSED";
        reject(isAbsent ? new NoServer("no server runs on this data") : error);
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
