import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { DeviceForm } from './device-form.tsx'
import { CONNECTION_TONES, DEVICE_KINDS } from './device-words.ts'
import { type DeviceFilter, devicesKey, useDevices } from './terminal-calls.ts'

/** 台账, by number. */
export function DeviceList() {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const list = useDevices(readFilter<DeviceFilter>(query, ['q', 'kind', 'state', 'region', 'cursor']))
  const [isAdding, setAdding] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  const begin = list.data?.mayManage ? () => setAdding(true) : undefined
  useShortcuts({ n: begin, j: () => moveFocus('.rows a', 1), k: () => moveFocus('.rows a', -1) })
  return (
    <>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <Filters search={{ label: '设备编号' }} choices={[{ name: 'kind', label: '类别', options: [{ value: 'terminals', label: '全部自助终端' }, ...DEVICE_KINDS], width: 170 }, { name: 'state', label: '状态', options: [{ value: 'retired', label: '已停用' }], any: '在用', width: 110 }]} />
        {begin && <p style={{ padding: '10px 16px', borderBottom: '1px solid #e8ecf1' }}><Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">登记设备<Kbd keys="n" /></Button></p>}
        {list.isPending ? <Loading lines={8} what="设备" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} /> : list.data.rows.length === 0 ? <Empty title="没有这样的设备">换一个类别或状态；新的设备请登记。</Empty> : (
          <div aria-busy={list.isPlaceholderData}>
            <table className="rows">
              <caption className="hidden-visually">{list.data.regionName}的设备，按编号</caption>
              <thead><tr><th scope="col">编号</th><th scope="col">类别和型号</th><th scope="col">场所</th><th scope="col">连接</th><th scope="col">故障</th></tr></thead>
              <tbody>
                {list.data.rows.map((device) => (
                  <tr key={device.id}>
                    <td className="whole"><Link className="row-link tabular" to={consolePaths.device(device.id, { region: query.get('region') ?? undefined })}>{device.number}</Link></td>
                    <td className="wide">{device.kindName}<div className="row-note">{device.model}</div></td>
                    <td className="wide">{device.placeName}<div className="row-note">{device.placeKindName} · {device.divisionName}{device.isAllDay && ' · 24 小时'}</div></td>
                    <td className="whole">{device.connection && <Mark tone={CONNECTION_TONES[device.connection]}>{device.connectionName}</Mark>}{device.paper && device.paper !== '纸够用' && <> <Mark tone="near">{device.paper}</Mark></>}</td>
                    <td className="whole">{device.openFaults > 0 && <Mark tone="near">{device.openFaults} 个待修</Mark>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Pager next={list.data.next} />
          </div>
        )}
      </div>
      {isAdding && list.data && (
        <DeviceForm
          region={list.data.region}
          onClose={() => setAdding(false)}
          onDone={({ number, isTerminal }) => {
            setAdding(false)
            setDone(`已登记 ${number}。${isTerminal ? '请打开这台终端，把屏幕上的配对码输入到它的登记页里。' : ''}`)
            void queries.invalidateQueries({ queryKey: devicesKey })
          }}
        />
      )}
    </>
  )
}
