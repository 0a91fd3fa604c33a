import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Category, CodingRule, Cue } from '../../../types.js';
import { type CodebookAnswer, codebookQuery, conditionInWords } from '../../data/reading.js';
import { useSearchParam } from '../../data/search-param.js';
import { Choice } from '../../parts/choice.js';
import { Empty } from '../../parts/empty.js';
import { plural, words } from '../../parts/words.js';
import './reading.css';

/** The codebook as people wrote it: variables with their categories, the rules that decide them, the cues that rules look for. */
export function CodebookPart() {
  const { data: codebook } = useSuspenseQuery(codebookQuery);
  const [variable] = useSearchParam('variable');
  const [sought, seek] = useSearchParam('q');
  const found = useMemo(
    () => codebook && search(codebook, variable, sought ?? ''),
    [codebook, variable, sought],
  );
  if (!codebook || !found) return <Empty>The pack reads no text and has no codebook.</Empty>;
  return (
    <div className="part">
      <p className="measure">
        {codebook.title}, version {codebook.version};{' '}
        {plural(Object.keys(codebook.variables).length, 'variable')}, {plural(codebook.cues.length, 'cue')},{' '}
        {codebook.phrases.toLocaleString('en')} names, persons and offices. It reads{' '}
        {codebook.languages.join(', ')}. Digest <code>{codebook.digest.slice(0, 12)}</code>.
      </p>
      <div className="filters">
        <Choice
          label="Variable"
          param="variable"
          all="All variables"
          options={Object.keys(codebook.variables).map((id) => ({ id, name: words(id) }))}
        />
        <label>
          Search
          <input
            className="field"
            type="search"
            value={sought ?? ''}
            onChange={({ target }) => seek(target.value)}
            placeholder="formula, rule, cue …"
          />
        </label>
      </div>
      {found.variables.length + found.cues.length === 0 && (
        <Empty>Nothing in the codebook holds these words.</Empty>
      )}
      {found.variables.map((one) => (
        <Variable key={one.name} {...one} />
      ))}
      {found.cues.length > 0 && <Cues cues={found.cues} />}
    </div>
  );
}

interface FoundVariable {
  readonly name: string;
  readonly categories: readonly Category[];
  readonly rules: readonly CodingRule[];
}

function search(
  { variables, rules, cues }: CodebookAnswer,
  variable: string | undefined,
  sought: string,
): { variables: FoundVariable[]; cues: readonly Cue[] } {
  const term = sought.trim().toLowerCase();
  const holds = (value: unknown) => term === '' || JSON.stringify(value).toLowerCase().includes(term);
  const found = Object.entries(variables)
    .filter(([name]) => !variable || name === variable)
    .map(([name, categories]) => ({
      name,
      categories: categories.filter(holds),
      rules: (rules[name] ?? []).filter(holds),
    }))
    .filter(({ categories, rules: mine }) => categories.length + mine.length > 0);
  return { variables: found, cues: variable ? [] : cues.filter(holds) };
}

function Variable({ name, categories, rules }: FoundVariable) {
  return (
    <section className="variable" aria-labelledby={`variable-${name}`}>
      <h3 id={`variable-${name}`}>{words(name)}</h3>
      <dl>
        {categories.map(({ code, definition, include, exclude, examples, counterExamples }) => (
          <div key={code}>
            <dt>{words(code)}</dt>
            <dd>
              {definition}
              {include && <span className="quiet"> Also: {include}</span>}
              {exclude && <span className="quiet"> Not: {exclude}</span>}
              {(examples[0] || counterExamples[0]) && (
                <span className="quiet small example">
                  {examples[0] && <>Such as “{examples[0]}” </>}
                  {counterExamples[0] && <>Unlike “{counterExamples[0]}”</>}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {rules.length > 0 && (
        <details>
          <summary>{plural(rules.length, 'rule')}, of which the first that holds decides</summary>
          <ol className="rules">
            {rules.map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

const Rule = ({ rule: { id, category, when, any, unless } }: { readonly rule: CodingRule }) => (
  <li>
    <code>{id}</code> →{' '}
    <strong>
      {typeof category === 'string'
        ? words(category)
        : `the highest of the ${category.best} in the ${category.in}`}
    </strong>
    <span className="small quiet">
      {when.length > 0 && <> when {when.map(conditionInWords).join('; and ')}.</>}
      {any.length > 0 && <> Any of: {any.map(conditionInWords).join('; or ')}.</>}
      {unless.length > 0 && <> Unless {unless.map(conditionInWords).join('; or ')}.</>}
    </span>
  </li>
);

const Cues = ({ cues }: { readonly cues: readonly Cue[] }) => (
  <section className="variable" aria-labelledby="cues">
    <h3 id="cues">cues</h3>
    <details>
      <summary>{plural(cues.length, 'cue')}, each a set of patterns of which any counts</summary>
      <dl>
        {cues.map(({ id, patterns }) => (
          <div key={id}>
            <dt>{words(id)}</dt>
            <dd>
              {patterns.map((pattern) => (
                <code key={pattern} className="pattern">
                  {pattern}
                </code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  </section>
);
