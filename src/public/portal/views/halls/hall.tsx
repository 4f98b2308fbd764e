import { ButtonLink } from '../../../ui/button.tsx'
import { LegalDate } from '../../../ui/dates.tsx'
import { FloorPlan, type FloorPlanProps } from '../../../ui/floor-plan.tsx'
import { Notice } from '../../../ui/panels.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { Tag } from '../../../ui/tag.tsx'
import { toRanges } from '../../floors.ts'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export type HallProps = {
  shell: Shell
  hall: {
    id: string
    name: string
    levelName: string
    address: string
    phone: string
    isOpenNow: boolean
    days: { day: string; reason: string | null; periods: { from: string; to: string; kindName: string | null; byAppointment: boolean }[] }[]
    facilities: string[]
    zones: { name: string; floorName: string | null }[]
    windows: { no: string; name: string; kindName: string; fieldName: string | null; serves: string[]; isInService: boolean; until: string | null; floorName: string | null }[]
  }
  floors: Omit<FloorPlanProps, 'isLarge' | 'label'>[]
  q: string | undefined
  /** The matter one came for, and the windows that take it in; no windows: it is not handled here. */
  found: { item: { code: string; name: string }; windows: { no: string; isParticular: boolean; floorName: string | null }[]; guide: string } | undefined
  /** What was typed may mean one of these. */
  items: { code: string; name: string }[]
}

/** A hall: is it open, which window is mine, what is there. */
export function HallView({ shell, hall, floors, q, found, items }: HallProps) {
  const [today, ...later] = hall.days
  return (
    <PortalPage shell={shell} title={hall.name} description={`${hall.name}：开放时间、窗口、便民设施、平面图。`} crumbs={[{ label: '就近找办事地点', href: portalPaths.halls() }, { label: hall.name }]}>
      <div className="roomy">
        <div className="stack">
          <div className="row">
            <h1>{hall.name}</h1>
            {hall.isOpenNow ? <Tag tone="ok">现在开门</Tag> : <Tag tone="warn">现在不开门</Tag>}
            {hall.isOpenNow ? <ButtonLink plain href={portalPaths.takeTicket(hall.id, { item: found?.item.code })}>取今天的号</ButtonLink> : null}
          </div>
          <dl className="card pairs">
            <div>
              <dt>今天</dt>
              <dd>
                <b>{today ? <Periods of={today} /> : null}</b>
              </dd>
            </div>
            <div>
              <dt>地址</dt>
              <dd>{hall.address}</dd>
            </div>
            <div>
              <dt>咨询电话</dt>
              <dd>
                <a className="tap" href={`tel:${hall.phone}`}>
                  {hall.phone}
                </a>
              </dd>
            </div>
          </dl>
        </div>
        <section className="card stack">
          <h2>
            <label htmlFor="q">找我的窗口：您来办什么事？</label>
          </h2>
          <SearchBox action={portalPaths.hall(hall.id)} query={found?.item.name ?? q} placeholder="如：开饭馆" suggestUrl={portalPaths.searchSuggestions()} />
          {found ? (
            found.windows.length > 0 ? (
              <Found {...found} isDrawn={floors.length > 0} />
            ) : (
              <Notice tone="warn" title={`“${found.item.name}”不在这里办`}>
                <p>
                  <a className="tap" href={portalPaths.halls({ item: found.item.code })}>
                    看哪里能办
                  </a>
                </p>
              </Notice>
            )
          ) : items.length > 0 ? (
            <div className="tight">
              <h3>您要办的是哪一件？</h3>
              <ul>
                {items.map(({ code, name }) => (
                  <li key={code}>
                    <a className="tap" href={portalPaths.hall(hall.id, { item: code })}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ) : q ? (
            <p>没有找到“{q}”。请换个说法，或到综合咨询窗口问一问。</p>
          ) : null}
        </section>
        {floors.map((floor) => (
          <section key={floor.name} className="card stack">
            <h2>平面图：{floor.name}</h2>
            <FloorPlan {...floor} label={`${floor.name}平面图，窗口和区域见下面的列表`} isLarge={shell.reading.mode === 'elder'} />
          </section>
        ))}
        <section className="card stack">
          <h2>窗口</h2>
          <ul className="lines">
            {groupWindows(hall.windows).map((group) => (
              <li key={group.title} className="tight">
                <h3>
                  {group.title}
                  {group.floorName ? <span className="soft">（{group.floorName}）</span> : null}
                </h3>
                <p>
                  <b>{group.nos} 号</b>
                  {group.serves ? `：${group.serves}` : null}
                </p>
                {group.closed ? <p className="soft">{group.closed}</p> : null}
              </li>
            ))}
          </ul>
        </section>
        <div className="split">
          <section className="card stack">
            <h2>以后七天</h2>
            <dl className="pairs">
              {later.map((day) => (
                <div key={day.day}>
                  <dt>
                    <LegalDate date={day.day} />
                  </dt>
                  <dd>
                    <Periods of={day} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <section className="card stack side">
            <h2>便民设施</h2>
            <p className="row">
              {hall.facilities.map((name) => (
                <Tag key={name} tone="info">
                  {name}
                </Tag>
              ))}
            </p>
            <h2>功能区</h2>
            <ul className="bullets">
              {hall.zones.map(({ name, floorName }) => (
                <li key={name}>
                  {name}
                  {floorName ? <span className="soft">（{floorName}）</span> : null}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </PortalPage>
  )
}

function Found({ item, windows, guide, isDrawn }: NonNullable<HallProps['found']> & { isDrawn: boolean }) {
  const particular = windows.filter(({ isParticular }) => isParticular)
  const best = particular.length > 0 ? particular : windows
  const others = windows.filter((window) => !best.includes(window))
  const nosOf = (of: typeof windows) => toRanges(of.map(({ no }) => Number(no)))
  const floors = [...new Set(best.map(({ floorName }) => floorName))].filter((name) => name !== null)
  return (
    <Notice tone="ok" title={`“${item.name}”请到 ${nosOf(best)} 号窗口`}>
      <p>
        {floors.length > 0 ? `在 ${floors.join('、')}${isDrawn ? '，下面的平面图上用深色标出' : ''}。` : ''}
        {others.length > 0 ? `${nosOf(others)} 号窗口也能办。` : ''}来之前请看<a href={guide}>办事指南</a>，备齐材料。
      </p>
    </Notice>
  )
}

function Periods({ of: { periods, reason } }: { of: HallProps['hall']['days'][number] }) {
  const open = periods.map(({ from, to, kindName, byAppointment }) => `${from}–${to}${kindName ? `（${kindName}${byAppointment ? '，需预约' : ''}）` : ''}`)
  return <>{`${open.length === 0 ? '不开门' : open.join('\n')}${reason ? `　${reason}` : ''}`}</>
}

type Group = { title: string; floorName: string | null; nos: string; serves: string; closed: string }

/** Windows of one kind and field together: 1–24 号. */
function groupWindows(windows: HallProps['hall']['windows']): Group[] {
  const open = windows.filter(({ isInService }) => isInService)
  const groups = Map.groupBy(open, ({ kindName, fieldName, floorName, serves }) => [kindName, fieldName, floorName, serves.join('、')].join('|'))
  const closed = windows.filter(({ isInService }) => !isInService)
  return [
    ...[...groups.values()].map((group): Group => {
      const { kindName, fieldName, floorName, serves } = group[0]!
      return { title: fieldName ? `${kindName} · ${fieldName}` : kindName, floorName, nos: toRanges(group.map(({ no }) => Number(no))), serves: serves.join('、'), closed: '' }
    }),
    ...(closed.length > 0 ? [{ title: '不在服务的窗口', floorName: null, nos: toRanges(closed.map(({ no }) => Number(no))), serves: '', closed: '请到其他窗口办理。' }] : []),
  ]
}
