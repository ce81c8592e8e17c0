/** The match view on a page, with a stadium and players that do not move; gives the colours of its pixels. */
import { createFrame, type Frame } from "#client/session/frame.ts";
import { createSession } from "#client/session/session.ts";
import { createMatchView, type MatchView } from "#client/scene/match-view.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createPlayerInfo } from "./player-info.ts";
import { createRoomInfo } from "./room-info.ts";

export type Scenery = {
  /** The text of an `.hbs` file. */
  readonly hbs: string;
  /** Red players, numbered from 1. Radius: the stadium's player radius. */
  readonly players?: readonly { readonly x: number; readonly y: number; readonly ring?: boolean }[];
  /** Relative to what fits the screen. */
  readonly zoom?: number;
};

const session = createSession();
let view: MatchView | undefined;

/** Starts the view in the page's body, which it fills; the zoom does not ease. */
export function startView(): void {
  session.settings.systemReducedMotion.value = true;
  document.body.style.cssText = "margin: 0; width: 100vw; height: 100vh; overflow: hidden";
  view = createMatchView(document.body, session, { emoteText: () => undefined, isIgnored: () => false });
}

/** Shows a stadium from the next frame on, its ball and discs at their starting positions. */
export function showScenery({ hbs, players = [], zoom = 1 }: Scenery): void {
  const result = parseStadium(hbs);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const frame = frameOf(result.stadium, players);
  session.room.value = createRoomInfo();
  session.players.value = players.map((_, i) =>
    createPlayerInfo({ id: i + 1, number: i + 1, name: `P${i + 1}`, team: 1 }),
  );
  session.zoom.value = zoom;
  session.frames.value = { stadium: result.stadium, sample: () => frame };
}

function frameOf(stadium: Stadium, players: NonNullable<Scenery["players"]>): Frame {
  const { discs } = stadium;
  const frame = createFrame(discs.length + players.length);
  frame.count = discs.length + players.length;
  const all = [...discs, ...players.map(({ x, y }) => ({ x, y, radius: stadium.playerPhysics.radius }))];
  for (const [i, { x, y, radius }] of all.entries()) {
    frame.x[i] = x;
    frame.y[i] = y;
    frame.radius[i] = radius;
    frame.owner[i] = i < discs.length ? -1 : i - discs.length + 1;
    frame.ring[i] = players[i - discs.length]?.ring ? 1 : 0;
  }
  return frame;
}

/** Colours as 0xRRGGBB of the view's pixels, from the upper left corner, after the next frame. */
export function readPixels(points: readonly (readonly [x: number, y: number])[]): Promise<number[]> {
  const canvas = document.querySelector("canvas")!;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })!;
  return new Promise((resolve) => {
    // The view's own callback of a frame comes before this one: its picture is kept until the frame ends.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        copy.drawImage(canvas, 0, 0);
        resolve(
          points.map(([x, y]) => {
            const [r, g, b] = copy.getImageData(x, y, 1, 1).data;
            return (r! << 16) | (g! << 8) | b!;
          }),
        );
      });
    });
  });
}

/** The colour in the middle of the next picture, as videos receive it. */
export function readDrawn(): Promise<number> {
  const copy = new OffscreenCanvas(1, 1).getContext("2d")!;
  return new Promise((resolve) => {
    const stop = view!.onDrawn((canvas) => {
      stop();
      copy.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
      const [r, g, b] = copy.getImageData(0, 0, 1, 1).data;
      resolve((r! << 16) | (g! << 8) | b!);
    });
  });
}

/** Takes the graphics context from the view and gives it back. */
export async function renewContext(): Promise<void> {
  const canvas = document.querySelector("canvas")!;
  const loss = canvas.getContext("webgl")?.getExtension("WEBGL_lose_context");
  if (!loss) throw new Error("the context cannot be lost");
  const happens = (event: string) => new Promise((resolve) => canvas.addEventListener(event, resolve, { once: true }));
  const lost = happens("webglcontextlost");
  loss.loseContext();
  await lost;
  // The browser permits restoring only in a later turn.
  await new Promise(requestAnimationFrame);
  const restored = happens("webglcontextrestored");
  loss.restoreContext();
  await restored;
}
