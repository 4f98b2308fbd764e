import { Button } from 'antd'
import { useLocation, useNavigate, useSearchParams } from 'react-router'

/** Leads through a list whose place is in the address, so that going back finds it again. */
export function Pager({ next }: { next: string | null }) {
  const [query, setQuery] = useSearchParams()
  const go = useNavigate()
  const { state } = useLocation()
  const isFirst = !query.has('cursor')
  if (isFirst && next === null) return null
  const turn = (cursor: string | null) => {
    const to = new URLSearchParams(query)
    if (cursor === null) to.delete('cursor')
    else to.set('cursor', cursor)
    setQuery(to, { state: { isTurned: cursor !== null } })
  }
  // A mark only leads forwards: the page before is the one the browser came from, or else the first.
  const back = () => ((state as { isTurned?: boolean } | null)?.isTurned ? void go(-1) : turn(null))
  return (
    <nav className="action-foot" style={{ padding: '12px 16px', borderTop: '1px solid var(--line)' }} aria-label="翻页">
      <Button disabled={isFirst} onClick={back}>上一页</Button>
      <Button disabled={next === null} onClick={() => turn(next)}>下一页</Button>
    </nav>
  )
}
