/** Where the players of a game were: a heat map of the chosen one, and the shares of all as a table. */
import { useEffect, useRef, useState } from "preact/hooks";
import { paintHeatMap } from "#client/paint/heat-map.ts";
import { BLUE, RED } from "#client/paint/palette.ts";
import { BLUE_TEAM } from "#room/team.ts";
import { HEAT_COLUMNS, HEAT_ROWS, type GameHeat, type PlayerHeat } from "../../session/replay.ts";
import { t } from "../i18n/translate.ts";
import { TEAM_NAMES } from "../team/team-style.ts";

/** Canvas pixels; the page shows the canvas at half of that or less. */
const WIDTH = 960;
const HEIGHT = 580;
const DENSITY = 2;

const SHARES = ["ownThird", "middleThird", "finalThird", "ownHalf"] as const;

export function HeatMaps({ heat }: { readonly heat: GameHeat }) {
  const [chosen, setChosen] = useState(0);
  const player = heat.players[chosen] ?? heat.players[0];
  if (player === undefined) return null;
  return (
    <div class="heat-maps">
      <h3>{t("replay.heat.title")}</h3>
      <HeatMap heat={heat} player={player} />
      <div class="match-table replay-goals" role="region" aria-label={t("replay.heat.table")} tabIndex={0}>
        <table>
          <caption class="visually-hidden">{t("replay.heat.table")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("replay.heat.player")}</th>
              {SHARES.map((share) => (
                <th key={share} scope="col">
                  {t(`replay.heat.${share}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.players.map((each, i) => (
              <tr key={`${each.team} ${each.name}`} class={`match-row match-row-${each.team}`}>
                <th scope="row">
                  <button
                    type="button"
                    class="replay-goal-time heat-player"
                    aria-pressed={each === player}
                    onClick={() => setChosen(i)}
                  >
                    <bdi>{each.name}</bdi>
                    <span class="visually-hidden"> ({t(TEAM_NAMES[each.team])})</span>
                  </button>
                </th>
                {SHARES.map((share) => (
                  <td key={share}>{t("replay.heat.percent", { value: Math.round(100 * each[share]) })}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function HeatMap({ heat: { stadium }, player }: { readonly heat: GameHeat; readonly player: PlayerHeat }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    paintHeatMap(context, stadium, {
      grid: { columns: HEAT_COLUMNS, rows: HEAT_ROWS, cells: player.cells },
      color: player.team === BLUE_TEAM ? BLUE : RED,
      size: { width: WIDTH / DENSITY, height: HEIGHT / DENSITY, density: DENSITY },
    });
  }, [stadium, player]);
  return (
    <canvas
      ref={canvas}
      class="heat-map"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t("replay.heat.of", { name: player.name })}
    />
  );
}
