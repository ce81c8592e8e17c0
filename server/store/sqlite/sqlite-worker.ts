/** An SQLite file behind a worker thread, so that no read or write of the disk can delay a tick. */
import { Worker } from "node:worker_threads";
import { SqliteError } from "./sqlite-error.ts";
import type { Statement, StatementResult } from "./sqlite-database.ts";
import type { ThreadReply, ThreadRequest } from "./sqlite-thread.ts";

const THREAD = new URL("./sqlite-thread.ts", import.meta.url);

type Pending = { readonly resolve: (result: StatementResult) => void; readonly reject: (error: Error) => void };

export class SqliteWorker {
  readonly #file: string;
  readonly #thread: URL;
  #worker: Worker | undefined;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  /** Counts the threads: a transaction that began in one cannot go on in another. */
  generation = 0;

  constructor(file: string, thread = THREAD) {
    this.#file = file;
    this.#thread = thread;
  }

  /** Rejects with an SqliteError when SQLite refuses the statement, or the thread fails. */
  execute(statement: Statement): Promise<StatementResult> {
    return this.#request({ statement });
  }

  /** Closes the file and ends the thread, after the statements before. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    await this.#request({}).catch(() => undefined);
    this.#worker = undefined;
    await worker.terminate();
  }

  #request({ statement }: { readonly statement?: Statement }): Promise<StatementResult> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    const reply = this.#reply(id);
    worker.postMessage({ id, ...(statement === undefined ? {} : { statement }) } satisfies ThreadRequest);
    return reply;
  }

  #reply(id: number): Promise<StatementResult> {
    // The thread keeps the process alive while it works, and only then.
    this.#worker?.ref();
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  #start(): Worker {
    this.generation++;
    const worker = new Worker(this.#thread, { workerData: { file: this.#file }, execArgv: [] });
    worker.on("message", (reply: ThreadReply) => {
      if (this.#worker === worker) this.#receive(reply);
    });
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("the thread has ended")));
    return worker;
  }

  #receive(reply: ThreadReply): void {
    // Without its file the thread is of no use; the next statement starts another one.
    if (reply.id === 0) {
      if ("error" in reply) this.#lose(this.#worker!, new SqliteError(reply.error.message, reply.error.code));
      return;
    }
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#worker?.unref();
    if ("error" in reply) pending?.reject(new SqliteError(reply.error.message, reply.error.code));
    else pending?.resolve(reply.result);
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void worker.terminate();
    const lost = error instanceof SqliteError ? error : new SqliteError(error.message, undefined);
    for (const { reject } of this.#pending.values()) reject(lost);
    this.#pending.clear();
  }
}
