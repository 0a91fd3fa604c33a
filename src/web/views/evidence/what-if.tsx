import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { edition } from '../../data/edition.js';
import { whatIfQuery } from '../../data/impact.js';
import { buildQuery } from '../../data/queries.js';
import { plural } from '../../parts/words.js';

/** Builds without a source or record and says what moves. Files cannot build, so they say which command does. */
export function WhatIf({ id }: { readonly id: string }) {
  const [asked, setAsked] = useState(false);
  const { data: build } = useQuery(buildQuery);
  const { data, error, isFetching, refetch } = useQuery({ ...whatIfQuery(id), enabled: asked });
  return (
    <section className="stages">
      <h3>Withdraw this: what changes?</h3>
      {edition === 'static' ? (
        <p>
          A published edition is files and cannot build anew. Where the pack is at hand, this answers:
          <br />
          <code>
            tierline impact packs/{build?.pack} {id} --what-if
          </code>
        </p>
      ) : (
        <>
          {!data && (
            <Button
              className="button"
              isDisabled={isFetching}
              onPress={() => (asked ? refetch() : setAsked(true))}
            >
              Build without it
            </Button>
          )}
          <div role="status">
            {isFetching && <p>Building without it, which takes some seconds …</p>}
            {error && !isFetching && <p>{error.message}</p>}
            {data && <Moves moves={data.moves} />}
          </div>
        </>
      )}
    </section>
  );
}

const Moves = ({ moves }: { readonly moves: readonly string[] }) =>
  moves.length === 0 ? (
    <p>Nothing: no tier of the composite and no verdict changes.</p>
  ) : (
    <>
      <p>{plural(moves.length, 'thing')} would change (tiers are those of the composite):</p>
      <ul>
        {moves.map((move) => (
          <li key={move}>{move}</li>
        ))}
      </ul>
    </>
  );
