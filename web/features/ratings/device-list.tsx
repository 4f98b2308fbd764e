import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { files } from '../../client/paths.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { ChooseOwnWindow, useHallWindows, useOwnWindow } from '../windows/own-window.tsx'
import { devicesKey, pairDevice, type RatingDevice, unpairDevice, useDevices } from './device-calls.ts'

/** 评价器 of the hall: which window each stands at, and whether it is there. What was answered on them is nobody's to see. */
export function DeviceList() {
  const list = useDevices()
  const queries = useQueryClient()
  const [isPairing, setPairing] = useState(false)
  const [unpairing, setUnpairing] = useState<RatingDevice | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const begin = () => setPairing(true)
  const finish = (words: string) => {
    setPairing(false)
    setUnpairing(undefined)
    setDone(words)
    void queries.invalidateQueries({ queryKey: devicesKey })
  }
  useShortcuts({ n: begin })
  return (
    <>
      <PageTitle title="评价器" tools={<Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">配对评价器<Kbd keys="n" /></Button>}>
        <span className="quiet">每台配给一个窗口，只显示这个窗口刚办完的服务。评价内容窗口看不到。</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <Panel title="我的窗口">
          <div className="stack">
            <ChooseOwnWindow />
            <p className="quiet">选好以后，收件、送达办完时自动在这个窗口的评价器上请办事人评价；换了窗口再改。</p>
          </div>
        </Panel>
        <div className="panel">
          {list.isPending ? <Loading lines={4} what="评价器" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.rows.length === 0 ? <Empty title="还没有评价器" action={<Button onClick={begin}>配对评价器</Button>}>在评价器的浏览器里打开 {files.ratingDevice()}，点「显示配对码」，再回到这里填写。</Empty>
              : <DeviceTable rows={list.data.rows} onUnpair={setUnpairing} />}
        </div>
      </div>
      {isPairing && <PairDevice onDone={(device) => finish(`已配对：${device.windowNo} 号窗口的「${device.name}」。`)} onClose={() => setPairing(false)} />}
      {unpairing && (
        <CommandDrawer
          draft={`unpair-device:${unpairing.id}`} title={`解除配对：${unpairing.name}`} submitLabel="解除配对" isDangerous
          explain={`解除以后，${unpairing.windowNo} 号窗口的这台设备不能再收评价，可以另配一台。已经收到的评价不变。`}
          send={(_values, key) => unpairDevice(unpairing.id, key)} onDone={() => finish(`已解除配对：${unpairing.name}。`)} onClose={() => setUnpairing(undefined)}
        />
      )}
    </>
  )
}

function DeviceTable({ rows, onUnpair }: { rows: readonly RatingDevice[]; onUnpair: (device: RatingDevice) => void }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">本大厅的评价器，按窗口</caption>
      <thead><tr><th scope="col">窗口</th><th scope="col">评价器</th><th scope="col">状态</th><th scope="col">配对</th><th scope="col">处理</th></tr></thead>
      <tbody>
        {rows.map((device) => (
          <tr key={device.id}>
            <td className="wide"><strong>{device.windowNo} 号</strong><div className="row-note">{device.windowName}</div></td>
            <td className="wide">{device.name}</td>
            <td className="wide">
              <Mark tone={device.isOnline ? 'calm' : 'near'}>{device.isOnline ? '在线' : '没有联系'}</Mark>
              <div className="row-note">{device.lastSeenAt ? `最近联系 ${toMinuteWords(device.lastSeenAt)}` : '配对后还没有联系过'}</div>
            </td>
            <td className="wide">{device.pairedByName}<div className="row-note">{toMinuteWords(device.pairedAt)}</div></td>
            <td className="wide"><Button size="small" onClick={() => onUnpair(device)}>解除配对<span className="hidden-visually">：{device.name}</span></Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PairDevice({ onDone, onClose }: { onDone: (device: RatingDevice) => void; onClose: () => void }) {
  const windows = useHallWindows().data?.rows ?? []
  const { no } = useOwnWindow()
  return (
    <CommandDrawer
      draft="pair-device" title="配对评价器" submitLabel="配对"
      explain={`在评价器的浏览器里打开 ${files.ratingDevice()}，点「显示配对码」，照着屏幕填写。`}
      fields={() => [
        { name: 'code', kind: 'text', label: '配对码', required: true, maxLength: 7, hint: '屏幕上的 6 位数字，几分钟内有效', inputMode: 'numeric', autocomplete: 'off' },
        { name: 'window', kind: 'select', label: '窗口', required: true, options: windows.map((window) => ({ value: window.no, label: `${window.no} 号 ${window.name}` })) },
        { name: 'name', kind: 'text', label: '名称', required: false, maxLength: 30, hint: '不填就用窗口号' },
      ]}
      initial={no === undefined ? {} : { window: no }}
      send={(values, key) => pairDevice({ code: textOf(values, 'code').replaceAll(/\s/g, ''), window: textOf(values, 'window'), ...(textOf(values, 'name') ? { name: textOf(values, 'name') } : {}) }, key)}
      onDone={onDone} onClose={onClose}
    />
  )
}
