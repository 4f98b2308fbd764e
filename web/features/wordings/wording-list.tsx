import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { hasDraft } from '../../client/draft.ts'
import { toColumnDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { Filters, type FiltersProps } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from './chosen-region.ts'
import { draftName, findInForce, listComing, type Matter, type Matters, originOf, ORIGINS, searchedText } from './matter.ts'
import './wordings.css'

interface WordingListProps<Row extends Matter> {
  /** 文书用语, 消息用语. */
  title: string
  lead: string
  /** Names the drafts of this kind. */
  kind: string
  list: UseQueryResult<Matters<Row>>
  addressOf: (id: string, region: string | undefined) => string
  /** What else one narrows it to, and what stays then. */
  choices: FiltersProps['choices']
  keeps: (row: Row, query: URLSearchParams) => boolean
}

const STATES = [
  ...Object.entries(ORIGINS).map(([value, { name }]) => ({ value, label: name })),
  { value: 'coming', label: '有将生效的' },
  { value: 'draft', label: '有没保存的' },
]

/** Everything that may be worded, with whose words apply in a region, since when and by whom. */
export function WordingList<Row extends Matter>({ title, lead, kind, list, addressOf, choices, keeps }: WordingListProps<Row>) {
  const [query, setQuery] = useSearchParams()
  const { region, choice } = useChosenRegion()
  const words = (query.get('q') ?? '').split(/\s+/).filter(Boolean)
  const state = query.get('state')
  const isIn = (row: Row): boolean =>
    state === null || (state === 'coming' ? listComing(row).length > 0 : state === 'draft' ? hasDraft(draftName(kind, region, row.id)) : originOf(row, region) === state)
  const rows = (list.data?.rows ?? []).filter((row) => isIn(row) && keeps(row, query) && words.every((word) => searchedText(row).includes(word)))
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <>
      <PageTitle title={title}><p className="quiet">{lead}</p></PageTitle>
      <div className="panel">
        <Filters search={{ label: '名称或文字里的词' }} choices={[choice, ...choices, { name: 'state', label: '现在用', options: STATES, width: 140 }]} />
        {list.isPending ? <Loading lines={10} what={title} /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : rows.length === 0 ? <Empty title={`没有这样的${title}`} action={<Button onClick={() => setQuery(query.get('region') ? { region } : {})}>查看全部</Button>}>换几个字，或放宽筛选。</Empty>
            : (
              <div aria-busy={list.isPlaceholderData}>
                <p className="list-count" role="status">{list.data.regionName}：共 {rows.length} 条{countWords(rows, region)}</p>
                <table className="rows">
                  <caption className="hidden-visually">{`${title}，现在用谁的文字`}</caption>
                  <thead><tr><th scope="col">{title}</th><th scope="col">用在</th><th scope="col">{list.data.regionName}现在用</th></tr></thead>
                  <tbody>{rows.map((row) => <Line key={row.id} row={row} region={region} isDrafted={hasDraft(draftName(kind, region, row.id))} to={addressOf(row.id, query.get('region') ?? undefined)} />)}</tbody>
                </table>
              </div>
            )}
      </div>
    </>
  )
}

function countWords(rows: readonly Matter[], region: string): string {
  const said = (['local', 'city'] as const).flatMap((origin) => {
    const count = rows.filter((row) => originOf(row, region) === origin).length
    return count > 0 ? [`${ORIGINS[origin].name} ${count} 条`] : []
  })
  return said.length === 0 ? '，都用标准用语' : `，其中${said.join('、')}`
}

function Line({ row, region, isDrafted, to }: { row: Matter; region: string; isDrafted: boolean; to: string }) {
  const { name, tone } = ORIGINS[originOf(row, region)]
  const change = findInForce(row)
  return (
    <tr>
      <td className="wide"><Link className="row-link" to={to}>{row.title}</Link><div className="row-note excerpt">{row.inForce.text}</div></td>
      <td className="wide">{row.note}</td>
      <td className="wide">
        <span className="marks">
          <Mark tone={tone}>{name}</Mark>
          {listComing(row).map(({ id, from }) => <Mark key={id} tone="near">{toColumnDay(from)}起换</Mark>)}
          {isDrafted && <Mark tone="near">有没保存的修改</Mark>}
        </span>
        {change && <div className="row-note">{toColumnDay(change.from)}起{change.by && `，${change.by}设置`}</div>}
      </td>
    </tr>
  )
}
