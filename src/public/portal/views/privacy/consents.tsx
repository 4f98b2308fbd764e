import { SubmitButton } from '../../../ui/button.tsx'
import { Moment } from '../../../ui/dates.tsx'
import { Details, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

type State = 'never' | 'given' | 'withdrawn' | 'outdated'

export type ConsentsProps = {
  shell: Shell
  subject: { id: string; name: string; isSelf: boolean; isChild: boolean }
  /** Whom else one may act for. */
  others: { id: string; name: string; isSelf: boolean }[]
  consents: {
    scope: string
    scopeName: string
    state: State
    stateName: string
    notice: { version: number; title: string; text: string }
    consent: { noticeVersion: number; channelName: string; givenAt: string; givenByName: string; givenAsName: string; evidence: string | null; withdrawnAt: string | null } | null
    allowedActions: { give: { allowed: boolean; reason: string | null }; withdraw: { allowed: boolean; reason: string | null } }
  }[]
  /** What did not go as wanted. */
  problem?: string
}

const TONES: Record<State, Tone> = { never: 'plain', given: 'ok', withdrawn: 'warn', outdated: 'warn' }

/** What one agreed to, with the words of the notice beside the button; taking back is one press, as agreeing is. */
export function ConsentsView({ shell, subject, others, consents, problem }: ConsentsProps) {
  const whose = subject.isSelf ? '我' : subject.name
  return (
    <PortalPage shell={shell} title={`${whose}的同意`} section="mine" hasErrors={problem !== undefined} crumbs={[{ label: '我的信息', href: portalPaths.privacy() }, { label: `${whose}的同意` }]}>
      <div className="narrow roomy">
        <h1>{whose}的同意</h1>
        {problem ? <Notice tone="warn" title={problem} /> : null}
        {subject.isChild ? <Notice title={`${subject.name}不满十四周岁，由您作为监护人阅读并同意。`} /> : null}
        {consents.map(({ scope, scopeName, state, stateName, notice, consent, allowedActions }) => (
          <section key={scope} className="card stack">
            <h2>{scopeName}</h2>
            <p className="row small soft">
              <Tag tone={TONES[state]}>{stateName}</Tag>
              {consent ? (
                consent.withdrawnAt ? (
                  <span>
                    <Moment instant={consent.withdrawnAt} /> 撤回
                  </span>
                ) : (
                  <span>
                    {consent.givenByName}（{consent.givenAsName}）<Moment instant={consent.givenAt} /> 在{consent.channelName}同意，第 {consent.noticeVersion} 版
                    {consent.evidence ? `，${consent.evidence}` : ''}
                  </span>
                )
              ) : null}
            </p>
            {state === 'given' ? (
              <Details summary={`${notice.title}（第 ${notice.version} 版）`}>
                <NoticeText text={notice.text} />
              </Details>
            ) : (
              <>
                <h3>
                  {notice.title}（第 {notice.version} 版）
                </h3>
                <NoticeText text={notice.text} />
              </>
            )}
            {allowedActions.give.allowed ? (
              <PostForm shell={shell} action={portalPaths.consents()} className="row">
                <Hidden scope={scope} subject={subject} />
                <input type="hidden" name="noticeVersion" value={notice.version} />
                <SubmitButton>{subject.isChild ? '我是监护人，已阅读并同意' : '已阅读，同意'}</SubmitButton>
              </PostForm>
            ) : null}
            {allowedActions.withdraw.allowed ? (
              <>
                <p className="small soft">撤回后不再查询，需要的材料由您自己提交；以前查过的仍然有效。</p>
                <PostForm shell={shell} action={portalPaths.consentWithdrawal()} className="row">
                  <Hidden scope={scope} subject={subject} />
                  <SubmitButton look="plain">撤回同意</SubmitButton>
                </PostForm>
              </>
            ) : null}
            {!allowedActions.give.allowed && !allowedActions.withdraw.allowed && allowedActions.give.reason ? <p>{allowedActions.give.reason}</p> : null}
          </section>
        ))}
        {others.length > 0 ? (
          <section className="card stack">
            <h2>代别人办事的同意</h2>
            <ul className="lines">
              {others.map(({ id, name, isSelf }) => (
                <li key={id}>
                  <a className="tap" href={portalPaths.consents(isSelf ? undefined : id)}>
                    {isSelf ? '回到我自己的同意' : `${name}的同意`}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </PortalPage>
  )
}

const NoticeText = ({ text }: { text: string }) => text.split('\n').map((paragraph) => <p key={paragraph}>{paragraph}</p>)

const Hidden = ({ scope, subject }: { scope: string; subject: ConsentsProps['subject'] }) => (
  <>
    <input type="hidden" name="scope" value={scope} />
    {subject.isSelf ? null : <input type="hidden" name="subject" value={subject.id} />}
  </>
)
