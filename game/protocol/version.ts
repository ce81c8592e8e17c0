/**
 * The version of the wire. Page and server must agree on it: a page that was loaded before the server was updated is
 * asked to reload. Raise it with every change of a schema, a message, or of the simulation's results.
 */
export const PROTOCOL_VERSION = 12;
