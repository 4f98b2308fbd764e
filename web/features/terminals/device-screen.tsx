import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toColumnDay, toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { DeviceForm } from './device-form.tsx'
import { CONNECTION_TONES } from './device-words.ts'
import { FaultRows } from './fault-rows.tsx'
import { type DeviceSheet, devicesKey, inspectDevice, pairTerminal, releaseTerminal, reportFault, retireDevice, useDevice } from './terminal-calls.ts'

type Act = 'change' | 'pair' | 'release' | 'inspect' | 'report' | 'retire'

/** One device: what it is, whether it lives, what was done there and what was done about it. */
export function DeviceScreen() {
  const { id = '' } = useParams()
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const sheet = useDevice(id, query.get('region') ?? undefined)
  const [act, setAct] = useState<Act | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const back = <Link to={consolePaths.terminals()}>设备台账</Link>
  if (sheet.isPending) return <><PageTitle title="设备">{back}</PageTitle><div className="panel"><Loading lines={8} what="设备" /></div></>
  if (sheet.isError) return <><PageTitle title="设备">{back}</PageTitle><div className="panel"><NotRead error={sheet.error} onRetry={() => void sheet.refetch()} /></div></>
  const finish = (words: string) => {
    setAct(undefined)
    setDone(words)
    void queries.invalidateQueries({ queryKey: devicesKey })
  }
  const { device } = sheet.data
  return (
    <>
      <PageTitle title={`${device.number} ${device.kindName}`}>{back}</PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <Facts sheet={sheet.data} onAct={setAct} />
        <Panel title="故障" isFlush={sheet.data.faults.length > 0} extra={<Button onClick={() => setAct('report')}>报修</Button>}>
          {sheet.data.faults.length === 0 ? <p className="quiet">没有报过修。</p> : <FaultRows faults={sheet.data.faults} region={device.region} isOfOne onDone={finish} onStale={() => void sheet.refetch()} />}
        </Panel>
        <Panel title="巡检" isFlush={sheet.data.inspections.length > 0}>
          {sheet.data.inspections.length === 0 ? <p className="quiet">还没有巡检记录。</p> : (
            <table className="rows">
              <caption className="hidden-visually">巡检，最近的在前</caption>
              <thead><tr><th scope="col">日期</th><th scope="col">结果</th><th scope="col">情况</th><th scope="col">巡检人</th></tr></thead>
              <tbody>{sheet.data.inspections.map(({ id: each, day, isFine, note, byName }) => <tr key={each}><td className="whole">{toColumnDay(day)}</td><td><Mark tone={isFine ? 'calm' : 'near'}>{isFine ? '正常' : '有问题'}</Mark></td><td className="wide">{note}</td><td>{byName}</td></tr>)}</tbody>
            </table>
          )}
        </Panel>
        {device.isTerminal && <Use sheet={sheet.data} />}
      </div>
      {act !== undefined && <Command act={act} sheet={sheet.data} onDone={finish} onStale={() => void sheet.refetch()} onClose={() => setAct(undefined)} />}
    </>
  )
}

function Facts({ sheet: { device, items }, onAct }: { sheet: DeviceSheet; onAct: (act: Act) => void }) {
  const mayManage = useOfficer().roles.includes('hallManager') && device.state === 'inUse'
  return (
    <Panel
      title="登记"
      extra={mayManage && (
        <>
          {device.isTerminal && (device.connection === 'notPaired' ? <Button type="primary" onClick={() => onAct('pair')}>配对</Button> : <><Button onClick={() => onAct('pair')}>重新配对</Button><Button onClick={() => onAct('release')}>解除配对</Button></>)}
          <Button onClick={() => onAct('inspect')}>登记巡检</Button>
          <Button onClick={() => onAct('change')}>修改</Button>
          <Button onClick={() => onAct('retire')}>停用</Button>
        </>
      )}
    >
      <dl className="facts">
        {device.state === 'retired' && <><dt>状态</dt><dd>已停用：{device.retiredReason}</dd></>}
        {device.connection && <><dt>连接</dt><dd><Mark tone={CONNECTION_TONES[device.connection]}>{device.connectionName}</Mark> {device.seenAt && <span className="quiet">最近一次心跳 {toMinuteWords(device.seenAt)}</span>} {device.paper}</dd></>}
        <dt>型号</dt><dd>{device.model}</dd>
        <dt>场所</dt><dd>{device.placeName}（{device.placeKindName}）{device.isAllDay && '，24 小时开放'}</dd>
        <dt>地址</dt><dd>{device.divisionName} {device.address}</dd>
        {device.hallName && <><dt>所属大厅</dt><dd>{device.hallName}</dd></>}
        {device.siteName && <><dt>合作网点</dt><dd>{device.siteName}</dd></>}
        {device.isTerminal && <><dt>可办事项</dt><dd>{items === null ? '全部事项' : `${items.length} 项${device.siteName ? '（按合作协议）' : ''}`}</dd></>}
      </dl>
    </Panel>
  )
}

function Use({ sheet: { use } }: { sheet: DeviceSheet }) {
  const names = useAllItems().data ?? []
  return (
    <Panel title="本月用量" isFlush={use.length > 0}>
      {use.length === 0 ? <p className="quiet">本月还没有办理。</p> : (
        <table className="rows">
          <caption className="hidden-visually">本月按事项的用量</caption>
          <thead><tr><th scope="col">事项或服务</th><th scope="col">业务量</th><th scope="col">人数</th></tr></thead>
          <tbody>{use.map(({ service, transactions, persons }) => <tr key={service}><td className="wide">{names.find(({ code }) => code === service)?.name ?? service}</td><td className="tabular" data-label="业务量">{transactions}</td><td className="tabular" data-label="人数">{persons}</td></tr>)}</tbody>
        </table>
      )}
    </Panel>
  )
}

interface CommandProps {
  act: Act
  sheet: DeviceSheet
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

function Command({ act, sheet: { device }, onDone, onStale, onClose }: CommandProps) {
  const ends = { onStale, onClose }
  switch (act) {
    case 'change':
      return <DeviceForm region={device.region} device={device} onDone={() => onDone('已保存。')} onClose={onClose} />
    case 'pair':
      return <CommandDrawer draft={`pair:${device.id}`} title={`配对：${device.number}`} submitLabel="配对" explain="打开这台终端，屏幕上会显示六位配对码。输入后终端就认得自己是哪一台；以前配对的令牌同时作废。" fields={() => [{ name: 'code', kind: 'text', label: '配对码', required: true, maxLength: 6, inputMode: 'numeric' }]} send={(values, key) => pairTerminal(device, textOf(values, 'code'), key)} onDone={() => onDone('配对码正确，终端几秒钟后上线。')} {...ends} />
    case 'release':
      return <CommandDrawer draft={`release:${device.id}`} title={`解除配对：${device.number}`} submitLabel="解除配对" isDangerous explain="解除后这台终端马上不能再办事，搬走、送修或丢失时使用。恢复使用要重新配对。" send={(_, key) => releaseTerminal(device, key)} onDone={() => onDone('已解除配对。')} {...ends} />
    case 'inspect':
      return (
        <CommandDrawer
          draft={`inspect:${device.id}`}
          title={`登记巡检：${device.number}`}
          submitLabel="登记"
          explain="看屏幕、读卡、打印、网络和周围环境。有问题的会同时报修。"
          fields={() => [{ name: 'isFine', kind: 'radio', label: '结果', required: true, options: [{ value: 'true', label: '正常' }, { value: 'false', label: '有问题' }] }, { name: 'note', kind: 'textarea', label: '巡检情况', required: true, maxLength: 200 }]}
          send={(values, key) => inspectDevice(device, { isFine: textOf(values, 'isFine') === 'true', note: textOf(values, 'note') }, key)}
          onDone={({ dueOn }) => onDone(dueOn === null ? '已登记巡检。' : `已登记巡检并报修，请在${toColumnDay(dueOn)}前修复。`)}
          {...ends}
        />
      )
    case 'report':
      return <CommandDrawer draft={`report:${device.id}`} title={`报修：${device.number}`} submitLabel="报修" explain="写清楚哪里坏了、什么时候开始的。" fields={() => [{ name: 'what', kind: 'textarea', label: '出了什么问题', required: true, maxLength: 200 }]} send={(values, key) => reportFault(device.number, textOf(values, 'what'), key)} onDone={({ dueOn }) => onDone(`已报修，请在${toColumnDay(dueOn)}前修复。`)} {...ends} />
    case 'retire':
      return <CommandDrawer draft={`retire:${device.id}`} title={`停用：${device.number}`} submitLabel="停用" isDangerous explain="停用后不再计入台数，配对同时解除；台账和记录保留。" fields={() => [{ name: 'reason', kind: 'textarea', label: '停用的原因', required: true, maxLength: 500 }]} send={(values, key) => retireDevice(device, textOf(values, 'reason'), key)} onDone={() => onDone('已停用。')} {...ends} />
  }
}
