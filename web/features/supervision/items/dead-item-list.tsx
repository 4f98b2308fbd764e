import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { toColumnDay, toDayWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../../catalogue/command-drawer.tsx'
import { DownloadButton } from '../../catalogue/download-button.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { RegionPicker } from '../../staff-end/region-picker.tsx'
import { type DeadItem, type DeadItemFilter, type DeadItems, deadItemsKey, downloadDeadItems, proposeItemReview, useDeadItems } from './dead-item-calls.ts'

/** 零办件事项: what is in force and nobody applies for; one click asks the item office what is to become of it. */
export function DeadItemList({ title = '零办件事项', tabs }: { title?: string; tabs?: React.ReactNode }) {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const filter: DeadItemFilter = { region: query.get('region') ?? undefined, cursor: query.get('cursor') ?? undefined }
  const list = useDeadItems(filter)
  const [proposing, setProposing] = useState<DeadItem>()
  const [done, setDone] = useState('')
  const again = () => void queries.invalidateQueries({ queryKey: deadItemsKey })
  return (
    <>
      <PageTitle title={title} tools={<><RegionPicker /><DownloadButton fileName="零办件事项.csv" get={() => downloadDeadItems(filter)}>导出表格（CSV）</DownloadButton></>}>
        <span className="quiet">{list.data ? `${list.data.regionName}现行 ${list.data.inForce} 个事项，${list.data.total} 个已有 ${list.data.months} 个月没有人申请。` : '现行而没有人申请的事项。'}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        {tabs}
        {list.isPending ? <Loading lines={8} what="零办件事项" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.rows.length === 0 ? <Empty title="没有零办件事项">{`现行事项在 ${toDayWords(list.data.cutoff)} 以后都有人申请，或者刚刚实施。`}</Empty>
              : <Rows page={list.data} isStale={list.isPlaceholderData} onPropose={setProposing} />}
      </div>
      {proposing && list.data && (
        <CommandDrawer
          draft={`propose-review:${list.data.region}:${proposing.code}`}
          title={`提出事项调整：${proposing.name}`}
          submitLabel="提出"
          explain={`${proposing.lastOn ? `最近一次申请在 ${toDayWords(proposing.lastOn)}` : '平台没有申请记录'}。提出后进入事项目录的整改问题，由事项管理员限期研究保留、合并、调整还是取消。`}
          fields={() => [{ name: 'note', kind: 'textarea', label: '建议', required: false, maxLength: 100 }]}
          send={(values, key) => proposeItemReview({ region: list.data.region, item: proposing.code, ...(textOf(values, 'note') ? { note: textOf(values, 'note') } : {}) }, key)}
          onDone={({ name, proposal }) => { setProposing(undefined); setDone(`已提给「${name}」的事项管理员，应于 ${toDayWords(proposal.dueOn)} 前处理。`); again() }}
          onStale={again}
          onClose={() => setProposing(undefined)}
        />
      )}
    </>
  )
}

function Rows({ page: { rows, next, mayPropose, regionName }, isStale, onPropose }: { page: DeadItems; isStale: boolean; onPropose: (item: DeadItem) => void }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">{regionName}的零办件事项，没有申请记录的在前</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">最近一次申请</th><th scope="col">办理单位</th><th scope="col">处理</th></tr></thead>
        <tbody>
          {rows.map((item) => (
            <tr key={item.code}>
              <td className="wide"><strong>{item.name}</strong><div className="row-note">{toColumnDay(item.since)}起实施</div></td>
              <td data-label="最近申请">{item.lastOn ? <span className="tabular">{toColumnDay(item.lastOn)}</span> : <Mark tone="near">没有申请记录</Mark>}</td>
              <td className="wide" data-label="单位">{item.authorityName}</td>
              <td className="wide" data-label="处理"><Handling item={item} mayPropose={mayPropose} onPropose={onPropose} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}

function Handling({ item, mayPropose, onPropose }: { item: DeadItem; mayPropose: boolean; onPropose: (item: DeadItem) => void }) {
  const { proposal } = item
  return (
    <>
      {proposal && <div><Mark tone={proposal.isOpen ? 'near' : 'calm'}>{proposal.stateName}</Mark> {proposal.reason ?? `${toDayWords(proposal.dueOn)}前`}</div>}
      {!proposal?.isOpen && (mayPropose ? <Button size="small" onClick={() => onPropose(item)}>提出事项调整</Button> : !proposal && <span className="quiet">还没有提出</span>)}
    </>
  )
}
