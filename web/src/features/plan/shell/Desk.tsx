import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftExpand, IconLayoutSidebarRightExpand } from "@tabler/icons-react";
import { type CSSProperties, useMemo, useRef } from "react";
import type { MapConfig } from "../../../map";
import { DaysPane } from "../days/DaysPane";
import { DayDetail } from "../detail/DayDetail";
import flip from "../flip.module.css";
import { PlaceCard } from "../place/PlaceCard";
import { PlacesPane } from "../places/PlacesPane";
import classes from "../plan.module.css";
import type { Row } from "../rows";
import { useUi } from "../uiStore";
import type { Plan } from "../views";
import { DaySwitcher } from "./DaySwitcher";
import { MapPane } from "./MapPane";
import { viewOf } from "./mapData";
import { Splitter } from "./Splitter";
import { RAIL, useWidths } from "./widths";

export interface LayoutProps {
  readonly plan: Plan;
  readonly rows: readonly Row[];
  readonly editors: ReadonlyMap<string, string>;
  readonly config: MapConfig;
}

/** The large screen: days, map and places side by side. */
export function Desk({ plan, rows, editors, config }: LayoutProps) {
  const { t } = useLingui();
  const [widths, setWidths] = useWidths();
  const page = useRef<HTMLDivElement>(null);
  const detailDay = useUi((ui) => ui.detailDay);
  const detail = viewOf(plan, detailDay);
  const hasDetail = detail !== null;
  const hasCard = useUi((ui) => ui.selection.kind === "place" || ui.selection.kind === "stop");
  // The card leaves the day's stones visible: the camera stays above it.
  const padding = useMemo(
    () => ({ left: hasDetail ? 400 : 16, right: 64, top: 60, bottom: hasCard && !hasDetail ? 200 : 28 }),
    [hasDetail, hasCard],
  );
  const inset = useMemo(
    () => ({ left: hasDetail ? 394 : hasCard ? 386 : 0, right: 0, top: 56, bottom: 0 }),
    [hasDetail, hasCard],
  );
  const move = (pane: "days" | "places") => (width: number) =>
    page.current?.style.setProperty(`--${pane}`, `${width}px`);
  const size = (isOpen: boolean, width: number) => `${isOpen ? width : RAIL}px`;
  const vars = {
    "--days": size(widths.isDaysOpen, widths.days),
    "--places": size(widths.isPlacesOpen, widths.places),
  } as CSSProperties;

  return (
    <div ref={page} className={classes.page} style={vars}>
      <div className={classes.side} data-at="start">
        {widths.isDaysOpen ? (
          <>
            <DaysPane
              plan={plan}
              rows={rows}
              editors={editors}
              onCollapse={() => setWidths({ isDaysOpen: false })}
            />
            <Splitter
              pane="days"
              width={widths.days}
              label={t`Width of the days`}
              onMove={move("days")}
              onDone={(days) => setWidths({ days })}
            />
          </>
        ) : (
          <div className={classes.rail}>
            <Tooltip label={t`Show the days`} position="right">
              <ActionIcon aria-label={t`Show the days`} onClick={() => setWidths({ isDaysOpen: true })}>
                <IconLayoutSidebarLeftExpand className={flip.flips} size={20} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            <span className={classes.railName}>{t`Days`}</span>
          </div>
        )}
      </div>
      <div className={classes.map}>
        <MapPane plan={plan} padding={padding} inset={inset} config={config} />
        <div className={classes.mapTop} data-beside={hasDetail || undefined}>
          <DaySwitcher plan={plan} />
        </div>
        {detail ? (
          <div className={classes.panel}>
            <DayDetail plan={plan} view={detail} />
          </div>
        ) : (
          <div className={classes.floating}>
            <PlaceCard plan={plan} />
          </div>
        )}
      </div>
      <div className={classes.side} data-at="end">
        {widths.isPlacesOpen ? (
          <>
            <PlacesPane plan={plan} editors={editors} onCollapse={() => setWidths({ isPlacesOpen: false })} />
            <Splitter
              pane="places"
              width={widths.places}
              label={t`Width of the places`}
              onMove={move("places")}
              onDone={(places) => setWidths({ places })}
            />
          </>
        ) : (
          <div className={classes.rail}>
            <Tooltip label={t`Show the places`} position="left">
              <ActionIcon aria-label={t`Show the places`} onClick={() => setWidths({ isPlacesOpen: true })}>
                <IconLayoutSidebarRightExpand className={flip.flips} size={20} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            <span className={classes.railName}>{t`Places`}</span>
          </div>
        )}
      </div>
    </div>
  );
}
