import { useLayoutEffect, useRef } from 'react'

export interface SummarisedError {
  message: string
  /** The id of the field to put right; without one the error is of the whole. */
  fieldId?: string
  /** Leads there where the field is on another page. */
  onGo?: () => void
}

interface ErrorSummaryProps {
  title: string
  detail: string
  code?: string | undefined
  errors: readonly SummarisedError[]
  /** What happened, by identity: each new one takes the focus, a mere redrawing must not. */
  occasion: unknown
  /** It came by itself while somebody types: it is read out, but does not take the focus away. */
  isQuiet?: boolean
}

/** What is wrong, on top, focused when it appears; each line leads to its field. */
export function ErrorSummary({ title, detail, code, errors, occasion, isQuiet = false }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!isQuiet) box.current?.focus()
  }, [occasion, isQuiet])
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="error-title">{title}</p>
      <p>{detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ message, fieldId, onGo }) => (
            <li key={`${fieldId} ${message}`}>
              {onGo ? <button type="button" className="error-link" onClick={onGo}>{message}</button> : fieldId ? <a href={`#${fieldId}`} onClick={(event) => { event.preventDefault(); goTo(fieldId) }}>{message}</a> : message}
            </li>
          ))}
        </ul>
      )}
      {code && <p className="quiet tabular">代码：{code}</p>}
    </div>
  )
}

function goTo(fieldId: string): void {
  const field = document.getElementById(fieldId)
  field?.scrollIntoView({ block: 'center' })
  const target = field?.matches('input, textarea, button, a') ? field : (field?.querySelector<HTMLElement>('input, textarea, button, a') ?? field)
  target?.focus()
}
