import { Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { HandOverFacts } from './hand-over-facts.tsx'
import { type HandOver, handWindowOver, takeWindowOver, useOpenThings } from './window-day-calls.ts'

/** 交班: what is open, one's own words, and the window is closed. */
export function LeaveDrawer({ no, onDone, onClose }: { no: string; onDone: () => void; onClose: () => void }) {
  const { data } = useOpenThings()
  return (
    <CommandDrawer
      draft={`hand-over:${no}`} title={`交班：${Number(no)} 号窗口`} submitLabel="交班并离开窗口" explain="下面这些会写进交接，接班的人打开窗口以后核对、确认。没有要交代的，直接提交。"
      fields={() => [{ name: 'note', kind: 'textarea', label: '交代的事', required: false, maxLength: 500 }]}
      send={(values, key) => handWindowOver(no, textOf(values, 'note'), key)} onDone={onDone} onClose={onClose}
    >
      {data ? <HandOverFacts things={data} withCases /> : <Loading lines={4} what="窗口" />}
    </CommandDrawer>
  )
}

/** 接班: look at it, count the cash, say so. */
export const TakeOverDrawer = ({ hall, handOver, withCases = false, onDone, onStale, onClose }: { hall: string; handOver: HandOver; withCases?: boolean; onDone: () => void; onStale: () => void; onClose: () => void }) => (
  <CommandDrawer
    draft={`take-over:${handOver.id}`} title={`接班：${Number(handOver.windowNo)} 号窗口`} submitLabel="已核对，确认接班" explain={`${handOver.leftByName}交代的。请点清现金，看过没有办完的；不一致的，写在核对情况里。`}
    fields={() => [{ name: 'remark', kind: 'text', label: '核对情况', required: false, maxLength: 300 }]}
    send={(values, key) => takeWindowOver(hall, handOver, textOf(values, 'remark'), key)} onDone={onDone} onStale={onStale} onClose={onClose}
  >
    <HandOverFacts things={handOver.openThings} note={handOver.note} withCases={withCases} />
  </CommandDrawer>
)
