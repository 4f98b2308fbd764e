import type { ReactNode } from 'react'

/** A link that looks like the action it starts. */
export function ButtonLink(props: { href: string; plain?: boolean; children: ReactNode }) {
  return (
    <a className={props.plain ? 'btn plain' : 'btn'} href={props.href}>
      {props.children}
    </a>
  )
}

/** Sends the form around it; name and value tell the server which of several buttons was pressed. */
export function SubmitButton(props: { look?: 'plain' | 'danger'; name?: string; value?: string; children: ReactNode }) {
  return (
    <button className={props.look ? `btn ${props.look}` : 'btn'} name={props.name} value={props.value}>
      {props.children}
    </button>
  )
}

/** Prints the page; hidden unless the script is there to do it. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="btn plain" data-print="" hidden>
      {children}
    </button>
  )
}
