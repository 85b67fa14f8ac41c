import { useLingui } from "@lingui/react/macro";
import { IconCurrentLocation, IconMinus, IconPlus } from "@tabler/icons-react";
import type { Map as GLMap } from "maplibre-gl";
import { useEffect, useState } from "react";
import classes from "../TripMap.module.css";
import type { LngLat } from "../types.ts";

const WAIT_MS = 15_000;

/** Zoom, and where I am. */
export function MapControls({ map, onLocated }: { map: GLMap; onLocated: (at: LngLat) => void }) {
  const { t } = useLingui();
  const { near, far } = useZoomEnds(map);
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const locate = () => {
    setProblem(null);
    // Browsers hide the position from pages that did not come over https.
    if (!("geolocation" in navigator) || !window.isSecureContext) {
      setProblem(t`Your position is only available when Cairn is opened over https.`);
      return;
    }
    setLooking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLooking(false);
        onLocated([coords.longitude, coords.latitude]);
      },
      (error) => {
        setLooking(false);
        setProblem(
          error.code === error.PERMISSION_DENIED
            ? t`The browser does not let Cairn see where you are. You can allow it in the site settings.`
            : t`Your position could not be found. Try again under the open sky or with Wi-Fi on.`,
        );
      },
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 30_000 },
    );
  };

  return (
    <div className={classes.controls}>
      {problem && (
        <div className={classes.problem} role="status">
          {problem}
        </div>
      )}
      <fieldset className={classes.buttons} aria-label={t`Map controls`}>
        <button
          type="button"
          aria-label={t`Zoom in`}
          disabled={near}
          onClick={({ nativeEvent }) => map.zoomIn({}, { originalEvent: nativeEvent })}
        >
          <IconPlus size={19} aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label={t`Zoom out`}
          disabled={far}
          onClick={({ nativeEvent }) => map.zoomOut({}, { originalEvent: nativeEvent })}
        >
          <IconMinus size={19} aria-hidden="true" />
        </button>
        <button type="button" aria-label={t`Show where I am`} aria-busy={looking} onClick={locate}>
          <IconCurrentLocation size={19} aria-hidden="true" />
        </button>
      </fieldset>
    </div>
  );
}

function useZoomEnds(map: GLMap): { near: boolean; far: boolean } {
  const [ends, setEnds] = useState({ near: false, far: false });
  useEffect(() => {
    const read = () => {
      const zoom = map.getZoom();
      const near = zoom >= map.getMaxZoom() - 0.01;
      const far = zoom <= map.getMinZoom() + 0.01;
      setEnds((before) => (before.near === near && before.far === far ? before : { near, far }));
    };
    map.on("zoomend", read);
    return () => {
      map.off("zoomend", read);
    };
  }, [map]);
  return ends;
}
