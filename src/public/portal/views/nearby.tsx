import { type ItemSummary, ItemCard } from '../../ui/item-card.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type NearbyProps = {
  shell: Shell
  regionName: string
  /** The township chosen, and where one goes there. */
  division: { code: string; name: string; hall: { name: string; address: string; hours: string; phone: string } } | null
  divisions: { code: string; name: string }[]
  /** Often applied for first. */
  items: ItemSummary[]
}

/** What one's own township or village handles, so that nobody travels to the county seat for it. */
export function NearbyView(props: NearbyProps) {
  const { division } = props
  const where = division?.name ?? `${props.regionName}各乡镇（街道）和村（社区）`
  const choices = [{ code: undefined, name: '全部' }, ...props.divisions]
  return (
    <PortalPage shell={props.shell} title={`就近办：${where}能办的事`} description={`${where}能办的事，不用跑到县城。`} crumbs={[{ label: '服务专区', href: portalPaths.zones() }, { label: '就近办' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>就近办：家门口能办的事</h1>
          {props.divisions.length > 0 ? (
            <nav aria-label="选择乡镇（街道）" className="row noprint">
              {choices.map(({ code, name }) => (
                <a key={name} className="tap" href={portalPaths.nearby(code)} aria-current={code === division?.code ? 'page' : undefined}>
                  {code === division?.code ? <b>{name}</b> : name}
                </a>
              ))}
            </nav>
          ) : null}
        </div>
        {division ? (
          <dl className="card pairs">
            <div>
              <dt>{division.hall.name}</dt>
              <dd>{division.hall.address}</dd>
            </div>
            <div>
              <dt>办理时间</dt>
              <dd>{division.hall.hours}</dd>
            </div>
            <div>
              <dt>电话</dt>
              <dd>
                <a className="tap" href={`tel:${division.hall.phone}`}>
                  {division.hall.phone}
                </a>
              </dd>
            </div>
          </dl>
        ) : null}
        {props.items.length > 0 ? (
          <section className="stack">
            <h2>
              {where}能办 {props.items.length} 件，常办的在前
            </h2>
            <div className="grid">
              {props.items.map((item) => (
                <ItemCard key={item.code} item={item} />
              ))}
            </div>
          </section>
        ) : (
          <EmptyState title={`${where}现在没有能办的事`}>
            <p>
              请到{props.regionName}政务服务大厅办理，或<a href={portalPaths.search()}>查找要办的事</a>，看能不能在网上办。
            </p>
          </EmptyState>
        )}
      </div>
    </PortalPage>
  )
}
