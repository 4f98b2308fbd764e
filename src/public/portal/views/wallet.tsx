import type { WalletReply } from '../../../modules/certificates/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { WhoseThings } from './whose-things.tsx'

type Card = WalletReply['soon'][number]

/** 今天到期, 还有 29 天到期. */
export const leftWords = (days: number): string => (days === 0 ? '今天到期' : `还有 ${days} 天到期`)

function Cards({ cards }: { cards: readonly Card[] }) {
  return (
    <div className="grid">
      {cards.map((card) => (
        <a key={card.identifier} className="card tight" href={portalPaths.ownCertificate(card.identifier)}>
          <h3>{card.name}</h3>
          <p className="row">
            <Tag tone={card.state === 'valid' ? 'ok' : 'plain'}>{card.stateName}</Tag>
            {card.daysLeft !== null ? <Tag tone="warn">{leftWords(card.daysLeft)}，去办理延续</Tag> : null}
          </p>
          <p className="small">{card.number}</p>
          <p className="soft small">
            {card.issuingAuthority}
            <br />
            {card.validUntil ? (
              <>
                有效期至 <LegalDate date={card.validUntil} />
              </>
            ) : (
              <>
                <LegalDate date={card.issuedOn} />颁发
              </>
            )}
          </p>
        </a>
      ))}
    </div>
  )
}

export type WalletProps = {
  shell: Shell
  /** Everybody whose certificates one may see. */
  holders: { name: string; href: string; isShown: boolean }[]
  wallet: WalletReply
}

/** 我的证照: what needs attention first. */
export function WalletView({ shell, holders, wallet: { holder, soon, groups, over } }: WalletProps) {
  const isEmpty = soon.length + groups.length + over.length === 0
  return (
    <PortalPage shell={shell} title="我的证照" section="mine" crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的证照' }]}>
      <div className="roomy">
        <div className="row between">
          <h1>我的证照</h1>
          <ButtonLink plain href={portalPaths.code({ holder: holder.id })}>
            出示{holder.kind === 'enterprise' ? '企业码' : '居民码'}
          </ButtonLink>
        </div>
        <WhoseThings label="看谁的证照" owners={holders} />
        {isEmpty ? (
          <EmptyState title="还没有电子证照">
            <p>办结后颁发的证照会出现在这里，办事时可以直接使用，不用再交纸质的。</p>
            <ButtonLink href={portalPaths.home()}>去办事</ButtonLink>
          </EmptyState>
        ) : null}
        {soon.length > 0 ? (
          <section className="stack">
            <h2>快到期的，请及时办理延续</h2>
            <Cards cards={soon} />
          </section>
        ) : null}
        {groups.length > 0 ? (
          <section className="stack">
            <h2>有效的</h2>
            <Cards cards={groups.flatMap(({ cards }) => cards)} />
          </section>
        ) : null}
        {over.length > 0 ? (
          <section className="stack">
            <h2>现在不能用的</h2>
            <Cards cards={over} />
          </section>
        ) : null}
      </div>
    </PortalPage>
  )
}
