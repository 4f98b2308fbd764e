import type { Filed } from '../../../client/types.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { CaseNumber } from '../case-number.tsx'

/** What to tell the applicant, wherever it was taken in. */
export const FiledFacts = ({ filed }: { filed: Filed }) => (
  <>
    <dl className="facts">
      <dt>办件编号</dt><dd className="filed-number"><CaseNumber number={filed.number} /></dd>
      <dt>查询密码</dt><dd className="filed-number tabular">{filed.queryPassword}</dd>
      <dt>接下来</dt><dd>{filed.authorityName}{filed.dueOn ? `在 ${toDayWords(filed.dueOn)}前决定是否受理，或一次性告知补正。` : '办理。'}</dd>
    </dl>
    <p className="quiet">请把收件凭证交给申请人：凭办件编号和查询密码，或者扫凭证上的二维码，不用登录就能查进度、评价。</p>
  </>
)
