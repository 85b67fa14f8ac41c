import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import { type ComponentType, createElement, lazy, Suspense } from "react";
import { AuthGate } from "./AuthGate";
import { NotFound } from "./shell/NotFound";

/**
 * A page behind the gate: fetched when it is first shown, not when its address is matched, for the gate may yet send
 * whoever comes to the sign-in page, and that should not cost them the pages they cannot see.
 */
function later(load: () => Promise<{ default: ComponentType }>): RouteComponent {
  const page = createElement(lazy(load));
  return () => <Suspense fallback={null}>{page}</Suspense>;
}

/** Every page is a chunk of its own; the frame around them is not fetched before somebody is signed in. */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search): { next?: string; sso?: "confirm"; oidc_error?: string } => ({
    ...(typeof search.next === "string" && isInside(search.next) ? { next: search.next } : {}),
    ...(search.sso === "confirm" ? { sso: "confirm" } : {}),
    ...(typeof search.oidc_error === "string" ? { oidc_error: search.oidc_error } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/SignIn")),
});

const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  component: lazyRouteComponent(() => import("./pages/Register")),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("./pages/Forgot")),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./pages/Reset")),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./pages/Join")),
});

const inside = createRoute({ getParentRoute: () => root, id: "inside", component: AuthGate });

const home = createRoute({
  getParentRoute: () => inside,
  id: "home",
  component: later(() => import("./shell/HomeShell").then(({ HomeShell }) => ({ default: HomeShell }))),
});

const trips = createRoute({
  getParentRoute: () => home,
  path: "/",
  component: later(() => import("./pages/Trips")),
});

const settings = createRoute({
  getParentRoute: () => home,
  path: "/settings",
  component: later(() => import("./pages/Settings")),
});

const admin = createRoute({
  getParentRoute: () => home,
  path: "/admin",
  component: later(() => import("./shell/AdminShell").then(({ AdminShell }) => ({ default: AdminShell }))),
});

const adminIndex = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/people", replace: true });
  },
});

const adminMap = createRoute({
  getParentRoute: () => admin,
  path: "/map",
  component: later(() => import("./pages/AdminMap")),
});

const adminTemplates = createRoute({
  getParentRoute: () => admin,
  path: "/templates",
  component: later(() => import("./pages/AdminTemplates")),
});

const adminBackups = createRoute({
  getParentRoute: () => admin,
  path: "/backups",
  component: later(() => import("./pages/AdminBackups")),
});

const adminPeople = createRoute({
  getParentRoute: () => admin,
  path: "/people",
  component: later(() => import("./pages/AdminPeople")),
});

const adminPermissions = createRoute({
  getParentRoute: () => admin,
  path: "/permissions",
  component: later(() => import("./pages/AdminPermissions")),
});

const adminMail = createRoute({
  getParentRoute: () => admin,
  path: "/mail",
  component: later(() => import("./pages/AdminMail")),
});

const adminCheck = createRoute({
  getParentRoute: () => admin,
  path: "/check",
  component: later(() => import("./pages/AdminCheck")),
});

const adminSignIn = createRoute({
  getParentRoute: () => admin,
  path: "/sign-in",
  component: later(() => import("./pages/AdminSignIn")),
});

const adminAudit = createRoute({
  getParentRoute: () => admin,
  path: "/audit",
  component: later(() => import("./pages/AdminAudit")),
});

const adminOutbound = createRoute({
  getParentRoute: () => admin,
  path: "/outbound",
  component: later(() => import("./pages/AdminOutbound")),
});

const gear = createRoute({
  getParentRoute: () => home,
  path: "/gear",
  component: later(() => import("./pages/Gear")),
});

const trip = createRoute({
  getParentRoute: () => inside,
  path: "/trips/$tripId",
  component: later(() => import("./pages/Trip")),
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
  component: later(() => import("./pages/Plan")),
});

const bookings = createRoute({
  getParentRoute: () => trip,
  path: "/bookings",
  validateSearch: (search): { open?: string } =>
    typeof search.open === "string" ? { open: search.open } : {},
  component: later(() => import("./pages/Bookings")),
});

const costs = createRoute({
  getParentRoute: () => trip,
  path: "/costs",
  component: later(() => import("./pages/Costs")),
});

const lists = createRoute({
  getParentRoute: () => trip,
  path: "/lists",
  validateSearch: (search): { list?: "todos" } => (search.list === "todos" ? { list: "todos" } : {}),
  component: later(() => import("./pages/Lists")),
});

const files = createRoute({
  getParentRoute: () => trip,
  path: "/files",
  validateSearch: (search): { open?: string } =>
    typeof search.open === "string" ? { open: search.open } : {},
  component: later(() => import("./pages/Files")),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    register,
    forgot,
    reset,
    join,
    inside.addChildren([
      home.addChildren([
        trips,
        settings,
        gear,
        admin.addChildren([
          adminIndex,
          adminPeople,
          adminMap,
          adminTemplates,
          adminPermissions,
          adminSignIn,
          adminMail,
          adminCheck,
          adminBackups,
          adminAudit,
          adminOutbound,
        ]),
      ]),
      trip.addChildren([tripIndex, plan, bookings, costs, lists, files]),
    ]),
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
