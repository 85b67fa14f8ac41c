import type { CSSProperties } from "react";
import type { Category } from "../../../domain/kinds.gen";
import { categoryIcon } from "../../../ui/planIcons";
import classes from "./places.module.css";

/** The category as a small tinted square; its colour is softened until the icon on it can be read. */
export function CategoryTile({ category, size = 36 }: { category: Category | undefined; size?: number }) {
  const Icon = categoryIcon(category?.icon);
  return (
    <span
      className={classes.tile}
      style={
        { "--category": category?.color ?? "var(--cairn-muted)", width: size, height: size } as CSSProperties
      }
      aria-hidden="true"
    >
      <Icon size={Math.round(size * 0.55)} stroke={1.7} />
    </span>
  );
}
