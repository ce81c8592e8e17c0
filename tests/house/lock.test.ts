import { expect, test } from "vitest";
import { read, repository } from "./source.ts";

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

// npm leaves out the binaries of platforms it could not look up, and `npm ci` then refuses the whole file elsewhere.
test("the lock file contains the optional packages of every platform", () => {
  const { packages } = JSON.parse(read(repository, "package-lock.json")) as Lock;
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages))
      .map((name) => `${path} wants ${name}`),
  );
  expect(missing).toEqual([]);
});
