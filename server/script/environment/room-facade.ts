/** The room object on the script's side: its methods call ours, and handlers that the script sets are found by our side. */
import type { Realm } from "./realm.ts";

type Members = Record<PropertyKey, unknown>;

const isHandler = (key: PropertyKey): key is string => typeof key === "string" && /^on[A-Z]/u.test(key);

/**
 * Returns the script's object for this room, always the same one. Values that scripts receive are copies with the prototypes
 * of the script.
 */
export function roomFacade(realm: Realm, host: object): object {
  const known = realm.scriptSideOf(host);
  if (known !== undefined) return known;
  const room = memberFacade(realm, host as Members);
  const handlerOf = (key: string) => realm.toHost(room[key]);
  const handlers = new Proxy(Object.prototype, {
    has: (target, key) => (isHandler(key) ? key in room : Reflect.has(target, key)),
    get: (target, key, self) => (isHandler(key) ? handlerOf(key) : (Reflect.get(target, key, self) as unknown)),
  });
  for (const key of Object.keys(host).filter(isHandler)) Reflect.deleteProperty(host, key);
  Object.setPrototypeOf(host, handlers);
  return room;
}

/** An object with functions as its members: each calls the one of our side, with it as `this`. */
function memberFacade(realm: Realm, host: Members): Members {
  const facade = realm.newObject();
  realm.link(facade, host);
  for (const key of Object.keys(host)) {
    const value = host[key];
    if (typeof value === "function") facade[key] = methodFacade(realm, host, value as Method, key);
    else facade[key] = hasMethods(value) ? memberFacade(realm, value) : realm.toScript(value);
  }
  return facade;
}

type Method = (...values: unknown[]) => unknown;

function methodFacade(realm: Realm, host: Members, method: Method, name: string): object {
  // Objects are passed as they are: our side only reads their fields. Functions are called with our values.
  const convert = (value: unknown) => (typeof value === "function" ? realm.toHost(value) : value);
  return realm.rawFunction((_, values) => Reflect.apply(method, host, values.map(convert)), name, method.length);
}

function hasMethods(value: unknown): value is Members {
  return typeof value === "object" && value !== null && Object.values(value).some((item) => typeof item === "function");
}
