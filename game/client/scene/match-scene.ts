/** Phaser's scene of a match: takes a frame from the source, moves the camera, draws. */
import { effect } from "@preact/signals-core";
import { Scene, Scenes } from "phaser";
import type { Frame, FrameSource } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";
import { type BubblePorts, bubblesOf, NO_BUBBLES, type PlayerBubbles } from "#client/render/bubble-content.ts";
import { teamColors } from "#client/paint/picture-style.ts";
import { appearancesOf } from "#client/render/player-appearance.ts";
import { screenAxes } from "#client/render/render-context.ts";
import { createRenderer, type MatchLooks, type Renderer } from "#client/render/renderer.ts";
import { NO_PAINT } from "#client/session/room.ts";
import { CameraController, type Viewport } from "./camera-controller.ts";
import { idleFrame } from "./idle-frame.ts";

const SCENE_KEY = "match";

/** After the zoom has not changed for this long, textures are made for it … */
const ZOOM_SETTLE_MS = 350;
/** … if the existing ones are too coarse or too fine by this share. */
const ZOOM_TOLERANCE = 0.15;

/** Beyond it all textures are made anew: most of them show names and avatars that are gone. */
const TEXTURES_MAX = 3000;

export class MatchScene extends Scene {
  readonly #session: Session;
  readonly #ports: BubblePorts;
  readonly #camera: CameraController;
  #source: FrameSource | null = null;
  /** Drawn while no game is on. */
  #idle: Frame | undefined;
  readonly #looks: MatchLooks = { appearances: new Map(), paints: NO_PAINT };
  #bubbles: PlayerBubbles = NO_BUBBLES;
  #renderer: Renderer | undefined;
  /** The resolution of the renderer's textures. */
  #resolution = 1;
  /** Counts down after a change of zoom. */
  #zoomSettleMs = 0;

  constructor(session: Session, viewport: Viewport, ports: BubblePorts) {
    super(SCENE_KEY);
    this.#session = session;
    this.#ports = ports;
    this.#camera = new CameraController(session, viewport);
  }

  create(): void {
    const stops = [
      effect(() => {
        this.#source = this.#session.frames.value;
        this.#idle = this.#source ? idleFrame(this.#source.stadium) : undefined;
        this.#camera.reset();
        this.renewTextures();
      }),
      effect(() => {
        const { reducedMotion, picture } = this.#session.settings;
        void [reducedMotion.value, picture.value];
        this.renewTextures();
      }),
      effect(() => {
        this.#looks.appearances = appearancesOf(this.#session, this.#looks.appearances);
      }),
      effect(() => {
        const quarterTurns = this.#session.device.turn.value;
        this.cameras.main.setRotation((quarterTurns * Math.PI) / 2);
        this.#camera.reset();
        this.renewTextures();
      }),
      effect(() => {
        this.#looks.paints = this.#session.discPaints.value;
      }),
      effect(() => {
        this.#bubbles = bubblesOf(this.#session, this.#ports);
      }),
      effect(() => {
        const { zoom, spectating, scriptCamera, scriptCameraAllowed } = this.#session;
        void [zoom.value, spectating.value, scriptCamera.value, scriptCameraAllowed.value];
        this.#zoomSettleMs = ZOOM_SETTLE_MS;
      }),
    ];
    this.events.once(Scenes.Events.DESTROY, () => stops.forEach((stop) => stop()));
  }

  /** Fits the camera to a new size at once; textures follow with `renewTextures`. */
  resize(viewport: Viewport): void {
    this.#camera.viewport = viewport;
  }

  /** Replaces the renderer: for another stadium or resolution, or after fonts have loaded. */
  renewTextures(): void {
    this.#renderer?.destroy();
    this.#renderer = undefined;
    const stadium = this.#source?.stadium;
    if (!stadium) return;
    this.#resolution = this.#camera.resolution(this.#source);
    const { device, settings } = this.#session;
    const { reducedMotion, picture } = settings;
    this.#renderer = createRenderer(this, {
      stadium,
      resolution: this.#resolution,
      reducedMotion: reducedMotion.peek(),
      axes: screenAxes(device.turn.peek()),
      style: { ...picture.peek(), teams: teamColors(picture.peek().palette) },
      effects: picture.peek().effects,
    });
  }

  override update(time: number, elapsedMs: number): void {
    const source = this.#source;
    this.#settleZoom(elapsedMs);
    if ((this.#renderer?.textureCount ?? 0) > TEXTURES_MAX) this.renewTextures();
    if (!source || !this.#renderer) return;
    const sampled = source.sample(time);
    const frame = sampled.count > 0 || !this.#idle ? sampled : this.#idle;
    if (frame.jumped) this.#camera.jump();
    const scale = this.#camera.update(source, frame, elapsedMs);
    const { area } = this.#camera;
    const { nudge } = this.#renderer;
    this.cameras.main.setZoom(scale).centerOn(area.x + area.width / 2 + nudge.x, area.y + area.height / 2 + nudge.y);
    this.#countOwnKicks(frame);
    this.#renderer.draw(frame, this.#looks, area, elapsedMs);
    this.#renderer.drawBubbles(frame, this.#bubbles, time);
    for (const listen of this.#session.frameListeners) listen(frame, source, area, time);
  }

  #countOwnKicks({ events }: Frame): void {
    const { myId, ownKicks } = this.#session;
    for (let i = 0; i < events.length; i++) {
      const event = events[i]!;
      if (event.kind === "kick" && event.player === myId.peek()) ownKicks.value++;
    }
  }

  #settleZoom(elapsedMs: number): void {
    if (this.#zoomSettleMs <= 0) return;
    this.#zoomSettleMs -= elapsedMs;
    if (this.#zoomSettleMs > 0) return;
    const error = this.#camera.resolution(this.#source) / this.#resolution - 1;
    if (Math.abs(error) > ZOOM_TOLERANCE) this.renewTextures();
  }
}
