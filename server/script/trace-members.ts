/** Records which members of the room object a script uses. */
import type { ScriptRoom } from "#script/script-replica.ts";

export type MemberTrace = {
  /** The room object as the script gets it. */
  readonly room: ScriptRoom;
  /** Names of the members that the script has read or set. */
  readonly used: () => string[];
  /** Those of them that do not exist. */
  readonly unknown: () => string[];
};

/** `handlers`: names that a script may set. */
export function traceMembers(room: ScriptRoom, handlers: readonly string[]): MemberTrace {
  const used = new Set<string>();
  const unknown = new Set<string>();
  const add = (name: string | symbol, exists: boolean) => {
    if (typeof name !== "string") return;
    used.add(name);
    if (!exists && !handlers.includes(name)) unknown.add(name);
  };
  const traced = new Proxy(room, {
    get: (target, name, receiver) => {
      add(name, name in target);
      return Reflect.get(target, name, receiver) as unknown;
    },
    set: (target, name, value, receiver) => {
      // Scripts also keep values of their own on the room.
      add(name, true);
      return Reflect.set(target, name, value, receiver);
    },
  });
  return { room: traced, used: () => [...used].toSorted(), unknown: () => [...unknown].toSorted() };
}
