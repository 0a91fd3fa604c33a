import { type SortingState, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import type { EvidenceRow } from '../../data/evidence.js';
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
    <>
      <fieldset className="evidence-head" aria-label="Order of the records">
        {table.getFlatHeaders().map(({ id, column }) => {
          const sorted = order[0]?.id === id ? order[0] : undefined;
          return (
            <button
              key={id}
              type="button"
              aria-pressed={sorted !== undefined}
              onClick={() => reorder([{ id, desc: sorted ? !sorted.desc : id === 'date' }])}
            >
              {String(column.columnDef.header)}
              <span aria-hidden="true">{sorted ? (sorted.desc ? ' ↓' : ' ↑') : ''}</span>
              {sorted && <span className="view-hidden">{sorted.desc ? ', falling' : ', rising'}</span>}
            </button>
          );
        })}
      </fieldset>
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are placed one by one */}
      <div
        className="evidence-table"
        role="grid"
        tabIndex={0}
        aria-label="Records"
        aria-rowcount={rows.length}
        aria-activedescendant={`${name}-${at}`}
        ref={place}
        onKeyDown={onKeyDown}
      >
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
                aria-rowindex={index + 1}
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
    </>
  );
}
