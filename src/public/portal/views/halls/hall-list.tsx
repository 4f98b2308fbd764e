import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { Locate, type MapOrigin } from '../../../ui/locate.tsx'
import { EmptyState } from '../../../ui/panels.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { Tag } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { CityMap, type CityMapProps } from './city-map.tsx'

type Kind = 'hall' | 'centre' | 'station' | 'site'

export type PointAsked = { region: string; place?: string; x?: string; y?: string; kind?: string; item?: string; q?: string; open?: string; cursor?: string }

export type HallListProps = {
  shell: Shell
  asked: PointAsked
  regions: { code: string; name: string }[]
  /** Townships of the region with their villages. */
  places: { code: string; name: string; villages: { code: string; name: string }[] }[]
  kinds: { kind: string; name: string }[]
  /** What was typed may mean one of these. */
  items: { code: string; name: string }[]
  list: {
    regionName: string
    from: { name: string }
    item: { code: string; name: string } | null
    circle: { minutes: number; metres: number; metresPerMinute: number }
    found: number
    foundInCircle: number
    rows: { id: string; kind: Kind; kindName: string; name: string; address: string; hours: string; today: string | null; phone: string; isOpenNow: boolean | null; metres: number | null; walkingMinutes: number | null }[]
    next: string | null
  }
  map: Omit<CityMapProps, 'isLarge'>
  /** Where the map lies on the earth; nothing: nobody has said it, and the browser is not asked where one is. */
  origin: MapOrigin | undefined
}

/** 就近找办事地点: what lies nearest first, as a list and on the city's own map. */
export function HallListView({ shell, asked, regions, places, kinds, items, list, map, origin }: HallListProps) {
  const { item, circle, from } = list
  const hrefWith = (change: Partial<PointAsked>) => portalPaths.halls({ ...asked, cursor: undefined, ...change })
  const first = asked.cursor === undefined ? 1 : undefined
  return (
    <PortalPage shell={shell} title="就近找办事地点" description={`${list.regionName}的政务服务中心、便民服务中心、便民服务站和合作网点：离您多远、几点开门。`} crumbs={[{ label: '就近找办事地点' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>就近找办事地点</h1>
          <p>
            从<b>{from.name}</b>出发{item ? <>，办“{item.name}”</> : null}：找到 {list.found} 处，步行 {circle.minutes} 分钟内 <b>{list.foundInCircle} 处</b>。
          </p>
        </div>
        <div className="split">
          <form className="card stack side" action={portalPaths.halls()}>
            <Choice name="region" label="县（市、区）" value={asked.region} options={regions.map(({ code, name }) => ({ value: code, name }))} />
            <div className="field">
              <label className="label" htmlFor="f-place">
                您在哪里
              </label>
              <select id="f-place" name="place" className="w-select" defaultValue={asked.place ?? ''}>
                <option value="">{asked.x ? '图上的位置' : `${list.regionName}中心`}</option>
                {places.map((township) => (
                  <optgroup key={township.code} label={township.name}>
                    <option value={township.code}>{township.name}</option>
                    {township.villages.map(({ code, name }) => (
                      <option key={code} value={code}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </div>
            <div className="field">
              <label className="label" htmlFor="f-q">
                要办的事（可以不填）
              </label>
              <input id="f-q" name="q" type="search" maxLength={60} autoComplete="off" defaultValue={item?.name ?? asked.q} />
            </div>
            <Choice name="kind" label="去哪种地方" value={asked.kind ?? ''} options={[{ value: '', name: '都可以' }, ...kinds.map(({ kind, name }) => ({ value: kind, name }))]} />
            <label className="choice">
              <input type="checkbox" name="open" value="now" defaultChecked={asked.open === 'now'} />
              只看现在开门的大厅
            </label>
            <SubmitButton>查找</SubmitButton>
            {asked.x && asked.y ? (
              <>
                <input type="hidden" name="x" value={asked.x} />
                <input type="hidden" name="y" value={asked.y} />
              </>
            ) : null}
            {origin ? <Locate {...origin} /> : null}
          </form>
          <figure className="card stack">
            <CityMap {...map} isLarge={shell.reading.mode === 'elder'} />
            <figcaption className="small soft">
              示意图。点一个乡镇（街道）就从那里出发；虚线圈是直线 {circle.metres} 米，步行约 {circle.minutes} 分钟。方块是政务服务中心，圆点是便民服务中心和便民服务站，菱形是合作网点。
            </figcaption>
          </figure>
        </div>
        {items.length > 0 ? (
          <section className="note tight">
            <h2>您要办的是哪一件？</h2>
            <ul>
              {items.map(({ code, name }) => (
                <li key={code}>
                  <a className="tap" href={hrefWith({ item: code, q: undefined })}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : asked.q && !item ? (
          <section className="note warn tight">
            <h2>没有找到“{asked.q}”</h2>
            <p>
              下面是各处地点。请换个说法再找，或<a href={portalPaths.search({ q: asked.q })}>搜索办事指南</a>。
            </p>
          </section>
        ) : null}
        {list.rows.length === 0 ? (
          <EmptyState title="没有找到这样的地点">
            <p>
              <a className="tap" href={hrefWith({ kind: undefined, open: undefined, item: undefined, q: undefined })}>
                看全部地点
              </a>
            </p>
          </EmptyState>
        ) : (
          <section className="card stack" aria-label="由近到远">
            <h2>由近到远</h2>
            <ol className="lines">
              {list.rows.map((row, index) => (
                <li key={row.id} className="tight">
                  <div className="row between">
                    <h3>
                      {first === undefined ? null : <span className="soft">{first + index}　</span>}
                      {row.kind === 'hall' || row.kind === 'centre' ? <a className="tap" href={portalPaths.hall(row.id, { item: item?.code })}>{row.name}</a> : row.name}
                    </h3>
                    <span className="row">
                      <Tag>{row.kindName}</Tag>
                      {row.isOpenNow === null ? null : row.isOpenNow ? <Tag tone="ok">现在开门</Tag> : <Tag tone="warn">现在不开门</Tag>}
                    </span>
                  </div>
                  <p>
                    <b>{toDistance(row.metres, row.walkingMinutes)}</b>　{row.address}
                  </p>
                  <p className="soft">
                    {row.today ?? row.hours}{'　'}
                    <a className="tap" href={`tel:${row.phone}`}>
                      {row.phone}
                    </a>
                  </p>
                </li>
              ))}
            </ol>
            {asked.cursor || list.next ? (
              <nav className="row between" aria-label="翻页">
                {asked.cursor ? <ButtonLink plain href={hrefWith({})}>回到第一页</ButtonLink> : <span />}
                {list.next ? <ButtonLink plain href={hrefWith({ cursor: list.next })}>更远的地点</ButtonLink> : <span />}
              </nav>
            ) : null}
          </section>
        )}
      </div>
    </PortalPage>
  )
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: { value: string; name: string }[] }) {
  return (
    <div className="field">
      <label className="label" htmlFor={`f-${name}`}>
        {label}
      </label>
      <select id={`f-${name}`} name={name} className="w-select" defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Further than an hour nobody asks how long one walks. */
function toDistance(metres: number | null, minutes: number | null): string {
  if (metres === null || minutes === null) return '地图上还没有标位置'
  const far = metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`
  return minutes <= 60 ? `${far}，步行约 ${minutes} 分钟` : far
}
