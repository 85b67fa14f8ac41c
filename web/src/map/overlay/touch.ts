import type { GeoJSONSource, Map as GLMap, MapGeoJSONFeature, MapMouseEvent, PointLike } from "maplibre-gl";
import type { MapEvents } from "../controller.ts";
import { CHOSEN, CLUSTERS, DOTS, SOURCES, STONES, TOUCHABLE } from "./layers.ts";

/** A fingertip covers more than the point it reports; a mouse means what it points at. */
const REACH = { mouse: 3, touch: 12 };

/** Clicks and the label under the pointer. */
export function watchTouch(map: GLMap, events: MapEvents): () => void {
  let touched = false;
  let hovered = "";

  const at = (event: MapMouseEvent): MapGeoJSONFeature | undefined => {
    const layers = TOUCHABLE.filter((layer) => map.getLayer(layer));
    if (layers.length === 0) return undefined;
    const reach = touched ? REACH.touch : REACH.mouse;
    const { x, y } = event.point;
    const box: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const exact = map.queryRenderedFeatures(event.point, { layers })[0];
    return exact ?? map.queryRenderedFeatures(box, { layers })[0];
  };

  const onClick = (event: MapMouseEvent) => {
    const feature = at(event);
    const id: unknown = feature?.properties.id;
    if (!feature) events.background();
    else if (feature.layer.id === CLUSTERS) void open(map, feature, event.originalEvent);
    else if (typeof id !== "string") return;
    else if (feature.layer.id === STONES) events.stone(id);
    else events.dot(id);
  };

  const hide = () => {
    if (!hovered) return;
    hovered = "";
    map.getCanvas().style.cursor = "";
    events.state({ hover: null });
  };
  const onMove = (event: MapMouseEvent) => {
    if (touched) return;
    const feature = at(event);
    const label: unknown = feature?.properties.label;
    const name = typeof label === "string" ? label : "";
    const key = feature ? `${feature.layer.id} ${String(feature.properties.id ?? feature.id)}` : "";
    if (key === hovered) return;
    hovered = key;
    map.getCanvas().style.cursor = feature ? "pointer" : "";
    if (!feature || !name || feature.geometry.type !== "Point" || namedOnMap(map, feature)) {
      events.state({ hover: null });
      return;
    }
    const [lng = 0, lat = 0] = feature.geometry.coordinates;
    const { x, y } = map.project([lng, lat]);
    events.state({ hover: { x, y, label: name } });
  };
  const onPointer = (event: PointerEvent) => {
    touched = event.pointerType !== "mouse";
    if (touched) hide();
  };

  const canvas = map.getCanvas();
  canvas.addEventListener("pointerdown", onPointer);
  canvas.addEventListener("pointermove", onPointer);
  map.on("click", onClick);
  map.on("mousemove", onMove);
  map.on("mouseout", hide);
  map.on("movestart", hide);
  return () => {
    canvas.removeEventListener("pointerdown", onPointer);
    canvas.removeEventListener("pointermove", onPointer);
    map.off("click", onClick);
    map.off("mousemove", onMove);
    map.off("mouseout", hide);
    map.off("movestart", hide);
  };
}

/** No bubble over a name that is already written beside its dot. */
function namedOnMap(map: GLMap, feature: MapGeoJSONFeature): boolean {
  const layer = feature.layer.id === STONES ? "trip-stone-names" : "trip-dot-names";
  if (feature.layer.id === CHOSEN || !map.getLayer(layer)) return false;
  if (feature.layer.id !== STONES && feature.layer.id !== DOTS) return true;
  return map
    .queryRenderedFeatures({ layers: [layer] })
    .some(({ properties }) => properties.id === feature.properties.id);
}

async function open(map: GLMap, cluster: MapGeoJSONFeature, originalEvent: Event): Promise<void> {
  const id: unknown = cluster.properties.cluster_id;
  const source = map.getSource<GeoJSONSource>(SOURCES.dots);
  if (!source || typeof id !== "number" || cluster.geometry.type !== "Point") return;
  const [lng = 0, lat = 0] = cluster.geometry.coordinates;
  const zoom = await source.getClusterExpansionZoom(id);
  map.easeTo({ center: [lng, lat], zoom: zoom + 0.3, duration: 400 }, { originalEvent });
}
