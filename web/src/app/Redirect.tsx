import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * Goes somewhere else, once. The router's own `Navigate` goes again with each render, and a page that listens to the
 * router renders with each going.
 */
export function Redirect({ to }: { to: string }) {
  const router = useRouter();
  useEffect(() => {
    router.history.replace(to);
  }, [router, to]);
  return null;
}
