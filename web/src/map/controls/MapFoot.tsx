import { useLingui } from "@lingui/react/macro";
import { AttributionControl, type Map as GLMap } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { GRID_ZOOM } from "../basemap/style.ts";
import { type DistanceUnit, metresPerPixel, stepWords } from "../geometry/grid.ts";
import { scaleStep } from "../grid.ts";
import classes from "../TripMap.module.css";

interface Scale {
  pixels: number;
  metres: number;
  squares: boolean;
}

/** Scale and sources, in the corner that the panels leave free. */
export function MapFoot({ map, unit, style }: { map: GLMap; unit: DistanceUnit; style: string }) {
  const { i18n, t } = useLingui();
  const scale = useScale(map, unit);
  const credits = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const control = new AttributionControl({ compact: false });
    const element = control.onAdd(map);
    credits.current?.replaceChildren(element);
    return () => control.onRemove();
  }, [map]);

  const { value, unit: word } = stepWords(scale.metres, unit);
  const distance = new Intl.NumberFormat(i18n.locale, {
    style: "unit",
    unit: word,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(value);
  const squares = scale.squares && style === "cairn";
  return (
    <div className={classes.foot}>
      <div
        className={classes.scale}
        role="img"
        aria-label={t`Scale: ${distance}`}
        title={squares ? t`One square of the grid is ${distance}` : t`Scale: ${distance}`}
      >
        <span className={classes.bar} style={{ width: scale.pixels }} />
        <span>{distance}</span>
      </div>
      <div ref={credits} className={classes.credits} />
    </div>
  );
}

function useScale(map: GLMap, unit: DistanceUnit): Scale {
  const [scale, setScale] = useState<Scale>(() => measure(map, unit));
  useEffect(() => {
    const read = () => {
      const next = measure(map, unit);
      setScale((before) =>
        Math.abs(before.pixels - next.pixels) < 0.5 && before.metres === next.metres ? before : next,
      );
    };
    read();
    map.on("move", read);
    return () => {
      map.off("move", read);
    };
  }, [map, unit]);
  return scale;
}

function measure(map: GLMap, unit: DistanceUnit): Scale {
  const metres = scaleStep(map, unit);
  const pixels = metres / metresPerPixel(map.getCenter().lat, map.getZoom());
  // Near the poles of a world view a round distance can be wider than the screen; the bar then stops at its end.
  return { pixels: Math.min(pixels, 220), metres, squares: map.getZoom() >= GRID_ZOOM };
}
