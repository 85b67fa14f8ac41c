import { useLingui } from "@lingui/react/macro";
import type { Map as GLMap } from "maplibre-gl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import classes from "../TripMap.module.css";
import type { MapStone } from "../types.ts";

interface StoneListProps {
  map: GLMap;
  stones: readonly MapStone[];
  onStone: ((id: string) => void) | undefined;
}

/**
 * The stones for keyboards and screen readers, which see nothing of a canvas: one tab stop, arrows from stone to
 * stone, and a ring on the map around the one that has the focus.
 */
export function StoneList({ map, stones, onStone }: StoneListProps) {
  const { t } = useLingui();
  const [at, setAt] = useState(0);
  const [focused, setFocused] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const current = Math.min(at, stones.length - 1);
  const stone = stones[current];

  const onKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const step = steps[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? stones.length - 1
          : step === undefined
            ? null
            : current + step;
    if (next === null) return;
    event.preventDefault();
    const to = (next + stones.length) % stones.length;
    setAt(to);
    list.current?.querySelectorAll("button")[to]?.focus();
  };

  if (stones.length === 0) return null;
  return (
    <>
      <ul ref={list} className={classes.unseen} aria-label={t`Stops on the map`} onKeyDown={onKey}>
        {stones.map(({ id, number, label, selected }, i) => (
          <li key={id}>
            <button
              type="button"
              tabIndex={i === current ? 0 : -1}
              aria-pressed={selected === true}
              onFocus={() => {
                setAt(i);
                setFocused(true);
              }}
              onBlur={() => setFocused(false)}
              onClick={() => onStone?.(id)}
            >
              {t`Stop ${number}: ${label}`}
            </button>
          </li>
        ))}
      </ul>
      {focused && stone && <FocusRing map={map} lng={stone.lng} lat={stone.lat} />}
    </>
  );
}

function FocusRing({ map, lng, lat }: { map: GLMap; lng: number; lat: number }) {
  const [where, setWhere] = useState(() => map.project([lng, lat]));
  useEffect(() => {
    const read = () => setWhere(map.project([lng, lat]));
    // A stone reached by keyboard has to be seen.
    if (!map.getBounds().contains([lng, lat])) map.easeTo({ center: [lng, lat], duration: 300 });
    read();
    map.on("move", read);
    return () => {
      map.off("move", read);
    };
  }, [map, lng, lat]);
  return <div className={classes.ring} style={{ left: where.x, top: where.y }} aria-hidden="true" />;
}
