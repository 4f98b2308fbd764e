import type { ApplicationView } from '../../client/types.ts'
import { toDayWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { DeadlineMark } from './deadline-mark.tsx'

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
          {view.promisedDueOn && <span className="tabular">，至{toDayWords(view.promisedDueOn)}</span>}
          {view.dueIsProvisional && view.promisedDueOn && <> <Mark tone="plain">预计</Mark></>}
          {acceptedOn === null && completedOn === null && <span className="quiet">，受理后起算</span>}
        </dd>
      </div>
      <div>
        <dt>法定期限</dt>
        <dd>
          {view.statutoryLimitText}
          {view.statutoryDueOn && <span className="tabular">，至{toDayWords(view.statutoryDueOn)}</span>}
        </dd>
      </div>
      {acceptedOn !== null && (
        <div>
          <dt>已用</dt>
          <dd className="tabular">
            {whole > 0 && <meter min={0} max={whole} value={usedDays} aria-label="承诺期限已用" />} {usedDays} 天
            {completedOn === null && <> <DeadlineMark leftDays={overdueDays > 0 ? -overdueDays : leftDays} paused={paused} dueIsProvisional={view.dueIsProvisional} /></>}
            {completedOn !== null && <span className="quiet">，{toDayWords(completedOn)}办结{overdueDays > 0 ? `，超期 ${overdueDays} 天` : ''}</span>}
          </dd>
        </div>
      )}
      {view.pauseReason && <div><dt>暂停原因</dt><dd>{view.pauseReason}</dd></div>}
      {view.correction && <div><dt>补正</dt><dd>{toDayWords(view.correction.requestedOn)}告知，{view.correction.isSupplied ? '已补齐' : `限 ${toDayWords(view.correction.dueOn)}前补齐`}</dd></div>}
    </dl>
  )
}
