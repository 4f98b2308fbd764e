import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { useRegions } from '../catalogue/office-region.ts'
import { useHalls } from '../grants/grant-calls.ts'
import { useSites } from '../sites/site-calls.ts'
import { DEVICE_KINDS, PLACE_KINDS } from './device-words.ts'
import { changeDevice, type DeviceBody, type DeviceView, registerDevice } from './terminal-calls.ts'

interface DeviceFormProps {
  region: string
  /** Left out for a new one. */
  device?: DeviceView
  onDone: (device: DeviceView) => void
  onClose: () => void
}

/** The halls and townships of a region: where something can stand. */
export function usePlaces(region: string) {
  const halls = useHalls(region)
  const own = (useRegions().data ?? []).find(({ code }) => code === region)
  return {
    halls: (halls.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    divisions: [...(own ? [{ value: `${own.code}000000`, label: own.name }] : []), ...(own?.townships ?? []).map(({ code, name }) => ({ value: code, label: name }))],
  }
}

/** What is written down of a device. A village is typed by its code: there are too many to choose from. */
export function DeviceForm({ region, device, onDone, onClose }: DeviceFormProps) {
  const { halls, divisions } = usePlaces(region)
  const sites = (useSites(region).data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CommandDrawer
      draft={device ? `device:${device.id}:${device.version}` : 'new-device'}
      title={device ? `修改：${device.number}` : '登记设备'}
      submitLabel={device ? '保存' : '登记'}
      explain="设备编号印在设备的标签上，群众报修时报这个编号。放在合作网点的终端，只提供协议约定的事项。"
      fields={(values) => [
        { name: 'number', kind: 'text', label: '设备编号', required: true, maxLength: 30, hint: '字母、数字和短横线，如 SB-021。' },
        { name: 'kind', kind: 'select', label: '类别', required: true, options: [...DEVICE_KINDS] },
        { name: 'model', kind: 'text', label: '型号', required: true, maxLength: 60 },
        { name: 'placeKind', kind: 'select', label: '场所类别', required: true, options: [...PLACE_KINDS] },
        { name: 'placeName', kind: 'text', label: '场所名称', required: true, maxLength: 60 },
        { name: 'address', kind: 'text', label: '地址', required: true, maxLength: 120 },
        { name: 'division', kind: 'select', label: '所在乡镇（街道）', required: true, options: withOwn(divisions, device?.division, device?.divisionName) },
        { name: 'hall', kind: 'select', label: '所属大厅', required: textOf(values, 'placeKind') === 'hall', options: halls },
        ...(sites.length > 0 ? [{ name: 'site', kind: 'select' as const, label: '合作网点', required: false, options: [{ value: '', label: '不在合作网点' }, ...sites] }] : []),
        { name: 'isAllDay', kind: 'radio', label: '24 小时开放', required: true, options: [{ value: 'true', label: '是' }, { value: 'false', label: '否' }] },
      ]}
      initial={device ? { number: device.number, kind: device.kind, model: device.model, placeKind: device.placeKind, placeName: device.placeName, address: device.address, division: device.division, hall: device.hall ?? '', site: device.site ?? '', isAllDay: String(device.isAllDay) } : { isAllDay: 'false' }}
      send={(values, key) => (device ? changeDevice(device, toBody(values), key) : registerDevice(toBody(values), key))}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

const withOwn = (choices: { value: string; label: string }[], value: string | undefined, label: string | undefined) => (value === undefined || choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: label ?? value }])

const toBody = (values: Values): DeviceBody => ({
  number: textOf(values, 'number'), kind: textOf(values, 'kind') as DeviceBody['kind'], model: textOf(values, 'model'), placeKind: textOf(values, 'placeKind') as DeviceBody['placeKind'], placeName: textOf(values, 'placeName'), address: textOf(values, 'address'),
  division: textOf(values, 'division'), hall: textOf(values, 'hall') || null, site: textOf(values, 'site') || null, isAllDay: textOf(values, 'isAllDay') === 'true',
})
