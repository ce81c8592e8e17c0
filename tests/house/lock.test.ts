import { expect, test } from "vitest";
import { read, repository } from "./source.ts";

type Ranges = { readonly dependencies: object; readonly devDependencies: object; readonly overrides?: object };

test("the lock file has the versions that package.json asks for, and checksums of the packages", () => {
  const { packages } = JSON.parse(read(repository, "package-lock.json")) as {
    packages: Record<string, Partial<Ranges> & { integrity?: string; optional?: boolean }>;
  };
  const { dependencies, devDependencies } = JSON.parse(read(repository, "package.json")) as Ranges;
  expect(packages[""]).toMatchObject({ dependencies, devDependencies });
  // Optional ones are binaries, of which npm looks up only those of its own platform.
  const others = Object.entries(packages).filter(([path, { optional }]) => path !== "" && optional !== true);
  expect(others.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
});

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
