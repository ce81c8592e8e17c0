/** The animated background of the home page: a rondo on a pitch. A still picture with reduced motion. */
import { effect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { paintHero } from "./paint-hero.ts";
import { advanceRondo, createRondo } from "./rondo.ts";

/** Above this width the play card is to the left of the room list (style/home.css). */
const WIDE = "(min-width: 60rem)";

/** Simulated before the first picture, so that the still one shows a pass. */
const OPENING_SECONDS = 0.62;

export function Hero() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { reducedMotion } = useUi().session.settings;
  useEffect(() => (canvas.current ? animate(canvas.current, reducedMotion) : undefined), []);
  return <canvas ref={canvas} class="hero" aria-hidden="true" />;
}

/** Runs until the returned function is called. */
function animate(canvas: HTMLCanvasElement, reducedMotion: ReadonlySignal<boolean>): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => undefined;
  const wide = matchMedia(WIDE);
  const rondo = createRondo();
  for (let s = 0; s < OPENING_SECONDS; s += 1 / 60) advanceRondo(rondo, 1 / 60, Math.random);
  let frame = 0;
  let last = 0;
  // The width is 0 while style/home.css hides the canvas on small screens.
  const draw = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width > 0) paintHero(context, { width, height, wide: wide.matches }, rondo);
  };
  const tick = (now: number) => {
    if (last > 0) advanceRondo(rondo, (now - last) / 1000, Math.random);
    last = now;
    draw();
    frame = requestAnimationFrame(tick);
  };
  const start = () => {
    cancelAnimationFrame(frame);
    last = 0;
    draw();
    if (!reducedMotion.peek()) frame = requestAnimationFrame(tick);
  };
  const fit = () => {
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw();
  };
  const sizes = new ResizeObserver(fit);
  sizes.observe(canvas);
  const stop = effect(() => {
    void reducedMotion.value;
    start();
  });
  return () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    stop();
  };
}
