import type { OwnCertificateReply, UseCopyReply } from '../../../modules/certificates/index.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate, Moment } from '../../ui/dates.tsx'
import { Notice } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { leftWords } from './wallet.tsx'

export type OwnCertificateProps = {
  shell: Shell
  certificate: OwnCertificateReply
  copies: UseCopyReply[]
  hasMoreCopies: boolean
  /** The copy that was made just now. */
  made?: UseCopyReply
  /** The item that renews it, when it ends soon and the catalogue knows one. */
  renewal: { name: string; href: string } | undefined
  /** Leads whoever scans it to the verification. */
  qrSvg: string
}

/** One certificate: what it says, how to give it away safely, and who used it. */
export function OwnCertificateView(props: OwnCertificateProps) {
  const { shell, certificate: own, made } = props
  return (
    <PortalPage shell={shell} title={own.name} section="mine" crumbs={[{ label: '我的证照', href: portalPaths.wallet(own.holder.id) }, { label: own.name }]}>
      <div className="narrow roomy">
        {made ? (
          <Notice title="加注件已出具" tone="ok">
            <p>
              仅限{made.usedByUnit}用于{made.purpose}。请下载后交给对方，对方可扫码核验。
            </p>
            <p>
              <a className="tap big" href={portalPaths.useCopyFile(made.copy)}>
                下载加注件（PDF）
              </a>
            </p>
          </Notice>
        ) : null}
        <div className="tight">
          <h1>{own.name}</h1>
          <p className="row">
            <Tag tone={own.state === 'valid' ? 'ok' : 'bad'}>{own.stateName}</Tag>
            {own.daysLeft !== null ? <Tag tone="warn">{leftWords(own.daysLeft)}</Tag> : null}
          </p>
        </div>
        {own.daysLeft !== null && own.validUntil ? (
          <Notice title={`${leftWords(own.daysLeft)}，请及时办理延续`} tone="warn">
            <p>
              有效期至 <LegalDate date={own.validUntil} />。行政许可一般要在到期 30 日以前提出延续申请。
            </p>
            {props.renewal ? (
              <p>
                <a className="tap big" href={props.renewal.href}>
                  去办理延续：{props.renewal.name}
                </a>
              </p>
            ) : (
              <p>怎样办理，请咨询{own.issuingAuthority}。</p>
            )}
          </Notice>
        ) : null}
        {own.state === 'valid' ? null : (
          <Notice title="这份证照现在不能用" tone="warn">
            <p>{own.conclusion}</p>
          </Notice>
        )}
        <section className="card stack">
          <h2>证照内容</h2>
          <SummaryList
            rows={[
              { label: '持证人', value: own.holder.name },
              ...(own.holder.code ? [{ label: '证件号码', value: own.holder.code }] : []),
              { label: '证照编号', value: own.number },
              ...own.content.map(({ label, value }) => ({ label, value })),
              { label: '发证机关', value: own.issuingAuthority },
              { label: '发证日期', value: <LegalDate date={own.issuedOn} /> },
              { label: '有效期至', value: own.validUntil ? <LegalDate date={own.validUntil} /> : (own.validityText ?? '没有写明') },
              { label: '证照标识', value: own.identifier },
              ...(own.applicationNumber ? [{ label: '哪次办的', value: <a href={portalPaths.application(own.applicationNumber)}>{own.applicationNumber}</a> }] : []),
            ]}
          />
          <div className="row">
            <a className="tap big" href={portalPaths.certificateFile(own.identifier)}>
              打开证照（PDF）
            </a>
            <a className="tap" href={portalPaths.certificateFile(own.identifier, 'ofd')}>
              下载 OFD
            </a>
          </div>
        </section>
        {own.history.length + own.otherVersions.length > 0 ? (
          <section className="card stack">
            <h2>变更经过</h2>
            <ul className="lines">
              {own.history.map(({ title, onDay, reason }, index) => (
                <li key={`${onDay}-${index}`} className="tight">
                  <p className="big">{title}</p>
                  <p>{reason}</p>
                  <p className="small soft">
                    <LegalDate date={onDay} />
                  </p>
                </li>
              ))}
              {own.otherVersions.map((version) => (
                <li key={version.identifier}>
                  <a className="tap" href={portalPaths.ownCertificate(version.identifier)}>
                    第 {version.version} 版（{version.stateName}）
                  </a>
                  <p className="small soft">
                    <LegalDate date={version.issuedOn} />颁发
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="card stack">
          <h2>给别人用：出具加注件</h2>
          <p>原件请自己留存。别的单位要用，请出具加注件：写明给谁、办什么、到哪天，别处用不了。</p>
          {own.copyUntil ? <ButtonLink href={portalPaths.newUseCopy(own.identifier)}>出具加注件</ButtonLink> : <p className="soft">证照有效时才能出具加注件。</p>}
          {props.copies.length > 0 ? (
            <ul className="lines">
              {props.copies.map((copy) => (
                <Copy key={copy.id} shell={shell} copy={copy} />
              ))}
            </ul>
          ) : null}
          {props.hasMoreCopies ? <p className="soft small">只列出最近 20 份。</p> : null}
        </section>
        <section className="card stack">
          <h2>谁用过这份证照</h2>
          {own.uses.length === 0 ? (
            <p>还没有单位用过。办事时用它代替纸质材料的，会记在这里。</p>
          ) : (
            <ul className="lines">
              {own.uses.map(({ usedAt, wayName, office, purpose }, index) => (
                <li key={`${usedAt}-${index}`} className="tight">
                  <p className="big">{office}</p>
                  <p>{purpose}</p>
                  <p className="row small soft">
                    <Tag>{wayName}</Tag>
                    <Moment instant={usedAt} />
                  </p>
                </li>
              ))}
            </ul>
          )}
          <p>
            <a className="tap" href={portalPaths.dataAccesses({ kind: 'certificate' })}>
              谁看过我的证照
            </a>
          </p>
          {own.hasMoreUses ? <p className="soft small">只列出最近 20 次。</p> : null}
        </section>
        <section className="card stack">
          <h2>当面核验</h2>
          <p>对方扫这个码，可以查到证照是真的、现在有效。</p>
          <figure className="qr" role="img" aria-label="核验证照的二维码" dangerouslySetInnerHTML={{ __html: props.qrSvg }} />
        </section>
      </div>
    </PortalPage>
  )
}

function Copy({ shell, copy }: { shell: Shell; copy: UseCopyReply }) {
  const revoke = copy.allowedActions.find(({ verb }) => verb === 'revoke')
  return (
    <li className="tight">
      <p className="big">{copy.usedByUnit}</p>
      <p>用于{copy.purpose}</p>
      <p className="row small soft">
        <Tag tone={copy.state === 'valid' ? 'ok' : 'plain'}>{copy.stateName}</Tag>
        <span>
          有效期至 <LegalDate date={copy.validUntil} />
        </span>
      </p>
      {revoke?.allowed ? (
        <div className="row">
          <a className="tap" href={portalPaths.useCopyFile(copy.copy)}>
            下载<span className="hide">给{copy.usedByUnit}的加注件</span>
          </a>
          <PostForm shell={shell} action={portalPaths.useCopyRevocation(copy.copy)}>
            <SubmitButton look="plain">
              作废<span className="hide">给{copy.usedByUnit}的加注件</span>
            </SubmitButton>
          </PostForm>
        </div>
      ) : null}
    </li>
  )
}
