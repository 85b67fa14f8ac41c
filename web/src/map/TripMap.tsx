import { Trans } from "@lingui/react/macro";
import { Component, lazy, type ReactNode, Suspense } from "react";
import { canDraw } from "./canDraw.ts";
import classes from "./TripMap.module.css";
import type { TripMapProps } from "./types.ts";

// The renderer is as large as the rest of the client together, so it comes when a map is looked at, and only once the
// lists beside it are drawn: they are what was asked for first, and there is one thread for both.
const MapCanvas = lazy(() => idle().then(() => import("./MapCanvas.tsx")));

const idle = () =>
  new Promise<void>((resolve) => {
    const soon = () =>
      "requestIdleCallback" in window ? requestIdleCallback(() => resolve(), { timeout: 400 }) : resolve();
    requestAnimationFrame(() => setTimeout(soon));
  });

/** The map of a trip. Whatever goes wrong in it, the page around it goes on. */
export function TripMap(props: TripMapProps) {
  if (!canDraw()) return <NoMap {...props} />;
  return (
    <Guard instead={<NoMap {...props} />}>
      <Suspense fallback={<div className={classes.map} data-scheme={props.colorScheme} aria-busy="true" />}>
        <MapCanvas {...props} />
      </Suspense>
    </Guard>
  );
}

function NoMap({ colorScheme, stones, dots }: TripMapProps) {
  return (
    <div
      className={classes.map}
      data-scheme={colorScheme}
      data-map="none"
      data-stones={stones.length}
      data-dots={dots.length}
    >
      <p className={classes.nothing} role="status">
        <Trans>
          The map cannot be drawn here, because this browser has no WebGL or has switched it off. Your days
          and places are all in the lists.
        </Trans>
      </p>
    </div>
  );
}

class Guard extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
