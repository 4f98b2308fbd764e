import { ButtonLink } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import type { Tone } from '../../ui/tag.tsx'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type MyApplication = {
  number: string
  itemName: string
  /** Whom it is for: oneself, or someone one acts for. */
  applicantName: string
  submittedOn: string
  /** When something last happened to it. */
  changedOn: string
  /** The state in the words of the law: 已受理. */
  stateName: string
  tone: Tone
  /** What the applicant must do now, and where: 补正材料. */
  todo?: { label: string; href: string; dueOn?: string }
}

export type MyApplicationsProps = {
  shell: Shell
  drafts: { id: string; itemName: string; completed: number; total: number; keptUntil: string }[]
  applications: MyApplication[]
  /** The first page, from a later one. */
  firstHref?: string
  nextHref?: string
}

/** Drafts to go on with, then applications, newest first. */
export function MyApplicationsView(props: MyApplicationsProps) {
  const { drafts, applications } = props
  return (
    <PortalPage shell={props.shell} title="我的办件" section="mine" crumbs={[{ label: '我的办件' }]}>
      <div className="roomy">
        <h1>我的办件</h1>
        <p className="row">
          <a className="tap" href={portalPaths.myAppointments()}>我的预约</a>
          <a className="tap" href={portalPaths.wallet()}>我的证照</a>
          <a className="tap" href={portalPaths.library()}>我的材料库</a>
          <a className="tap" href={portalPaths.ownRatings()}>我的评价</a>
          <a className="tap" href={portalPaths.code()}>我的码</a>
        </p>
        {drafts.length > 0 ? (
          <section className="stack">
            <h2>还没提交的</h2>
            <div className="grid">
              {drafts.map((draft) => (
                <a key={draft.id} className="card tight" href={portalPaths.draft(draft.id)}>
                  <h3>{draft.itemName}</h3>
                  <p>
                    <Tag tone="info">
                      已完成 {draft.completed}/{draft.total}
                    </Tag>
                  </p>
                  <p className="soft small">
                    保留到 <LegalDate date={draft.keptUntil} />
                  </p>
                </a>
              ))}
            </div>
          </section>
        ) : null}
        {applications.length === 0 ? (
          <EmptyState title={drafts.length > 0 ? '还没有提交过申请' : '您还没有办过事'}>
            <p>提交申请后，进度和结果都会出现在这里。在窗口办的也会。</p>
            <ButtonLink href={portalPaths.home()}>去办事</ButtonLink>
          </EmptyState>
        ) : (
          <section className="card stack">
            <h2>已提交的</h2>
            <DataTable
              caption="已提交的办件，新的在前"
              columns={['事项', '状态', '申请人', '提交日期', '最近进展', '办件编号']}
              rows={applications.map((application) => ({
                key: application.number,
                cells: [
                  <>
                    <a className="tap big" href={portalPaths.application(application.number)}>
                      {application.itemName}
                    </a>
                    {application.todo ? (
                      <p>
                        <a className="tap bad" href={application.todo.href}>
                          <span>
                            {application.todo.label}
                            {application.todo.dueOn ? (
                              <>
                                ，<LegalDate date={application.todo.dueOn} />前
                              </>
                            ) : null}
                          </span>
                        </a>
                      </p>
                    ) : null}
                  </>,
                  <Tag tone={application.tone}>{application.stateName}</Tag>,
                  application.applicantName,
                  <LegalDate date={application.submittedOn} />,
                  <LegalDate date={application.changedOn} />,
                  application.number,
                ],
              }))}
            />
            {props.firstHref ? (
              <p>
                <a className="tap" href={props.firstHref}>
                  回到最新的办件
                </a>
              </p>
            ) : null}
            {props.nextHref ? (
              <ButtonLink plain href={props.nextHref}>
                更早的办件
              </ButtonLink>
            ) : null}
          </section>
        )}
        <p className="row small">
          <a className="tap" href={portalPaths.privacy()}>我的信息：谁看过、同意和更正</a>
          <a className="tap" href={portalPaths.changePassword()}>修改密码</a>
        </p>
      </div>
    </PortalPage>
  )
}
