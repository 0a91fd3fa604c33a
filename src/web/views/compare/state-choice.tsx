import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { joined } from '../../parts/words.js';
import { type Choice, MOST } from './choice.js';

interface Props {
  readonly partners: readonly { readonly code: string; readonly name: string }[];
  readonly choice: Choice;
  readonly choose: (codes: readonly string[]) => void;
}

/** Which states: two to five of them; what the address asked for beyond that is said and not shown. */
export function StateChoice({ partners, choice: { states, unknown, beyond }, choose }: Props) {
  return (
    <>
      <ToggleButtonGroup
        className="state-choice"
        aria-label={`States, at most ${MOST}`}
        selectionMode="multiple"
        selectedKeys={states}
        onSelectionChange={(keys) => {
          const chosen = [...keys].map(String);
          choose([
            ...states.filter((code) => chosen.includes(code)),
            ...chosen.filter((code) => !states.includes(code)),
          ]);
        }}
      >
        {partners.map(({ code, name }) => (
          <ToggleButton
            key={code}
            id={code}
            className="button"
            isDisabled={states.length >= MOST && !states.includes(code)}
          >
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div role="status" className="small">
        {unknown.length > 0 && (
          <p>
            No state here is called {joined(unknown)}. The codes are{' '}
            {joined(partners.map(({ code }) => code))}.
          </p>
        )}
        {beyond.length > 0 && (
          <p>
            More than {MOST} states side by side cannot be read; {joined(beyond)}{' '}
            {beyond.length === 1 ? 'is' : 'are'} left out.
          </p>
        )}
      </div>
    </>
  );
}
