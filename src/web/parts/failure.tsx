import { useRouter } from '@tanstack/react-router';
import { Button } from 'react-aria-components';
import { ResourceError } from '../data/fetch.js';
import './states.css';

/** What went wrong, in words, and what the reader can do. */
export function Failure({ error }: { readonly error: unknown }) {
  const router = useRouter();
  const known = error instanceof ResourceError ? error : null;
  return (
    <div className="state failure" role="alert">
      <h2>{known?.status === 404 ? 'Not in this record' : 'This could not be shown'}</h2>
      <p>{known?.message ?? 'The page met an answer that it does not understand.'}</p>
      {known?.hint && <p className="quiet">{known.hint}</p>}
      <Button className="button" onPress={() => router.invalidate()}>
        Try again
      </Button>
    </div>
  );
}
