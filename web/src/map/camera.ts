import type { Map as GLMap } from "maplibre-gl";
import { boundsOf, isPoint, normalBounds, usablePadding } from "./geometry/bounds.ts";
import type { Focus, MapDot, MapStone, Padding } from "./types.ts";

/** Room between what is shown and the panels, in pixels. */
const MARGIN = 56;
/** How near the camera goes for one place alone, and at most for several. */
const PLACE_ZOOM = 14;
const CLOSEST_FIT = 15;
const NONE: Padding = { left: 0, right: 0, top: 0, bottom: 0 };

/** Moves the camera; under reduced motion the renderer turns every move into a cut. */
export class Camera {
  private readonly map: GLMap;
  private padding: Padding = NONE;
  private shown: Focus["key"] | null = null;
  private placed = false;

  constructor(map: GLMap) {
    this.map = map;
  }

  setPadding(padding: Padding = NONE): void {
    const { left, right, top, bottom } = padding;
    const now = this.padding;
    if (now.left === left && now.right === right && now.top === top && now.bottom === bottom) return;
    this.padding = padding;
    const usable = this.usable();
    if (this.placed) this.map.easeTo({ padding: usable, duration: 200 });
    else this.map.setPadding(usable);
  }

  /** The same panels leave another part of the map free when the window changes. */
  resized(): void {
    this.map.setPadding(this.usable());
  }

  private usable(): Padding {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return usablePadding(this.padding, clientWidth, clientHeight);
  }

  /** Without a focus the first look is at all that lies on the map. */
  show(focus: Focus | undefined, stones: readonly MapStone[], dots: readonly MapDot[]): void {
    if (focus) {
      if (focus.key === this.shown) return;
      this.shown = focus.key;
      this.move(focus);
    } else if (!this.placed) {
      const bounds = boundsOf([...stones, ...dots].map(({ lng, lat }) => [lng, lat] as const));
      if (bounds) this.move({ bounds, key: "all" });
    }
  }

  private move({ bounds, center, zoom }: Focus): void {
    const animate = this.placed;
    this.placed = true;
    if (bounds && !isPoint(normalBounds(bounds))) {
      const [[west, south], [east, north]] = normalBounds(bounds);
      const margin = this.margin();
      this.map.fitBounds([west, south, east, north], {
        padding: margin,
        maxZoom: zoom ?? CLOSEST_FIT,
        animate,
        duration: 600,
      });
      return;
    }
    const at = center ?? bounds?.[0];
    if (!at) return;
    const target = {
      center: [at[0], at[1]] as [number, number],
      zoom: zoom ?? Math.max(PLACE_ZOOM, this.zoomNow()),
    };
    if (animate) this.map.easeTo({ ...target, duration: 500 });
    else this.map.jumpTo(target);
  }

  private zoomNow(): number {
    return Math.min(this.map.getZoom(), 16);
  }

  private margin(): number {
    const { left, right, top, bottom } = this.usable();
    const { clientWidth, clientHeight } = this.map.getContainer();
    return Math.max(8, Math.min(MARGIN, (clientWidth - left - right) / 5, (clientHeight - top - bottom) / 5));
  }
}
