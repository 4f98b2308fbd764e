import type { ActionInput } from './case-action.ts'
import { textOf } from './case-action.ts'

/** 补正告知书 as the applicant will read it; number, last day and seal are added when it is issued. */
export function CorrectionPreview({ view, values, checks }: ActionInput) {
  const wrong = view.materials.filter(({ id }) => checks[id]?.result === 'unqualified')
  return (
    <>
      <p className="warning-line"><strong>请再看一遍：补正只能一次性告知。</strong>没有写进去的问题，以后不能再要求补正。</p>
      <article className="notice" aria-label="补正告知书预览">
        <h3>补正告知书</h3>
        <p>{view.applicant.name}：</p>
        <p>您申请的「{view.item.name}」已经收到。经核对，下列 {wrong.length} 份材料需要补正：</p>
        <ol>
          {wrong.map(({ id, name }) => <li key={id}><strong>{name}</strong>：{checks[id]?.reason}</li>)}
        </ol>
        {textOf(values, 'note') && <p>{textOf(values, 'note')}</p>}
        <p>请在告知书写明的期限内一次补齐。</p>
        <p className="notice-sign">{view.authority.name}</p>
      </article>
      <p className="quiet">文书编号、补正期限和印章在发出时由系统按本地规定生成。</p>
    </>
  )
}
