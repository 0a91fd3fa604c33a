import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import './evidence-links.css';

const FIRST = 12;

/** Records by their ids, each a link to its row; the long tail stays folded until asked for. */
export function EvidenceLinks({ ids }: { readonly ids: readonly string[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? ids : ids.slice(0, FIRST);
  return (
    <ul className="evidence-links small">
      {shown.map((id) => (
        <li key={id}>
          <Link to="/evidence" search={{ id }}>
            {id}
          </Link>
        </li>
      ))}
      {shown.length < ids.length && (
        <li>
          <Button className="link-button" onPress={() => setAll(true)}>
            and {ids.length - shown.length} more
          </Button>
        </li>
      )}
    </ul>
  );
}
