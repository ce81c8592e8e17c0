/** Draws the rondo of the home page: circle, discs, ball. The grass beneath is CSS (style/home.css). */
import { BALL_RADIUS, MATE_RADIUS, type Rondo } from "./rondo.ts";

const RED = "#e5484d";
const BLUE = "#3b6cf6";
const OUTLINE = "#10241a";
const CHALK = "rgba(236, 246, 226, 0.55)";

/** The canvas: a band at the top of a narrow screen, or of the column of the rooms, which stand before its lower half. */
type HeroBox = { readonly width: number; readonly height: number; readonly wide: boolean };

function heroCircle({ width, height, wide }: HeroBox): { x: number; y: number; radius: number } {
  // Five of the seven are above the rooms; the ball goes below them and comes back.
  if (wide) return { x: width * 0.5, y: height * 0.4, radius: Math.min(height * 0.305, width * 0.4) };
  return { x: width * 0.5, y: height * 0.515, radius: Math.min(height * 0.41, width * 0.34) };
}

export function paintHero(context: CanvasRenderingContext2D, box: HeroBox, rondo: Rondo): void {
  const { width, height, wide } = box;
  const { x, y, radius } = heroCircle(box);
  context.clearRect(0, 0, width, height);
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  paintLines(context, radius, wide);
  for (const mate of rondo.mates) paintShadow(context, mate.x, mate.y, MATE_RADIUS);
  for (const chaser of rondo.chasers) paintShadow(context, chaser.x, chaser.y, MATE_RADIUS);
  paintShadow(context, rondo.ball.x, rondo.ball.y, BALL_RADIUS);
  rondo.chasers.forEach((chaser, i) =>
    paintDisc(context, chaser.x, chaser.y, { color: BLUE, ring: 0, label: `${i + 1}` }),
  );
  rondo.mates.forEach((mate, i) =>
    paintDisc(context, mate.x, mate.y, { color: RED, ring: mate.ring, label: `${i + 1}` }),
  );
  paintBall(context, rondo);
  context.restore();
}

/** The circle and the halfway line through it, out to the edges of the screen without crossing the panel. */
function paintLines(context: CanvasRenderingContext2D, radius: number, upright: boolean): void {
  context.strokeStyle = CHALK;
  context.lineWidth = Math.max(3 / radius, 0.0095);
  context.beginPath();
  context.arc(0, 0, 1, 0, 2 * Math.PI);
  context.moveTo(upright ? 0 : -9, upright ? -9 : 0);
  context.lineTo(upright ? 0 : 9, upright ? 9 : 0);
  context.stroke();
  context.fillStyle = CHALK;
  context.beginPath();
  context.arc(0, 0, Math.max(6 / radius, 0.019), 0, 2 * Math.PI);
  context.fill();
}

function paintShadow(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.fillStyle = "rgba(8, 26, 16, 0.28)";
  context.beginPath();
  context.ellipse(x + radius * 0.16, y + radius * 0.24, radius * 1.04, radius * 1.04, 0, 0, 2 * Math.PI);
  context.fill();
}

type DiscLook = { readonly color: string; readonly ring: number; readonly label: string };

function paintDisc(context: CanvasRenderingContext2D, x: number, y: number, { color, ring, label }: DiscLook): void {
  const r = MATE_RADIUS;
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
  context.lineWidth = r * 0.13;
  context.strokeStyle = ring > 0 ? `rgba(255, 255, 255, ${0.35 + 0.65 * ring})` : OUTLINE;
  context.stroke();
  if (ring > 0) {
    context.beginPath();
    context.arc(x, y, r * (1.6 - 0.5 * ring), 0, 2 * Math.PI);
    context.strokeStyle = `rgba(255, 255, 255, ${0.5 * ring})`;
    context.stroke();
  }
  context.save();
  context.translate(x, y);
  context.scale(r / 100, r / 100);
  context.fillStyle = "#fff";
  context.font = '700 105px "Outfit Variable", system-ui, sans-serif';
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(label, 0, 7);
  context.restore();
}

function paintBall(context: CanvasRenderingContext2D, { ball }: Rondo): void {
  const r = BALL_RADIUS;
  context.save();
  context.translate(ball.x, ball.y);
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
  context.fillStyle = "#fdfdf6";
  context.fill();
  context.save();
  context.clip();
  context.rotate(ball.turn.angle);
  context.fillStyle = "#26382f";
  paintSpot(context, 0, 0, r * 0.36);
  for (let i = 0; i < 5; i++) {
    const angle = (i * 2 * Math.PI) / 5 + Math.PI / 5;
    paintSpot(context, Math.cos(angle) * r * 0.98, Math.sin(angle) * r * 0.98, r * 0.34);
  }
  context.restore();
  context.lineWidth = r * 0.18;
  context.strokeStyle = OUTLINE;
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

function paintSpot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  for (let i = 0; i < 5; i++) {
    const angle = (i * 2 * Math.PI) / 5 - Math.PI / 2;
    context.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
  context.closePath();
  context.fill();
}
