import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { AuthGate } from "./AuthGate";
import { NotFound } from "./shell/NotFound";

/** Every page is a chunk of its own; the frame around them is not fetched before somebody is signed in. */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search): { next?: string } =>
    typeof search.next === "string" && isInside(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import("./pages/SignIn")),
});

const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  component: lazyRouteComponent(() => import("./pages/Register")),
});

const inside = createRoute({ getParentRoute: () => root, id: "inside", component: AuthGate });

const home = createRoute({
  getParentRoute: () => inside,
  id: "home",
  component: lazyRouteComponent(() => import("./shell/HomeShell"), "HomeShell"),
});

const trips = createRoute({
  getParentRoute: () => home,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/Trips")),
});

const settings = createRoute({
  getParentRoute: () => home,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/Settings")),
});

const adminMap = createRoute({
  getParentRoute: () => home,
  path: "/admin/map",
  component: lazyRouteComponent(() => import("./pages/AdminMap")),
});

const trip = createRoute({
  getParentRoute: () => inside,
  path: "/trips/$tripId",
  component: lazyRouteComponent(() => import("./pages/Trip")),
});

const tripIndex = createRoute({
  getParentRoute: () => trip,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/trips/$tripId/plan", params, replace: true });
  },
});

const plan = createRoute({
  getParentRoute: () => trip,
  path: "/plan",
  component: lazyRouteComponent(() => import("./pages/Plan")),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    register,
    inside.addChildren([home.addChildren([trips, settings, adminMap]), trip.addChildren([tripIndex, plan])]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** An address within this application: never another host, however it is spelled. */
function isInside(path: string): boolean {
  return path.startsWith("/") && !path.startsWith("//") && !path.includes("\\");
}
