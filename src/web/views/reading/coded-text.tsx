import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { stretchesOf } from '../../data/marked.js';
import type { CodebookAnswer, CodedRow, CodedSpan, TextAnswer } from '../../data/reading.js';
import { Empty } from '../../parts/empty.js';
import { Scrolling } from '../../parts/scrolling.js';
import { plural, words } from '../../parts/words.js';

/** Columns of a row that say what was decided; the others are its place. */
const DECIDED = [
  'relevance',
  'act',
  'direction',
  'actor_rank',
  'partner_rank',
  'channel',
  'exclusivity',
  'occasion',
  'formulas',
] as const;

/** A text as it was coded. What decided is marked, and the list names the rule; either leads to the other. */
export function CodedText({
  answer: { text, codings },
  variables,
}: {
  readonly answer: TextAnswer;
  readonly variables: Variables;
}) {
  const [chosen, choose] = useState(0);
  const coding = codings[chosen] ?? codings[0];
  if (!coding)
    return (
      <Empty>
        The rules name no state in this text that the codebook asks for, so it makes no row. That is an
        answer, not a failure.
      </Empty>
    );
  return (
    <section className="coded" aria-live="polite">
      <h3>{plural(codings.length, 'row')} from this text</h3>
      {codings.length > 1 && (
        <div className="filters">
          <label>
            State
            <select className="field" value={chosen} onChange={({ target }) => choose(Number(target.value))}>
              {codings.map(({ partner }, i) => (
                <option key={partner} value={i}>
                  {partner}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <Row key={coding.partner} text={text} coding={coding} variables={variables} />
    </section>
  );
}

function Row({
  text,
  coding,
  variables,
}: {
  readonly text: string;
  readonly coding: CodedRow;
  readonly variables: Variables;
}) {
  const body = useRef<HTMLElement>(null);
  const [pointed, point] = useState<number | null>(null);
  const spans = useMemo(() => coding.spans.toSorted((a, b) => a.start - b.start || b.end - a.end), [coding]);
  const stretches = useMemo(() => stretchesOf(text, spans), [text, spans]);
  return (
    <div className="coded-body">
      <div>
        <Scrolling label="The text with what decided marked" className="coded-text" ref={body}>
          {stretches.map(({ start, text: part, spans: over }) =>
            over.length === 0 ? (
              part
            ) : (
              <mark
                key={start}
                data-spans={over.join(' ')}
                data-on={pointed !== null && over.includes(pointed) ? '' : undefined}
                title={over.map((i) => decided(spans[i] as CodedSpan)).join('\n')}
                onPointerEnter={() => point(over[0] ?? null)}
                onPointerLeave={() => point(null)}
              >
                {part}
              </mark>
            ),
          )}
        </Scrolling>
        <dl className="decided">
          {DECIDED.map((name) => {
            const value = coding[name];
            return (
              typeof value === 'string' &&
              value !== '' && (
                <div key={name}>
                  <dt>{words(name)}</dt>
                  <dd>{words(value)}</dd>
                </div>
              )
            );
          })}
        </dl>
      </div>
      <div>
        <h4>What decided</h4>
        <ol className="deciders">
          {spans.map((span, i) => (
            <Decider
              key={`${span.rule} ${span.start} ${span.end}`}
              span={span}
              quote={text.slice(span.start, span.end)}
              definition={definitionOf(span, variables)}
              onOpen={() =>
                body.current?.querySelector(`[data-spans~="${i}"]`)?.scrollIntoView({ block: 'center' })
              }
              onPoint={(on) => point(on ? i : null)}
              on={pointed === i}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}

function Decider({
  span,
  quote,
  definition,
  on,
  onPoint,
  onOpen,
}: {
  readonly span: CodedSpan;
  readonly quote: string;
  /** What the codebook says of the category. */
  readonly definition: string;
  readonly on: boolean;
  readonly onPoint: (on: boolean) => void;
  readonly onOpen: () => void;
}) {
  return (
    <li
      data-on={on ? '' : undefined}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
    >
      <Button
        className="decider"
        onFocus={() => onPoint(true)}
        onBlur={() => onPoint(false)}
        onPress={onOpen}
      >
        <span className="serif">“{quote.length > 90 ? `${quote.slice(0, 90)}…` : quote}”</span>
        <span className="quiet small">
          {decided(span)}
          {definition && `. ${definition}`}
        </span>
      </Button>
    </li>
  );
}

type Variables = CodebookAnswer['variables'];

const definitionOf = ({ variable, category }: CodedSpan, variables: Variables): string =>
  variables[variable]?.find(({ code }) => code === category)?.definition ?? '';

const decided = ({ variable, category, rule }: CodedSpan): string =>
  `${words(variable)}${category ? `: ${words(category)}` : ''} by rule ${rule}`;
