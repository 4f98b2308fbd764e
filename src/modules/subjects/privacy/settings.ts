import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** No law fixes it: whoever waits at a window or a screen does not wait for another system for ever. */
export const registerPatience = defineSetting({
  key: 'subjects.registerPatience', title: '查询共享数据最多等几秒', fallback: 3, source: '演示默认值，请按本地共享平台的承诺设置', parse: parseWholeNumber(1, 60, '秒'),
})

export const correctionWorkdays = defineSetting({
  key: 'subjects.correctionWorkdays', title: '更正个人信息申请的答复期限', fallback: 10, source: '演示默认值，参照政务数据共享条例（国务院令第809号）数据校核的 10 个工作日，请按本地规定设置',
  parse: parseWholeNumber(1, 30, '个工作日'),
})
