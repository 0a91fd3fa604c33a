import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Verdict } from '../../../types.js';
import { VERDICT_WORDS } from '../../parts/verdict.js';
import { VERDICTS } from './verdicts.js';

interface Props {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly chosen: string | undefined;
  readonly choose: (verdict: string | undefined) => void;
}

/** How many have each verdict, drawn to length; pressing one leaves only those. */
export function VerdictFilter({ counts, chosen, choose }: Props) {
  return (
    <ToggleButtonGroup
      className="verdict-filter"
      aria-label="Only with the verdict"
      selectionMode="single"
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => choose([...keys].map(String)[0])}
    >
      {VERDICTS.map((verdict) => (
        <ToggleButton
          key={verdict}
          id={verdict}
          className="verdict-share"
          data-verdict={verdict}
          style={{ flexGrow: counts[verdict] }}
        >
          <span className="verdict-count">{counts[verdict]}</span> <span>{VERDICT_WORDS[verdict]}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
