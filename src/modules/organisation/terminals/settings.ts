import { defineSetting, parseText, parseWholeNumber } from '../../../platform/settings.ts'

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

/** GB/T 22239-2019 8.1.4.10: what the last person left must not be found by the next; how soon is for the place to say. */
export const visitIdleSeconds = defineSetting({
  key: 'organisation.terminalIdleSeconds', title: '自助终端无人操作多久自动退出', fallback: 90, source: '演示默认值，请按大厅人流设置', parse: parseWholeNumber(20, 600, '秒'),
})

export const visitIdleSecondsInLargeLetters = defineSetting({
  key: 'organisation.terminalIdleSecondsLargeLetters', title: '自助终端放大字时无人操作多久自动退出', fallback: 180, source: '演示默认值：读大字要多些时间，请按大厅人流设置', parse: parseWholeNumber(20, 900, '秒'),
})

export const visitWarningSeconds = defineSetting({
  key: 'organisation.terminalWarningSeconds', title: '自助终端自动退出前多久提醒', fallback: 20, source: 'WCAG 2.2 之 2.2.1：至少提前 20 秒提醒，一次点击即可延长', parse: parseWholeNumber(20, 120, '秒'),
})

export const visitLongestMinutes = defineSetting({
  key: 'organisation.terminalLongestMinutes', title: '自助终端一次最长使用时间', fallback: 60, source: '演示默认值，请按大厅人流设置', parse: parseWholeNumber(5, 240, '分钟'),
})

/** Where one types on keys, a keyboard on the screen is in the way. */
export const terminalsWithKeyboard = defineSetting({
  key: 'organisation.terminalsWithKeyboard', title: '装有实体键盘、不用屏幕键盘的自助终端（设备编号）', fallback: '', source: '演示默认值，请按本地终端配置设置',
  parse: parseText(2000, { hint: '写设备编号，用空格分开，如“SB-001 SB-007”；都用屏幕键盘的留空。', mayBeEmpty: true, isRight: (text) => /^[A-Za-z0-9-]+( [A-Za-z0-9-]+)*$/.test(text) }),
})

/** 文书、证照副本; paper and toner of a machine that nobody watches. */
export const printsADay = defineSetting({
  key: 'organisation.terminalPrintsADay', title: '一台自助终端一天最多打印多少份', fallback: 300, source: '演示默认值，请按大厅的耗材安排设置', parse: parseWholeNumber(1, 5000, '份'),
})
