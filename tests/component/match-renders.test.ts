/** How much of the interface over the pitch is rendered again while a match runs. */
import { options, type VNode } from "preact";
import { expect, it, onTestFinished } from "vitest";
import type { NetStats } from "#client/session/net-stats.ts";
import { createGameInfo } from "../support/game-info.ts";
import { inRoom, renderUi } from "../support/rendered-ui.ts";

const FIGURES: NetStats = {
  ...{ rttMs: 31, jitterMs: 2, marginMs: 17, pending: 3, ownCorrection: 0, ballCorrection: 0.5 },
  ...{ bytesIn: 2300, bytesOut: 400, serverGapMs: 17, frameMs: 16.7, mismatches: 0 },
};

/** The names of the components that are rendered from now on. */
function watchRenders(): Set<string> {
  const names = new Set<string>();
  const before = options.diffed?.bind(options);
  options.diffed = (vnode: VNode) => {
    if (typeof vnode.type === "function") names.add(vnode.type.name);
    before?.(vnode);
  };
  onTestFinished(() => {
    if (before) options.diffed = before;
    else delete options.diffed;
  });
  return names;
}

it("the clock and new figures of the connection render only what shows them", () => {
  const { change } = renderUi(inRoom({ game: createGameInfo() }));
  const rendered = watchRenders();
  change(({ game }) => (game.value = createGameInfo({ seconds: 13 })));
  change(({ netStats }) => (netStats.value = FIGURES));
  expect([...rendered]).toEqual(expect.arrayContaining(["Scoreboard", "SignalIcon"]));
  for (const name of ["MatchScreen", "Chat", "RecordingSign", "ReplayButton"])
    expect([...rendered]).not.toContain(name);
});
