import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { Filters } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { useChosenRegion } from '../chosen-region.ts'
import { type HallHours, type HallsView, hallsKey, useHalls } from './hall-calls.ts'
import { SetHallHours } from './set-hall-hours.tsx'

/** 大厅时间: by which hours half days and receipts are counted, hall by hall. */
export function HallList() {
  const place = useChosenRegion()
  const list = useHalls(place.region)
  const [done, setDone] = useState<string | undefined>(undefined)
  return (
    <>
      <PageTitle title="大厅时间"><p className="quiet">半日时限几点到期、下班后收的件算哪一天，都按大厅自己的时间。</p></PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <Filters choices={[{ name: 'region', label: '地区', any: place.ownName, options: place.others, width: 190 }]} />
        {list.isPending ? <Loading lines={8} what="大厅" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title={`${place.name}还没有大厅`}>大厅随机构资料导入。</Empty>
            : <HallTable view={list.data} name={place.name} onSet={setDone} />}
      </div>
    </>
  )
}

function HallTable({ view: { rows, isOurs }, name, onSet }: { view: HallsView; name: string; onSet: (words: string) => void }) {
  const queries = useQueryClient()
  const [hall, begin] = useState<HallHours | undefined>(undefined)
  useShortcuts({ j: () => moveFocus('.rows tbody button', 1), k: () => moveFocus('.rows tbody button', -1) })
  return (
    <>
      <p className="list-count" role="status">{name}：共 {rows.length} 个，{rows.filter(({ source }) => source !== null).length} 个有自己的时间。{!isOurs && '这里不是您的地区，只能查看。'}</p>
      <table className="rows">
        <caption className="hidden-visually">{name}各大厅用于计算期限的办公时间</caption>
        <thead><tr><th scope="col">大厅</th><th scope="col">计算期限的时间</th><th scope="col">依据</th><th scope="col">对外公布的时间</th>{isOurs && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="wide"><strong>{row.name}</strong><div className="row-note">{row.address} · <span className="whole">{row.phone}</span></div></td>
              <td className="wide tabular"><span className="whole">上午 {row.morning.from}–{row.morning.to}</span>　<span className="whole">下午 {row.afternoon.from}–{row.afternoon.to}</span></td>
              <td className="wide">{row.source === null ? <Mark tone="plain">通常的时间</Mark> : <><Mark tone="calm">本大厅的时间</Mark><div className="row-note">{row.source}</div></>}</td>
              <td className="wide" data-label="公布">{row.printedHours}</td>
              {isOurs && <td className="wide"><Button size="small" onClick={() => begin(row)}>设置时间<span className="hidden-visually">：{row.name}</span></Button></td>}
            </tr>
          ))}
        </tbody>
      </table>
      {hall && (
        <SetHallHours
          hall={hall}
          onClose={() => begin(undefined)}
          onDone={(words) => {
            begin(undefined)
            onSet(words)
            void queries.invalidateQueries({ queryKey: hallsKey })
          }}
        />
      )}
    </>
  )
}
