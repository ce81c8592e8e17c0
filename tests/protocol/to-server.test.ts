/** Validation of the messages to the server. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaOf, toServer, type ToServerKind } from "#protocol/to-server.ts";
import { BAD, GOOD } from "../support/message-samples.ts";

describe("a message", () => {
  it.each(Object.keys(toServer) as ToServerKind[])("%s is accepted exactly when it is well-formed", (kind) => {
    const schema = schemaOf(kind)!;
    for (const payload of GOOD[kind]) expect(schema.safeParse(payload).success, JSON.stringify(payload)).toBe(true);
    for (const payload of BAD[kind]) expect(schema.safeParse(payload).success, JSON.stringify(payload)).toBe(false);
  });

  it.each(Object.keys(toServer) as ToServerKind[])("%s never throws in validation, for any payload", (kind) => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (payload) => {
          expect(schemaOf(kind)!.safeParse(payload).success).toBeTypeOf("boolean");
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(["", "fly", "__proto__", "constructor", "toString", "Team"])("has no schema for the kind %j", (kind) => {
    expect(schemaOf(kind)).toBeUndefined();
  });
});
