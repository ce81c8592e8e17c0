/** The picture of a play, pixel by pixel where it matters. */
import { createCanvas } from "@napi-rs/canvas";
import { expect, it } from "vitest";
import { PlayPainter } from "#client/editor/play/draw-play.ts";
import { PlayGame } from "#client/editor/play/play-game.ts";
import { disc, ball, field, joint, plane } from "../support/world-builder.ts";

const SIZE = 800;

/** Red, green and blue at a point of the map. */
type Picture = (x: number, y: number) => readonly number[];

const map = field({
  discs: [
    ball({ x: -100, vx: 6, damping: 1, color: 0x00ff00 }),
    disc({ x: 50, y: -80, radius: 12, color: 0xff00ff, invMass: 0 }),
    disc({ x: 150, y: -80, radius: 12, color: 0x0000ff, invMass: 0 }),
  ],
  joints: [joint({ d0: 1, d1: 2, color: 0xffff00 })],
  planes: [plane(0, 1, -10)],
  redSpawnPoints: [{ x: -200, y: 100 }],
});

function paint(game: PlayGame, shown: { readonly trails: boolean; readonly contacts: boolean }): Picture {
  const canvas = createCanvas(SIZE, SIZE);
  const context = canvas.getContext("2d");
  context.translate(SIZE / 2, SIZE / 2);
  const area = { x: -SIZE / 2, y: -SIZE / 2, width: SIZE, height: SIZE };
  new PlayPainter().paint(context as unknown as CanvasRenderingContext2D, game.frame(0), {
    ...shown,
    area,
    pixelsPerUnit: 1,
    turn: 0 as const,
  });
  return (x, y) => [...context.getImageData(x + SIZE / 2, y + SIZE / 2, 1, 1).data].slice(0, 3);
}

it("shows discs, joints, players and, if wanted, trails and contacts", () => {
  const game = new PlayGame({ stadium: map, seed: 1 });
  game.speed = 0;
  for (let t = 0; t < 10; t++) game.advance();
  expect(game.contacts).toEqual([]);
  const plain = paint(game, { trails: false, contacts: false });
  expect(plain(-40, 0)).toEqual([0, 255, 0]);
  expect(plain(50, -80)).toEqual([255, 0, 255]);
  expect(plain(100, -80)).toEqual([255, 255, 0]);
  // A red shirt beside its number.
  const [red, green] = plain(-210, 100);
  expect(red!).toBeGreaterThan(green! + 80);
  expect(plain(-80, 0)).toEqual([0, 0, 0]);
  const trail = paint(game, { trails: true, contacts: true });
  expect(trail(-80, 0)).not.toEqual([0, 0, 0]);
});

it("draws the normal of a contact as an arrow from its point", () => {
  const game = new PlayGame({ stadium: { ...map, planes: [plane(0, 1, 85)] }, seed: 1 });
  game.speed = 0;
  game.dropBall({ x: 0, y: 80 });
  game.advance();
  expect(game.contacts[0]).toMatchObject({ kind: "plane", normal: { x: 0, y: 1 } });
  const below = (picture: Picture) => picture(0, 108);
  expect(below(paint(game, { trails: false, contacts: false }))).toEqual([0, 0, 0]);
  expect(below(paint(game, { trails: false, contacts: true }))).not.toEqual([0, 0, 0]);
});
