import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../kit/mark.tsx'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { type Hall, setFacilities, setZones, type Zone } from './hall-calls.ts'
import type { PartProps } from './hall-calls.ts'

type Doing = { verb: 'facilities' } | { verb: 'zone' | 'remove'; zone: Zone | undefined }

/** 功能区 and 便民设施. */
export function ZoneList({ sheet: { hall, choices }, mayChange, onDone, onStale }: PartProps) {
  const [doing, begin] = useState<Doing | undefined>(undefined)
  const drawer = { onStale, onClose: () => begin(undefined), onDone: (words: string) => { begin(undefined); onDone(words) } }
  const kindOf = new Map(choices.zoneKinds.map(({ value, label }) => [value, label]))
  return (
    <>
      <section className="part">
        <div className="head"><h2>便民设施和电话</h2>{mayChange && <Button onClick={() => begin({ verb: 'facilities' })}>修改设施和电话</Button>}</div>
        <p className="tool-row">{hall.facilities.length === 0 ? <span className="quiet">还没有登记便民设施。</span> : hall.facilities.map(({ kind, name }) => <Mark key={kind} tone="info">{name}</Mark>)}</p>
        <p>咨询电话：<span className="whole">{hall.phone}</span></p>
      </section>
      <section className="part">
        <div className="head"><h2>功能区</h2>{mayChange && <Button onClick={() => begin({ verb: 'zone', zone: undefined })}>增加功能区</Button>}</div>
        <table className="rows">
          <caption className="hidden-visually">{hall.name}的功能区</caption>
          <thead><tr><th scope="col">名称</th><th scope="col">类别</th><th scope="col">平面图上的位置（分米）</th>{mayChange && <th scope="col">处理</th>}</tr></thead>
          <tbody>
            {hall.zones.map((zone) => (
              <tr key={zone.id}>
                <td><strong>{zone.name}</strong></td>
                <td>{kindOf.get(zone.kind)}</td>
                <td className="tabular wide">{zone.area ? `${zone.floor} 楼，离左边 ${zone.area.left}、离上边 ${zone.area.top}，宽 ${zone.area.width}、深 ${zone.area.height}` : <span className="quiet">没有画</span>}</td>
                {mayChange && <td className="wide"><Button size="small" onClick={() => begin({ verb: 'zone', zone })}>修改<span className="hidden-visually">：{zone.name}</span></Button> <Button size="small" onClick={() => begin({ verb: 'remove', zone })}>去掉<span className="hidden-visually">：{zone.name}</span></Button></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {doing?.verb === 'facilities' ? (
        <CommandDrawer
          {...drawer} draft={`facilities:${hall.id}`} title="便民设施和电话" submitLabel="保存" explain="门户的大厅页面照这里显示。"
          fields={() => [{ name: 'facilities', kind: 'checkboxes', label: '便民设施', required: false, options: choices.facilities }, { name: 'phone', kind: 'phone', label: '咨询电话', required: true, maxLength: 20 }]}
          initial={{ facilities: hall.facilities.map(({ kind }) => kind), phone: hall.phone }}
          send={(values, key) => setFacilities(hall.id, hall.version, { facilities: [values.facilities ?? []].flat().filter(Boolean) as never, phone: textOf(values, 'phone') }, key)}
          onDone={() => drawer.onDone('已保存便民设施和电话。')}
        />
      ) : doing?.verb === 'remove' ? (
        <CommandDrawer
          {...drawer} draft={`remove-zone:${hall.id}:${doing.zone!.id}`} title={`去掉“${doing.zone!.name}”`} submitLabel="去掉" isDangerous explain="群众看到的列表和平面图上不再有它。"
          send={(_values, key) => setZones(hall.id, hall.version, hall.zones.filter(({ id }) => id !== doing.zone!.id), key)}
          onDone={() => drawer.onDone(`已去掉“${doing.zone!.name}”。`)}
        />
      ) : doing ? <ZoneDrawer hall={hall} kinds={choices.zoneKinds} zone={doing.zone} {...drawer} /> : null}
    </>
  )
}

const NUMBERS = [{ name: 'left', label: '离左边' }, { name: 'top', label: '离上边' }, { name: 'width', label: '宽' }, { name: 'height', label: '深' }] as const

function ZoneDrawer({ hall, kinds, zone, onDone, onStale, onClose }: { hall: Hall; kinds: { value: string; label: string }[]; zone: Zone | undefined; onDone: (words: string) => void; onStale: () => void; onClose: () => void }) {
  const floors = hall.plan?.floors ?? []
  const index = zone ? hall.zones.indexOf(zone) : hall.zones.length
  const toZone = (values: Values): Zone => {
    const floor = textOf(values, 'floor') || null
    const number = (name: string) => Number(textOf(values, name))
    return {
      id: zone?.id ?? freeId(hall.zones), kind: textOf(values, 'kind') as Zone['kind'], name: textOf(values, 'name'), floor,
      area: floor === null ? null : { left: number('left'), top: number('top'), width: number('width'), height: number('height') },
    }
  }
  return (
    <CommandDrawer
      draft={`zone:${hall.id}:${zone?.id ?? 'new'}`}
      title={zone ? `修改“${zone.name}”` : '增加功能区'}
      submitLabel="保存"
      explain="在平面图上的位置可以在这里写数字，也可以到“平面图”里拖动。"
      fields={(values) => [
        { name: 'name', kind: 'text', label: '名称', required: true, maxLength: 30 },
        { name: 'kind', kind: 'select', label: '类别', required: true, options: kinds },
        { name: 'floor', kind: 'radio', label: '画在哪一层', required: false, options: [{ value: '', label: '不画' }, ...floors.map(({ id, name }) => ({ value: id, label: name }))] },
        ...(textOf(values, 'floor') === '' ? [] : NUMBERS.map(({ name, label }) => ({ name, kind: 'number' as const, label: `${label}（分米）`, required: true, maxLength: 6 }))),
      ]}
      initial={{ name: zone?.name ?? '', kind: zone?.kind ?? 'own', floor: zone?.floor ?? '', ...Object.fromEntries(NUMBERS.map(({ name }) => [name, String(zone?.area?.[name] ?? { left: 10, top: 10, width: 60, height: 40 }[name])])) }}
      send={(values, key) => setZones(hall.id, hall.version, hall.zones.toSpliced(index, zone ? 1 : 0, toZone(values)), key)}
      onDone={() => onDone('已保存功能区。')}
      onStale={onStale}
      onClose={onClose}
    />
  )
}

const freeId = (zones: readonly Zone[]): string => `z${Math.max(0, ...zones.map(({ id }) => Number(id.replace(/\D/g, '')) || 0)) + 1}`
