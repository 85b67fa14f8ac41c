export { boundsOf } from "./geometry/bounds.ts";
export { TripMap } from "./TripMap.tsx";
export type {
  Bounds,
  Focus,
  LngLat,
  MapConfig,
  MapDot,
  MapMenuAt,
  MapStone,
  MapTrack,
  MapTrail,
  Padding,
  TripMapProps,
} from "./types.ts";
