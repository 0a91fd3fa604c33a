import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DropZone, FileTrigger } from 'react-aria-components';
import { FlowFileError, type FlowResult, flowsQuery, MOST_BYTES, readFlow } from '../../data/flow.js';
import { useSearchParam } from '../../data/search-param.js';
import { FlowShown } from './flow-shown.js';
import './flows.css';

interface Opened {
  readonly title: string;
  readonly note: string;
  readonly result: FlowResult;
}

/** Money that was followed: the traces of the pack, and any that the reader opens. A file never leaves the browser. */
export function Flows() {
  const stored = useQuery({ ...flowsQuery, retry: false });
  const [chosen, choose] = useSearchParam('flow');
  const [own, setOwn] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const flows = stored.data?.flows ?? [];
  const named = flows.find(({ id }) => id === chosen);
  const shown = own ?? named ?? null;

  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      if (file.size > MOST_BYTES) throw new FlowFileError('The file is larger than 50 MB; no trace is.');
      setOwn({
        title: file.name,
        note: 'A file of yours; it stays in this browser.',
        result: readFlow(await file.text()),
      });
      setProblem(null);
    } catch (error) {
      if (!(error instanceof FlowFileError)) throw error;
      setProblem(`${file.name}: ${error.message}`);
    }
  };

  return (
    <div className="part">
      <DropZone
        className="drop"
        aria-label="Drop a trace here"
        getDropOperation={() => 'copy'}
        onDrop={async ({ items }) => {
          const [file] = items.filter((item) => item.kind === 'file');
          if (file) await open(await file.getFile());
        }}
      >
        <p>
          Drop what <code>tierline follow transfers.csv --from 0x… --json</code> printed, or choose the file.
          It is read here and sent nowhere.
        </p>
        <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => open(files?.[0])}>
          <Button className="button">Open a trace</Button>
        </FileTrigger>
      </DropZone>
      {problem && (
        <div className="state failure" role="alert">
          <h2>This file was not opened</h2>
          <p>{problem}</p>
          <p className="quiet">
            Make one with <code>tierline follow … --json &gt; trace.json</code>.{' '}
            {shown && 'What is on the screen stays.'}
          </p>
        </div>
      )}
      {flows.length > 0 && (
        <ul className="flow-names">
          {flows.map(({ id, title }) => (
            <li key={id}>
              <Button
                className="link-button"
                aria-pressed={shown === named && id === chosen}
                onPress={() => {
                  setOwn(null);
                  choose(id);
                }}
              >
                {title}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown ? (
        <FlowShown title={shown.title} note={shown.note} result={shown.result} />
      ) : (
        <p className="quiet">
          {flows.length > 0
            ? 'Choose one of the traces of the pack, or open your own.'
            : 'The pack holds no trace of its own; open one to see where the money went and how much of it is seen.'}
        </p>
      )}
    </div>
  );
}
