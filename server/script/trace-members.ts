/** Records which members of the room object a script uses. */

export class MemberTrace {
  readonly #handlers: readonly string[];
  readonly #used = new Set<string>();
  readonly #unknown = new Set<string>();
  readonly #wrapped = new WeakMap<object, object>();

  /** `handlers`: names that scripts may set and need not exist. */
  constructor(handlers: readonly string[]) {
    this.#handlers = handlers;
  }

  /** Names of the members that the script has read or set. */
  get used(): string[] {
    return [...this.#used].toSorted();
  }

  /** Those that it has read and that do not exist. */
  get unknown(): string[] {
    return [...this.#unknown].toSorted();
  }

  /** The room object as the script gets it; the same one each time. */
  readonly wrap = (room: object): object => {
    const known = this.#wrapped.get(room);
    if (known !== undefined) return known;
    const wrapped = new Proxy(room, {
      get: (target, name, receiver) => {
        this.#add(name, name in target);
        return Reflect.get(target, name, receiver) as unknown;
      },
      set: (target, name, value, receiver) => {
        // Scripts also keep values of their own on the room.
        this.#add(name, true);
        return Reflect.set(target, name, value, receiver);
      },
    });
    this.#wrapped.set(room, wrapped);
    return wrapped;
  };

  #add(name: string | symbol, exists: boolean): void {
    if (typeof name !== "string") return;
    this.#used.add(name);
    if (!exists && !this.#handlers.includes(name)) this.#unknown.add(name);
  }
}
