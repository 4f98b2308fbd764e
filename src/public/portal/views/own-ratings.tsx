import { ButtonLink } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import { Face, type RatingGrade } from '../../ui/rating-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type OwnRatingsProps = {
  shell: Shell
  /** Not rated yet; only on the first page. */
  open: { id: string; itemName: string; occasionName: string; hallName: string; invitedOn: string }[]
  rated: { id: string; itemName: string; occasionName: string; grade: RatingGrade; gradeName: string; ratedOn: string }[]
  firstHref?: string
  nextHref?: string
}

/** What one may rate, and what one has said. */
export function OwnRatingsView(props: OwnRatingsProps) {
  const { open, rated } = props
  return (
    <PortalPage shell={props.shell} title="我的评价" section="mine" crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的评价' }]}>
      <div className="narrow roomy">
        <h1>我的评价</h1>
        {open.length > 0 ? (
          <section className="stack">
            <h2>可以评价的服务</h2>
            <p className="soft">评价自愿，每次服务评价一次。</p>
            {open.map(({ id, itemName, occasionName, hallName, invitedOn }) => (
              <a key={id} className="card tight" href={portalPaths.rating(id)}>
                <h3>{itemName}</h3>
                <p>
                  {occasionName} · {hallName} · <LegalDate date={invitedOn} />
                </p>
              </a>
            ))}
          </section>
        ) : null}
        {rated.length > 0 ? (
          <section className="card stack">
            <h2>我评价过的</h2>
            <ul className="lines">
              {rated.map(({ id, itemName, occasionName, grade, gradeName, ratedOn }) => (
                <li key={id} className="row">
                  <Face grade={grade} />
                  <a className="tap big" href={portalPaths.rating(id)}>
                    {itemName}
                  </a>
                  <span>
                    {gradeName} · {occasionName} · <LegalDate date={ratedOn} />
                  </span>
                </li>
              ))}
            </ul>
            {props.firstHref ? (
              <p>
                <a className="tap" href={props.firstHref}>
                  回到最新的评价
                </a>
              </p>
            ) : null}
            {props.nextHref ? (
              <ButtonLink plain href={props.nextHref}>
                更早的评价
              </ButtonLink>
            ) : null}
          </section>
        ) : null}
        {open.length + rated.length === 0 ? (
          <EmptyState title="还没有可以评价的服务">
            <p>办件办结后，或者到窗口办理后，就可以评价这次服务。</p>
            <ButtonLink href={portalPaths.myApplications()}>看我的办件</ButtonLink>
          </EmptyState>
        ) : null}
      </div>
    </PortalPage>
  )
}
