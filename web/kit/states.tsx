import { Button } from 'antd'
import type { ReactNode } from 'react'
import { CloudIcon, DoneIcon, LockIcon } from './icons.tsx'

interface StateProps {
  title: string
  children?: ReactNode
  /** What one can do now. */
  action?: ReactNode
}

/** Nothing to show, and that is fine. */
export const Empty = ({ title, children, action }: StateProps) => <State icon={<DoneIcon size={40} />} title={title} action={action}>{children}</State>

/** This account may not see it. */
export const NoPermission = ({ title, children, action }: StateProps) => <State icon={<LockIcon size={40} />} title={title} action={action}>{children}</State>

function State({ icon, title, children, action }: StateProps & { icon: ReactNode }) {
  return (
    <div className="state">
      {icon}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

/** Something went wrong: what, what to do, and the code to quote. */
export function Failure({ title, detail, code, onRetry }: { title: string; detail: string; code: string; onRetry?: () => void }) {
  return (
    <div className="state" role="alert">
      <CloudIcon size={40} />
      <h2>{title}</h2>
      <p>{detail}</p>
      <p className="tabular">代码：{code}</p>
      {onRetry && <Button type="primary" onClick={onRetry}>重新加载</Button>}
    </div>
  )
}

/** The shape of what is coming. */
export function Loading({ lines = 5, what = '内容' }: { lines?: number; what?: string }) {
  return (
    <div className="loading-lines" role="status">
      <span className="hidden-visually" style={{ background: 'none' }}>正在加载{what}…</span>
      {Array.from({ length: lines }, (_, line) => <span key={line} style={{ width: `${90 - ((line * 17) % 45)}%` }} />)}
    </div>
  )
}
