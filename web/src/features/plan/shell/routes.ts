import { useLocalStorage } from "@mantine/hooks";

/** Whether reserved journeys are drawn on the map, as this device remembers it. */
export function useHasRoutes(): [boolean, (hasRoutes: boolean) => void] {
  const [hasRoutes, setHasRoutes] = useLocalStorage({ key: "cairn-map-routes", defaultValue: true });
  return [hasRoutes, setHasRoutes];
}
