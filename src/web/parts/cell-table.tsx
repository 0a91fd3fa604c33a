import { NOT_OBSERVED, plain } from './number.js';
import { Scrolling } from './scrolling.js';

/** Rows as they are shown and saved: the head names the columns, a null is what was not observed. */
export interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The numbers of a figure as a table, for readers who cannot or do not want to look at the drawing. */
export function CellTable({
  cells: { head, rows },
  caption,
}: {
  readonly cells: Cells;
  readonly caption: string;
}) {
  return (
    <Scrolling className="scroll-x cell-table" label={caption}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\u001f')}>
              {row.map((cell, i) => (
                <td key={head[i]} className={typeof cell === 'number' ? 'number' : undefined}>
                  {typeof cell === 'number' ? shown(cell) : (cell ?? NOT_OBSERVED)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

const shown = (value: number) => plain(value, Number.isInteger(value) ? 0 : 3);
