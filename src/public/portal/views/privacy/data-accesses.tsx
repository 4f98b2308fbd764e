import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { Moment } from '../../../ui/dates.tsx'
import { FormFieldInput } from '../../../ui/inputs.tsx'
import { EmptyState } from '../../../ui/panels.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { WhoseThings } from '../whose-things.tsx'

export type DataAccessesProps = {
  shell: Shell
  owners: { name: string; href: string; isShown: boolean }[]
  /** Whose, where it is not the person's own. */
  subject?: string
  kind?: string
  accesses: { id: string; at: string; who: string; kindName: string; what: string; fields: string[]; purpose: string; basis: string; applicationNumber: string | null; outcome: string; outcomeName: string }[]
  firstHref?: string
  nextHref?: string
  tableHref: string
  /** How long a look stays on record. */
  keptYears: number
}

/** In the words of the filter. */
const KINDS = [
  { value: 'register', label: '查询共享数据' },
  { value: 'certificate', label: '查看电子证照' },
  { value: 'code', label: '扫码核验' },
  { value: 'library', label: '调用材料库' },
  { value: 'identity', label: '查看证件号码' },
  { value: 'share', label: '部门之间共享' },
]

/** Every look at what is known of oneself, newest first: who, what, why, on what basis. */
export function DataAccessesView({ shell, owners, subject, kind, accesses, firstHref, nextHref, tableHref, keptYears }: DataAccessesProps) {
  return (
    <PortalPage shell={shell} title="谁看过我的信息" section="mine" crumbs={[{ label: '我的信息', href: portalPaths.privacy() }, { label: '谁看过我的信息' }]}>
      <div className="narrow roomy">
        <h1>谁看过我的信息</h1>
        <p>办事中每一次查看您的信息都记在这里，保存 {keptYears} 年，期满自动删除；期满以前谁都不能修改，也不能删除。您觉得哪一次不应该，可以拨打 12345 反映。</p>
        <WhoseThings label="看谁的记录" owners={owners} />
        <form className="card stack" method="get" action={portalPaths.dataAccesses()}>
          {subject ? <input type="hidden" name="subject" value={subject} /> : null}
          <FormFieldInput field={{ name: 'kind', kind: 'select', label: '只看一种方式', required: false, value: kind, options: KINDS }} />
          <div className="row">
            <SubmitButton look="plain">查看</SubmitButton>
          </div>
        </form>
        {accesses.length === 0 ? (
          <EmptyState title="没有记录">
            <p>{kind ? '没有人用这种方式查看过您的信息。' : '还没有人查看过您的信息。'}</p>
          </EmptyState>
        ) : (
          <>
            <ul className="stack" aria-label="查看记录，新的在前">
              {accesses.map((access) => (
                <li key={access.id} className="card stack">
                  <h2>{access.what}</h2>
                  <p className="row small soft">
                    <Tag tone={access.outcome === 'unavailable' ? 'warn' : 'info'}>{access.kindName}</Tag>
                    <span>{access.outcomeName}</span>
                    <Moment instant={access.at} />
                  </p>
                  <SummaryList
                    rows={[
                      { label: '谁', value: access.who },
                      { label: '为什么', value: access.purpose },
                      ...(access.fields.length > 0 ? [{ label: '看了什么', value: access.fields.join('、') }] : []),
                      { label: '依据', value: access.basis },
                      ...(access.applicationNumber === null ? [] : [{ label: '办件编号', value: access.applicationNumber }]),
                    ]}
                  />
                </li>
              ))}
            </ul>
            {firstHref ? (
              <p>
                <a className="tap" href={firstHref}>
                  回到最新的记录
                </a>
              </p>
            ) : null}
            <div className="row">
              {nextHref ? (
                <ButtonLink plain href={nextHref}>
                  更早的记录
                </ButtonLink>
              ) : null}
              <a className="btn plain" href={tableHref} download="">
                下载全部记录（CSV 表格）
              </a>
            </div>
          </>
        )}
      </div>
    </PortalPage>
  )
}
