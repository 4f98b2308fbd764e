import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

/** Something to notice, with a heading that says it. */
export function Notice(props: { title: string; tone?: 'info' | 'ok' | 'warn' | 'bad'; children?: ReactNode }) {
  const { tone = 'info' } = props
  return (
    <section className={`note ${tone} tight`}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

/** The end of something done: a panel with the h1 of the page. */
export function ConfirmationPanel(props: { title: string; children?: ReactNode }) {
  return (
    <div className="done tight">
      <Icon name="check" />
      <h1>{props.title}</h1>
      {props.children}
    </div>
  )
}

/** Nothing here, and what to do instead. */
export function EmptyState(props: { title: string; children?: ReactNode }) {
  return (
    <div className="card stack">
      <h2>{props.title}</h2>
      {props.children}
    </div>
  )
}

/** A question whose answer opens on request. */
export function Details(props: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary>{props.summary}</summary>
      <div className="stack">{props.children}</div>
    </details>
  )
}
