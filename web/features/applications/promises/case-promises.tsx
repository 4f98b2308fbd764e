import type { ApplicationView } from '../../../client/types.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'

const leftWords = (days: number): string => (days > 0 ? `还有 ${days} 个工作日` : days === 0 ? '今天最后一天' : `已过 ${-days} 个工作日`)

/** What the applicant promised, what of it is still to come, and what the check found. */
export function CasePromises({ view }: { view: ApplicationView }) {
  const { deferral, commitment, deferralPromise, commitmentPromise } = view
  if (!deferral && !commitment && !deferralPromise && !commitmentPromise) return null
  return (
    <Panel title="承诺">
      <dl className="facts">
        {deferralPromise && <><dt>容缺承诺</dt><dd>{deferralPromise.signedBy} 提交时签署（第 {deferralPromise.textVersion} 版）</dd></>}
        {commitmentPromise && <><dt>告知承诺</dt><dd>{commitmentPromise.signedBy} 提交时签署（第 {commitmentPromise.textVersion} 版）{commitmentPromise.kind === 'licence' ? '，请求当场作出决定' : ''}</dd></>}
        {deferral && (
          <>
            {deferral.owed.map(({ id, name, dueOn, suppliedOn, leftDays }) => [
              <dt key={id}>后补材料</dt>,
              <dd key={`${id} state`}>{name}　{suppliedOn ? `${toDayWords(suppliedOn)}已补交` : <>最晚 {toDayWords(dueOn)} {leftDays !== null && <Mark tone={leftDays < 0 ? 'over' : 'near'}>{leftWords(leftDays)}</Mark>}</>}</dd>,
            ])}
            <dt>容缺承诺人</dt><dd>{deferral.signedBy}（承诺书第 {deferral.textVersion} 版）</dd>
            <dt>本地规定</dt><dd>{deferral.clockName}；{deferral.overrunName}</dd>
          </>
        )}
        {commitment && (
          <>
            <dt>{commitment.kindName}</dt><dd>{commitment.signedBy}，{toDayWords(commitment.madeOn)}（承诺书第 {commitment.textVersion} 版）</dd>
            {commitment.materials.length > 0 && <><dt>代替的材料</dt><dd>{commitment.materials.map(({ name }) => name).join('、')}</dd></>}
            <dt>核查</dt>
            <dd>
              {commitment.withdrawnOn ? `承诺已于 ${toDayWords(commitment.withdrawnOn)}撤回` : commitment.check
                ? <>{toDayWords(commitment.check.on)}　<Mark tone={commitment.check.outcome === 'kept' ? 'calm' : 'over'}>{commitment.check.outcomeName}</Mark>　{commitment.check.note}</>
                : `最晚 ${toDayWords(commitment.checkDueOn)}`}
            </dd>
            {commitment.rectification && <><dt>整改</dt><dd>{commitment.rectification.outcomeName}，期限 {toDayWords(commitment.rectification.dueOn)}</dd></>}
          </>
        )}
      </dl>
    </Panel>
  )
}
