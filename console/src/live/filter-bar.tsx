import type { JSX } from 'preact';
import type { LiveDecision } from '../../../src/console/api.ts';
import { choicesOf, type Filter } from './filter.ts';

interface FilterBarProps {
  decisions: readonly LiveDecision[];
  filter: Filter;
  onChange: (filter: Record<string, string>) => void;
}

const DECISIONS = ['allow', 'deny', 'update', 'continue', 'error'];

/** Filters decisions by decision, endpoint, rule and text. */
export function FilterBar({ decisions, filter, onChange }: FilterBarProps): JSX.Element {
  const { endpoints, rules } = choicesOf(decisions);
  const change = (key: keyof Filter) => (value: string) => {
    const { [key]: _before, ...others } = filter as Record<string, string>;
    onChange(value === '' ? others : { ...others, [key]: value });
  };
  return (
    <search class="filters">
      <Choice label="Decision" value={filter.decision} of={DECISIONS} onChange={change('decision')} />
      <Choice label="Endpoint" value={filter.endpoint} of={endpoints} onChange={change('endpoint')} />
      <Choice label="Rule" value={filter.rule} of={rules} onChange={change('rule')} />
      <label>
        Text
        <input
          type="search"
          placeholder="id, version, failure"
          value={filter.text ?? ''}
          onInput={({ currentTarget }) => change('text')(currentTarget.value)}
        />
      </label>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  of: readonly string[];
  onChange: (value: string) => void;
}

/** A select box. The chosen value stays an option, also if no decision has it at present. */
function Choice({ label, value = '', of, onChange }: ChoiceProps): JSX.Element {
  const options = value === '' || of.includes(value) ? of : [value, ...of];
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">any</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}
