import { Radio } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toColumnDay, toShortDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import '../checks/checks.css'
import { useOfficer } from '../sessions/officer.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import { type BadRatingPage, exportBadRatings, toneOf, useBadRatings } from './rating-calls.ts'
import { followsUp } from './rating-roles.ts'

/** 差评整改 of one's own body, or 回访 of the region: what waits for this desk, most urgent first; or all. */
export function BadRatingList() {
  const isFollowing = followsUp(useOfficer())
  const [query, setQuery] = useSearchParams()
  const state = query.get('state') === 'all' ? 'all' : 'open'
  const region = query.get('region') ?? undefined
  const list = useBadRatings({ state, region, cursor: query.get('cursor') ?? undefined })
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <>
      <PageTitle title={isFollowing ? '回访' : '差评整改'} tools={<>{isFollowing && <RegionPicker />}<DownloadButton fileName="差评整改清单.csv" get={() => exportBadRatings({ state, region })}>导出表格（CSV）</DownloadButton></>}>
        <span className="quiet">{isFollowing ? '联系实名评价人、回访、复核剔除。联系方式只有这里能看，每看一次评价人都知道。' : '核实、整改、答复。看不到是谁评价的，也不需要知道。'}</span>
      </PageTitle>
      <div className="panel">
        <div className="check-tabs">
          <Radio.Group
            aria-label="待办理或全部" optionType="button" value={state} options={[{ value: 'open', label: '待办理' }, { value: 'all', label: '全部' }]}
            onChange={({ target }) => setQuery({ ...(target.value === 'all' ? { state: 'all' } : {}), ...(region === undefined ? {} : { region }) })}
          />
        </div>
        {list.isPending ? <Loading lines={6} what="差评" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <NoRatings isFollowing={isFollowing} state={state} /> : <Lines page={list.data} isStale={list.isPlaceholderData} state={state} />}
      </div>
    </>
  )
}

function NoRatings({ isFollowing, state }: { isFollowing: boolean; state: 'open' | 'all' }) {
  if (state === 'all') return <Empty title="还没有差评">不满意、非常不满意的评价会出现在这里。</Empty>
  return <Empty title={isFollowing ? '没有待联系、待回访的差评' : '没有待整改的差评'}>{isFollowing ? '实名差评要联系、单位答复后要回访、有人申请剔除时，会出现在这里。' : '收到不满意、非常不满意的评价时，会出现在这里。'}</Empty>
}

function Lines({ page: { rows, next, side }, isStale, state }: { page: BadRatingPage; isStale: boolean; state: 'open' | 'all' }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">差评，{state === 'open' ? '急的在最前' : '新的在最前'}</caption>
        <thead>
          <tr><th scope="col">进度</th><th scope="col">评价的服务</th><th scope="col">等级</th>{side === 'region' && <th scope="col">被评价单位</th>}<th scope="col">评价日期</th></tr>
        </thead>
        <tbody>
          {rows.map((rating) => (
            <tr key={rating.code}>
              <td>
                <Mark tone={toneOf(rating)}>{rating.isOverdue ? `超期：${rating.stateName}` : rating.stateName}</Mark>
                {rating.dueOn && <div className="row-note tabular">{rating.dueName}，{toShortDay(rating.dueOn)}前</div>}
                {rating.exclusionName && <div className="row-note">剔除：{rating.exclusionName}</div>}
              </td>
              <td className="wide"><Link className="row-link" to={paths.badRating(rating.code)}>{rating.itemName}</Link><div className="row-note">{rating.hall.name} · <span className="tabular">{rating.code}</span></div></td>
              <td data-label="等级">{rating.gradeName}<div className="row-note">{rating.isAnonymous ? '匿名' : '实名'}</div></td>
              {side === 'region' && <td className="wide" data-label="单位">{rating.authority.name}</td>}
              <td className="tabular whole" data-label="评价">{toColumnDay(rating.openedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}
