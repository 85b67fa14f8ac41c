import { useEffect } from "react";
import { PRODUCT } from "../kit/product";

/** The window's title: what the page is about, then whose it is. */
export function useTitle(page: string | null | undefined): void {
  useEffect(() => {
    document.title = page ? `${page} · ${PRODUCT}` : PRODUCT;
  }, [page]);
}
