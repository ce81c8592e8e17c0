/** Key pairs of clients in tests: each nickname has one of its own. */
import { type ClientKey, makeKey } from "#server/cli/load/client-key.ts";

const keys = new Map<string, ClientKey>();

export function keyOf(nickname: string): ClientKey {
  const key = keys.get(nickname) ?? makeKey();
  keys.set(nickname, key);
  return key;
}
