import { portalPaths } from '../../portal/paths.ts'
import { PortalPage } from '../../portal/portal-page.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { ItemSummary } from '../../ui/item-card.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { Shell } from '../../ui/shell.ts'
import type { ServiceTile } from '../own-pages.ts'

export type KioskHomeProps = {
  shell: Shell
  /** The hall this terminal stands in. */
  hallId?: string | undefined
  services: readonly ServiceTile[]
  /** How many items this terminal offers, where that is not all. */
  offeredCount?: number | undefined
  items: ItemSummary[]
}

const portalTiles = (hallId: string | undefined): ServiceTile[] => [
  { label: '申请办理', hint: '看指南，填表，交材料', icon: 'file', href: portalPaths.search({ audience: 'person' }) },
  { label: '查进度', hint: '凭办件编号和查询密码', icon: 'clock', href: portalPaths.progressQuery() },
  { label: '我的办件', hint: '登录后补正、领结果', icon: 'person', href: portalPaths.myApplications() },
  { label: '我的证照', hint: '看证照，开副本', icon: 'seal', href: portalPaths.wallet() },
  { label: '预约', hint: '约好时间再来', icon: 'calendar', href: portalPaths.book() },
  { label: '评价', hint: '给服务打分', icon: 'star', href: portalPaths.rateHere() },
  { label: hallId ? '大厅平面图' : '办事地点', hint: hallId ? '找窗口、找设施' : '大厅、站点和路线', icon: 'place', href: hallId ? portalPaths.hall(hallId) : portalPaths.halls() },
  // Elsewhere the tiles fill their rows without it.
  ...(hallId ? [{ label: '服务专区', hint: '按人生大事找', icon: 'window', href: portalPaths.zones() } as const] : []),
]

/** Search in the middle, one tile for each thing one comes for, and what is asked most. */
export function KioskHomeView({ shell, hallId, services, offeredCount, items }: KioskHomeProps) {
  return (
    <PortalPage shell={shell} title="自助办事" fullWidth>
      <div className="hero">
        <div className="wrap stack">
          <h1>
            <label htmlFor="q">您想办什么事？</label>
          </h1>
          <SearchBox action={portalPaths.search()} placeholder="如：社保卡丢了" suggestUrl={portalPaths.searchSuggestions()} />
          {offeredCount === undefined ? null : <p>这台终端能办 {offeredCount} 件事；其他的事请用手机或到大厅窗口办理。</p>}
        </div>
      </div>
      <div className="wrap roomy alone">
        <ul className="k-tiles">
          {[...services.filter(({ isForHall }) => !isForHall || hallId !== undefined), ...portalTiles(hallId)].map(({ label, hint, icon, href }) => (
            <li key={href}>
              <a className="card" href={href}>
                <Icon name={icon} />
                <span>
                  <b className="big">{label}</b>
                  <span className="soft">{hint}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
        <section className="stack">
          <h2>{offeredCount === undefined ? '常办的事' : '这里能办的事'}</h2>
          <ul className="k-items">
            {items.map((item) => (
              <li key={item.code}>
                <a className="card" href={item.href}>
                  {item.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </PortalPage>
  )
}
