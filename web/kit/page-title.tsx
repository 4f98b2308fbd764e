import { type ReactNode, useEffect } from 'react'

/** The heading of a page; the browser's tab says the same. */
export function PageTitle({ title, children, tools }: { title: string; children?: ReactNode; tools?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 工作台`
  }, [title])
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children}
      {tools && <div className="page-tools">{tools}</div>}
    </div>
  )
}
