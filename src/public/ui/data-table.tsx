import type { ReactNode } from 'react'

/** A table that becomes a list of labelled lines on a phone. The first cell of a row is its header; roles are written out because folding by CSS would take them away. */
export function DataTable(props: { caption: string; columns: string[]; rows: { key: string; cells: ReactNode[] }[] }) {
  return (
    <table className="fold" role="table">
      <caption className="hide">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr key={row.key} role="row">
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th key={props.columns[index]} scope="row" role="rowheader">
                  {cell}
                </th>
              ) : (
                <td key={props.columns[index]} role="cell" data-label={props.columns[index]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
