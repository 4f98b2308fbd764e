import { Button } from 'antd'
import type { ReactNode } from 'react'
import { CloudIcon, DoneIcon, LockIcon } from './icons.tsx'

interface StateProps {
  title: string
  children?: ReactNode
  /** What one can do now. */
  action?: ReactNode
  /** It is the whole page: its title is the page's. */
  isPage?: boolean
}

/** Nothing to show, and that is fine. */
export const Empty = ({ title, children, ...rest }: StateProps) => <State icon={<DoneIcon size={40} />} title={title} {...rest}>{children}</State>

/** This account may not see it. */
export const NoPermission = ({ title, children, ...rest }: StateProps) => <State icon={<LockIcon size={40} />} title={title} {...rest}>{children}</State>

function State({ icon, title, children, action, isPage = false }: StateProps & { icon: ReactNode }) {
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className="state">
      {icon}
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

/** Something went wrong: what, what to do, and the code to quote. */
export function Failure({ title, detail, code, isPage = false, onRetry }: { title: string; detail: string; code: string; isPage?: boolean; onRetry?: () => void }) {
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className="state" role="alert">
      <CloudIcon size={40} />
      <Title>{title}</Title>
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
