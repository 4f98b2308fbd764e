import { ButtonLink } from '../../../ui/button.tsx'
import { LegalDate, Moment } from '../../../ui/dates.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { type AskedCorrection, CorrectionLines } from './correction-lines.tsx'

export type PrivacyProps = {
  shell: Shell
  subject: { name: string; identity: string; phone?: string; address?: string; birthDate?: string }
  /** Whom they may act for. */
  principals: { id: string; name: string; asName: string; isGuardian: boolean; untilDay: string | null; endsSoon: boolean }[]
  /** The newest looks at what is known of them. */
  latest: { id: string; at: string; who: string; what: string; purpose: string }[]
  corrections: readonly AskedCorrection[]
  olderCorrectionsHref?: string
}

/** What is kept of oneself, and every right one has about it, one tap away. */
export function PrivacyView({ shell, subject, principals, latest, corrections, olderCorrectionsHref }: PrivacyProps) {
  return (
    <PortalPage shell={shell} title="我的信息" section="mine" crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的信息' }]}>
      <div className="narrow roomy">
        <h1>我的信息</h1>
        <section className="card stack">
          <h2>平台登记的信息</h2>
          <SummaryList
            rows={[
              { label: '姓名', value: subject.name },
              { label: '证件号码', value: subject.identity },
              ...(subject.birthDate ? [{ label: '出生日期', value: <LegalDate date={subject.birthDate} /> }] : []),
              { label: '手机号码', value: subject.phone ?? '没有登记' },
              { label: '住址', value: subject.address ?? '没有登记' },
            ]}
          />
          <p className="soft small">证件号码和手机号码加密保存，页面上只显示一部分。</p>
        </section>
        {principals.length > 0 ? (
          <section className="card stack">
            <h2>我可以代谁办事</h2>
            <ul className="lines">
              {principals.map(({ id, name, asName, isGuardian, untilDay, endsSoon }) => (
                <li key={id}>
                  <p className="row">
                    <span>
                      {name}（我是{asName}）
                    </span>
                    {endsSoon ? <Tag tone="warn">快到期</Tag> : null}
                  </p>
                  {untilDay ? (
                    <p className="soft small">
                      到 <LegalDate date={untilDay} /> 为止。{isGuardian ? '年满十八周岁以后，由本人办理，或者由本人另行委托。' : '到期后需要继续代办的，请重新委托。'}
                    </p>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="card stack">
          <h2>谁看过我的信息</h2>
          {latest.length === 0 ? (
            <p>还没有人查看过您的信息。以后每一次查看都会记在这里。</p>
          ) : (
            <ul className="lines">
              {latest.map(({ id, at, who, what, purpose }) => (
                <li key={id}>
                  <p>
                    {who}　查看了{what}
                  </p>
                  <p className="soft small">
                    <Moment instant={at} />　{purpose}
                  </p>
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            <ButtonLink plain href={portalPaths.dataAccesses()}>
              查看全部记录
            </ButtonLink>
          </div>
        </section>
        <section className="card stack">
          <h2>我的同意</h2>
          <p>少交材料需要向保管部门查询您的信息，查不查由您决定。可以随时同意，也可以随时撤回。</p>
          <div className="row">
            <ButtonLink plain href={portalPaths.consents()}>
              查看和撤回同意
            </ButtonLink>
          </div>
        </section>
        <section className="card stack">
          <h2>登记信息有错</h2>
          <p>不动产、婚姻、社会保险等信息由各部门登记。可以在这里查阅，发现有错可以申请更正。</p>
          <div className="row">
            <ButtonLink plain href={portalPaths.ownRegisters()}>
              查阅我的登记信息
            </ButtonLink>
            <ButtonLink plain href={portalPaths.askCorrection()}>
              申请更正
            </ButtonLink>
          </div>
        </section>
        {corrections.length > 0 ? (
          <section className="card stack" id="corrections">
            <h2>我的更正申请</h2>
            <CorrectionLines corrections={corrections} />
            {olderCorrectionsHref ? (
              <p>
                <a className="tap" href={`${olderCorrectionsHref}#corrections`}>
                  更早的申请
                </a>
              </p>
            ) : null}
          </section>
        ) : null}
        <section className="card stack">
          <h2>下载我的信息</h2>
          <p>把平台保存的您的信息、办件、证照和消息目录存成一个文件带走。文件里有您的个人信息，请妥善保管，不要在公用电脑上下载。</p>
          <div className="row">
            <a className="btn plain" href={portalPaths.personalData()} download="">
              下载（JSON 文件）
            </a>
          </div>
        </section>
        <p className="small">
          <a className="tap" href={portalPaths.accountClosing()}>
            注销账号：删除什么，依法保留什么
          </a>
        </p>
      </div>
    </PortalPage>
  )
}
