import type { ReactNode } from 'react'

/** A table wider than the page: it scrolls by itself, by the keyboard too. */
export const WideTable = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard (WCAG 2.1.1)
  <div className="wide-table" tabIndex={0} role="region" aria-label={`${label}，可左右滚动`}>{children}</div>
)
