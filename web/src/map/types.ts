/** What a page tells the map and what the map tells the page. Nothing here knows what a stop or a booking is. */

export type LngLat = readonly [lng: number, lat: number];

/** South-west and north-east corner. Over the date line the east is written past 180. */
export type Bounds = readonly [southWest: LngLat, northEast: LngLat];

/** A numbered stop of a day. */
export interface MapStone {
  id: string;
  lng: number;
  lat: number;
  number: number;
  color: string;
  selected?: boolean;
  label: string;
}

/** Any other place: a small dot in its category's colour. */
export interface MapDot {
  id: string;
  lng: number;
  lat: number;
  color: string;
  /** One of the category icon keys; anything else is a plain dot. */
  icon?: string | null;
  label: string;
  selected?: boolean;
}

/** The way through a day. Two distant points are joined along the great circle. */
export interface MapTrail {
  id: string;
  color: string;
  points: readonly LngLat[];
  dashed?: boolean;
}

/** A recorded or routed line, as an encoded polyline of precision 5. */
export interface MapTrack {
  id: string;
  color: string;
  polyline: string;
}

export interface Padding {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where to look. The camera moves when `key` changes, and only then. */
export interface Focus {
  bounds?: Bounds;
  center?: LngLat;
  zoom?: number;
  key: string | number;
}

export interface MapMenuAt {
  lng: number;
  lat: number;
  /** Pixels in the window, for placing a menu. */
  x: number;
  y: number;
}

/** As `map` of GET /api/auth/app-config says it. */
export interface MapConfig {
  style: "cairn" | "openfreemap" | "custom";
  url?: string | null;
  kind?: "vector" | "raster" | null;
  attribution?: string | null;
}

export type Scheme = "light" | "dark";

export interface TripMapProps {
  stones: readonly MapStone[];
  dots: readonly MapDot[];
  trails: readonly MapTrail[];
  tracks: readonly MapTrack[];
  /** What the camera keeps free when it shows something. */
  padding?: Padding;
  /** What panels cover: scale, sources and buttons stand beside it. */
  inset?: Padding;
  focus?: Focus;
  onStone?: (id: string) => void;
  onDot?: (id: string) => void;
  onMapMenu?: (at: MapMenuAt) => void;
  onBackground?: () => void;
  config?: MapConfig;
  colorScheme: Scheme;
  distanceUnit?: "metric" | "imperial";
}
