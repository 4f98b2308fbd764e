import type { ApplicationView } from '../../client/types.ts'
import { toDayWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { DeadlineMark } from './deadline-mark.tsx'

/** Clocks beside the two big ones that run now: the step whose turn it is, the delivery, a check that is due. */
const runningBeside = ({ clocks }: ApplicationView) => clocks.filter(({ kind, endedOn }) => endedOn === null && (kind === 'step' || kind === 'delivery' || kind === 'check'))

/** Limits of hours and half days end at a minute that matters; others with the day. */
const minuteOf = ({ clocks }: ApplicationView, id: string): string => {
  const clock = clocks.find((each) => each.id === id)
  return clock && /小时|\.5/.test(clock.limitText) ? clock.dueAt.slice(11) : ''
}

/** Both limits, how much of the promise is used, and why the clock stands still if it does. */
export function CaseDeadlines({ view }: { view: ApplicationView }) {
  const { usedDays, leftDays, overdueDays, paused, acceptedOn, completedOn } = view
  const whole = usedDays + Math.max(leftDays ?? 0, 0)
  return (
    <dl className="deadlines">
      {acceptedOn === null && view.dueOn && <div><dt>{view.step ?? '本步骤'}</dt><dd className="tabular">{toDayWords(view.dueOn)}前</dd></div>}
      <div>
        <dt>承诺期限</dt>
        <dd>
          {view.promisedLimitText}
          {view.promisedDueOn && <span className="tabular">，至{toDayWords(view.promisedDueOn)}{minuteOf(view, 'promised')}</span>}
          {view.dueIsProvisional && view.promisedDueOn && <> <Mark tone="plain">预计</Mark></>}
          {acceptedOn === null && completedOn === null && <span className="quiet">，受理后起算</span>}
        </dd>
      </div>
      <div>
        <dt>法定期限</dt>
        <dd>
          {view.statutoryLimitText}
          {view.statutoryDueOn && <span className="tabular">，至{toDayWords(view.statutoryDueOn)}{minuteOf(view, 'statutory')}</span>}
        </dd>
      </div>
      {acceptedOn !== null && (
        <div>
          <dt>已用</dt>
          <dd className="tabular">
            {whole > 0 && <meter min={0} max={whole} value={usedDays} aria-label="承诺期限已用" />} {usedDays} 天
            {completedOn === null && <> <DeadlineMark leftDays={overdueDays > 0 ? -overdueDays : leftDays} paused={paused} dueIsProvisional={view.dueIsProvisional} isNear={view.clocks.find(({ id }) => id === 'promised')?.isNear ?? false} /></>}
            {completedOn !== null && <span className="quiet">，{toDayWords(completedOn)}办结{overdueDays > 0 ? `，超期 ${overdueDays} 天` : ''}</span>}
          </dd>
        </div>
      )}
      {runningBeside(view).map((clock) => (
        <div key={clock.id}>
          <dt>{clock.kind === 'step' ? `环节：${clock.name}` : clock.name}</dt>
          <dd className="tabular">{clock.limitText}，至{toDayWords(clock.dueOn)} <DeadlineMark leftDays={clock.overdueDays > 0 ? -clock.overdueDays : clock.leftDays} paused={clock.paused} dueIsProvisional={clock.isProvisional} isNear={clock.isNear} /></dd>
        </div>
      ))}
      {view.revision && <div><dt>预审退回</dt><dd>{toDayWords(view.revision.requestedOn)}退回，{view.revision.isRevised ? '已修改' : `限${toDayWords(view.revision.dueOn)}前修改`}：{view.revision.reason}</dd></div>}
      {view.hearing && <div><dt>听证</dt><dd>{view.hearing.requestedOn === null ? `申请人可在${toDayWords(view.hearing.requestDueOn)}前提出` : `${toDayWords(view.hearing.requestedOn)}提出，应当在${toDayWords(view.hearing.holdBy!)}前举行`}</dd></div>}
      {view.voiding && completedOn === null && <div><dt>作废待确认</dt><dd>{view.voiding.byName}提出：{view.voiding.reason}</dd></div>}
      {view.result && view.result.code !== 0 && <div><dt>办结结果</dt><dd>{view.result.name}{view.result.reason && `：${view.result.reason}`}</dd></div>}
      {view.pauseReason && <div><dt>暂停原因</dt><dd>{view.pauseReason}</dd></div>}
      {view.correction && <div><dt>补正</dt><dd>{toDayWords(view.correction.requestedOn)}告知，{view.correction.isSupplied ? '已补齐' : `限 ${toDayWords(view.correction.dueOn)}前补齐`}</dd></div>}
    </dl>
  )
}
