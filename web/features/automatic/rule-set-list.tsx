import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import { mayEdit } from '../catalogue/catalogue-roles.ts'
import '../catalogue/catalogue.css'
import { ItemFinder } from '../catalogue/item-finder.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { useRuleSets } from './automatic-calls.ts'

const FINDER_ID = 'automatic-item'

/** 自动审批: which items of the region are decided by rules, and how they fare. */
export function RuleSetList() {
  const officer = useOfficer()
  const list = useRuleSets()
  return (
    <>
      <PageTitle title="自动审批" tools={<Link to={consolePaths.automaticSamples()}>抽查任务</Link>}><span className="quiet">{officer.regionName}</span></PageTitle>
      <div className="stack">
        <div className="panel">
          {list.isPending ? <Loading lines={6} what="自动审批规则" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.rows.length === 0 ? <Empty title="本地区还没有自动审批的事项">变更、注销、补办等只看已有记录就能判断的事项，可以写成规则，由系统当场准予。不符合的仍由人办，系统不会自动不予。</Empty>
              : <RuleSetTable rows={list.data.rows} />}
        </div>
        {mayEdit(officer) && <NewRuleSet />}
      </div>
    </>
  )
}

function RuleSetTable({ rows }: { rows: NonNullable<ReturnType<typeof useRuleSets>['data']>['rows'] }) {
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <table className="rows">
      <caption className="hidden-visually">有自动审批规则的事项</caption>
      <thead><tr><th scope="col">事项</th><th scope="col">开关</th><th scope="col">最新版本</th><th scope="col">抽查</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.itemCode}>
            <td className="wide"><Link className="row-link" to={consolePaths.automaticItem(row.itemCode)}>{row.itemName}</Link></td>
            <td className="whole"><Mark tone={row.isOn ? 'info' : 'plain'}>{row.isOn ? '已开启' : '未开启'}</Mark></td>
            <td className="whole" data-label="最新版本">第 {row.version} 版 · {row.stateName}</td>
            <td className="wide" data-label="抽查">{row.isSwitchOffSuggested ? <Mark tone="over">人工不同意 {row.objected} 件，建议停用</Mark> : row.objected > 0 ? `人工不同意 ${row.objected} 件` : '没有不同意的'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Any item may have rules: it is found by its everyday name. */
function NewRuleSet() {
  const go = useNavigate()
  const [item, setItem] = useState<{ code: string; name: string } | undefined>(undefined)
  return (
    <Panel title="给事项写规则">
      <label className="label" htmlFor={FINDER_ID}>事项</label>
      <ItemFinder
        id={FINDER_ID}
        item={item}
        onItem={(found) => {
          setItem(found)
          void go(consolePaths.automaticItem(found.code))
        }}
      />
    </Panel>
  )
}
