import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import { categoryName } from "./words";

/** The name of a category as this reader would say it. */
export function useCategoryName(): (category: string) => string {
  const { i18n } = useLingui();
  return useCallback(
    (category: string) => {
      const name = categoryName(category);
      return typeof name === "string" ? name : i18n._(name);
    },
    [i18n],
  );
}
