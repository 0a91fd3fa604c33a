import type { Verdict as Code } from '../../types.js';
import './verdict.css';

export const VERDICT_WORDS: Readonly<Record<Code, string>> = {
  supported: 'Supported',
  contradicted: 'Contradicted',
  imprecise: 'Imprecise',
  not_determined: 'Not determined',
};

export const VERDICT_MEANS: Readonly<Record<Code, string>> = {
  supported: 'The records bear it out.',
  contradicted: 'The records say otherwise.',
  imprecise: 'Right in part, or off in a number, a date or a name.',
  not_determined: 'The records cannot tell.',
};

/** The verdict in words; its mark differs in form as well as in colour. */
export function Verdict({ code }: { readonly code: Code }) {
  return (
    <span className="verdict" data-verdict={code} title={VERDICT_MEANS[code]}>
      {VERDICT_WORDS[code]}
    </span>
  );
}
