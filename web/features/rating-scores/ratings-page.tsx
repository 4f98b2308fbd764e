import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { toDayWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import { hideText, type RatingFilter, ratingsKey, type SupervisedRating, useRatings } from './rating-calls.ts'
import { RatingPlaces } from './rating-places.tsx'

const NAMES = ['region', 'authority', 'hall', 'item', 'grade', 'from', 'until', 'cursor'] as const
const GRADES = [{ value: 'bad', label: '差评' }, { value: '5', label: '非常满意' }, { value: '4', label: '满意' }, { value: '3', label: '基本满意' }, { value: '2', label: '不满意' }, { value: '1', label: '非常不满意' }]

/** The ratings behind a figure, and what of them stays off the wall. Nobody learns here who rated. */
export function RatingsPage() {
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const filter = readFilter<RatingFilter>(query, NAMES)
  const ratings = useRatings(filter)
  const [hiding, setHiding] = useState<SupervisedRating>()
  const [done, setDone] = useState('')
  const place = ratings.data?.place
  const narrowed = [place?.authority?.name, place?.hall?.name, place?.item?.name].filter(Boolean).join('，')
  const again = () => void queries.invalidateQueries({ queryKey: ratingsKey })
  return (
    <>
      <PageTitle title="评价" tools={<RegionPicker any="全市" />} />
      <RatingPlaces />
      <div className="stack">
        {done && <p className="note-line good" role="status">{done}</p>}
        <Panel title={narrowed ? `只看：${narrowed}` : '最新的评价'} isFlush>
          <Filters days={[{ name: 'from', label: '从' }, { name: 'until', label: '到' }]} choices={[{ name: 'grade', label: '等级', options: GRADES }]} />
          {ratings.isPending ? <Loading lines={8} what="评价" />
            : ratings.isError ? <NotRead error={ratings.error} onRetry={() => void ratings.refetch()} />
              : ratings.data.rows.length === 0 ? <Empty title="这个范围没有评价" action={query.size > 0 && <Button onClick={() => setQuery({})}>看全部评价</Button>}>换一段时间或等级再看。</Empty>
                : <><List rows={ratings.data.rows} onHide={setHiding} /><Pager next={ratings.data.next} /></>}
        </Panel>
      </div>
      {hiding && (
        <CommandDrawer
          draft={`hide-rating:${hiding.serial}`}
          title="隐去文字"
          submitLabel="隐去"
          isDangerous
          explain="文字含有个人信息、辱骂或违法内容时才隐去。等级仍然公开，也仍然计入指标；理由和隐去的人留有记录，不能撤回。"
          fields={() => [{ name: 'reason', kind: 'textarea', label: '理由', required: true, maxLength: 200 }]}
          send={(values, key) => hideText(hiding.serial, textOf(values, 'reason'), key)}
          onDone={() => { setHiding(undefined); setDone('文字已隐去，公开页面上只剩等级。'); again() }}
          onStale={again}
          onClose={() => setHiding(undefined)}
        >
          <blockquote className="note-line">{hiding.text}</blockquote>
        </CommandDrawer>
      )}
    </>
  )
}

function List({ rows, onHide }: { rows: readonly SupervisedRating[]; onHide: (rating: SupervisedRating) => void }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">评价，最新的在前</caption>
      <thead><tr><th scope="col">等级</th><th scope="col">评价和答复</th><th scope="col">事项和单位</th><th scope="col">日期</th><th scope="col">操作</th></tr></thead>
      <tbody>
        {rows.map((rating) => (
          <tr key={rating.serial}>
            <td><Mark tone={rating.grade <= 2 ? 'over' : rating.grade === 3 ? 'info' : 'calm'}>{rating.gradeName}</Mark></td>
            <td className="wide">
              {rating.options.join('；')}
              {rating.text && <p className="rating-text">“{rating.text}”</p>}
              {!rating.text && rating.options.length === 0 && <span className="quiet">只选了等级</span>}
              {rating.hidden && <p className="row-note"><Mark tone="near">文字已隐去</Mark> {rating.hidden.reason}（{rating.hidden.by}）</p>}
              {rating.reply && <p className="rating-reply">答复：{rating.reply}</p>}
              {rating.second && <p className="rating-reply">追评 {rating.second.gradeName}{rating.second.text ? `：“${rating.second.text}”` : ''}</p>}
              {rating.disregardedOn && <p className="row-note"><Mark tone="info">经复核剔除</Mark> {toDayWords(rating.disregardedOn)}起不计入指标</p>}
            </td>
            <td className="wide">{rating.item.name}<div className="row-note">{rating.authority.name} · {rating.hall.name} · {rating.channelName}</div></td>
            <td className="tabular day" data-label="日期">{rating.ratedOn}</td>
            <td>{rating.allowedActions.map(({ action, isAllowed, reason }) => <Button key={action} size="small" disabled={!isAllowed} title={reason ?? undefined} onClick={() => onHide(rating)}>隐去文字</Button>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
