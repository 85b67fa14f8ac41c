import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/**
 * Goes somewhere else, once: where it was first told, for on the way there the address changes, and what is made from
 * it. The router's own `Navigate` goes again with each render, and a page that listens to the router renders with each
 * going.
 */
export function Redirect({ to }: { to: string }) {
  const router = useRouter();
  const [target] = useState(to);
  useEffect(() => {
    router.history.replace(target);
  }, [router, target]);
  return null;
}
