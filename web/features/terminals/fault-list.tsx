import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Empty, Loading } from '../../kit/states.tsx'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { FaultRows } from './fault-rows.tsx'
import { devicesKey, useFaults } from './terminal-calls.ts'

/** 故障: what waits, by its day; or all, the newest first. */
export function FaultList() {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const [done, setDone] = useState<string | undefined>(undefined)
  const [region, cursor] = [query.get('region'), query.get('cursor')]
  const faults = useFaults({ ...(query.get('which') === 'all' ? { view: 'all' as const } : {}), ...(region ? { region } : {}), ...(cursor ? { cursor } : {}) })
  const readAgain = () => void queries.invalidateQueries({ queryKey: devicesKey })
  return (
    <>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <Filters choices={[{ name: 'which', label: '范围', options: [{ value: 'all', label: '全部' }], any: '待处理' }]} />
        {faults.isPending ? <Loading lines={6} what="故障" /> : faults.isError ? <NotRead error={faults.error} onRetry={() => void faults.refetch()} />
          : faults.data.rows.length === 0 ? <Empty title="没有待处理的故障">终端自己发现的、工作人员和群众报修的故障会出现在这里。</Empty>
            : <><FaultRows faults={faults.data.rows} region={faults.data.region} onStale={readAgain} onDone={(words) => { setDone(words); readAgain() }} /><Pager next={faults.data.next} /></>}
      </div>
    </>
  )
}
