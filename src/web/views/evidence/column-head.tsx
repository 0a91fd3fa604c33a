import type { SortingState } from '@tanstack/react-table';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly order: SortingState[number] | undefined;
  readonly reorder: (order: SortingState) => void;
}

/** The name of a column; pressing it puts the rows in its order, and again turns that round. Dates begin with the newest. */
export function ColumnHead({ id, name, order, reorder }: Props) {
  const own = order?.id === id ? order : undefined;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it is
    // biome-ignore lint/a11y/useSemanticElements: part of a grid of placed rows
    <span
      role="columnheader"
      data-column={id}
      aria-sort={own ? (own.desc ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => reorder([{ id, desc: own ? !own.desc : id === 'date' }])}>
        {name}
        <span aria-hidden="true">{own ? (own.desc ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </span>
  );
}
