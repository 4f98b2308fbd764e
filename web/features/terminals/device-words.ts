import type { MarkTone } from '../../kit/mark.tsx'
import type { DeviceView, FaultView } from './terminal-calls.ts'

export const DEVICE_KINDS: readonly { value: DeviceView['kind']; label: string }[] = [
  { value: 'deskTerminal', label: '桌面型自助终端' }, { value: 'enhancedTerminal', label: '增强型自助终端' }, { value: 'documentCamera', label: '高拍仪' }, { value: 'printer', label: '打印机' }, { value: 'copier', label: '复印机' },
  { value: 'ratingDevice', label: '评价器' }, { value: 'callScreen', label: '叫号屏' }, { value: 'computer', label: '电脑' }, { value: 'line', label: '网络专线' }, { value: 'other', label: '其他设备' },
]
export const PLACE_KINDS: readonly { value: DeviceView['placeKind']; label: string }[] = [
  { value: 'hall', label: '政务大厅' }, { value: 'station', label: '便民服务站' }, { value: 'bank', label: '银行' }, { value: 'post', label: '邮政' }, { value: 'telecom', label: '电信' }, { value: 'shop', label: '商超' }, { value: 'other', label: '其他场所' },
]
export const CONNECTION_TONES: Record<NonNullable<DeviceView['connection']>, MarkTone> = { online: 'calm', offline: 'over', neverSeen: 'near', notPaired: 'plain' }
export const FAULT_TONES: Record<FaultView['state'], MarkTone> = { reported: 'near', assigned: 'info', repaired: 'calm', closed: 'plain' }
