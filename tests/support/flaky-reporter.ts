/** Prints the tests that passed only on the second try, with the error of the first, at the end of a run. */
import type { Reporter, TestCase, TestModule } from "vitest/node";

export default class FlakyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) for (const test of module.children.allTests("passed")) printIfFlaky(test);
  }
}

function printIfFlaky(test: TestCase): void {
  if (test.diagnostic()?.flaky !== true) return;
  const errors = test.result().errors ?? [];
  console.log(`FLAKY ${test.module.relativeModuleId} > ${test.fullName}`);
  for (const { message, stack } of errors) console.log(`  ${stack ?? message}`);
}
