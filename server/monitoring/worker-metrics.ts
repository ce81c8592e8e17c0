/**
 * The metrics of all workers behind one port. A request reaches any of them, so that one asks the others, and each line gets a
 * label with the name of its worker.
 */

export type WorkerAddress = {
  readonly route: string;
  /** On the loopback interface. */
  readonly port: number;
};

export type WorkerText = { readonly route: string; readonly text: string };

/** Longest wait for the metrics of another worker, in milliseconds. */
const TIMEOUT_MS = 2000;

/** Name, labels and value of a line. */
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (.+)$/u;

export class WorkerMetrics {
  readonly #own: string;
  #workers: readonly WorkerAddress[] = [];

  /** `own`: the route of this worker. */
  constructor(own: string) {
    this.#own = own;
  }

  /** The workers that run now, this one included. */
  set(workers: readonly WorkerAddress[]): void {
    this.#workers = workers;
  }

  /** Adds the metrics of the other workers to those of this one. A worker that does not answer is left out. */
  async collect(own: string): Promise<string> {
    const others = this.#workers.filter(({ route }) => route !== this.#own);
    const texts = await Promise.all(others.map((worker) => metricsOf(worker)));
    return mergeMetrics([{ route: this.#own, text: own }, ...texts.flatMap((text) => text ?? [])]);
  }
}

async function metricsOf({ route, port }: WorkerAddress): Promise<WorkerText | undefined> {
  try {
    const url = `http://127.0.0.1:${port}/metrics?worker=${route}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? { route, text: await response.text() } : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a metric stay together, as the format requires. */
export function mergeMetrics(texts: readonly WorkerText[]): string {
  const blocks = new Map<string, string[]>();
  for (const { route, text } of texts) {
    for (const block of text.trim().split("\n\n")) {
      const lines = block.split("\n");
      const head = lines.filter((line) => line.startsWith("#")).join("\n");
      const samples = lines
        .filter((line) => line !== "" && !line.startsWith("#"))
        .map((line) => withLabel(line, route));
      blocks.set(head, [...(blocks.get(head) ?? []), ...samples]);
    }
  }
  return Array.from(blocks, ([head, samples]) => `${[head, ...samples].join("\n")}\n`).join("\n");
}

function withLabel(line: string, route: string): string {
  const [, name, labels, value] = SAMPLE.exec(line) ?? [];
  if (name === undefined) return line;
  return `${name}{${labels === undefined ? "" : `${labels},`}worker="${route}"} ${value}`;
}
