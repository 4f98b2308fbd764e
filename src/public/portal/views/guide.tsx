import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { Basis, Complaint } from './guide/basis-and-complaint.tsx'
import { Brief } from './guide/brief.tsx'
import type { GuideProps } from './guide/guide-props.ts'
import { GuideMaterials } from './guide/materials.tsx'
import { SECTIONS } from './guide/section.tsx'
import { Start } from './guide/start.tsx'
import { FeeSection, Places, Time, Visits } from './guide/where-and-when.tsx'
import { HandlingSteps, Who } from './guide/who-and-how.tsx'

export type { GuideMaterial, GuideProps } from './guide/guide-props.ts'

/** A guide, in the order that is the same for every item, a short version first. */
export function GuideView(props: GuideProps) {
  const { item } = props
  return (
    <PortalPage
      shell={props.shell}
      title={`${item.name}办事指南`}
      description={`${props.shell.region.name}${item.name}：谁可以办、需要什么、怎么办、多久办好。`}
      section={item.topic?.audience}
      crumbs={[
        ...(item.topic
          ? [{ label: item.topic.name, href: portalPaths.search({ audience: item.topic.audience, topic: item.topic.name }) }]
          : []),
        { label: item.name },
      ]}
    >
      <div className="roomy">
        <Brief {...props} />
        <div className="split">
          <div className="roomy">
            <Who {...props} />
            <GuideMaterials {...props} />
            <HandlingSteps {...props} />
            <Places {...props} />
            <Time {...props} />
            <Visits {...props} />
            <FeeSection {...props} />
            <Basis {...props} />
            <Complaint {...props} />
            <Start {...props} />
          </div>
          <nav className="side card wide" aria-label="本页内容">
            <ul>
              {SECTIONS.map(([id, title]) => (
                <li key={id}>
                  <a className="tap" href={`#${id}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </PortalPage>
  )
}
