import { type SortingState, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import type { EvidenceRow } from '../../data/evidence.js';
import { ColumnHead } from './column-head.js';
import { columns, features } from './columns.js';
import { nextRow } from './keys.js';

interface Props {
  readonly rows: readonly EvidenceRow[];
  readonly order: SortingState;
  readonly reorder: (order: SortingState) => void;
  readonly opened: string | undefined;
  readonly open: (id: string) => void;
  readonly place: RefObject<HTMLDivElement | null>;
}

const ROW = 40;
const HEAD = 34;

/**
 * A grid of which only the rows in sight are in the page. It takes one stop of the tab key; arrows, Page, Home and End move in it, Enter
 * opens a row.
 */
export function EvidenceTable({ rows: data, order, reorder, opened, open, place }: Props) {
  const name = useId();
  const [active, setActive] = useState(0);
  const table = useTable({ features, columns, data: data as EvidenceRow[], state: { sorting: order } });
  const { rows } = table.getRowModel();
  const at = Math.min(active, rows.length - 1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: HEAD,
    // The row that the grid names as active must be in the page.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), at])].sort((a, b) => a - b),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === place.current) open(rows[at]?.original.id ?? '');
    const next = nextRow(
      event.key,
      at,
      rows.length,
      Math.floor((place.current?.clientHeight ?? ROW) / ROW) - 1,
    );
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    virtual.scrollToIndex(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are placed one by one
    <div
      className="evidence-table"
      role="grid"
      tabIndex={0}
      aria-label="Records"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`${name}-${at}`}
      ref={place}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="evidence-head">
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="row" aria-rowindex={1}>
          {table.getFlatHeaders().map(({ id, column }) => (
            <ColumnHead
              key={id}
              id={id}
              name={String(column.columnDef.header)}
              order={order[0]}
              reorder={reorder}
            />
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const { id } = row.original;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's, which names its active row
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={row.id}
              id={`${name}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={id === opened}
              className="evidence-row"
              data-active={index === at || undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                open(id);
              }}
            >
              {row.getAllCells().map((cell) => (
                // biome-ignore lint/a11y/useFocusableInteractive: as above
                // biome-ignore lint/a11y/useSemanticElements: as above
                <span key={cell.id} role="gridcell" data-column={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
