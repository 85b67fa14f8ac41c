import type { Map as GLMap } from "maplibre-gl";
import { boundsOf, fitBox, isPoint, normalBounds, usablePadding } from "./geometry/bounds.ts";
import type { Focus, MapDot, MapStone, Padding } from "./types.ts";

/** Room between what is shown and the panels, in pixels. */
const MARGIN = 56;
/** How near the camera goes for one place alone, and at most for several. */
const PLACE_ZOOM = 14;
const CLOSEST_FIT = 15;
const NONE: Padding = { left: 0, right: 0, top: 0, bottom: 0 };

type How = "cut" | "ease" | "fly";

/** Moves the camera; under reduced motion the renderer turns every move into a cut. */
export class Camera {
  private readonly map: GLMap;
  private padding: Padding = NONE;
  private shown: Focus["key"] | null = null;
  private placed = false;
  /** What was last asked for, until the traveller moves the map: panels that open and close keep it in sight. */
  private held: Focus | null = null;

  constructor(map: GLMap) {
    this.map = map;
    map.on("movestart", (event) => {
      if (event.originalEvent) this.held = null;
    });
  }

  setPadding(padding: Padding = NONE): void {
    const { left, right, top, bottom } = padding;
    const now = this.padding;
    if (now.left === left && now.right === right && now.top === top && now.bottom === bottom) return;
    this.padding = padding;
    if (this.held) this.move(this.held, "ease");
    else if (this.placed) this.map.easeTo({ padding: this.usable(), duration: 200 });
    else this.map.setPadding(this.usable());
  }

  /** The same panels leave another part of the map free when the window changes. */
  resized(): void {
    if (this.held) this.move(this.held, "cut");
    else this.map.setPadding(this.usable());
  }

  /** The traveller has gone elsewhere by a button. */
  release(): void {
    this.held = null;
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
      this.move(focus, this.placed ? "fly" : "cut");
    } else if (!this.placed) {
      const bounds = boundsOf([...stones, ...dots].map(({ lng, lat }) => [lng, lat] as const));
      if (bounds) this.move({ bounds, key: "all" }, "cut");
    }
  }

  private move(focus: Focus, how: How): void {
    const target = this.viewOf(focus);
    if (!target) return;
    this.placed = true;
    this.held = focus;
    const view = { ...target, padding: this.usable() };
    if (how === "fly") this.map.flyTo({ ...view, duration: 600 });
    else if (how === "ease") this.map.easeTo({ ...view, duration: 200 });
    else this.map.jumpTo(view);
  }

  private viewOf({ bounds, center, zoom }: Focus): { center: [number, number]; zoom: number } | null {
    if (bounds && !isPoint(normalBounds(bounds))) {
      const { left, right, top, bottom } = this.usable();
      const { clientWidth, clientHeight } = this.map.getContainer();
      const [width, height] = [clientWidth - left - right, clientHeight - top - bottom];
      const margin = Math.max(8, Math.min(MARGIN, width / 5, height / 5));
      const fit = fitBox(normalBounds(bounds), width - 2 * margin, height - 2 * margin);
      return { center: fit.center, zoom: Math.min(fit.zoom, zoom ?? CLOSEST_FIT) };
    }
    const at = center ?? bounds?.[0];
    if (!at) return null;
    return { center: [at[0], at[1]], zoom: zoom ?? Math.max(PLACE_ZOOM, Math.min(this.map.getZoom(), 16)) };
  }
}
