import type { ApplicationView } from '../../client/types.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import './automatic.css'
import { RuleResults } from './rule-results.tsx'

/** On an officer's case page: what rules made of it, and what of it is left to look at. */
export function AutomaticPanel({ automatic }: { automatic: NonNullable<ApplicationView['automatic']> }) {
  const { isGranted, version, assessedAt, obstacle, results, personReview } = automatic
  return (
    <Panel title={isGranted ? '系统自动审批：准予' : '系统没有自动审批，请人工办理'}>
      <p className="row-note">第 {version} 版规则，{toMinuteWords(assessedAt)}</p>
      {obstacle && <p>{obstacle}</p>}
      <RuleResults results={results} />
      {personReview && <p className="row-note">申请人要求人工复核：{personReview.wish}{personReview.findingName && `（${personReview.findingName}）`}</p>}
    </Panel>
  )
}
