import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import '../catalogue.css'
import type { ClaimFilter, ClaimVerb } from '../catalogue-calls.ts'
import { claimsKey, useClaimRates, useClaims } from '../catalogue-queries.ts'
import { mayEdit } from '../catalogue-roles.ts'
import { useDepartmentNames } from '../departments.ts'
import { Filters, readFilter } from '../filters.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { NotRead } from '../query-states.tsx'
import { StateMark } from '../state-marks.tsx'
import type { ClaimResult, ClaimRow } from '../types.ts'
import { ClaimCommand } from './claim-command.tsx'
import { ClaimRatesPanel } from './claim-rates.tsx'

/** As many as one looks through and decides about at once. */
const PAGE_SIZE = 100

/** No state chosen means what is still to be done; this one means all of them. */
const ALL = 'all'

const LEVELS = [{ value: 'city', label: '市级' }, { value: 'county', label: '县级' }, { value: 'township', label: '乡镇（街道）' }, { value: 'village', label: '村（社区）' }]

const keyOf = ({ divisionCode, itemCode }: ClaimRow): string => `${divisionCode}/${itemCode}`

/** 认领: what the base catalogue expects of one's region, to be claimed or declined, many at once. */
export function ClaimList() {
  return (
    <>
      <PageTitle title="认领"><p className="quiet">基本目录要求本地区办理的事项，逐项认领；不办理的说明理由。</p></PageTitle>
      <div className="stack">
        <div className="panel">
          <ClaimFilters />
          <ClaimRows />
        </div>
        <ClaimRatesPanel />
      </div>
    </>
  )
}

function ClaimFilters() {
  const departments = useDepartmentNames()
  const rates = useClaimRates()
  const regions = new Map((rates.data?.rows ?? []).map(({ region, regionName }) => [region, regionName]))
  return (
    <Filters
      search={{ label: '事项名称或编码' }}
      choices={[
        { name: 'state', label: '状态', any: '未认领', options: [{ value: 'claimed', label: '已认领' }, { value: 'declined', label: '不办理' }, { value: ALL, label: '全部' }], width: 110 },
        ...(regions.size > 1 ? [{ name: 'division', label: '地区', options: [...regions].map(([region, name]) => ({ value: `${region}000000`, label: name })), width: 150 }] : []),
        { name: 'level', label: '层级', options: LEVELS, width: 140 },
        { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 180, isSearched: true },
      ]}
    />
  )
}

function ClaimRows() {
  const officer = useOfficer()
  const [query, setQuery] = useSearchParams()
  const { state, ...filter } = readFilter<ClaimFilter>(query, ['state', 'division', 'level', 'department', 'q', 'cursor'])
  const shown = query.get('state') === ALL ? undefined : (state ?? 'unclaimed')
  const list = useClaims({ ...filter, state: shown, limit: PAGE_SIZE })
  if (list.isPending) return <Loading lines={10} what="认领清单" />
  if (list.isError) return <NotRead error={list.error} onRetry={() => void list.refetch()} />
  const { rows, next, counts } = list.data
  if (rows.length === 0) {
    return shown === 'unclaimed'
      ? <Empty title="没有未认领的事项" action={<Button onClick={() => setQuery({ state: ALL })}>查看全部</Button>}>应认领 {counts.expected} 项，已认领 {counts.claimed} 项，不办理 {counts.declined} 项。</Empty>
      : <Empty title="没有这样的事项" action={<Button onClick={() => setQuery({})}>查看未认领的</Button>}>换一个状态、层级或部门。</Empty>
  }
  return (
    <div aria-busy={list.isPlaceholderData}>
      {/* Another page or filter is another selection. */}
      <Selection key={query.toString()} rows={rows} mayDecide={mayEdit(officer)} />
      <Pager next={next} />
    </div>
  )
}

const VERBS: readonly { verb: ClaimVerb; name: string; key: string; from: ClaimRow['state'][]; isDangerous?: boolean }[] = [
  { verb: 'claim', name: '认领', key: 'c', from: ['unclaimed', 'declined'] },
  { verb: 'decline', name: '不办理', key: 'd', from: ['unclaimed'] },
  { verb: 'release', name: '解除认领', key: 'r', from: ['claimed'], isDangerous: true },
]

function Selection({ rows, mayDecide }: { rows: readonly ClaimRow[]; mayDecide: boolean }) {
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [verb, setVerb] = useState<ClaimVerb | undefined>(undefined)
  const [result, setResult] = useState<ClaimResult | undefined>(undefined)
  const selected = rows.filter((row) => chosen.has(keyOf(row)))
  const toggle = (key: string) => setChosen((before) => (before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key])))
  const begin = (next: ClaimVerb) => {
    setResult(undefined)
    setVerb(next)
  }
  const possible = VERBS.filter(({ from }) => rows.some(({ state }) => from.includes(state)))
  useShortcuts({
    j: () => moveFocus('.rows a.row-link', 1),
    k: () => moveFocus('.rows a.row-link', -1),
    x: () => {
      const key = document.activeElement?.closest('tr')?.dataset.key
      if (key !== undefined) toggle(key)
    },
    ...Object.fromEntries(possible.map(({ verb: each, key }) => [key, selected.length > 0 && mayDecide ? () => begin(each) : undefined])),
  })
  const isAll = selected.length === rows.length
  return (
    <>
      {mayDecide && (
        <div className="filters">
          <Checkbox checked={isAll} indeterminate={selected.length > 0 && !isAll} onChange={() => setChosen(isAll ? new Set() : new Set(rows.map(keyOf)))}>本页全选</Checkbox>
          <span className="tabular" role="status">已选 {selected.length} 项</span>
          {possible.map(({ verb: each, name, key, isDangerous = false }, index) => (
            <Button key={each} type={index === 0 ? 'primary' : 'default'} danger={isDangerous} disabled={selected.length === 0} aria-keyshortcuts={key} onClick={() => begin(each)}>{name}<Kbd keys={key} /></Button>
          ))}
        </div>
      )}
      {result && <Outcome result={result} rows={rows} />}
      <ClaimTable rows={rows} chosen={chosen} onToggle={mayDecide ? toggle : undefined} />
      {verb && (
        <ClaimCommand
          key={verb}
          verb={verb}
          rows={selected}
          onClose={() => setVerb(undefined)}
          onDone={(answer) => {
            setVerb(undefined)
            setResult(answer)
            setChosen(new Set(answer.results.filter(({ outcome }) => outcome === 'refused').map(({ divisionCode, itemCode }) => `${divisionCode}/${itemCode}`)))
            void queries.invalidateQueries({ queryKey: claimsKey })
          }}
        />
      )}
    </>
  )
}

/** What became of each: those that were refused stay selected, with the reason. */
function Outcome({ result: { counts, results }, rows }: { result: ClaimResult; rows: readonly ClaimRow[] }) {
  const refused = results.filter(({ outcome }) => outcome === 'refused')
  const nameOf = (divisionCode: string, itemCode: string) => {
    const row = rows.find((each) => each.divisionCode === divisionCode && each.itemCode === itemCode)
    return row ? `${row.divisionName} ${row.itemName}` : `${divisionCode} ${itemCode}`
  }
  return (
    <div className={refused.length > 0 ? 'note-line near' : 'note-line good'} role="status" style={{ margin: 16 }}>
      <p>办成 {counts.done} 项{counts.unchanged > 0 ? `，原来就是这样 ${counts.unchanged} 项` : ''}{counts.refused > 0 ? `，没有办成 ${counts.refused} 项：` : '。'}</p>
      {refused.length > 0 && <ul>{refused.map(({ divisionCode, itemCode, reason }) => <li key={`${divisionCode}/${itemCode}`}>{nameOf(divisionCode, itemCode)}：{reason}</li>)}</ul>}
    </div>
  )
}

function ClaimTable({ rows, chosen, onToggle }: { rows: readonly ClaimRow[]; chosen: ReadonlySet<string>; onToggle: ((key: string) => void) | undefined }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">认领清单</caption>
      <thead><tr>{onToggle && <th scope="col"><span className="hidden-visually">选择</span></th>}<th scope="col">事项</th><th scope="col">地点</th><th scope="col">实施部门</th><th scope="col">状态</th><th scope="col">说明</th></tr></thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          return (
            <tr key={key} data-key={key}>
              {onToggle && <td><Checkbox aria-label={`选择 ${row.divisionName} ${row.itemName}`} checked={chosen.has(key)} onChange={() => onToggle(key)} /></td>}
              <td className="wide"><Link className="row-link" to={consolePaths.entry(row.divisionCode, row.itemCode)}>{row.itemName}</Link>{row.taskCode && <div className="row-note tabular">{row.taskCode}</div>}</td>
              <td>{row.divisionName}<div className="row-note">{row.levelName}</div></td>
              <td>{row.authorityName}</td>
              <td><StateMark state={row.state} stateName={row.stateName} />{row.differs && <>　<Mark tone="info">有本地内容</Mark></>}</td>
              <td className="wide">{row.reason}{row.decidedBy && <div className="row-note tabular">{row.decidedBy}{row.decidedAt ? `，${toMinuteWords(row.decidedAt)}` : ''}</div>}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
