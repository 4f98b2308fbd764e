import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/panels.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export type BookingPlace = {
  id: string
  name: string
  address: string
  phone: string
  hours: string
  /** Whether it is the one of the place somebody lives in. */
  isNearest: boolean
  lines: { name: string; href: string }[]
}

export type ChooseHallProps = {
  shell: Shell
  /** What it is for, where the person comes from a guide. */
  item?: { code: string; name: string }
  places: BookingPlace[]
}

/** 到哪个大厅: the nearest first. */
export function ChooseHallView({ shell, item, places }: ChooseHallProps) {
  return (
    <PortalPage
      shell={shell}
      title={item ? `预约办理${item.name}` : '预约到大厅办事'}
      crumbs={[...(item ? [{ label: item.name, href: portalPaths.guide(shell.region.code, item.code) }] : []), { label: '预约办理' }]}
    >
      <div className="narrow roomy">
        <div>
          <h1>{item ? `预约办理：${item.name}` : '预约到大厅办事'}</h1>
          <p>先选到哪个大厅{item ? '' : '、办什么业务'}，再选日期和时段。预约不收费。</p>
        </div>
        {places.length === 0 ? (
          <EmptyState title={`${shell.region.name}现在没有可以预约的大厅`}>
            <p>可以直接到大厅取号办理，或拨打 {shell.hotline.number} 咨询。</p>
            <ButtonLink plain href={portalPaths.chooseRegion(shell.currentPath)}>换一个地区</ButtonLink>
          </EmptyState>
        ) : null}
        {places.map((place) => (
          <section key={place.id} className="card stack">
            <div className="tight">
              <h2>{place.name}{place.isNearest ? '（离您最近）' : ''}</h2>
              <p>{place.address}</p>
              <p className="soft small">{place.hours}，电话 {place.phone}</p>
            </div>
            {item && place.lines.length === 1 ? (
              <ButtonLink href={place.lines[0]!.href}>
                选这里<span className="hide">：{place.name}</span>
              </ButtonLink>
            ) : (
              <ul className="lines">
                {place.lines.map((line) => (
                  <li key={line.href}>
                    <a className="tap" href={line.href}>
                      {line.name}<span className="hide">：{place.name}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </PortalPage>
  )
}
