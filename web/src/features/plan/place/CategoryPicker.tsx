import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { CategoryTile } from "../places/CategoryTile";
import { useLookups } from "../room";
import classes from "./place.module.css";

interface CategoryPickerProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

export function CategoryPicker({ value, onChange }: CategoryPickerProps) {
  const { t } = useLingui();
  const { categories } = useLookups();
  const sorted = [...categories.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
  return (
    <div className={classes.categories} role="radiogroup" aria-label={t`Category`}>
      {sorted.map((category) => (
        <UnstyledButton
          key={category.id}
          className={classes.category}
          role="radio"
          aria-checked={value === category.id}
          onClick={() => onChange(value === category.id ? null : category.id)}
        >
          <CategoryTile category={category} size={30} />
          {category.name}
        </UnstyledButton>
      ))}
    </div>
  );
}
