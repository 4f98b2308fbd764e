import { useQueryClient } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { files } from '../../client/paths.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import '../checks/checks.css'
import { ChangeList } from './change-list.tsx'
import { hallSheetsKey, type PartProps, useHallSheet } from './hall-calls.ts'
import './halls.css'
import { HourList } from './hour-list.tsx'
import { PlanEditor } from './plan-editor.tsx'
import { WindowList } from './window-list.tsx'
import { ZoneList } from './zone-list.tsx'

const TABS = { windows: '窗口', zones: '功能区和设施', hours: '服务时间', plan: '平面图', changes: '修改记录' } as const
type Tab = keyof typeof TABS
const isTab = (text: string | null): text is Tab => text !== null && Object.hasOwn(TABS, text)

/** 大厅档案: one tab for each thing that is looked after by itself. */
export function HallSheet() {
  const { id = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const [done, setDone] = useState<string | undefined>(undefined)
  const before = query.get('before')
  const sheet = useHallSheet(id, before === null ? undefined : Number(before))
  const tab = isTab(query.get('tab')) ? (query.get('tab') as Tab) : 'windows'
  if (sheet.isPending) return <Loading lines={8} what="大厅" />
  if (sheet.isError) return <NotRead error={sheet.error} onRetry={() => void sheet.refetch()} />
  const { hall, allowedActions } = sheet.data
  const reread = () => void queries.invalidateQueries({ queryKey: hallSheetsKey })
  const change = allowedActions.find(({ verb }) => verb === 'change')
  const part: PartProps = { sheet: sheet.data, mayChange: change?.allowed ?? false, onStale: reread, onDone: (words) => { setDone(words); reread() } }
  return (
    <>
      <PageTitle title={hall.name} tools={<><a href={files.hall(hall.id)} target="_blank" rel="noreferrer">群众看到的样子</a><a href={files.hallScreen(hall.id)} target="_blank" rel="noreferrer">叫号屏</a></>}>
        <p className="quiet">{hall.levelName} · {hall.address} · <span className="whole">{hall.phone}</span> · {hall.isOpenNow ? '现在开门' : '现在不开门'}{change && !change.allowed && `。${change.reason}`}</p>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <div className="check-tabs">
          <Radio.Group
            aria-label="大厅档案的各部分" optionType="button" value={tab} options={Object.entries(TABS).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => { setDone(undefined); setQuery({ tab: String(target.value) }) }}
          />
        </div>
        {tab === 'windows' ? <WindowList {...part} /> : tab === 'zones' ? <ZoneList {...part} /> : tab === 'hours' ? <HourList {...part} /> : tab === 'plan' ? <PlanEditor key={hall.version} {...part} /> : <ChangeList sheet={sheet.data} />}
      </div>
    </>
  )
}
