import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { ClaimResult } from '../../../types.js';
import { Verdict } from '../../parts/verdict.js';
import { ClaimDetails } from './claim-details.js';

interface Props {
  readonly claim: ClaimResult;
  readonly open: boolean;
  readonly toggle: () => void;
}

/** A statement and its verdict side by side; what the verdict rests on stands below once it is asked for. */
export function ClaimEntry({ claim, open, toggle }: Props) {
  const place = useRef<HTMLLIElement>(null);
  const details = useId();
  const opened = useRef(open);
  useEffect(() => {
    // Only where the address led here; a reader who opens a statement looks at it already.
    // The router puts the page to its top after this has run, hence the wait.
    if (!opened.current) return;
    const wait = setTimeout(() => place.current?.scrollIntoView({ block: 'start' }), 50);
    return () => clearTimeout(wait);
  }, []);
  return (
    <li className="claim" id={claim.id} ref={place} data-open={open || undefined}>
      <div className="claim-said">
        <Link className="claim-number small" to="/claims" search={{ id: claim.id }} resetScroll={false}>
          {claim.id}
        </Link>
        <h3>{claim.sentence}</h3>
      </div>
      <div className="claim-found">
        <Verdict code={claim.verdict} />
        <p>{claim.reason}</p>
        <Button className="link-button small" aria-expanded={open} aria-controls={details} onPress={toggle}>
          {open ? 'Close' : 'What this rests on, and what would change it'}
          <span className="view-hidden"> ({claim.id})</span>
        </Button>
      </div>
      <div id={details} className="claim-more">
        {open && <ClaimDetails claim={claim} />}
      </div>
    </li>
  );
}
