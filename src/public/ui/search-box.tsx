import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

/** The search form. `label` is shown above the box by the page (often as its h1) and must use `htmlFor="q"`, unless `ariaLabel` names the box. */
export function SearchBox(props: {
  action: string
  query?: string
  placeholder?: string
  ariaLabel?: string
  /** Suggestions as `{items:[{name}]}`; the text typed is put at its end. */
  suggestUrl?: string
  /** Other parameters to keep, as hidden fields. */
  children?: ReactNode
}) {
  return (
    <form className="search" role="search" action={props.action}>
      <input
        id="q"
        name="q"
        type="search"
        defaultValue={props.query}
        placeholder={props.placeholder}
        aria-label={props.ariaLabel}
        maxLength={60}
        autoComplete="off"
        list={props.suggestUrl ? 'q-suggestions' : undefined}
        data-suggest={props.suggestUrl}
      />
      {props.suggestUrl ? <datalist id="q-suggestions" /> : null}
      {props.children}
      <button className="btn">
        <Icon name="search" />
        搜索
      </button>
    </form>
  )
}
