import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

export const offlineMinutes = defineSetting({
  key: 'organisation.terminalOfflineMinutes', title: '自助终端多久没有心跳算离线', fallback: 5, source: '演示默认值，请按终端的心跳间隔设置', parse: parseWholeNumber(1, 1440, '分钟'),
})

export const pairingMinutes = defineSetting({
  key: 'organisation.terminalPairingMinutes', title: '自助终端配对码的有效期', fallback: 10, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 60, '分钟'),
})

export const faultDays = defineSetting({
  key: 'organisation.deviceFaultDays', title: '设备故障修复期限', fallback: 2, source: '演示默认值：各地运维合同不一，请按本地规定设置', parse: parseWholeNumber(1, 30, '个工作日'),
})

export const inspectionDays = defineSetting({
  key: 'organisation.deviceInspectionDays', title: '自助终端多久巡检一次', fallback: 30, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 365, '天'),
})
