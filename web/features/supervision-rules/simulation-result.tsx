import { Radio } from 'antd'
import { useState } from 'react'
import { files } from '../../client/paths.ts'
import { toColumnDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { MonthBars } from './month-bars.tsx'
import type { Level, RuleView, SimulationView } from './rule-calls.ts'

type Counts = SimulationView['total']

/** The hardest level that falls at all: what one looks at first. */
const firstOf = (total: Counts): Level => total.findLast(({ changed, inForce }) => changed + inForce > 0)?.level ?? 'yellow'
const at = (counts: Counts, level: Level) => counts.find((each) => each.level === level)!

/** What a changed rule would have raised, against the rule in force on the same matters: by month, by authority, and examples. */
export function SimulationResult({ rule: { watchesName }, simulation: { from, to, matters, isCut, finding, total, months, authorities, examples }, isOld }: { rule: RuleView; simulation: SimulationView; isOld: boolean }) {
  const [chosen, choose] = useState<Level | undefined>(undefined)
  const fallen = total.filter(({ changed, inForce }) => changed + inForce > 0)
  const level = fallen.some((each) => each.level === chosen) ? chosen! : firstOf(total)
  const { levelName, changed, inForce } = at(total, level)
  const unit = level === 'yellow' || level === 'red' ? '张' : '次'
  const rows = months.map(({ month, counts }) => ({ month, ...at(counts, level) }))
  const shown = examples.filter((example) => example.level === level)
  return (
    <div className={isOld ? 'is-old' : undefined}>
      <p className="finding"><strong>{finding}。</strong></p>
      <p className="row-note">
        {toColumnDay(from)}到{toColumnDay(to)}开始的 {matters.toLocaleString()} 件{watchesName}，用改后的规则和现行规则各算一遍；暂停的日子不算，数据到今天。{isCut && '件数太多，只算了最近的这些。'}
      </p>
      {fallen.length > 0 && (
        <>
          {fallen.length > 1 && <Radio.Group aria-label="看哪个等级" optionType="button" value={level} options={fallen.map((each) => ({ value: each.level, label: each.levelName }))} onChange={({ target }) => choose(target.value as Level)} />}
          <MonthBars title={`${levelName}：改后 ${changed} ${unit}，现行规则 ${inForce} ${unit}`} unit={unit} rows={rows} />
          <Table caption={`按月：${levelName}`} head="月份" unit={unit} rows={rows.map(({ month, ...counts }) => ({ name: month, ...counts }))} />
          <Table caption={`按单位：${levelName}`} head="单位" unit={unit} rows={authorities.map(({ name, counts }) => ({ name, ...at(counts, level) })).filter((row) => row.changed + row.inForce > 0)} />
          {shown.length > 0 && (
            <>
              <h3>例子：改后会发{levelName}的{watchesName}{shown.length < changed && `（最近 ${shown.length} 件）`}</h3>
              <ul className="examples">
                {shown.map(({ matterId, isCase, title, authorityName, at: day, isRaisedNow }) => (
                  <li key={matterId}>{isCase ? <a href={files.caseAtWorkbench(matterId)} className="tabular">{matterId}</a> : <span className="tabular">{matterId}</span>}　{title}{!isRaisedNow && <>　<Mark tone="near">现行规则不发</Mark></>}<div className="row-note">{authorityName}　{toColumnDay(day.slice(0, 10))}</div></li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </div>
  )
}

const Table = ({ caption, head, unit, rows }: { caption: string; head: string; unit: string; rows: readonly { name: string; changed: number; inForce: number }[] }) => (
  <table className="compared">
    <caption>{caption}（{unit}）</caption>
    <thead><tr><th scope="col">{head}</th><th scope="col">改后</th><th scope="col">现行</th></tr></thead>
    <tbody>{rows.map(({ name, changed, inForce }) => <tr key={name}><th scope="row">{name}</th><td>{changed}</td><td>{inForce}</td></tr>)}</tbody>
  </table>
)
