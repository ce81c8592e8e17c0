/** Limits for steps that browsers and networks may never finish. */

export class TimeLimitError extends Error {}

/** The promise, or a rejection with TimeLimitError after `ms` milliseconds. What the promise started goes on. */
export function withTimeLimit<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeLimitError(`no answer within ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
