/** Camera and zoom of a match: follows a player or the ball, or moves as a spectator or the room's script steers it. */
import { onMap, type Turn } from "#client/session/device.ts";
import type { Frame, FrameSource } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";
import { followed, isWatching, type Spectating } from "#client/session/spectating.ts";
import type { ViewArea } from "#client/render/render-context.ts";
import type { ScriptCamera } from "#room/script-camera.ts";
import { type CameraTarget, easedShare, moveCamera, moveCameraTo, panCamera, snapCamera } from "./camera.ts";
import { playerAt } from "./pick.ts";
import { zoomFor, zoomToFit, type ZoomRules } from "./zoom.ts";

/** The canvas's size in CSS pixels, and the number of screen pixels per CSS pixel. */
export type Viewport = { readonly width: number; readonly height: number; readonly ratio: number };

/** The zoom of a script is relative to the usual one, whatever the pitch. */
const UNKNOWN_PITCH: ZoomRules = { width: Infinity, height: Infinity, maxViewWidth: 0 };

/** CSS pixels per second at which held keys move the free camera. */
const PAN_SPEED = 900;
/** The zoom eases this many times faster than the camera. */
const ZOOM_SPEED = 5;
/** Closer than this share to its target, the zoom snaps to it. */
const ZOOM_SNAP = 0.002;

export class CameraController {
  readonly area: ViewArea = { x: 0, y: 0, width: 1, height: 1 };
  viewport: Viewport;
  readonly #session: Session;
  readonly #camera = { x: 0, y: 0 };
  // Reused in every frame.
  readonly #ball = { x: 0, y: 0 };
  readonly #player = { x: 0, y: 0 };
  readonly #target: CameraTarget;
  /** The user's zoom factor as shown; eases towards `session.zoom`. */
  #zoomFactor: number;
  /** False until the first frame of a match: there the camera snaps to its target. */
  #placed = false;

  constructor(session: Session, viewport: Viewport) {
    this.#session = session;
    this.viewport = viewport;
    this.#zoomFactor = session.zoom.peek();
    const rules = { width: 0, height: 0, cameraFollow: "ball" } as const;
    this.#target = { rules, ball: this.#ball, player: undefined, followed: undefined, viewWidth: 1, viewHeight: 1 };
  }

  get #turn(): Turn {
    return this.#session.device.turn.peek();
  }

  /** The size of the screen along the axes of the map. */
  get #mapViewport(): Viewport {
    const { width, height, ratio } = this.viewport;
    return this.#turn === 0 ? this.viewport : { width: height, height: width, ratio };
  }

  /** Makes the camera snap to its target in the next frame, for a new match. */
  reset(): void {
    this.#placed = false;
  }

  /** Makes the camera snap to its target in the next frame, unless it is moved freely. */
  jump(): void {
    if (!this.#watches("free")) this.#placed = false;
  }

  /** Screen pixels per map unit after the zoom has reached its target. */
  resolution(source: FrameSource | null): number {
    return this.#zoom(source, this.#wantedZoom()) * this.viewport.ratio;
  }

  /** Advances camera and zoom by `elapsedMs` and updates `area`. Returns screen pixels per map unit. */
  update(source: FrameSource, frame: Frame, elapsedMs: number): number {
    this.#easeZoom(elapsedMs);
    const zoom = this.#zoom(source, this.#zoomFactor);
    this.#findTarget(source, frame, zoom);
    this.#move(elapsedMs, zoom);
    const { viewWidth, viewHeight } = this.#target;
    this.area.x = this.#camera.x - viewWidth / 2;
    this.area.y = this.#camera.y - viewHeight / 2;
    this.area.width = viewWidth;
    this.area.height = viewHeight;
    this.#followClicked(frame, zoom);
    return zoom * this.viewport.ratio;
  }

  #zoom(source: FrameSource | null, factor: number): number {
    // A script's zoom may show more than the stadium allows.
    const scripted = (this.#script()?.zoom ?? null) !== null;
    if (source && !scripted && this.#watches("pitch")) return factor * zoomToFit(this.#mapViewport, source.stadium);
    return zoomFor(this.#mapViewport, source && !scripted ? source.stadium : UNKNOWN_PITCH, factor);
  }

  /** Whether the page's user watches in this way. */
  #watches(kind: Spectating["kind"]): boolean {
    return this.#session.spectating.peek().kind === kind && isWatching(this.#session.me.peek());
  }

  /** The camera of the room's script, if there is one and the player lets it move the view. */
  #script(): ScriptCamera | null {
    const { scriptCamera, scriptCameraAllowed } = this.#session;
    return scriptCameraAllowed.peek() ? scriptCamera.peek() : null;
  }

  #wantedZoom(): number {
    return this.#script()?.zoom ?? this.#session.zoom.peek();
  }

  #easeZoom(elapsedMs: number): void {
    const wanted = this.#wantedZoom();
    const still = this.#session.settings.reducedMotion.peek();
    if (still || Math.abs(this.#zoomFactor / wanted - 1) < ZOOM_SNAP) this.#zoomFactor = wanted;
    else this.#zoomFactor += (wanted - this.#zoomFactor) * easedShare(elapsedMs * ZOOM_SPEED);
  }

  #findTarget({ stadium }: FrameSource, frame: Frame, zoom: number): void {
    const target = this.#target;
    const { myId, me, spectating, players } = this.#session;
    target.rules = stadium;
    const { width, height } = this.#mapViewport;
    target.viewWidth = width / zoom;
    target.viewHeight = height / zoom;
    this.#ball.x = frame.x[0] ?? 0;
    this.#ball.y = frame.y[0] ?? 0;
    const own = discOf(frame, myId.peek());
    const watched = isWatching(me.peek()) ? followed(spectating.peek(), players.peek()) : undefined;
    const other = watched === undefined ? -1 : discOf(frame, watched.id);
    const disc = own >= 0 ? own : other;
    this.#player.x = frame.x[disc] ?? 0;
    this.#player.y = frame.y[disc] ?? 0;
    target.player = own >= 0 ? this.#player : undefined;
    target.followed = own < 0 && other >= 0 ? this.#player : undefined;
    const script = this.#script();
    if (script !== null && "follow" in script) this.#followForScript(frame, script.follow);
  }

  /** A script's camera stays that of the client while its player is not on the pitch. */
  #followForScript(frame: Frame, follow: number | "ball"): void {
    const target = this.#target;
    const disc = follow === "ball" ? 0 : discOf(frame, follow);
    if (disc < 0) return;
    this.#player.x = frame.x[disc] ?? 0;
    this.#player.y = frame.y[disc] ?? 0;
    target.player = undefined;
    target.followed = this.#player;
  }

  #move(elapsedMs: number, zoom: number): void {
    const input = this.#session.cameraInput;
    const { dragX, dragY } = input;
    input.dragX = input.dragY = 0;
    const script = this.#script();
    if (script !== null && "x" in script && this.#placed) return moveCameraTo(this.#camera, script, elapsedMs);
    const free = this.#watches("free");
    if (free && script === null && this.#placed) {
      const distance = (PAN_SPEED * elapsedMs) / 1000;
      const by = onMap(this.#turn, input.panX * distance - dragX, input.panY * distance - dragY);
      return panCamera(this.#camera, this.#target.rules, by.x / zoom, by.y / zoom);
    }
    if (this.#placed) moveCamera(this.#camera, this.#target, elapsedMs);
    else snapCamera(this.#camera, this.#target);
    this.#placed = true;
  }

  /** Spectators follow a player by clicking them. */
  #followClicked(frame: Frame, zoom: number): void {
    const { cameraInput, spectating, me } = this.#session;
    const { click } = cameraInput;
    cameraInput.click = undefined;
    if (click === undefined || !isWatching(me.peek())) return;
    const { width, height } = this.viewport;
    const at = onMap(this.#turn, click.x - width / 2, click.y - height / 2);
    const id = playerAt(frame, this.#camera.x + at.x / zoom, this.#camera.y + at.y / zoom, this.#turn);
    if (id !== undefined) spectating.value = { kind: "player", id };
  }
}

/** The index of a player's disc; -1 when the player has none. */
function discOf(frame: Frame, id: number): number {
  if (id < 0) return -1;
  for (let i = 1; i < frame.count; i++) if (frame.owner[i] === id) return i;
  return -1;
}
