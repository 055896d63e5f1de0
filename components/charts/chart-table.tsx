import type { ReactNode } from 'react';

type Props = {
  /** Names the table for whoever does not see what it stands under. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
};

/** The figures behind a drawing, one click away. The first column names the row, the others are numbers. */
export function ChartTable({ caption, head, rows }: Props) {
  return (
    <details className="chart-table">
      <summary>
        Show as table<span className="vh">: {caption}</span>
      </summary>
      <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {head.map((name, index) => (
                <th key={name} scope="col" className={index === 0 ? undefined : 'r'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], row) => (
              <tr key={row}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={head[index + 1]} className="r">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
