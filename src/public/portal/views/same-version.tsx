import { DataTable } from '../../ui/data-table.tsx'
import { Moment } from '../../ui/dates.tsx'
import { Details, Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type SameVersionProps = {
  shell: Shell
  /** ISO 8601 */
  checkedAt: string
  runningVersion: string
  items: number
  sameItems: number
  /** Those that differ first. */
  rows: {
    code: string
    name: string
    version: number
    fingerprint: string
    ends: Record<'guide' | 'api' | 'search' | 'form' | 'entries', number | null>
    isSame: boolean
    differing: string[]
  }[]
}

const shown = (version: number | null): string => (version === null ? '查不到' : `第 ${version} 版`)

const toRow = ({ code, name, version, fingerprint, ends, isSame }: SameVersionProps['rows'][number]) => ({
  key: code,
  cells: [name, `第 ${version} 版`, shown(ends.guide), shown(ends.api), shown(ends.search), shown(ends.form), shown(ends.entries), fingerprint, isSame ? '一致' : <b className="bad">不一致</b>],
})

const COLUMNS = ['事项', '基本目录', '门户指南', '开放接口', '搜索', '申请表', '实施清单', '内容指纹', '结果']

/** Proof that the ends agree, mismatches first. */
export function SameVersionView(props: SameVersionProps) {
  const differing = props.rows.filter(({ isSame }) => !isSame)
  const same = props.rows.filter(({ isSame }) => isSame)
  return (
    <PortalPage shell={props.shell} title="多端同源检查" description="各端显示的办事指南是不是同一个版本，逐项核对。" crumbs={[{ label: '事项清单', href: portalPaths.itemLists() }, { label: '多端同源检查' }]}>
      <div className="roomy">
        <div className="stack">
          <h1>各端显示的是不是同一个版本？</h1>
          <p>逐个事项打开门户指南、开放接口（大厅、自助终端和移动端都用它）、搜索、申请表和各地实施清单，与基本目录公布的版本核对。</p>
        </div>
        <Notice title={differing.length === 0 ? `${props.items} 个事项全部一致` : `${differing.length} 个事项不一致`} tone={differing.length === 0 ? 'ok' : 'bad'}>
          <p>
            一致 {props.sameItems} 个，共 {props.items} 个。核对时间 <Moment instant={props.checkedAt} />。目录总指纹 {props.runningVersion}：两台服务器的总指纹相同，内容就相同。
          </p>
        </Notice>
        {differing.length > 0 ? (
          <section className="card stack">
            <h2>不一致的事项</h2>
            <DataTable caption="不一致的事项" columns={COLUMNS} rows={differing.map(toRow)} />
          </section>
        ) : null}
        {same.length > 0 ? (
          <section className="card stack">
            <h2>一致的事项</h2>
            <Details summary={`看这 ${same.length} 个事项`}>
              <DataTable caption="一致的事项" columns={COLUMNS} rows={same.map(toRow)} />
            </Details>
          </section>
        ) : null}
      </div>
    </PortalPage>
  )
}
