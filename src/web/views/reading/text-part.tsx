import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { edition } from '../../data/edition.js';
import { ResourceError } from '../../data/fetch.js';
import { type CodebookAnswer, codebookQuery, codeText, LONGEST } from '../../data/reading.js';
import { Empty } from '../../parts/empty.js';
import { CodedText } from './coded-text.js';
import './reading.css';

/** What lies on the desk: the text of the reader, and what the rules saw in it. */
export function useDesk() {
  const [text, setText] = useState('');
  const coding = useMutation({ mutationFn: codeText });
  return { text, setText, coding };
}

type DeskState = ReturnType<typeof useDesk>;

/** A text of the reader, read by the rules of the pack. It is sent to the server that the reader started, and not kept. */
export function TextPart({ desk }: { readonly desk: DeskState }) {
  const { data: codebook } = useSuspenseQuery(codebookQuery);
  if (codebook === null) return <Empty>The pack reads no text, so there are no rules to read one by.</Empty>;
  if (edition === 'static')
    return (
      <Empty>
        Reading a text needs the rules to run, which a published edition cannot. Save the text as{' '}
        <code>text.txt</code> and run <code>tierline code text.txt --codebook &lt;pack&gt;</code>, or open
        this page by <code>tierline serve &lt;pack&gt;</code>. The codebook and the rates are here.
      </Empty>
    );
  return (
    <Desk
      desk={desk}
      codebook={codebook}
      example={exampleOf(codebook.variables['formulas']?.[0]?.examples ?? [])}
    />
  );
}

function Desk({
  desk: { text, setText, coding },
  codebook,
  example,
}: {
  readonly desk: DeskState;
  readonly codebook: CodebookAnswer;
  readonly example: string;
}) {
  const id = useId();
  const over = text.length > LONGEST;
  const open = async (file: File | undefined) => {
    if (!file) return;
    // A file far beyond the limit is not read at all: what is needed of it is that it is too long.
    setText(await file.slice(0, 4 * LONGEST + 4).text());
    coding.reset();
  };
  return (
    <div className="part">
      <div className="desk">
        <label htmlFor={id}>A text in English: the title on the first line, the body below</label>
        <textarea
          id={id}
          className="field"
          rows={9}
          spellCheck={false}
          value={over ? `${text.slice(0, 2000)}…` : text}
          readOnly={over}
          onChange={({ target }) => {
            setText(target.value);
            coding.reset();
          }}
        />
        <div className="desk-foot">
          <Button
            className="button"
            isDisabled={text.trim() === '' || over || coding.isPending}
            onPress={() => coding.mutate(text)}
          >
            {coding.isPending ? 'Reading …' : 'Read it'}
          </Button>
          <FileTrigger acceptedFileTypes={['text/plain', '.txt']} onSelect={(files) => open(files?.[0])}>
            <Button className="button">Open a file</Button>
          </FileTrigger>
          <Button className="link-button" onPress={() => setText(example)}>
            Take an example of the codebook
          </Button>
          <span className="quiet small numbers">
            {text.length.toLocaleString('en')} of {LONGEST.toLocaleString('en')} letters. Not kept.
          </span>
        </div>
      </div>
      {over && (
        <div className="state failure" role="alert">
          <h2>Too long to read here</h2>
          <p>
            The text has {text.length.toLocaleString('en')} letters or more; {LONGEST.toLocaleString('en')}{' '}
            are read at once. It was not sent.
          </p>
          <p className="quiet">
            For more, <code>tierline code text.txt</code> reads files of any length.
          </p>
          <Button className="button" onPress={() => setText('')}>
            Clear it
          </Button>
        </div>
      )}
      {coding.error && <Refused error={coding.error} />}
      {coding.data && <CodedText answer={coding.data} variables={codebook.variables} />}
    </div>
  );
}

function Refused({ error }: { readonly error: Error }) {
  const known = error instanceof ResourceError ? error : null;
  return (
    <div className="state failure" role="alert">
      <h2>This text was not read</h2>
      <p>{known?.message ?? 'The page met an answer that it does not understand.'}</p>
      <p className="quiet">{known?.hint} Your text is still in the box.</p>
    </div>
  );
}

/** Examples of codebooks are written `[day] title | body`. */
const exampleOf = (examples: readonly string[]): string => {
  const longest = examples.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return longest.replace(/^\[[^\]]*\]\s*/, '').replace(' | ', '\n');
};
