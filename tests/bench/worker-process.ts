/** Calls to a child process over Node's message channel: a name, one argument, one result. */
import { fork, type ChildProcess } from "node:child_process";

type Call = { readonly call: number; readonly name: string; readonly value: unknown };
type Result = { readonly call: number; readonly value?: unknown; readonly error?: string };

/** The child's side: handles calls by name until the parent disconnects. */
export function handleCalls(handlers: Readonly<Record<string, (value: never) => unknown>>): void {
  process.on("disconnect", () => process.exit(0));
  process.on("message", ({ call, name, value }: Call) => {
    const reply = (message: Result) => process.send?.(message);
    Promise.resolve(value as never)
      .then(handlers[name]!)
      .then((result) => reply({ call, value: result }))
      .catch((error: unknown) => reply({ call, error: error instanceof Error ? error.stack! : String(error) }));
  });
}

/** The parent's side. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, (result: Result) => void>();
  #calls = 0;
  #exitError: string | undefined;

  constructor(main: URL, flags: readonly string[] = []) {
    this.#child = fork(main, [], { execArgv: [...flags] });
    this.#child.on("message", (message: Result) => {
      this.#pending.get(message.call)?.(message);
      this.#pending.delete(message.call);
    });
    this.#child.on("exit", (code, signal) => {
      this.#exitError = `a process of the bench exited (${signal ?? code})`;
      for (const [call, settle] of this.#pending) settle({ call, error: this.#exitError });
    });
  }

  /** Rejects with the child's error, or when the process exits before its result. */
  async call<T = void>(name: string, value?: unknown): Promise<T> {
    if (this.#exitError !== undefined) throw new Error(this.#exitError);
    const call = this.#calls++;
    const settled = new Promise<Result>((resolve) => this.#pending.set(call, resolve));
    this.#child.send({ call, name, value: value ?? null } satisfies Call);
    const { value: result, error } = await settled;
    if (error !== undefined) throw new Error(error);
    return result as T;
  }

  async end(): Promise<void> {
    if (this.#exitError !== undefined) return;
    const exited = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.disconnect();
    await exited;
  }
}
