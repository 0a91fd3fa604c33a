import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { tiersQuery } from '../../data/queries.js';
import { Moves } from './moves-table.js';
import { type OtherBuild, readBuild } from './read-build.js';

interface Props {
  readonly partners: readonly { readonly code: string; readonly name: string }[];
}

/** What another build says otherwise: its tiers are opened from a file and stay in the reader's browser. */
export function Builds({ partners }: Props) {
  const own = useSuspenseQuery(tiersQuery).data;
  const [other, setOther] = useState<OtherBuild | string | null>(null);
  const open = async (files: FileList | null) => {
    const file = files?.[0];
    if (file) setOther(readBuild(await file.text()));
  };
  return (
    <>
      <p className="quiet measure">
        Open the tiers of another build, as <code>tierline tiers --json</code> prints them or as
        data/tiers.json of a published edition has them. The file is read here and sent nowhere.
      </p>
      <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={open}>
        <Button className="button">Open a tiers.json</Button>
      </FileTrigger>
      {typeof other === 'string' && <p role="alert">{other}</p>}
      {other !== null && typeof other === 'object' && (
        <>
          {other.model !== own.model && (
            <p role="status">
              One is by the {other.model} model, the other by the {own.model} model: their measures have
              different units and only the tiers can be compared.
            </p>
          )}
          {other.digest === own.digest ? (
            <p role="status">It is this very build.</p>
          ) : (
            <Moves
              before={{
                name: `The file, ${other.asOf}, build ${other.digest.slice(0, 8)}`,
                partners: other.partners,
              }}
              after={{ name: `This, ${own.asOf}, build ${own.digest.slice(0, 8)}`, partners: own.partners }}
              names={partners}
            />
          )}
        </>
      )}
    </>
  );
}
