import type { ApplicationView } from '../../../modules/applications/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/panels.tsx'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'

export type PromisedProps = Pick<ApplicationView, 'number' | 'deferral' | 'commitment'> & {
  /** Materials that have to be handed in still, with the last day where there is one. */
  owed: { id: string; name: string; dueOn?: string; leftDays?: number }[]
  maySupply: boolean
  mayWithdrawCommitment: boolean
}

const leftWords = (days: number): string => (days > 0 ? `还有 ${days} 个工作日` : days === 0 ? '今天最后一天' : `已过 ${-days} 个工作日`)

/** What the applicant still owes and by when: on top of the page, because it is theirs to do. */
export function OwedNotice({ number, owed, deferral, maySupply }: PromisedProps) {
  if (owed.length === 0 || !maySupply) return null
  return (
    <Notice title="请补交材料" tone="warn">
      <ul className="lines">
        {owed.map((material) => (
          <li key={material.id}>
            <b>{material.name}</b>
            {material.dueOn && material.leftDays !== undefined ? (
              <p className="row">
                <span>最晚 <b><LegalDate date={material.dueOn} /></b></span>
                <Tag tone={material.leftDays <= 1 ? 'bad' : 'warn'}>{leftWords(material.leftDays)}</Tag>
              </p>
            ) : <p>您撤回了承诺，补交以后才能作出决定。</p>}
          </li>
        ))}
      </ul>
      {deferral ? <p>{deferral.overrunName}；{deferral.clockName}。</p> : null}
      <ButtonLink href={portalPaths.lateMaterials(number)}>
        <Icon name="upload" />
        补交材料
      </ButtonLink>
    </Notice>
  )
}

/** 承诺 as it stands, beside the deadlines. */
export function PromisesCard({ number, deferral, commitment, mayWithdrawCommitment }: PromisedProps) {
  if (!deferral && !commitment) return null
  return (
    <section className="card stack">
      <h2>承诺</h2>
      {deferral ? (
        <dl className="pairs">
          {deferral.owed.map((material) => (
            <div key={material.id}>
              <dt>{material.name}</dt>
              <dd>{material.suppliedOn ? <><LegalDate date={material.suppliedOn} />已补交</> : <>最晚 <LegalDate date={material.dueOn} /></>}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {commitment ? (
        <>
          <p>{commitment.kindName}{commitment.materials.length > 0 ? `，代替“${commitment.materials.map(({ name }) => name).join('”“')}”` : ''}。</p>
          {commitment.withdrawnOn ? <p><LegalDate date={commitment.withdrawnOn} />已撤回。</p> : (
            <p>
              {commitment.check
                ? <>核查结果：{commitment.check.outcomeName}。{commitment.check.note}</>
                : <>最晚 <LegalDate date={commitment.checkDueOn} />前核查。</>}
            </p>
          )}
          {commitment.rectification ? (
            <p>{commitment.rectification.outcomeName}{commitment.rectification.outcome === null ? <>，请在 <b><LegalDate date={commitment.rectification.dueOn} /></b>前改好，并告诉审批单位</> : null}。</p>
          ) : null}
          {mayWithdrawCommitment ? <p><a className="tap" href={portalPaths.commitmentWithdrawal(number)}>撤回承诺，改交材料</a></p> : null}
        </>
      ) : null}
    </section>
  )
}
