import type { ReactNode } from 'react'

export type SummaryRow = {
  label: string
  value: ReactNode
  /** Where 修改 leads; the page there returns here. */
  changeHref?: string
}

/** Answers in pairs, each with its own way back to change it. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="pairs">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.changeHref ? (
            <dd className="act">
              <a className="tap" href={row.changeHref}>
                修改<span className="hide">{row.label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
