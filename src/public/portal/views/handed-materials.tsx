import type { ApplicationView } from '../../../modules/applications/index.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'

/** 申请材料 of a case: how each was handed in, and what stood in for those that were not. */
export function HandedMaterials({ materials }: { materials: ApplicationView['materials'] }) {
  return (
    <section className="card stack">
      <h2>申请材料</h2>
      <ul className="lines">
        {materials.map(({ id, name, provided, providedName, waivedBy, standInText, files }) => (
          <li key={id} className="tight">
            <p>
              {name} <Tag tone={provided === 'waived' ? 'ok' : 'plain'}>{providedName}</Tag>
            </p>
            {standInText || waivedBy ? <p className="soft small">{standInText ?? `由“${waivedBy}”代替`}</p> : null}
            {files.map((file) => (
              <p key={file.id}>
                <a className="tap" href={portalPaths.file(file.id)}>
                  {file.name}
                </a>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
