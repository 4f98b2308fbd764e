import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import './hall-staff.css'
import { arrive, leave, type OwnAttendance as Own, ownAttendanceKey, useOwnAttendance } from './staffing-calls.ts'

const HALF_NAMES: Record<string, string> = { morning: '上午', afternoon: '下午' }

/** 签到、签退: one click or one key; nothing for whoever works in no hall, or while it cannot be read. */
export function OwnAttendance() {
  const own = useOwnAttendance().data
  return own ? <Line own={own} /> : null
}

function Line({ own: { arrivedAt, leftAt, expected, windows, allowedActions } }: { own: Own }) {
  const queries = useQueryClient()
  const intention = useIntention()
  const marking = useMutation({
    mutationFn: (act: 'arrive' | 'leave') => (act === 'arrive' ? arrive : leave)(intention.key()),
    onSettled: () => intention.done(),
    onSuccess: (told) => queries.setQueryData(ownAttendanceKey, told),
  })
  const mayOf = (verb: string) => allowedActions.some((action) => action.verb === verb && action.allowed)
  const press = (act: 'arrive' | 'leave') => (mayOf(act) && !marking.isPending ? () => marking.mutate(act) : undefined)
  useShortcuts({ '[': press('arrive'), ']': press('leave') })
  return (
    <section className="own-attendance" aria-label="今天的考勤">
      <span>
        {arrivedAt === null ? '今天还没有签到' : <>签到 <strong>{arrivedAt}</strong>{leftAt && <>，签退 <strong>{leftAt}</strong></>}</>}
        <span className="quiet">{expected ? `，应到 ${expected.from}—${expected.until}` : '，今天没有排班'}{windows.map(({ half, windowNo }) => `，${HALF_NAMES[half] ?? half} ${windowNo} 号窗口`)}</span>
      </span>
      {marking.isError && <span className="field-error" role="alert">{toProblem(marking.error).detail}</span>}
      <span className="buttons">
        {mayOf('arrive') && <Button type="primary" loading={marking.isPending} aria-keyshortcuts="[" onClick={press('arrive')}>签到<Kbd keys="[" /></Button>}
        {mayOf('leave') && <Button loading={marking.isPending} aria-keyshortcuts="]" onClick={press('leave')}>{leftAt === null ? '签退' : '再次签退'}<Kbd keys="]" /></Button>}
      </span>
    </section>
  )
}
