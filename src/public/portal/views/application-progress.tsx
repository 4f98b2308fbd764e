import type { ApplicationView, ClockDaysView } from '../../../modules/applications/index.ts'
import { ButtonLink, PrintButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Details, Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import type { Tone } from '../../ui/tag.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { TimelineState } from '../../ui/timeline.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { WhoseTurn } from '../pages/whose-turn.ts'
import { type Automatic, AutomaticCard } from './automatic-decision.tsx'
import { ClockDaysTable } from './clock-days.tsx'
import { DeliveryCard, PickUpNotice } from './result-delivery.tsx'
import { HandedMaterials } from './handed-materials.tsx'
import { OwedNotice, PromisesCard, type PromisedProps } from './promised.tsx'

/** A stage of the timeline: 收件, 受理, 审查, 决定, 送达, and what came between (补正, 特别程序, 延期). */
export type ProgressStage = {
  name: string
  state: TimelineState
  officeName?: string
  /** The day it ended or, while it runs, began. */
  date?: string
  /** The last day of this stage. */
  dueOn?: string
  /** What was decided, or why the clock stands still. */
  note?: string
}

export type ApplicationAction = {
  kind: 'correct' | 'revise' | 'hear' | 'rate' | 'withdraw'
  allowed: boolean
  /** Why not. */
  reason?: string
  /** Where it leads for whoever is not signed in. */
  href?: string
}

export type ApplicationProgressProps = {
  shell: Shell
  number: string
  itemName: string
  /** Leads to the guide; absent for whoever asks with the password. */
  itemCode?: string
  authorityName: string
  stateName: string
  tone: Tone
  submittedOn: string
  acceptedOn?: string
  promisedDueOn?: string
  statutoryDueOn?: string
  /** The calendar of that year isn't published yet, so the last day may still move. */
  dueIsProvisional: boolean
  /** The clock stands still now, and why. */
  pause?: { reason: string }
  stages: ProgressStage[]
  /** What the applicant must do now, in sentences. */
  todo?: { kind: 'correct' | 'revise'; text: string; dueOn: string }
  /** 现在轮到谁, for the person whose case it is. */
  turn?: WhoseTurn
  /** How the promised day came about. */
  clockDays?: ClockDaysView
  /** 系统自动审批, explained. */
  automatic?: Automatic
  /** 容缺 and 告知承诺: what is owed, and what was promised. */
  promised?: PromisedProps
  /** How the result comes: not for whoever asks with the password alone. */
  delivery?: { delivery: ApplicationView['delivery']; maySend: boolean }
  /** The guide changed, and the applicant may still choose. */
  newVersion?: { gains: string[] }
  /** What was handed in: not for whoever asks with the password alone. */
  materials?: ApplicationView['materials']
  /** 文书 and results, newest first. */
  documents: { name: string; documentNumber?: string; issuedOn: string; href: string }[]
  /** 文书清单 to print; nothing while there is nothing to list. */
  documentListHref?: string | undefined
  result?: { name: string; href: string; /** The same as 版式文件 (GB/T 33190). */ ofdHref: string; /** Where anybody sees whether it is genuine. */ verifyHref: string }
  actions: ApplicationAction[]
  contact: { name: string; phone: string }
  /** Seen by number and password, without signing in: no documents and no actions. */
  anonymous: boolean
}

const TODO_WORDS = { correct: '请补正材料', revise: '请修改申请' } as const

function toActionHref(kind: ApplicationAction['kind'], number: string): string {
  switch (kind) {
    case 'correct':
      return portalPaths.correction(number)
    case 'revise':
      return portalPaths.revision(number)
    case 'hear':
      return portalPaths.hearing(number)
    case 'rate':
      return portalPaths.rating(number)
    case 'withdraw':
      return portalPaths.withdrawal(number)
  }
}

const ACTION_WORDS: Record<ApplicationAction['kind'], string> = {
  correct: '补正材料',
  revise: '修改申请',
  hear: '要求听证',
  rate: '评价服务',
  withdraw: '撤回申请',
}

function Stages({ stages }: { stages: ProgressStage[] }) {
  return (
    <Timeline
      entries={stages.map((stage) => ({
        title: stage.name,
        state: stage.state,
        detail: (
          <>
            {stage.date || stage.officeName ? (
              <p className="soft">
                {stage.date ? <LegalDate date={stage.date} /> : null} {stage.officeName}
              </p>
            ) : null}
            {stage.note ? <p>{stage.note}</p> : null}
            {stage.dueOn && stage.state !== 'finished' ? (
              <p>
                最晚 <LegalDate date={stage.dueOn} />
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  )
}

/** 现在轮到谁，要等多久，您要做什么. */
function Turn({ title, wait, you, dueOn }: WhoseTurn) {
  return (
    <Notice title={`现在：${title}`}>
      {wait || dueOn ? (
        <p>
          {wait}
          {wait && dueOn ? '，' : ''}
          {dueOn ? <>最晚 <b><LegalDate date={dueOn} /></b></> : null}
        </p>
      ) : null}
      <p>{you}</p>
    </Notice>
  )
}

/** Where an application stands: what I must do now, the deadlines, the way so far and its documents. */
export function ApplicationProgressView(props: ApplicationProgressProps) {
  const { number, todo } = props
  const others = props.actions.filter((action) => action.kind !== todo?.kind)
  return (
    <PortalPage
      shell={props.shell}
      title={`${props.itemName}进度`}
      section={props.anonymous ? 'progress' : 'mine'}
      crumbs={[
        props.anonymous
          ? { label: '查进度', href: portalPaths.progressQuery() }
          : { label: '我的办件', href: portalPaths.myApplications() },
        { label: props.itemName },
      ]}
    >
      <div className="roomy">
        <div className="tight">
          <h1>{props.itemName}</h1>
          <p className="row">
            <Tag tone={props.tone}>{props.stateName}</Tag> <span>办件编号 {number}</span>
          </p>
        </div>
        {todo ? (
          <Notice title={TODO_WORDS[todo.kind]} tone="warn">
            <p>{todo.text}</p>
            <p>
              最晚 <b><LegalDate date={todo.dueOn} /></b>
            </p>
            {props.anonymous ? (
              <p>
                <a className="tap" href={portalPaths.signIn(toActionHref(todo.kind, number))}>
                  登录后提交
                </a>
              </p>
            ) : (
              <ButtonLink href={toActionHref(todo.kind, number)}>
                <Icon name={todo.kind === 'correct' ? 'upload' : 'file'} />
                {ACTION_WORDS[todo.kind]}
              </ButtonLink>
            )}
          </Notice>
        ) : null}
        {props.turn && !todo ? <Turn {...props.turn} /> : null}
        {props.delivery ? <PickUpNotice {...props.delivery} /> : null}
        {props.promised ? <OwedNotice {...props.promised} /> : null}
        {props.newVersion ? (
          <Notice title="办事指南更新了">
            <p>{props.newVersion.gains.length > 0 ? `按新版办理：${props.newVersion.gains.join('；')}。` : '您的申请仍按提交时的指南办理。'}</p>
            <p><a className="tap" href={portalPaths.newVersion(number)}>看看要不要按新版办理</a></p>
          </Notice>
        ) : null}
        {props.pause && !props.turn ? (
          <Notice title="办理时间已暂停计算" tone="warn">
            <p>
              {props.pause.reason}。恢复后，办结日期会顺延。
            </p>
          </Notice>
        ) : null}
        <div className="split">
          <section className="card stack">
            <h2>办理进度</h2>
            <Stages stages={props.stages} />
          </section>
          <div className="side roomy">
            <section className="card stack">
              <h2>什么时候办好</h2>
              <dl className="pairs">
                <div>
                  <dt>提交</dt>
                  <dd>
                    <LegalDate date={props.submittedOn} />
                  </dd>
                </div>
                {props.acceptedOn ? (
                  <div>
                    <dt>受理</dt>
                    <dd>
                      <LegalDate date={props.acceptedOn} />
                    </dd>
                  </div>
                ) : null}
                <div>
                  <dt>承诺最晚</dt>
                  <dd>{props.promisedDueOn ? <b><LegalDate date={props.promisedDueOn} /></b> : '受理后确定'}</dd>
                </div>
                <div>
                  <dt>法定最晚</dt>
                  <dd>{props.statutoryDueOn ? <LegalDate date={props.statutoryDueOn} /> : props.acceptedOn ? '法律没有规定' : '受理后确定'}</dd>
                </div>
              </dl>
              {props.dueIsProvisional ? <p className="soft small">跨年的放假安排还没公布，公布后日期可能调整。</p> : null}
            </section>
            {props.clockDays ? (
              <section className="card stack">
                <Details summary="承诺日期是怎么算的">
                  <ClockDaysTable {...props.clockDays} />
                  <p><a className="tap" href={portalPaths.clockDays(number)}>每个期限怎么算</a></p>
                </Details>
              </section>
            ) : null}
            {props.automatic ? <AutomaticCard automatic={props.automatic} number={number} /> : null}
            {props.promised ? <PromisesCard {...props.promised} /> : null}
            {props.delivery ? <DeliveryCard number={number} {...props.delivery} /> : null}
            {props.materials?.length ? <HandedMaterials materials={props.materials} /> : null}
            {props.result ? (
              <section className="card stack">
                <h2>办理结果</h2>
                <p>
                  <a className="tap" href={props.result.href}>
                    <Icon name="seal" />
                    {props.result.name}
                  </a>
                </p>
                <p>
                  <a className="tap" href={props.result.ofdHref}>
                    下载 OFD 版式文件（单位要求时用）
                  </a>
                </p>
                <p>
                  <a className="tap" href={props.result.verifyHref}>
                    核验页面，可以给别人看
                  </a>
                </p>
              </section>
            ) : null}
            {props.anonymous ? null : (
              <section className="card stack">
                <h2>文书</h2>
                {props.documents.length === 0 ? <p className="soft">还没有文书，有了会出现在这里。</p> : null}
                <ul className="lines">
                  {props.documents.map((document) => (
                    <li key={document.href}>
                      <a className="tap" href={document.href}>
                        <Icon name="file" />
                        {document.name}
                      </a>
                      <p className="soft small">
                        {document.documentNumber ? `${document.documentNumber}，` : ''}
                        <LegalDate date={document.issuedOn} />
                      </p>
                    </li>
                  ))}
                </ul>
                {props.documentListHref ? (
                  <p>
                    <a className="tap" href={props.documentListHref}>
                      打印文书清单
                    </a>
                  </p>
                ) : null}
              </section>
            )}
            <section className="card stack noprint">
              <h2>还可以</h2>
              <ul className="lines">
                {others.map((action) => (
                  <li key={action.kind}>
                    {action.allowed ? (
                      <a className="tap" href={action.href ?? toActionHref(action.kind, number)}>
                        {ACTION_WORDS[action.kind]}
                      </a>
                    ) : (
                      <p className="soft">
                        现在不能{ACTION_WORDS[action.kind]}：{action.reason}
                      </p>
                    )}
                  </li>
                ))}
                {props.itemCode ? (
                  <li>
                    <a className="tap" href={portalPaths.guide(props.shell.region.code, props.itemCode)}>
                      看办事指南
                    </a>
                  </li>
                ) : null}
                <li>
                  <a className="tap" href={`tel:${props.contact.phone}`}>
                    <Icon name="phone" />
                    问{props.contact.name} {props.contact.phone}
                  </a>
                </li>
              </ul>
              <PrintButton>
                <Icon name="print" />
                打印进度
              </PrintButton>
            </section>
          </div>
        </div>
      </div>
    </PortalPage>
  )
}
