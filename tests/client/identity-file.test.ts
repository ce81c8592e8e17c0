import { describe, expect, it } from "vitest";
import { identityFileName } from "#client/ui/home/key-pair/identity-file.ts";

describe("the name of an identity file", () => {
  it("contains the fingerprint without characters that file names cannot have", () => {
    expect(identityFileName("k3Fa")).toBe("rondo-identity-k3Fa.json");
    expect(identityFileName("../k3/Fa")).toBe("rondo-identity-k3Fa.json");
    expect(identityFileName("")).toBe("rondo-identity.json");
  });
});
