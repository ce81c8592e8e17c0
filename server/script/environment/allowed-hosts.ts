/** The hosts that a script may reach. */

export type AllowedHosts = {
  /** Throws a NetworkRefusal for an address of another host. */
  readonly check: (address: URL) => void;
};

export class NetworkRefusal extends TypeError {
  override name = "NetworkRefusal";
}

/** Entries: `host`, `host:port`, `*.domain` for the hosts below it, `*` for all. */
export function createAllowedHosts(entries: readonly string[]): AllowedHosts {
  const allowed = entries.map((entry) => entry.trim().toLowerCase());
  const isAllowed = ({ hostname, host, port, protocol }: URL): boolean => {
    const withPort = port === "" ? `${host}:${/^(?:http|ws):$/u.test(protocol) ? 80 : 443}` : host;
    return allowed.some((entry) => {
      if (entry.startsWith("*.")) return hostname.endsWith(entry.slice(1));
      return entry === "*" || entry === hostname || entry === withPort || `[${entry}]` === hostname;
    });
  };
  return {
    check(address) {
      if (isAllowed(address)) return;
      const { hostname } = address;
      throw new NetworkRefusal(`the script may not reach ${hostname}: allow it with --allow-net ${hostname}`);
    },
  };
}
