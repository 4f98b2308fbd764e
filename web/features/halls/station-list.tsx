import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../kit/mark.tsx'
import { Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { changeStation, closeStation, coverageKey, openStation, type Station, type StationBody, useStations } from './hall-calls.ts'

type Doing = { verb: 'open'; village: { code: string; name: string } } | { verb: 'change' | 'close'; station: Station }

/** 便民服务站 of one township, and its villages without one. */
export function StationList({ township, onDone }: { township: string; onDone: (words: string) => void }) {
  const list = useStations(township)
  const queries = useQueryClient()
  const [doing, begin] = useState<Doing | undefined>(undefined)
  if (list.isPending) return <div className="panel"><Loading lines={4} what="站点" /></div>
  if (list.isError) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const { townshipName, rows, without, mayChange } = list.data
  const reread = () => void queries.invalidateQueries({ queryKey: coverageKey })
  const drawer = { onStale: reread, onClose: () => begin(undefined), onDone: (words: string) => { begin(undefined); reread(); onDone(words) } }
  return (
    <section className="panel" style={{ marginTop: 16 }} aria-labelledby="stations">
      <header><h2 id="stations">{townshipName}的便民服务站</h2></header>
      {without.length > 0 && (
        <div className="part"><p>还没有站点的村（社区）：</p><ul>{without.map((village) => <li key={village.code} className="tool-row">{village.name}{mayChange && <Button size="small" onClick={() => begin({ verb: 'open', village })}>设立站点<span className="hidden-visually">：{village.name}</span></Button>}</li>)}</ul></div>
      )}
      <table className="rows">
        <caption className="hidden-visually">{townshipName}的便民服务站</caption>
        <thead><tr><th scope="col">站点</th><th scope="col">负责人</th><th scope="col">设备</th><th scope="col">服务时间</th>{mayChange && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {rows.map((station) => (
            <tr key={station.id}>
              <td className="wide"><strong>{station.name}</strong>{!station.isInService && <Mark tone="plain">已停用</Mark>}<div className="row-note">{station.address}{station.withCommittee ? '（与村（居）委会同址）' : '（不在村（居）委会）'}</div></td>
              <td>{station.personInCharge}<div className="row-note whole">{station.phone}</div></td>
              <td>{station.devices.join('、')}</td>
              <td className="wide">{station.hours}{station.until && <div className="row-note">服务到 {station.until}</div>}</td>
              {mayChange && <td className="wide whole"><Button size="small" onClick={() => begin({ verb: 'change', station })}>修改<span className="hidden-visually">：{station.name}</span></Button> {station.until === null && <Button size="small" onClick={() => begin({ verb: 'close', station })}>停用<span className="hidden-visually">：{station.name}</span></Button>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {doing?.verb === 'close' ? (
        <CommandDrawer
          {...drawer} draft={`close-station:${doing.station.id}`} title={`停用${doing.station.name}`} submitLabel="停用站点" isDangerous explain="停用后门户不再显示；记录保留，以后可以在同一个村再设站点。"
          fields={() => [{ name: 'lastDay', kind: 'date', label: '最后服务日', required: true }, { name: 'reason', kind: 'textarea', label: '停用原因', required: true, maxLength: 200 }]}
          send={(values, key) => closeStation(doing.station.id, doing.station.version, { lastDay: toDay(textOf(values, 'lastDay')), reason: textOf(values, 'reason') }, key)}
          onDone={() => drawer.onDone(`已停用${doing.station.name}。`)}
        />
      ) : doing ? <StationDrawer doing={doing} {...drawer} /> : null}
    </section>
  )
}

function StationDrawer({ doing, onDone, onStale, onClose }: { doing: Exclude<Doing, { verb: 'close' }>; onDone: (words: string) => void; onStale: () => void; onClose: () => void }) {
  const station = doing.verb === 'open' ? undefined : doing.station
  const name = doing.verb === 'open' ? doing.village.name : doing.station.name
  return (
    <CommandDrawer
      draft={doing.verb === 'open' ? `open-station:${doing.village.code}` : `station:${doing.station.id}`}
      title={doing.verb === 'open' ? `在${name}设立便民服务站` : `修改${name}`}
      submitLabel={doing.verb === 'open' ? '设立站点' : '保存'}
      explain="群众在“就近找办事地点”里看到的就是这里写的。"
      fields={() => [
        { name: 'name', kind: 'text', label: '站点名称', required: true, maxLength: 40 },
        { name: 'address', kind: 'text', label: '地址', required: true, maxLength: 120 },
        { name: 'withCommittee', kind: 'radio', label: '在村（居）委会里吗', required: true, options: [{ value: 'yes', label: '同址' }, { value: 'no', label: '不同址' }] },
        { name: 'personInCharge', kind: 'text', label: '负责人', required: true, maxLength: 30 },
        { name: 'phone', kind: 'phone', label: '电话', required: true, maxLength: 20 },
        { name: 'hours', kind: 'text', label: '服务时间', required: true, maxLength: 60 },
        { name: 'devices', kind: 'text', label: '设备', required: false, maxLength: 200, hint: '几样之间用顿号，如：电脑、高拍仪、打印机。' },
        ...(doing.verb === 'open' ? [{ name: 'from', kind: 'date' as const, label: '启用日期', required: true }] : []),
      ]}
      initial={station ? { name: station.name, address: station.address, withCommittee: station.withCommittee ? 'yes' : 'no', personInCharge: station.personInCharge, phone: station.phone, hours: station.hours, devices: station.devices.join('、') } : { name: `${name}便民服务站`, withCommittee: 'yes', hours: '工作日 08:30-11:30,14:00-17:00' }}
      send={(values, key) => (doing.verb === 'open' ? openStation({ division: doing.village.code, from: toDay(textOf(values, 'from')), ...toSheet(values) }, key) : changeStation(doing.station.id, doing.station.version, toSheet(values), key))}
      onDone={() => onDone(doing.verb === 'open' ? `已在${name}设立便民服务站。` : `已修改${name}。`)}
      onStale={onStale}
      onClose={onClose}
    />
  )
}

const toSheet = (values: Values): StationBody => ({
  name: textOf(values, 'name'), address: textOf(values, 'address'), withCommittee: textOf(values, 'withCommittee') === 'yes', personInCharge: textOf(values, 'personInCharge'),
  phone: textOf(values, 'phone'), hours: textOf(values, 'hours'), devices: textOf(values, 'devices').split(/[、,，]/).map((each) => each.trim()).filter(Boolean),
})
