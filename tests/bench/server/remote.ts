/** Calls to a child process over Node's message channel: one name, one argument, one answer. */
import { fork, type ChildProcess } from "node:child_process";

type Call = { readonly call: number; readonly name: string; readonly value: unknown };
type Answer = { readonly call: number; readonly value?: unknown; readonly error?: string };

/** The child's side: answers calls by name until the parent goes. */
export function answer(handlers: Readonly<Record<string, (value: never) => unknown>>): void {
  process.on("disconnect", () => process.exit(0));
  process.on("message", ({ call, name, value }: Call) => {
    const reply = (message: Answer) => process.send?.(message);
    Promise.resolve(value as never)
      .then(handlers[name]!)
      .then((result) => reply({ call, value: result }))
      .catch((error: unknown) => reply({ call, error: error instanceof Error ? error.stack! : String(error) }));
  });
}

/** The parent's side. */
export class Remote {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #calls = 0;
  #gone: string | undefined;

  constructor(main: URL, flags: readonly string[] = []) {
    this.#child = fork(main, [], { execArgv: [...flags] });
    this.#child.on("message", (message: Answer) => {
      this.#waiting.get(message.call)?.(message);
      this.#waiting.delete(message.call);
    });
    this.#child.on("exit", (code, signal) => {
      this.#gone = `a process of the bench ended (${signal ?? code})`;
      for (const [call, settle] of this.#waiting) settle({ call, error: this.#gone });
    });
  }

  async call<T = void>(name: string, value?: unknown): Promise<T> {
    if (this.#gone !== undefined) throw new Error(this.#gone);
    const call = this.#calls++;
    const settled = new Promise<Answer>((resolve) => this.#waiting.set(call, resolve));
    this.#child.send({ call, name, value: value ?? null } satisfies Call);
    const { value: result, error } = await settled;
    if (error !== undefined) throw new Error(error);
    return result as T;
  }

  async end(): Promise<void> {
    if (this.#gone !== undefined) return;
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.disconnect();
    await gone;
  }
}
