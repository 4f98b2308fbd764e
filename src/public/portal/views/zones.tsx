import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { type ItemSummary, ItemCard } from '../../ui/item-card.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

type Zone = {
  id: string
  kind: 'topic' | 'lifeStage'
  title: string
  introduction: string
  audience: 'persons' | 'enterprises'
  /** Its last day, when it has one. */
  untilDay: string | null
}

export type ZonesProps = { shell: Shell; zones: (Zone & { itemNames: string[] })[] }

/** Names that fit on a card. */
const SHOWN_NAMES = 4

function ZoneCards({ zones, isNumbered }: { zones: ZonesProps['zones']; isNumbered?: boolean }) {
  const List = isNumbered ? 'ol' : 'ul'
  return (
    <List className="grid">
      {zones.map(({ id, title, introduction, itemNames }, index) => (
        <li key={id}>
          <a className="card tight" href={portalPaths.zone(id)}>
            <h3>
              {isNumbered ? `${index + 1}. ` : ''}
              {title}
            </h3>
            <p>{introduction}</p>
            <p className="soft small">
              {itemNames.slice(0, SHOWN_NAMES).join('、')}
              {itemNames.length > SHOWN_NAMES ? `等 ${itemNames.length} 件事` : ''}
            </p>
          </a>
        </li>
      ))}
    </List>
  )
}

/** Topics first, then the life of a person and of an enterprise, stage by stage. */
export function ZonesView({ shell, zones }: ZonesProps) {
  const groups = [
    { title: '热点服务专区', zones: zones.filter(({ kind }) => kind === 'topic'), isNumbered: false },
    { title: '个人的一生', zones: zones.filter(({ kind, audience }) => kind === 'lifeStage' && audience === 'persons'), isNumbered: true },
    { title: '企业的一生', zones: zones.filter(({ kind, audience }) => kind === 'lifeStage' && audience === 'enterprises'), isNumbered: true },
  ].filter((group) => group.zones.length > 0)
  return (
    <PortalPage shell={shell} title="服务专区" description={`${shell.region.name}的热点服务专区，个人和企业全生命周期服务。`} crumbs={[{ label: '服务专区' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>服务专区</h1>
          <p className="row">
            <ButtonLink plain href={portalPaths.nearby()}>
              就近办：家门口能办的事
            </ButtonLink>
          </p>
        </div>
        {groups.map((group) => (
          <section key={group.title} className="stack">
            <h2>{group.title}</h2>
            <ZoneCards zones={group.zones} isNumbered={group.isNumbered} />
          </section>
        ))}
        {groups.length === 0 ? (
          <EmptyState title={`${shell.region.name}还没有设服务专区`}>
            <p>
              可以<a href={portalPaths.search({ audience: 'person' })}>按主题找个人的事</a>，或<a href={portalPaths.search({ audience: 'enterprise' })}>按主题找企业的事</a>。
            </p>
          </EmptyState>
        ) : null}
      </div>
    </PortalPage>
  )
}

/** One zone with its items. */
export function ZonePageView(props: Zone & { shell: Shell; items: ItemSummary[] }) {
  return (
    <PortalPage shell={props.shell} title={props.title} description={props.introduction} crumbs={[{ label: '服务专区', href: portalPaths.zones() }, { label: props.title }]}>
      <div className="roomy">
        <div className="stack">
          <h1>{props.title}</h1>
          <p className="big">{props.introduction}</p>
          {props.untilDay ? (
            <p className="soft">
              本专区开到 <LegalDate date={props.untilDay} />
            </p>
          ) : null}
        </div>
        {props.items.length > 0 ? (
          <section className="stack">
            <h2>
              {props.shell.region.name}能办的 {props.items.length} 件事
            </h2>
            <div className="grid">
              {props.items.map((item) => (
                <ItemCard key={item.code} item={item} />
              ))}
            </div>
          </section>
        ) : (
          <EmptyState title={`本专区的事现在都不在${props.shell.region.name}办理`}>
            <p>
              请<a href={portalPaths.chooseRegion(portalPaths.zone(props.id))}>换一个地区</a>再看，或拨打 {props.shell.hotline.number}。
            </p>
          </EmptyState>
        )}
      </div>
    </PortalPage>
  )
}
