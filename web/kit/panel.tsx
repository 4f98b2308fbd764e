import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: ReactNode
  /** Beside the title, at the right. */
  extra?: ReactNode
  children: ReactNode
  /** Without the inner margin: for lists that reach the edge. */
  isFlush?: boolean
}

/** A part of a page with a heading. */
export function Panel({ title, extra, children, isFlush = false }: PanelProps) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {extra && <div className="panel-extra">{extra}</div>}
      </header>
      {isFlush ? children : <div className="panel-body">{children}</div>}
    </section>
  )
}
