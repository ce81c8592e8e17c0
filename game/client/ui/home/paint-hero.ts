/** Paints the rondo of the home page: kick-off circle, players, ball. The grass below it is CSS (style/home.css). */
import { paintBall } from "#client/paint/ball.ts";
import { css } from "#client/paint/color.ts";
import { paintKickRing, paintPlayer, paintPulse, paintShadow, SHADOW } from "#client/paint/disc.ts";
import { paintKickOffCircle } from "#client/paint/markings.ts";
import { BLUE, CHALK, RED, WHITE } from "#client/paint/palette.ts";
import { BALL_RADIUS, MATE_RADIUS, type Rondo } from "./rondo.ts";

/** Radius of a player in map units, in which everything is painted. */
const PLAYER_RADIUS = 15;
/** Map units per radius of the rondo. */
const UNITS = PLAYER_RADIUS / MATE_RADIUS;
/** Beyond every edge of the canvas, in map units. */
const FAR = 2000;
const LINE_ALPHA = 0.55;
const LINE_WIDTH = 1.25;
/** CSS pixels. */
const LINE_WIDTH_MIN = 3;

/** The canvas in CSS pixels: the top of a narrow screen, or of the column of the room list on a wide one. */
type HeroBox = { readonly width: number; readonly height: number; readonly wide: boolean };

/** The circle's place in the canvas, in CSS pixels. */
function heroCircle({ width, height, wide }: HeroBox): { x: number; y: number; radius: number } {
  // On wide screens the room list covers the lower half: five of the seven players are above it.
  if (wide) return { x: width * 0.5, y: height * 0.4, radius: Math.min(height * 0.305, width * 0.4) };
  return { x: width * 0.5, y: height * 0.515, radius: Math.min(height * 0.41, width * 0.34) };
}

export function paintHero(context: CanvasRenderingContext2D, box: HeroBox, rondo: Rondo): void {
  const { x, y, radius } = heroCircle(box);
  const scale = radius / UNITS;
  context.clearRect(0, 0, box.width, box.height);
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  paintLines(context, Math.max(LINE_WIDTH, LINE_WIDTH_MIN / scale), box.wide);
  for (const player of [...rondo.mates, ...rondo.chasers]) {
    at(context, player, () => paintDiscShadow(context, PLAYER_RADIUS));
  }
  at(context, rondo.ball, () => paintDiscShadow(context, BALL_RADIUS * UNITS));
  rondo.chasers.forEach((chaser, i) => at(context, chaser, () => paintNumbered(context, BLUE, i + 1)));
  rondo.mates.forEach((mate, i) =>
    at(context, mate, () => {
      paintNumbered(context, RED, i + 1);
      if (mate.ring > 0) paintKick(context, mate.ring);
    }),
  );
  at(context, rondo.ball, () => paintBall(context, BALL_RADIUS * UNITS, rondo.ball.spin));
  context.restore();
}

/** Calls `paint` with its origin at a position of the rondo. */
function at(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  paint: () => void,
): void {
  context.save();
  context.translate(x * UNITS, y * UNITS);
  paint();
  context.restore();
}

/** The circle and the halfway line through it; the line is upright beside the play card, level above it. */
function paintLines(context: CanvasRenderingContext2D, width: number, upright: boolean): void {
  context.strokeStyle = context.fillStyle = css(CHALK, LINE_ALPHA);
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(upright ? 0 : -FAR, upright ? -FAR : 0);
  context.lineTo(upright ? 0 : FAR, upright ? FAR : 0);
  context.stroke();
  paintKickOffCircle(context, UNITS, { x: -FAR, y: -FAR, width: 2 * FAR, height: 2 * FAR });
}

function paintDiscShadow(context: CanvasRenderingContext2D, radius: number): void {
  context.translate(radius * SHADOW.x, radius * SHADOW.y);
  paintShadow(context, radius * SHADOW.size);
}

function paintNumbered(context: CanvasRenderingContext2D, color: number, number: number): void {
  paintPlayer(context, PLAYER_RADIUS, { colors: [color], angle: 0, text: WHITE, label: String(number) });
}

/** The ring of a pass and its growing pulse; `strength` falls from 1 to 0. */
function paintKick(context: CanvasRenderingContext2D, strength: number): void {
  context.globalAlpha = 0.35 + 0.65 * strength;
  paintKickRing(context, PLAYER_RADIUS);
  context.globalAlpha = 0.5 * strength;
  paintPulse(context, PLAYER_RADIUS * (1.6 - 0.5 * strength));
}
