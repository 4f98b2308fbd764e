import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toColumnDay, toDayWords } from '../../../kit/dates.ts'
import { AddIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import '../catalogue.css'
import { mayEdit } from '../catalogue-roles.ts'
import { Filters } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import { StateMark } from '../state-marks.tsx'
import { EndZone } from './end-zone.tsx'
import { useZones, type Zone, type Zones, zonesKey } from './zone-calls.ts'

const STATES = [{ value: 'shown', label: '展示中' }, { value: 'coming', label: '还没开始' }, { value: 'ended', label: '已结束' }]
const KINDS = [{ value: 'topic', label: '热点服务' }, { value: 'lifeStage', label: '全生命周期' }]

/** 专区: what people of the region are offered together, in the order of the portal; ended ones stay in the list. */
export function ZoneList() {
  const officer = useOfficer()
  const go = useNavigate()
  const begin = mayEdit(officer) ? () => void go(consolePaths.newZone()) : undefined
  useShortcuts({ n: begin })
  return (
    <>
      <PageTitle title="专区" tools={begin && <Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">新建专区<Kbd keys="n" /></Button>}>
        <span className="quiet">{officer.regionName}</span>
      </PageTitle>
      <ZonePanel mayChange={begin !== undefined} />
    </>
  )
}

function ZonePanel({ mayChange }: { mayChange: boolean }) {
  const [query, setQuery] = useSearchParams()
  const [done, setDone] = useState<string | undefined>(undefined)
  const list = useZones()
  const [state, kind] = [query.get('state'), query.get('kind')]
  const rows = (list.data?.rows ?? []).filter((zone) => (!state || zone.state === state) && (!kind || zone.kind === kind))
  return (
    <>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <Filters choices={[{ name: 'state', label: '状态', options: STATES, width: 130 }, { name: 'kind', label: '类型', options: KINDS, width: 150 }]} />
        {list.isPending ? <Loading lines={8} what="专区" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title="本地区还没有专区" action={mayChange && <Link to={consolePaths.newZone()}>新建专区</Link>}>{list.data.region.endsWith('00') ? '建好后，全市的门户都会展示。' : '本地区的门户现在展示市级的专区。'}</Empty>
            : rows.length === 0 ? <Empty title="没有这样的专区" action={<Button onClick={() => setQuery({})}>查看全部专区</Button>}>换一个状态或类型。</Empty>
              : <ZoneTable rows={rows} today={list.data.today} mayChange={mayChange} onEnded={setDone} />}
      </div>
    </>
  )
}

function ZoneTable({ rows, today, mayChange, onEnded }: { rows: Zones['rows']; today: string; mayChange: boolean; onEnded: (words: string) => void }) {
  const queries = useQueryClient()
  const [ending, setEnding] = useState<Zone | undefined>(undefined)
  const readAgain = () => void queries.invalidateQueries({ queryKey: zonesKey })
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <>
      <p className="list-count" role="status">共 {rows.length} 个</p>
      <table className="rows">
        <caption className="hidden-visually">专区，按门户上的次序</caption>
        <thead><tr><th scope="col">专区</th><th scope="col">类型</th><th scope="col">事项</th><th scope="col">期限</th><th scope="col">状态</th><th scope="col">次序</th>{mayChange && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {rows.map((zone) => (
            <tr key={zone.id}>
              <td className="wide"><Link className="row-link" to={consolePaths.zone(zone.id)}>{zone.title}</Link><div className="row-note">{zone.introduction}</div></td>
              <td className="wide">{zone.kindName} · {zone.audienceName}</td>
              <td className="tabular whole">{zone.itemCodes.length} 项</td>
              <td className="tabular wide" data-label="期限"><span className="whole">{toColumnDay(zone.fromDay)}</span>{zone.untilDay ? <> 至 <span className="whole">{toColumnDay(zone.untilDay)}</span></> : '起'}</td>
              <td className="whole"><StateMark state={zone.state} stateName={zone.stateName} /></td>
              <td className="tabular whole" data-label="次序">{zone.position}</td>
              {mayChange && (
                <td className="wide">
                  {zone.state === 'shown' && <Button size="small" onClick={() => setEnding(zone)}>结束<span className="hidden-visually">：{zone.title}</span></Button>}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {ending && (
        <EndZone
          zone={ending}
          today={today}
          onClose={() => setEnding(undefined)}
          onStale={readAgain}
          onDone={(lastDay) => {
            setEnding(undefined)
            onEnded(lastDay < today ? `“${ending.title}”已结束，门户不再展示。` : `“${ending.title}”展示到${toDayWords(lastDay)}。`)
            readAgain()
          }}
        />
      )}
    </>
  )
}
