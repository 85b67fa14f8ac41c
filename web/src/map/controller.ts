import { type GeoJSONSource, Map as GLMap, type LayerSpecification, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { WorldFeatures } from "./basemap/features.ts";
import { worldFeatures } from "./basemap/features.ts";
import { loadWorld } from "./basemap/load.ts";
import { bundledLayers, bundledStyle, GRID_SOURCE } from "./basemap/style.ts";
import { Camera } from "./camera.ts";
import { FONT, FONT_BOLD, loadFonts } from "./fonts.ts";
import { watchMenu } from "./gestures.ts";
import { drawGrid } from "./grid.ts";
import { dotFeatures, meFeature, stoneFeatures, trackFeatures, trailFeatures } from "./overlay/data.ts";
import { Images } from "./overlay/images.ts";
import { overlayLayers, overlaySources, SOURCES } from "./overlay/layers.ts";
import { watchTouch } from "./overlay/touch.ts";
import { chooseStyle, styleFont, styleKey } from "./styles.ts";
import type { LngLat, MapMenuAt, Scheme, TripMapProps } from "./types.ts";

// A file of our own origin: the policy allows no worker from a blob.
setWorkerUrl(workerUrl);

/** What the component shows around the canvas. */
export interface MapState {
  /** Style, images and the traveller's things are on the map. */
  ready: boolean;
  style: string;
  /** The chosen outside map could not be had, the bundled one stands in. */
  fellBack: boolean;
  hover: { x: number; y: number; label: string } | null;
}

type Content = Pick<TripMapProps, "stones" | "dots" | "trails" | "tracks" | "distanceUnit"> & {
  scheme: Scheme;
  config: TripMapProps["config"];
  accent: string;
  language: string;
};

export interface MapEvents {
  stone(id: string): void;
  dot(id: string): void;
  menu(at: MapMenuAt): void;
  background(): void;
  state(change: Partial<MapState>): void;
}

/** Tile errors in a row without one tile that came, after which an outside map counts as unreachable. */
const TOO_MANY_ERRORS = 6;

/** Owns the GL map: brings props onto it, and what happens on it back as events. */
export class MapController {
  readonly map: GLMap;
  readonly camera: Camera;
  private readonly events: MapEvents;
  private readonly images: Images;
  private readonly stops: (() => void)[] = [];
  private content: Content;
  private key = "";
  private styled = false;
  private outside = false;
  private errors = 0;
  private gone = false;
  private me: LngLat | null = null;
  private features: { language: string; world: Promise<WorldFeatures> } | null = null;

  constructor(container: HTMLElement, content: Content, events: MapEvents, locale: Record<string, string>) {
    this.content = content;
    this.events = events;
    this.map = new GLMap({
      container,
      style: { version: 8, sources: {}, layers: [] },
      center: [12, 25],
      zoom: 1.4,
      maxZoom: 19,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      fadeDuration: 120,
      locale,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.camera = new Camera(this.map);
    this.images = new Images(this.map);
    this.map.on("style.load", () => this.dress());
    this.map.on("moveend", () => this.grid());
    this.map.on("resize", () => this.camera.resized());
    this.map.on("error", () => this.failed());
    this.map.on("data", (event) => {
      if (event.dataType === "source" && "tile" in event && event.tile) this.errors = 0;
    });
    this.stops.push(
      watchMenu(this.map, (at) => events.menu(at)),
      watchTouch(this.map, events),
    );
    void this.restyle();
  }

  update(content: Content): void {
    const before = this.content;
    this.content = content;
    const key = styleKey(content.config, content.scheme);
    if (key !== this.key) {
      void this.restyle();
      return;
    }
    if (!this.styled) return;
    if (content.scheme !== before.scheme) this.repaint();
    if (content.language !== before.language) void this.relabel();
    const redrawn = content.scheme !== before.scheme || content.accent !== before.accent;
    if (redrawn || content.stones !== before.stones) this.drawStones();
    if (redrawn || content.dots !== before.dots) this.drawDots();
    if (content.trails !== before.trails) this.put(SOURCES.trails, trailFeatures(content.trails));
    if (content.tracks !== before.tracks) this.put(SOURCES.tracks, trackFeatures(content.tracks));
    if (content.distanceUnit !== before.distanceUnit) this.grid();
  }

  /** Asks for the outside map once more. */
  retry(): void {
    this.key = "";
    void this.restyle();
  }

  showMe(at: LngLat): void {
    this.camera.release();
    this.me = at;
    this.put(SOURCES.me, meFeature(at));
    this.map.easeTo({ center: [at[0], at[1]], zoom: Math.max(14, this.map.getZoom()), duration: 500 });
  }

  destroy(): void {
    this.gone = true;
    for (const stop of this.stops) stop();
    this.map.remove();
  }

  private world(): Promise<WorldFeatures> {
    const { language } = this.content;
    if (this.features?.language !== language) {
      this.features = { language, world: loadWorld().then((world) => worldFeatures(world, language)) };
      this.features.world.catch(() => {
        this.features = null;
      });
    }
    return this.features.world;
  }

  private async restyle(): Promise<void> {
    const { config, scheme } = this.content;
    const key = styleKey(config, scheme);
    this.key = key;
    this.errors = 0;
    let chosen: Awaited<ReturnType<typeof chooseStyle>> | null = null;
    let fellBack = false;
    try {
      [chosen] = await Promise.all([chooseStyle(config, scheme, () => this.world()), loadFonts()]);
    } catch {
      fellBack = key !== "cairn";
      chosen = fellBack ? await this.bundled() : null;
    }
    // A newer wish, or the page, may have overtaken this one.
    if (this.gone || key !== this.key || !chosen) return;
    this.wear(chosen, fellBack);
  }

  private async bundled() {
    const world = await this.world().catch(() => null);
    return world ? { style: bundledStyle(world, this.content.scheme), outside: false } : null;
  }

  private wear(chosen: NonNullable<Awaited<ReturnType<MapController["bundled"]>>>, fellBack: boolean): void {
    this.outside = chosen.outside;
    this.styled = false;
    this.map.setStyle(chosen.style, { diff: false });
    this.events.state({ fellBack, style: chosen.style.name ?? "custom" });
  }

  /** An outside map whose style came but whose tiles do not is as good as none. */
  private failed(): void {
    if (!this.outside || ++this.errors < TOO_MANY_ERRORS) return;
    this.outside = false;
    void this.bundled().then((chosen) => {
      if (chosen && !this.gone) this.wear(chosen, true);
    });
  }

  /** A fresh style knows nothing of the trip: everything of ours goes on again. */
  private dress(): void {
    const style = this.map.getStyle();
    // The empty style the map starts with.
    if (style.layers.length === 0) return;
    const theirs = this.outside ? styleFont(style) : null;
    const fonts = theirs ? { text: theirs, bold: theirs } : { text: FONT, bold: FONT_BOLD };
    this.drawTowns();
    for (const [id, source] of Object.entries(overlaySources())) this.map.addSource(id, source);
    for (const layer of overlayLayers(this.content.scheme, fonts)) this.map.addLayer(layer);
    this.styled = true;
    this.drawStones();
    this.drawDots();
    this.put(SOURCES.trails, trailFeatures(this.content.trails));
    this.put(SOURCES.tracks, trackFeatures(this.content.tracks));
    this.put(SOURCES.me, meFeature(this.me));
    this.grid();
    this.map.once("idle", () => this.events.state({ ready: true }));
  }

  /** Between light and dark only colours differ, so nothing is loaded again. */
  private repaint(): void {
    const { scheme } = this.content;
    this.drawTowns();
    const base = this.outside ? [] : bundledLayers(scheme);
    const own = overlayLayers(scheme, { text: FONT, bold: FONT_BOLD });
    for (const layer of [...base, ...own]) this.recolor(layer);
  }

  private recolor(layer: LayerSpecification): void {
    if (!this.map.getLayer(layer.id)) return;
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      this.map.setPaintProperty(layer.id, name as Parameters<GLMap["setPaintProperty"]>[1], value);
    }
    // Local names are coloured inside the text itself.
    if (layer.type === "symbol" && layer.id !== "countries" && layer.source === "labels") {
      this.map.setLayoutProperty(layer.id, "text-field", layer.layout?.["text-field"]);
    }
  }

  private async relabel(): Promise<void> {
    const world = await this.world();
    if (!this.gone) this.put("labels", world.labels);
  }

  private drawTowns(): void {
    for (const capital of [false, true]) this.images.town(capital, this.content.scheme);
  }

  private drawStones(): void {
    const { stones, scheme, accent } = this.content;
    this.put(SOURCES.stones, stoneFeatures(stones, this.images, scheme, accent));
  }

  private drawDots(): void {
    const { dots, chosen } = dotFeatures(this.content.dots, this.images, this.content.scheme);
    this.put(SOURCES.dots, dots);
    this.put(SOURCES.chosen, chosen);
  }

  private grid(): void {
    if (!this.map.getSource(GRID_SOURCE)) return;
    this.put(GRID_SOURCE, drawGrid(this.map, this.content.distanceUnit ?? "metric"));
  }

  private put(source: string, data: Parameters<GeoJSONSource["setData"]>[0]): void {
    this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}
