import { DataTable } from '../../ui/data-table.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

type FrozenItem = { code: string; name: string; departmentName: string }

export type EditionProps = {
  shell: Shell
  list: string
  listTitle: string
  region?: string
  regionName: string
  edition: { name: string; frozenOn: string; frozenBy: string; itemCount: number }
  items: FrozenItem[]
  asOf: string
  added: FrozenItem[]
  removed: FrozenItem[]
  renamed: { code: string; before: string; after: string }[]
  unchangedCount: number
}

function Changes(props: { title: string; items: FrozenItem[] }) {
  if (props.items.length === 0) return null
  return (
    <section className="card stack">
      <h2>
        {props.title} {props.items.length} 项
      </h2>
      <ul className="bullets">
        {props.items.map(({ code, name, departmentName }) => (
          <li key={code}>
            {name}（{departmentName}）
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A frozen edition of a list, beginning with what has changed since. */
export function EditionView(props: EditionProps) {
  const { edition, added, removed, renamed } = props
  const title = `${props.listTitle}（${edition.name}）`
  const isSame = added.length + removed.length + renamed.length === 0
  return (
    <PortalPage
      shell={props.shell}
      title={title}
      crumbs={[{ label: '事项清单', href: portalPaths.itemLists(props.region) }, { label: props.listTitle, href: portalPaths.itemList(props.list, { region: props.region }) }, { label: edition.name }]}
    >
      <div className="roomy">
        <div className="stack">
          <h1>{title}</h1>
          <p>
            {props.regionName}，{edition.itemCount} 项，<LegalDate date={edition.frozenOn} />由{edition.frozenBy}公布。公布后内容不变。
          </p>
        </div>
        <Notice title={isSame ? '与今天的清单一致' : '公布以后有变化'} tone={isSame ? 'ok' : 'info'}>
          <p>
            截至 <LegalDate date={props.asOf} />：新增 {added.length} 项，减少 {removed.length} 项，改名 {renamed.length} 项，其余 {props.unchangedCount} 项未变。
          </p>
        </Notice>
        <Changes title="新增" items={added} />
        <Changes title="减少" items={removed} />
        {renamed.length > 0 ? (
          <section className="card stack">
            <h2>改名 {renamed.length} 项</h2>
            <DataTable caption="改名的事项" columns={['公布时', '现在']} rows={renamed.map(({ code, before, after }) => ({ key: code, cells: [before, after] }))} />
          </section>
        ) : null}
        <section className="card stack">
          <h2>公布时的 {edition.itemCount} 项</h2>
          <DataTable caption={title} columns={['事项名称', '实施部门']} rows={props.items.map(({ code, name, departmentName }) => ({ key: code, cells: [name, departmentName] }))} />
        </section>
      </div>
    </PortalPage>
  )
}
