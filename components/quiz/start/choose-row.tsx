import type { ReactNode } from 'react';

type RowProps = { readonly legend: string; readonly about?: string; readonly children: ReactNode };

/** One thing to choose: its name at the left, the choices at the right. */
export function ChooseRow({ legend, about, children }: RowProps) {
  return (
    <fieldset className="qs-row">
      <legend>{legend}</legend>
      <div>
        {children}
        {about !== undefined && <p className="meta qs-about">{about}</p>}
      </div>
    </fieldset>
  );
}

export type PillOption<Value> = { readonly value: Value; readonly label: string; readonly count?: number };

type PillsProps<Value> = {
  readonly name: string;
  readonly options: readonly PillOption<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

/** One of a few, side by side. */
export function Pills<Value extends string | number | null>({ name, options, chosen, onChoose }: PillsProps<Value>) {
  return (
    <div className="pills">
      {options.map(({ value, label, count }) => (
        <label key={label} className={`pill${value === chosen ? ' on' : ''}`}>
          <input
            className="vh"
            type="radio"
            name={name}
            value={String(value)}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          {label}
          {count !== undefined && <span className="meta tn">{count}</span>}
        </label>
      ))}
    </div>
  );
}

type ManyProps = {
  readonly name: string;
  readonly options: readonly { readonly name: string; readonly count: number }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** Any of a few; none means all. */
export function ManyPills({ name, options, chosen, onChoose }: ManyProps) {
  return (
    <div className="pills">
      {options.map((option) => {
        const isOn = chosen.includes(option.name);
        return (
          <label key={option.name} className={`pill many${isOn ? ' on' : ''}`}>
            <input
              className="vh"
              type="checkbox"
              name={name}
              value={option.name}
              checked={isOn}
              onChange={() => onChoose(isOn ? chosen.filter((each) => each !== option.name) : [...chosen, option.name])}
            />
            {option.name}
            <span className="meta tn">{option.count}</span>
          </label>
        );
      })}
    </div>
  );
}
