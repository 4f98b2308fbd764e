import type { ReactNode } from 'react'

/** Numbered steps of a process. */
export function Steps({ steps }: { steps: { title: string; detail?: ReactNode }[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.title}>
          <b>{step.title}</b>
          {step.detail ? <div className="soft">{step.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
