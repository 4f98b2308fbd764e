import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { useCheckRules } from '../catalogue/catalogue-queries.ts'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import { proposeItemChange, ratingsKey, type Topic, type TopicFilter, useProposals, useTopics } from './rating-calls.ts'
import { RatingPlaces } from './rating-places.tsx'

const SCOPES = [{ value: 'region', label: '全地区' }, { value: 'hall', label: '按大厅' }]
const TREND_TONES: Record<Topic['trend'], MarkTone> = { new: 'over', growing: 'near', steady: 'info' }

/** 评价热点: what people complain of, with their words; one click makes it an issue of the item. */
export function TopicsPage() {
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const filter: TopicFilter = { scope: 'item', ...readFilter<TopicFilter>(query, ['region', 'scope', 'of']) }
  const topics = useTopics(filter)
  const [proposing, setProposing] = useState<Topic>()
  const [done, setDone] = useState('')
  const region = topics.data?.region.code
  const problems = new Map((useCheckRules().data?.rows ?? []).map(({ problem, problemName }) => [problem, problemName]))
  const again = () => void queries.invalidateQueries({ queryKey: ratingsKey })
  return (
    <>
      <PageTitle title="评价热点" tools={<RegionPicker any="全市合计" />} />
      <RatingPlaces />
      <div className="stack">
        {done && <p className="note-line good" role="status">{done}</p>}
        <Panel title={topics.data ? titleOf(topics.data.region.name, topics.data.rows) : '评价热点'} isFlush>
          <Filters choices={[{ name: 'scope', label: '范围', any: '按事项', options: SCOPES }]} />
          {topics.isPending ? <Loading lines={8} what="评价热点" />
            : topics.isError ? <NotRead error={topics.error} onRetry={() => void topics.refetch()} />
              : topics.data.rows.length === 0 ? <Empty title="没有集中反映的问题" action={query.size > 0 && <Button onClick={() => setQuery({})}>看按事项的热点</Button>}>评价里的文字太少，或没有比平常明显多的说法。</Empty>
                : <List rows={topics.data.rows} onPropose={setProposing} />}
          {topics.data && <p className="score-note">{topics.data.method}{topics.data.minedAt ? `数据时间：${toMinuteWords(topics.data.minedAt)}。` : ''}</p>}
        </Panel>
        <Proposed region={filter.region} />
      </div>
      {proposing?.of && region && (
        <CommandDrawer
          draft={`propose:${region}:${proposing.of.code}:${proposing.term}`}
          title={`提出事项修改：${proposing.of.name}`}
          submitLabel="提出"
          explain={`「${proposing.term}」：${proposing.texts} 条评价提到，其中差评 ${proposing.badTexts} 条。提出后进入事项目录的整改问题，由事项管理员限期处理，结果在这里看得到。`}
          fields={() => [
            { name: 'problem', kind: 'select', label: '问题类别', required: true, options: [...problems].map(([value, label]) => ({ value, label })) },
            { name: 'note', kind: 'textarea', label: '修改建议', required: false, maxLength: 100 },
          ]}
          initial={{ problem: 'process' }}
          send={(values, key) => proposeItemChange({ region, item: proposing.of!.code, term: proposing.term, problem: textOf(values, 'problem'), ...(textOf(values, 'note') ? { note: textOf(values, 'note') } : {}) }, key)}
          onDone={({ item, progress }) => { setProposing(undefined); setDone(`已提给「${item.name}」的事项管理员，应于 ${toDayWords(progress.dueOn)} 前整改。`); again() }}
          onStale={again}
          onClose={() => setProposing(undefined)}
        />
      )}
    </>
  )
}

function titleOf(place: string, rows: readonly Topic[]): string {
  const fresh = rows.filter(({ trend }) => trend !== 'steady').length
  return rows.length === 0 ? `${place}没有集中反映的问题` : `${place}：${rows.length} 个热点，${fresh} 个新出现或在增多`
}

function List({ rows, onPropose }: { rows: readonly Topic[]; onPropose: (topic: Topic) => void }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">评价热点，最突出的在前</caption>
      <thead><tr><th scope="col">热点</th><th scope="col">趋势</th><th scope="col">提到的评价</th><th scope="col">例子</th><th scope="col">操作</th></tr></thead>
      <tbody>
        {rows.map((topic) => (
          <tr key={`${topic.of?.code} ${topic.term}`}>
            <td className="wide"><strong>{topic.term}</strong>{topic.of && <div className="row-note">{topic.scope === 'item' ? <Link to={paths.ratingList({ item: topic.of.code, from: topic.periodFrom, until: topic.periodUntil })}>{topic.of.name}</Link> : topic.of.name}</div>}</td>
            <td data-label="趋势"><Mark tone={TREND_TONES[topic.trend]}>{topic.trendName}</Mark><div className="row-note">前一段 {topic.textsBefore} 条</div></td>
            <td className="tabular" data-label="提到的评价">{topic.texts} 条，差评 {topic.badTexts} 条<div className="row-note">共 {topic.scopeTexts} 条基本满意及以下的文字</div></td>
            <td className="wide"><ul className="examples">{topic.examples.slice(0, 3).map(({ serial, text }) => <li key={serial}>“{text}”</li>)}</ul></td>
            <td>{topic.scope === 'item' && <Button size="small" onClick={() => onPropose(topic)}>提出事项修改</Button>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was made of topics before, and how far the items are. */
function Proposed({ region }: { region: string | undefined }) {
  const [cursor, setCursor] = useState<string>()
  const proposals = useProposals(region, cursor)
  if (!proposals.data || (proposals.data.rows.length === 0 && cursor === undefined)) return null
  const { rows, next } = proposals.data
  const open = rows.filter(({ progress }) => progress.isOpen).length
  return (
    <Panel title={open > 0 ? `提出的事项修改，${open} 个待整改` : '提出的事项修改，都已处理'} extra={cursor && <Button onClick={() => setCursor(undefined)}>回到最新</Button>} isFlush>
      <table className="rows">
        <caption className="hidden-visually">由评价热点提出的事项修改</caption>
        <thead><tr><th scope="col">事项和热点</th><th scope="col">提出</th><th scope="col">办理</th></tr></thead>
        <tbody>
          {rows.map(({ id, item, term, numbers, note, proposedBy, proposedAt, progress }) => (
            <tr key={id}>
              <td className="wide"><strong>{item.name}</strong>：{term}<div className="row-note">提出时 {numbers.texts} 条评价提到，差评 {numbers.badTexts} 条{note && `。建议：${note}`}</div></td>
              <td data-label="提出">{toMinuteWords(proposedAt)}<div className="row-note">{proposedBy}</div></td>
              <td className="wide"><Mark tone={progress.isOpen ? 'near' : 'calm'}>{progress.stateName}</Mark> {progress.reason ?? `${toDayWords(progress.dueOn)}前`}{progress.ownerName && <div className="row-note">负责人：{progress.ownerName}</div>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && <p className="score-note"><Button onClick={() => setCursor(next)}>更早的</Button></p>}
    </Panel>
  )
}
