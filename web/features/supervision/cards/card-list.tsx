import { Radio } from 'antd'
import { useSearchParams } from 'react-router'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { DownloadButton } from '../../catalogue/download-button.tsx'
import { Filters, readFilter } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { RegionPicker } from '../../staff-end/region-picker.tsx'
import { downloadCards, type RegionCards, type RegionFilter, useOwnCards, useRegionCards } from './card-calls.ts'
import { isWaitedFor, watchesCards } from './card-roles.ts'
import { CardRows } from './card-rows.tsx'
import './cards.css'
import { ReminderList } from './reminder-list.tsx'

type View = 'todo' | 'all' | 'reminders'

const VIEW_WORDS: Record<View, string> = { todo: '待办', all: '全部', reminders: '提醒和预警' }
const STATES = [
  ['raised', '待说明'], ['explained', '待认定'], ['accepted', '说明已采纳'], ['rejected', '说明未采纳'], ['appealed', '申诉中'], ['upheld', '已维持'], ['cancelled', '已撤销'], ['scored', '已记分'], ['turnedRed', '已转为红牌'], ['withdrawn', '系统更正'],
] as const
const NUMBER = { label: '办件编号' }
const DAYS = [{ name: 'from', label: '从' }, { name: 'until', label: '到' }]
const LEVEL = { name: 'level', label: '级别', width: 110, options: [{ value: 'yellow', label: '黄牌' }, { value: 'red', label: '红牌' }] }
const STATE = { name: 'state', label: '状态', options: STATES.map(([value, label]) => ({ value, label })) }

/** 监察: cards that wait for us, every card, and the reminders apart; of our body or window, or of the region that we watch. */
export function CardList() {
  const officer = useOfficer()
  const isWatching = watchesCards(officer)
  const [query, setQuery] = useSearchParams()
  const usual: View = isWaitedFor(officer) ? 'todo' : 'all'
  const view = (['todo', 'all', 'reminders'] as const).find((each) => each === query.get('view')) ?? usual
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  const filter = { ...readFilter<RegionFilter>(query, ['level', 'rule', 'state', 'authority', 'from', 'until', 'region']), number: query.get('q')?.replaceAll(/\s/g, '') || undefined }
  const show = (next: View) => setQuery({ view: next, ...(filter.region === undefined ? {} : { region: filter.region }) })
  return (
    <>
      <PageTitle title="监察" tools={isWatching && <><RegionPicker {...(view === 'todo' ? { any: '全市待我处理的' } : {})} />{view === 'all' && <DownloadButton fileName="监察牌.csv" get={() => downloadCards({ ...filter, view: 'all' })}>导出表格（CSV）</DownloadButton>}</>}>
        <span className="quiet">{isWatching ? '黄牌、红牌的说明、认定、申诉和整改。' : '本单位的黄牌、红牌请在期限内说明。'}</span>
      </PageTitle>
      <div className="panel">
        <div className="card-tabs">
          <Radio.Group aria-label="看哪些" optionType="button" value={view} options={(Object.keys(VIEW_WORDS) as View[]).map((each) => ({ value: each, label: VIEW_WORDS[each] }))} onChange={({ target }) => show(target.value as View)} />
        </div>
        {view === 'reminders' ? <ReminderList isWatching={isWatching} region={filter.region} cursor={query.get('cursor') ?? undefined} />
          : isWatching ? <OfRegion view={view} filter={view === 'todo' ? { region: filter.region } : filter} cursor={query.get('cursor') ?? undefined} /> : <Own view={view} filter={view === 'todo' ? {} : filter} cursor={query.get('cursor') ?? undefined} />}
      </div>
    </>
  )
}

interface PartProps {
  view: 'todo' | 'all'
  cursor: string | undefined
}

function Own({ view, filter: { level, state, number, from, until }, cursor }: PartProps & { filter: RegionFilter }) {
  const list = useOwnCards({ level, state, number, from, until, view, cursor })
  return (
    <>
      {view === 'all' && <Filters search={NUMBER} days={DAYS} choices={[LEVEL, STATE]} />}
      <OwnLines view={view} list={list} />
    </>
  )
}

function OwnLines({ view, list }: { view: 'todo' | 'all'; list: ReturnType<typeof useOwnCards> }) {
  if (list.isPending) return <Loading lines={6} what="监察牌" />
  if (list.isError) return <NotRead error={list.error} onRetry={() => void list.refetch()} />
  if (list.data.rows.length === 0) return view === 'todo' ? <Empty title="没有要说明的牌">超期或不合规定的，会按监察规则出黄牌、红牌，出现在这里。</Empty> : <Empty title="没有这样的牌">超期或不合规定的才会出牌；也可以换个条件再看。</Empty>
  return (
    <div aria-busy={list.isPlaceholderData}>
      <CardRows rows={list.data.rows} caption={view === 'todo' ? '要本单位说明、申诉或整改的牌，红牌在前，急的在前' : '本单位的牌，新的在前'} />
      <Pager next={list.data.next} />
    </div>
  )
}

function OfRegion({ view, filter, cursor }: PartProps & { filter: RegionFilter }) {
  const list = useRegionCards({ ...filter, view, cursor })
  return (
    <>
      {view === 'all' && list.data && <Narrow page={list.data} />}
      {list.isPending ? <Loading lines={6} what="监察牌" />
        : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title={view === 'todo' ? '没有等监察人员处理的牌' : '没有这样的牌'}>{view === 'todo' ? '单位作出说明、提出申诉、报告整改后，会出现在这里。' : '换个条件再看。'}</Empty>
            : (
              <div aria-busy={list.isPlaceholderData}>
                <CardRows rows={list.data.rows} caption={`${list.data.scopeName}的牌，${view === 'todo' ? '红牌在前，急的在前' : '新的在前'}`} />
                <Pager next={list.data.next} />
              </div>
            )}
    </>
  )
}

/** What the list of a region is narrowed to. */
function Narrow({ page: { region, authorities, rules } }: { page: RegionCards }) {
  return (
    <Filters
      key={region}
      search={NUMBER}
      days={DAYS}
      choices={[
        LEVEL, STATE,
        { name: 'rule', label: '规则', width: 200, options: rules.map(({ id, title }) => ({ value: id, label: title })) },
        { name: 'authority', label: '责任单位', width: 220, isSearched: true, options: authorities.map(({ id, name }) => ({ value: id, label: name })) },
      ]}
    />
  )
}
