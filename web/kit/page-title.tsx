import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** What the end is called in the browser's tab. */
export const EndName = createContext('工作台')

/** The heading of a page; the browser's tab says the same. */
export function PageTitle({ title, children, tools }: { title: string; children?: ReactNode; tools?: ReactNode }) {
  const end = useContext(EndName)
  useEffect(() => {
    document.title = `${title} · ${end}`
  }, [title, end])
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children}
      {tools && <div className="page-tools">{tools}</div>}
    </div>
  )
}
