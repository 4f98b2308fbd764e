import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import { NotRead } from '../query-states.tsx'
import type { ManagedItem } from '../types.ts'
import { CostWords, SavingWords, toNoun } from './measures.tsx'
import { useItemReductions } from './reduction-queries.ts'

/** 四减 of one item from an earlier version to another one. An item with a single version has none. */
export function ItemReductionsPanel({ item }: { item: ManagedItem }) {
  const versions = item.versions.map(({ version }) => version).sort((one, other) => other - one)
  return versions.length < 2 ? null : <Between code={item.code} versions={versions} />
}

function Between({ code, versions }: { code: string; versions: readonly number[] }) {
  const [from, setFrom] = useState(versions[1]!)
  const [to, setTo] = useState(versions[0]!)
  const reading = useItemReductions(code, from, to)
  const optionsBut = (other: number) => versions.map((version) => ({ value: version, label: `第 ${version} 版`, disabled: version === other }))
  return (
    <Panel title="四减" extra={<Link to={consolePaths.compare(code, from, to)}>比较内容</Link>}>
      <p className="head-line">
        <Select aria-label="四减的前一版" value={from} options={optionsBut(to)} onChange={setFrom} style={{ width: 100 }} />
        <span>到</span>
        <Select aria-label="四减的后一版" value={to} options={optionsBut(from)} onChange={setTo} style={{ width: 100 }} />
      </p>
      {reading.isPending ? <Loading lines={4} what="四减" />
        : reading.isError ? <NotRead error={reading.error} onRetry={() => void reading.refetch()} />
          : (
            <>
              <dl className="facts tabular item-reductions" aria-busy={reading.isPlaceholderData}>
                {reading.data.savings.map((each) => [<dt key={each.measure}>{toNoun(each.measureName)}</dt>, <dd key={`${each.measure} value`}><SavingWords saving={each} /></dd>])}
                <dt>成本</dt><dd><CostWords cost={reading.data.cost} /></dd>
              </dl>
              <p className="hint" style={{ marginTop: 10 }}>{reading.data.formula}。{reading.data.costFormula}</p>
            </>
          )}
    </Panel>
  )
}
