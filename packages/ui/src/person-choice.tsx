import type { ReactElement } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Partner, PartnerMark } from "./partner-mark.tsx";

/** Someone who may be here. */
export interface PersonOption {
  readonly id: string;
  readonly name: string;
  readonly partner: Partner;
}

export interface PersonChoiceProps {
  /** What the list is, for a screen reader. */
  readonly label: string;
  /** Everyone there is. */
  readonly people: readonly PersonOption[];
  /** Who was chosen, by id. */
  readonly value: string | null;
  /** Called with the id of the one who was chosen. */
  readonly onChoose: (id: string) => void;
  /** The drawing at the end of each row. */
  readonly icon: IconName;
}

/** People by name, hue and shape; pressing one says "this is me". */
export function PersonChoice({ label, people, value, onChoose, icon }: PersonChoiceProps): ReactElement {
  return (
    <ul className="persons" aria-label={label}>
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className="person"
            aria-pressed={person.id === value}
            onClick={() => onChoose(person.id)}
          >
            <PartnerMark partner={person.partner} name={person.name} />
            <Icon name={icon} size="small" />
          </button>
        </li>
      ))}
    </ul>
  );
}
