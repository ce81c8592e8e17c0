/** The package haxball.js, as programs for Node use it: what they load is a promise of HBInit, and a function that returns one. */

type HBInit = (config?: unknown) => object;

type HaxballModule = ((...values: unknown[]) => unknown) & PromiseLike<HBInit>;

/** Names of types, which TypeScript programs import like values; their values are undefined. */
const TYPE_NAMES = [
  ...["Headless", "RoomConfigObject", "RoomObject", "PlayerObject", "ScoresObject", "DiscPropertiesObject"],
  ...["CollisionFlagsObject", "TeamID"],
];

/** The source of the module, for a value that `expression` finds: each name becomes an export. */
export function haxballModuleSource(expression: string): string {
  const names = [...TYPE_NAMES, "HBInit"].map((name) => `exports.${name} = undefined;`);
  return [...names, `module.exports = ${expression};`].join("\n");
}

/** Members with these names make an object the configuration of a room; others are options of the package. */
const ROOM_FIELDS = ["roomName", "playerName", "maxPlayers", "noPlayer", "public"];

const isRoomConfig = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ROOM_FIELDS.some((field) => field in value);

/**
 * The value of the module. It is a promise of HBInit; called without arguments or with the package's options it returns a
 * promise of HBInit; called with the configuration of a room it returns the room, which is also a promise of itself.
 */
export function createHaxballModule(hbInit: HBInit): HaxballModule {
  // No parameter in its length: programs take functions with one for HBInit itself.
  const module = (...[options]: unknown[]) =>
    isRoomConfig(options) ? withPromise(hbInit(options)) : Promise.resolve(hbInit);
  return Object.assign(module, promiseMembers(Promise.resolve(hbInit)), { default: module, HBInit: hbInit });
}

/** Bound: compiled TypeScript copies them to other objects. */
function promiseMembers<T>(promise: Promise<T>): Pick<Promise<T>, "then" | "catch" | "finally"> {
  const bound = (["then", "catch", "finally"] as const).map((name) => [name, promise[name].bind(promise)] as const);
  return Object.fromEntries(bound) as unknown as Pick<Promise<T>, "then" | "catch" | "finally">;
}

function withPromise(room: object): object {
  const members: Record<PropertyKey, unknown> = promiseMembers(Promise.resolve(room));
  return new Proxy(room, {
    get: (target, key) => (Object.hasOwn(members, key) ? members[key] : (Reflect.get(target, key) as unknown)),
  });
}
