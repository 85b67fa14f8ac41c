import { Chip, Group, Input } from "@mantine/core";

interface PeopleFieldProps {
  label: string;
  description?: string;
  people: readonly { readonly id: string; readonly name: string }[];
  value: readonly string[];
  readOnly?: boolean;
  onChange(ids: string[]): void;
}

/** Any number of people out of those who travel. */
export function PeopleField({
  label,
  description,
  people,
  value,
  readOnly = false,
  onChange,
}: PeopleFieldProps) {
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <Chip.Group multiple value={[...value]} onChange={(ids) => !readOnly && onChange(ids)}>
        <Group gap={6} mt={6}>
          {people.map((person) => (
            <Chip key={person.id} value={person.id} size="sm" variant="outline" disabled={readOnly}>
              {person.name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
