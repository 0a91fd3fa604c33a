import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { buildQuery } from '../data/queries.js';
import { type Cells, CellTable } from './cell-table.js';
import { saveCsv, savePng, saveSvg } from './download.js';
import './figure.css';

export interface FigureProps {
  /** Names the files a reader takes away. */
  readonly id: string;
  /** Says the finding, not the axes. */
  readonly title: string;
  /** What the marks are, and what the intervals mean. */
  readonly note?: ReactNode;
  /** The same numbers as rows: the table that stands in for the drawing, and the CSV. */
  readonly cells: Cells;
  /** False where the figure is set in type and not drawn: then there is no picture to save. */
  readonly drawn?: boolean;
  /** Of its heading: 2 where it stands right below the name of the page. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A drawing with its finding, its source line, a table of the same numbers, and all of it to take away with its citation. */
export function Figure({ id, title, note, cells, drawn = true, level = 3, children }: FigureProps) {
  const { data: build } = useQuery(buildQuery);
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const Heading = `h${level}` as const;
  const source = build
    ? `${build.citation} As published by ${build.asOf}; build ${build.digest.slice(0, 12)}.`
    : '';
  const naming = { name: `${build?.pack ?? 'tierline'}-${id}`, title, source };
  const svg = () => drawing.current?.querySelector('svg') ?? null;
  return (
    <figure className="figure" aria-labelledby={titleId}>
      <figcaption>
        <Heading id={titleId} className="figure-title">
          {title}
        </Heading>
        {note && <p className="quiet small">{note}</p>}
      </figcaption>
      {asTable ? (
        <CellTable cells={cells} caption={title} />
      ) : (
        <div className="drawing" ref={drawing}>
          {children}
        </div>
      )}
      <div className="figure-foot small">
        <p className="quiet">
          {build &&
            `Source: ${build.pack} ${build.version}, as published by ${build.asOf}; build ${build.digest.slice(0, 12)}.`}
        </p>
        <div className="figure-actions">
          <ToggleButton className="link-button" isSelected={asTable} onChange={setAsTable}>
            {asTable ? (drawn ? 'Drawing' : 'List') : 'Table'}
          </ToggleButton>
          {drawn && (
            <>
              <Button
                className="link-button"
                isDisabled={asTable}
                onPress={() => svg() && saveSvg(svg() as SVGSVGElement, naming)}
              >
                SVG
              </Button>
              <Button
                className="link-button"
                isDisabled={asTable}
                onPress={() => svg() && savePng(svg() as SVGSVGElement, naming)}
              >
                PNG
              </Button>
            </>
          )}
          <Button className="link-button" onPress={() => saveCsv(cells, naming)}>
            CSV
          </Button>
        </div>
      </div>
    </figure>
  );
}
