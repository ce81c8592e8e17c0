/** The radar over the pitch, while the screen shows a part of a big map. Not for screen readers, like the pitch. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import { WHITE } from "#client/paint/palette.ts";
import { teamColors } from "#client/paint/picture-style.ts";
import { fitRadar, needsRadar, paintRadar, paintRadarPitch, type RadarFit } from "#client/paint/radar.ts";
import type { FrameListener } from "#client/session/frame.ts";
import { kitOf } from "#client/session/kit.ts";
import type { Session } from "#client/session/session.ts";
import { useUi } from "../context/ui-context.ts";

/** CSS pixels. */
const LONGER = 184;
const SHORTER = 120;
const PHONE_SHARE = 0.72;
/** The dots move this often. */
const INTERVAL_MS = 50;
/** Without it a camera at the limit would show and hide the radar again and again. */
const HIDE_MS = 1500;

export function Radar() {
  const { session } = useUi();
  return session.settings.picture.value.radar && session.frames.value !== null ? <RadarCanvas /> : null;
}

function RadarCanvas() {
  const { session } = useUi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState(false);
  const drawn = useRef<{ readonly fit: RadarFit; readonly pitch: HTMLCanvasElement } | undefined>(undefined);
  useSignalEffect(() => {
    drawn.current = canvas.current ? prepare(session, canvas.current) : undefined;
  });
  useEffect(() => {
    let [lastMs, neededMs] = [-Infinity, -Infinity];
    const listen: FrameListener = (frame, _source, area, nowMs) => {
      const radar = drawn.current;
      if (radar === undefined || nowMs - lastMs < INTERVAL_MS) return;
      lastMs = nowMs;
      if (needsRadar(radar.fit, area)) neededMs = nowMs;
      const wanted = nowMs - neededMs < HIDE_MS;
      setShown(wanted);
      const context = wanted ? canvas.current?.getContext("2d") : undefined;
      if (context) paintRadar(context, radar.pitch, radar.fit, { frame, area, ...viewOf(session) });
    };
    session.frameListeners.add(listen);
    return () => void session.frameListeners.delete(listen);
  }, []);
  return <canvas ref={canvas} class="radar" hidden={!shown} aria-hidden="true" />;
}

/** Reads signals: the radar is painted anew for another stadium, palette, or direction of the screen. */
function prepare(session: Session, canvas: HTMLCanvasElement) {
  const stadium = session.frames.value?.stadium;
  if (stadium === undefined) return undefined;
  const share = session.device.used.value === "touch" ? PHONE_SHARE : 1;
  const fit = fitRadar(stadium, LONGER * share, SHORTER * share, session.device.turn.value);
  const density = devicePixelRatio;
  const pitch = document.createElement("canvas");
  for (const each of [canvas, pitch]) {
    each.width = Math.round(fit.width * density);
    each.height = Math.round(fit.height * density);
  }
  canvas.style.width = `${fit.width}px`;
  canvas.style.height = `${fit.height}px`;
  const teams = teamColors(session.settings.picture.value.palette);
  const context = pitch.getContext("2d");
  if (context) paintRadarPitch(context, stadium, fit, { density, teams });
  return { fit, pitch };
}

function viewOf(session: Session) {
  const players = session.players.peek();
  const kits = session.wornKits.peek();
  const colorOf = (id: number) => {
    const team = players.find((player) => player.id === id)?.team;
    if (team !== RED_TEAM && team !== BLUE_TEAM) return WHITE;
    return kitOf(kits, team).colors[0] ?? WHITE;
  };
  return { me: session.myId.peek(), colorOf, density: devicePixelRatio };
}
